"""A small bilingual paper of our own, and a library that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.model import Paper
from annotator.services.workspace import Workspace

PAPER = """\
Lakes and Borders: Water Policy between Two Neighbours

ABSTRACT

The salt lake on the border lost half of its surface between 1995 and 2015. \
Two governments blamed each other for it.
This article asks whether shared measurement can build trust. \
Joint stations were opened in 2017 (Alder, 2018, p. 44).

CONCLUSIONS

Shared measurement reduces blame. Without a treaty it does not bring water back.

دریاچه‌ها و مرزها: سیاست آب میان دو همسایه

چکیده

دریاچه نمک در مرز میان سال‌های 1995 و 2015 نیمی از سطح خود را از دست داد. دو دولت یکدیگر را مقصر دانستند.
این مقاله می‌پرسد آیا اندازه‌گیری مشترک می‌تواند اعتماد بسازد. ایستگاه‌های مشترک در سال 2017 گشوده شد.

مقدمه

آب مرز نمی‌شناسد و هر سیاستی که این را نبیند شکست می‌خورد (Alder, 2018, p. 12). \
پژوهش‌های پیشین بیشتر به حقوق بین‌الملل پرداخته‌اند (Birch & Cedar, 2020a, p. 7).
برخی نیز بر امنیت تأکید کرده‌اند (Birch & Cedar, 2020b, p. 9).

بلوطی (1399) نشان می‌دهد که داده‌های مشترک اختلاف را کم می‌کند. \
همین نتیجه را دیگران نیز گرفته‌اند (Alder, 2018, p. 90).

نتیجه‌گیری

اندازه‌گیری مشترک سرزنش را کم می‌کند. بدون معاهده، آب را باز نمی‌گرداند (Dogwood et al., 2021, p. 3).
"""

BIBLIOGRAPHY = """\
% kept by hand
@book{alder2018,
  author = {Alder, Ann},
  title = {Measuring Water \\& Trust},
  date = {2018},
  langid = {english},
}

@article{birch2020a,
  author = {Birch, Bo and Cedar, Cem},
  title = {Law of Lakes},
  journaltitle = {Border Studies},
  date = {2020},
}

@article{birch2020b,
  author = {Birch, Bo and Cedar, Cem},
  title = {Security of Lakes},
  journaltitle = {Border Studies},
  date = {2020},
}

@book{never2001,
  author = {نخوانده، نسرین},
  title = {کتابی که کسی به آن ارجاع نداد},
  date = {2001},
  langid = {persian},
}
"""


@pytest.fixture
def paper_file(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.fixture
def bib_file(tmp_path: Path) -> Path:
    path = tmp_path / "sources.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    return path


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "test.annotator"


@pytest.fixture
def workspace(library_path: Path) -> Iterator[Workspace]:
    with Workspace.open(library_path, user="ana", create=True) as opened:
        yield opened


@pytest.fixture
def reviewer(workspace: Workspace, library_path: Path) -> Iterator[Workspace]:
    with Workspace.open(library_path, user="bo") as opened:
        yield opened


@pytest.fixture
def paper(workspace: Workspace, paper_file: Path) -> Paper:
    return workspace.reading.import_file(paper_file)[0]
