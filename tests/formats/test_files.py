"""Files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator.errors import FileMissing, FileUnreadable
from annotator.formats import files
from annotator.formats.files import write_atomically


def test_a_new_file_holds_the_text_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.bib"
    write_atomically(path, "یک\r\nدو\n")
    assert path.read_bytes() == "یک\r\nدو\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.bib"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_a_failure_on_the_way_leaves_the_old_file_and_no_remains(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "out.bib"
    path.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(FileUnreadable) as refusal:
        write_atomically(path, "new")
    assert refusal.value.detail == "No space left on device"
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as refusal:
        write_atomically(tmp_path / "none" / "out.bib", "text")
    assert refusal.value.path == str(tmp_path / "none")


@pytest.mark.parametrize("name", ["", "a\x00b"])
def test_a_place_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable):
        write_atomically(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_and_not_replaced() -> None:
    write_atomically(os.devnull, "text")
    assert not Path(os.devnull).is_file()
