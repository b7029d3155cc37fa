"""Shared set-up: the window is drawn offscreen, settings and libraries of the user stay untouched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point data and settings of the program at a folder of this test run."""
    folder = tmp_path_factory.mktemp("places")
    monkeypatch.setenv("ANNOTATOR_DATA", str(folder / "data"))
    monkeypatch.setenv("ANNOTATOR_CONFIG", str(folder / "config"))
    monkeypatch.delenv("ANNOTATOR_LIBRARY", raising=False)


@pytest.fixture
def program() -> Callable[[str, str], Path]:
    """Find a program some tests ask for a verdict, such as biber.

    Without it the test is skipped and says which package brings it; the gate
    (``ANNOTATOR_NO_SKIPS``) installs it and takes its absence for a failure.
    """

    def find(name: str, package: str) -> Path:
        place = shutil.which(name)
        if place is None:
            reason = f"{name} is not installed (Debian: apt install {package})"
            if os.environ.get("ANNOTATOR_NO_SKIPS"):
                pytest.fail(reason)
            pytest.skip(reason)
        return Path(place)

    return find
