"""Lexicons of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import BadInput, NotFound
from annotator.services.word_pairs import known_words, learnt_words
from annotator.services.workspace import Workspace
from annotator.text.tokens import english_words, persian_words


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "field.tsv"
    path.write_text("qanat\tکاریز\n", encoding="utf-8")
    return path


def renderings(workspace: Workspace, word: str) -> set[str]:
    return set(known_words(workspace.library).translations(english_words(word)[0]))


def test_pairs_that_users_add_are_known_beside_the_shipped_ones(workspace: Workspace, words: Path) -> None:
    kariz, = (word.stem for word in persian_words("کاریز"))
    before = renderings(workspace, "water")
    assert kariz not in renderings(workspace, "qanat")
    deed = workspace.word_pairs.add_lexicon(words)
    assert (deed.name, deed.detail) == ("add lexicon", "field.tsv")
    assert kariz in renderings(workspace, "qanat")
    assert renderings(workspace, "water") == before
    workspace.word_pairs.delete_lexicon(workspace.word_pairs.lexicon("field.tsv").id)
    assert kariz not in renderings(workspace, "qanat")
    workspace.undo()
    assert kariz in renderings(workspace, "qanat")


def test_a_newer_file_of_the_same_name_replaces_the_older(workspace: Workspace, words: Path) -> None:
    workspace.word_pairs.add_lexicon(words)
    words.write_text("qanat\tقنات\n", encoding="utf-8")
    workspace.word_pairs.add_lexicon(words, note="from the field")
    (lexicon,) = workspace.word_pairs.lexicons()
    assert ([tuple(pair) for pair in lexicon.entries], lexicon.note) == ([("qanat", "قنات")], "from the field")
    with pytest.raises(NotFound):
        workspace.word_pairs.lexicon("other.tsv")


def test_a_file_without_a_pair_is_refused(workspace: Workspace, words: Path) -> None:
    words.write_text("nothing Persian here\n", encoding="utf-8")
    with pytest.raises(BadInput):
        workspace.word_pairs.add_lexicon(words)


def test_few_confirmed_rows_teach_nothing(workspace: Workspace) -> None:
    assert learnt_words(workspace.library) is None
