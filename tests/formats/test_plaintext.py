"""Reading text files."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from annotator.errors import (
    BadInput,
    EncodingUnknown,
    FileEmpty,
    FileIsBinary,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
)
from annotator.formats.plaintext import read

MIXED = "روسیه و امنیت ملی\r\nSecurity and policy (Walt, 1998, p. 29)\nسیاست خارجی\n"
PERSIAN_1256 = "اين متن درباره سياست خارجى و امنيت ملى است. گفتگوهاى صلح پس از آن ادامه دارد.\r\n"
FRENCH = "Une étude détaillée à propos des événements récents; l’élève a réussi.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "has_bom", "guessed"),
    [
        (MIXED.encode("utf-8"), "utf-8", False, False),
        (codecs.BOM_UTF8 + MIXED.encode("utf-8"), "utf-8", True, False),
        (codecs.BOM_UTF16_LE + MIXED.encode("utf-16-le"), "utf-16-le", True, False),
        (codecs.BOM_UTF16_BE + MIXED.encode("utf-16-be"), "utf-16-be", True, False),
        (codecs.BOM_UTF32_LE + MIXED.encode("utf-32-le"), "utf-32-le", True, False),
        (MIXED.encode("utf-16-le"), "utf-16-le", False, True),
        (MIXED.encode("utf-16-be"), "utf-16-be", False, True),
        (PERSIAN_1256.encode("cp1256"), "cp1256", False, True),
        (FRENCH.encode("windows-1252"), "windows-1252", False, True),
        (b"plain ascii\n", "utf-8", False, False),
    ],
)
def test_text_is_read_and_its_bytes_can_be_made_again(
    tmp_path: Path,
    data: bytes,
    encoding: str,
    has_bom: bool,
    guessed: bool,
) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(data)

    found = read(path)

    assert (found.encoding, found.has_bom, found.guessed) == (encoding, has_bom, guessed)
    mark = data[: len(data) - len(found.text.encode(found.encoding))]
    assert mark + found.text.encode(found.encoding) == data
    assert bool(mark) is has_bom
    assert bool(found.guesses) is guessed


def test_a_guessed_persian_code_page_reads_as_persian(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(PERSIAN_1256.encode("cp1256"))

    found = read(path)

    assert found.text == PERSIAN_1256
    assert found.guesses[0][0] == "cp1256"
    assert found.guesses[0][1].startswith("اين متن")


def test_the_encoding_asked_for_is_taken_and_is_no_guess(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(PERSIAN_1256.encode("cp1256"))

    assert read(path, "cp1256").guessed is False


def test_a_mark_is_not_part_of_the_text_whatever_name_was_given(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(codecs.BOM_UTF16_LE + MIXED.encode("utf-16-le"))

    found = read(path, "UTF-16")

    assert (found.text, found.encoding, found.has_bom) == (MIXED, "utf-16-le", True)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "no-such-encoding", "base64", "utf-7"])
def test_bytes_that_do_not_fit_the_encoding_asked_for_are_refused_with_guesses(
    tmp_path: Path,
    encoding: str,
) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(PERSIAN_1256.encode("cp1256"))

    with pytest.raises(EncodingUnknown) as refusal:
        read(path, encoding)

    assert refusal.value.guesses[0][0] == "cp1256"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileEmpty),
        (b" \n\r\n\t", FileEmpty),
        (codecs.BOM_UTF8, FileEmpty),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileIsBinary),
        (b"PK\x03\x04rest", FileIsBinary),
        (b"text with \x00 inside", FileIsBinary),
        (codecs.BOM_UTF16_LE + "a\x00b".encode("utf-16-le"), FileIsBinary),
        (b"\x01\x02\x03\x04" * 40 + b"abc", FileIsBinary),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", EncodingUnknown),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", EncodingUnknown),
        (bytes(range(128, 256)) * 3, EncodingUnknown),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, error: type[BadInput]) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(data)

    with pytest.raises(error) as refusal:
        read(path)

    assert refusal.value.path == str(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as refusal:
        read(tmp_path / "none.txt")
    assert refusal.value.path.endswith("none.txt")


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path)


def test_a_name_no_system_accepts_is_refused() -> None:
    with pytest.raises(FileUnreadable):
        read("a\x00b")


def test_a_200_megabyte_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(FileTooLarge) as refusal:
        read(path)

    assert refusal.value.size == 200 * 1024 * 1024
    assert refusal.value.limit < refusal.value.size
