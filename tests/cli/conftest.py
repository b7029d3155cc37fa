"""A library in a folder of its own, and a way to run commands as a person at a terminal would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.main import main

PAPER = """1- INTRODUCTION

The treaty of 1973 remains the only binding basis for dividing the river. Iran proposed a joint
station in 2023.

مقدمه

معاهده سال 1973 هنوز تنها سند الزام آور است )Deltaworth, 2010, p. 25(. ایــران در سال 2023 ایســتگاه
مشترک را پیشنهاد کرد )Fenmarsh & Lakeby, 2014, p. 102(.
"""

BIBLIOGRAPHY = """@book{deltaworth2010,
  author = {Deltaworth, Ann}, title = {Rivers & Order}, date = {2010}, langid = {english}
}
"""


@dataclass
class Terminal:
    """``run`` returns exit code, output and errors; ``json`` the parsed output of a command that must succeed."""

    run: Callable[..., tuple[int, str, str]]

    def json(self, *arguments: str) -> Any:
        code, out, err = self.run(*arguments, "--json")
        assert code in (0, 1), err
        return json.loads(out)


@pytest.fixture
def terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATOR_LIBRARY", str(tmp_path / "library.annotator"))

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([*arguments, "--user", "sara"])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "sources.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    return Terminal(run)
