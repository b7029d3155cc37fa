"""Every error the program raises on purpose has a sentence that names the file and the way out."""

from __future__ import annotations

import inspect

import pytest
from pytestqt.qtbot import QtBot

from annotator import errors
from annotator.gui.messages import is_known, sentence

EXAMPLES: dict[type[errors.AnnotatorError], errors.AnnotatorError] = {
    errors.AssetMissing: errors.AssetMissing("icons/x.svg", ()),
    errors.BadInput: errors.BadInput("a.txt", line=3, detail="odd"),
    errors.FileMissing: errors.FileMissing("a.txt"),
    errors.FileEmpty: errors.FileEmpty("a.txt"),
    errors.FileIsBinary: errors.FileIsBinary("a.txt"),
    errors.FileUnreadable: errors.FileUnreadable("a.txt", detail="permission denied"),
    errors.FileTooLarge: errors.FileTooLarge("a.txt", 300_000_000, 200_000_000),
    errors.EncodingUnknown: errors.EncodingUnknown("a.txt", ()),
    errors.BibliographyDamaged: errors.BibliographyDamaged("a.bib", line=9, detail="no entry"),
    errors.BadRequest: errors.BadRequest("the paper has claims"),
    errors.NotFound: errors.NotFound("claims", "7"),
    errors.Ambiguous: errors.Ambiguous("claims", "7", ("a", "b")),
    errors.NothingToUndo: errors.NothingToUndo("undo"),
    errors.LibraryError: errors.LibraryError("l.annotator", "odd"),
    errors.LibraryMissing: errors.LibraryMissing("l.annotator"),
    errors.LibraryForeign: errors.LibraryForeign("l.annotator"),
    errors.LibraryNewer: errors.LibraryNewer("l.annotator", 9, 1),
    errors.LibraryDamaged: errors.LibraryDamaged("l.annotator", "page 3"),
    errors.LibraryLocked: errors.LibraryLocked("l.annotator"),
    errors.LibraryReadOnly: errors.LibraryReadOnly("l.annotator"),
    errors.LibraryFull: errors.LibraryFull("l.annotator"),
    errors.LibraryUnsupported: errors.LibraryUnsupported("postgresql://host/db", "postgresql", "postgresql"),
    errors.Conflict: errors.Conflict("claims", "1", {}, {}),
    errors.UndoRefused: errors.UndoRefused("claims", "1", ("statement",), "Ben", {}, {}),
}
NAMES_NO_FILE = (errors.AnnotatorError, errors.BadRequest, errors.Conflict)


def test_every_error_class_has_an_example_here() -> None:
    classes = {
        one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, errors.AnnotatorError)
    }
    assert classes - {errors.AnnotatorError} == set(EXAMPLES)


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_an_error_becomes_one_sentence(qtbot: QtBot, kind: type[errors.AnnotatorError]) -> None:
    error = EXAMPLES[kind]
    text = sentence(error)
    assert is_known(error)
    assert text
    assert "%" not in text
    assert text != "Something went wrong; nothing was changed."
    if isinstance(error, errors.BadInput | errors.LibraryError):
        assert error.path in text


def test_a_place_in_a_file_is_named(qtbot: QtBot) -> None:
    assert "9" in sentence(EXAMPLES[errors.BibliographyDamaged])


def test_a_fault_of_ours_is_not_known() -> None:
    assert not is_known(KeyError("x"))
    assert is_known(PermissionError(13, "Permission denied", "a.txt"))


def test_a_file_name_cannot_turn_the_sentence_around(qtbot: QtBot) -> None:
    assert "\u2068کتاب.txt\u2069" in sentence(errors.FileMissing("کتاب.txt"))
