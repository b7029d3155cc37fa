"""Every error has its sentence, in both languages, with file, place and a way out."""

from __future__ import annotations

import inspect
import re

import pytest

from annotator import errors
from annotator.cli import main, messages

ERRORS: list[errors.AnnotatorError] = [
    errors.AssetMissing("resources/icons/tag.svg", ("a", "b")),
    errors.FileMissing("paper.txt"),
    errors.FileEmpty("paper.txt"),
    errors.FileIsBinary("paper.txt", detail="a NUL at byte 12"),
    errors.FileUnreadable("paper.txt", detail="permission denied"),
    errors.FileTooLarge("paper.txt", 200_000_000, 64_000_000),
    errors.EncodingUnknown("paper.txt", (("cp1256", "سلام دنیا"), ("cp1252", "ÓáÇã"))),
    errors.BibliographyDamaged("a.bib", line=4, column=2, detail="a brace is open"),
    errors.BadInput("a.bib", line=4),
    errors.NotFound("sources", "buzan2010"),
    errors.Ambiguous("papers", "0192", ("01921", "01922")),
    errors.NothingToUndo("undo"),
    errors.BadRequest("Say what to change."),
    errors.LibraryMissing("a.annotator"),
    errors.LibraryForeign("a.annotator", "a trigger named x"),
    errors.LibraryNewer("a.annotator", 9, 1),
    errors.LibraryDamaged("a.annotator", "page 7"),
    errors.LibraryLocked("a.annotator"),
    errors.LibraryReadOnly("a.annotator"),
    errors.LibraryFull("a.annotator"),
    errors.LibraryUnsupported("postgresql://server/library", "postgresql"),
    errors.LibraryError("a.annotator"),
    errors.Conflict("claims", "id", {}, None),
    errors.UndoRefused("claims", "id", ("statement",), "sara", {}, {}),
]


def error_classes() -> set[type[errors.AnnotatorError]]:
    return {
        item for _, item in inspect.getmembers(errors, inspect.isclass) if issubclass(item, errors.AnnotatorError)
    } - {errors.AnnotatorError}


def test_every_error_class_has_a_sentence_of_its_own() -> None:
    assert error_classes() == set(messages.SENTENCES)


def test_nothing_obsolete_is_in_the_table_and_every_class_is_tried_here() -> None:
    assert {type(error) for error in ERRORS} == error_classes()


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_sentence_is_whole_and_names_its_facts(error: errors.AnnotatorError, lang: str) -> None:
    words = messages.sentence(error, lang)
    assert words.strip()
    assert not re.search(r"[{}]", words)
    assert "\n" not in words
    if isinstance(error, errors.BadInput | errors.LibraryError):
        assert error.path in words
    if isinstance(error, errors.BadInput) and error.line:
        assert f"{error.path}:{error.line}" in words


@pytest.mark.parametrize(
    ("error", "code"),
    [(errors.FileMissing("a"), 3), (errors.NotFound("claims", "7"), 2), (errors.LibraryLocked("a"), 4),
     (errors.Conflict("claims", "7", {}, None), 5), (errors.AssetMissing("a", ()), 70)],
)
def test_each_kind_of_error_has_the_exit_code_of_the_contract(error: errors.AnnotatorError, code: int) -> None:
    assert main.exit_code(error) == code


def test_a_sentence_speaks_of_one_thing_by_its_name_in_the_glossary() -> None:
    assert "There is no tag “x”" in messages.sentence(errors.NotFound("tags", "x"), "en")
    assert "برچسب «x» نیست" in messages.sentence(errors.NotFound("tags", "x"), "fa")


def test_a_path_keeps_its_dots_and_a_reason_does_not_end_twice() -> None:
    assert messages.sentence(errors.FileMissing("../paper.txt")).startswith("../paper.txt: ")
    assert messages.sentence(errors.LibraryMissing("../../a.annotator")).startswith("../../a.annotator: ")
    assert messages.sentence(errors.BadRequest("Give a reason.")) == "Not done: Give a reason."


def test_a_lexicon_and_a_translation_are_spoken_of_as_one_thing() -> None:
    assert "There is no lexicon “x”" in messages.sentence(errors.NotFound("lexicons", "x"), "en")
    assert "There is no translation “x”" in messages.sentence(errors.NotFound("translations", "x"), "en")
