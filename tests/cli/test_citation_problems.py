from pathlib import Path

import pytest

from annotator.cli.citation_problems import SENTENCES, problem_lines, problem_sentence
from annotator.core.model import CITATION_PROBLEMS
from tests.cli.conftest import Terminal


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(CITATION_PROBLEMS)
    for words in SENTENCES.values():
        assert set(words) == {"en", "fa"}
        assert all(text.endswith(".") for text in words.values())


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_an_unknown_problem_is_shown_as_it_is(lang: str) -> None:
    assert problem_sentence("not_heard_of", lang) == "not heard of"


def test_problems_are_counted_the_commonest_first() -> None:
    lines = problem_lines([("no_year", "missing_page"), ("missing_page",), ()])
    assert [line.partition(":")[0] for line in lines] == ["2 × missing_page", "1 × no_year"]


def test_citations_are_listed_by_problem_with_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    (tmp_path / "paper.txt").write_text(text + "دیگران نیز چنین می‌گویند (Nopage, 2015).\n", encoding="utf-8")
    assert terminal.run("import", "paper.txt")[0] == 0
    (found,) = terminal.json("citations", "--problem", "missing_page")
    assert found["authors"] == ["Nopage"]
    _, out, _ = terminal.run("citations")
    assert f"1 × missing_page: {SENTENCES['missing_page']['en']}" in out
    _, out, _ = terminal.run("citations", "--lang", "fa")
    assert SENTENCES["missing_page"]["fa"] in out
    _, out, _ = terminal.run("inspect", "paper.txt")
    assert "1 × missing_page" in out
