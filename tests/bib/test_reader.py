"""Reading BibTeX: nothing lost, nothing raised, never slow."""

import random
import time

import pytest

from annotator.bib import reader
from annotator.bib.bibtex import (
    BibComment,
    BibEntry,
    BibFailed,
    BibPreamble,
    BibString,
    BibText,
    read,
)

WHOLE = """\ufeff% Encoding: UTF-8
@STRING{prl = "Phys. Rev. Lett."}
@preamble{"\\newcommand{\\x}{y}"}

@Article{haidari2024,
  author  = {حیدری، محمد and Simbar, Reza},
  title   = "The {NATO} {\\"U}bung",
  journal = prl # " (B)",
  year    = 2024,
}
words between, mail me@example.org
@comment{jabref-meta: databaseType:biblatex;}
%@book{hidden, title = {x}}
@book{last, title = {No newline}}"""


def kinds(text: str) -> list[type]:
    return [type(block) for block in read(text).blocks if not isinstance(block, BibText)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_character_is_in_one_block(end: str) -> None:
    text = WHOLE.replace("\n", end)
    assert read(text).text == text


def test_the_blocks_of_a_file_are_told_apart() -> None:
    assert kinds(WHOLE) == [BibString, BibPreamble, BibEntry, BibComment, BibEntry]


def test_an_entry_has_type_key_fields_place_and_line() -> None:
    entry = read(WHOLE).entries[0]
    assert (entry.entry_type, entry.key, entry.line) == ("article", "haidari2024", 5)
    assert WHOLE[entry.start:].startswith("@Article{haidari2024")
    assert entry.raw_value("journal") == 'prl # " (B)"'
    assert entry.raw_value("title") == '"The {NATO} {\\"U}bung"'
    assert entry.raw_value("year") == "2024"
    assert [name for name, _ in entry.fields] == ["author", "title", "journal", "year"]


@pytest.mark.parametrize(("text", "fields"), [
    ("@a{k, t={x} year=2001}", {"t": "{x}", "year": "2001"}),
    ("@a(k, t={x}, n={(y)})", {"t": "{x}", "n": "{(y)}"}),
    ("@a{k, % remark\n t={x},\n % another\n n={y}}", {"t": "{x}", "n": "{y}"}),
    ("@a{k, t={x},, n={y},,}", {"t": "{x}", "n": "{y}"}),
    ("@a{k, t={open \\{ brace}, n={y}}", {"t": "{open \\{ brace}", "n": "{y}"}),
    ('@a{k, t="M\\"uller"}', {"t": '"M\\"uller"'}),
    ("@a{k, t={back\\}, n={y}}", {"t": "{back\\}", "n": "{y}"}),
    ("@a{key with blanks, t={x}}", {"t": "{x}"}),
    ("@a{k}", {}),
    ("@a{k,}", {}),
    ("@ a {k, t={x}}", {"t": "{x}"}),
    ("@a\n{k\n,\nt\n=\n{x}\n}", {"t": "{x}"}),
    ("@a{, t={x}}", {"t": "{x}"}),
    ("@a{k, t={\n@book{inner, x={y}}\n}}", {"t": "{\n@book{inner, x={y}}\n}"}),
    ("@a{k, t=" + "{" * 30 + "deep" + "}" * 30 + "}", {"t": "{" * 30 + "deep" + "}" * 30}),
])
def test_what_other_readers_stumble_over_is_read(text: str, fields: dict[str, str]) -> None:
    file = read(text)
    assert file.text == text
    assert [dict(entry.fields) for entry in file.entries] == [fields]


def test_repeated_keys_and_fields_are_kept() -> None:
    file = read("@a{k, t={1}, T={2}}\n" * 3)
    assert [entry.fields for entry in file.entries] == [(("t", "{1}"), ("T", "{2}"))] * 3


@pytest.mark.parametrize(("text", "reason", "line"), [
    ("\n\n@a{k, t={x}", "unclosed", 3),
    ("@a{t={x}, n={y}}", "no_key", 1),
    ("@a{k, t {x}}", "not_understood", 1),
])
def test_a_refused_block_says_why_and_where(text: str, reason: str, line: int) -> None:
    file = read(text)
    assert [(block.reason, block.line) for block in file.failed] == [(reason, line)]
    assert file.text == text


@pytest.mark.parametrize("between", ["\n", " "])
def test_one_missing_brace_costs_one_entry_even_on_one_line(between: str) -> None:
    texts = [f"@a{{k{n}, t={{x{n}}}}}" for n in range(1000)]
    texts[400] = "@a{k400, t={x400}"
    file = read(between.join(texts))
    assert len(file.entries) == 999
    assert file.entries_in_file == 1000
    assert [block.raw for block in file.failed] == ["@a{k400, t={x400}"]


def test_a_file_without_blocks_is_text() -> None:
    for text in ("", "\ufeff", "no entries", "@", "me@example (at work)", "@@@@", "%@a{k, t={x}}"):
        file = read(text)
        assert file.text == text
        assert not file.entries
        assert not file.failed


def test_nul_and_bidi_marks_do_not_harm_reading() -> None:
    text = "@a{k\u202ex, t={a\x00b}}"
    assert read(text).entries[0].raw_value("t") == "{a\x00b}"


HOSTILE = {
    "nested": "@a{b, c=" + "{" * 10**6 + "}" * 10**6 + "}",
    "open braces": "@a{b, c=" + "{" * 10**6,
    "never closed": "@a{b, c={\n" * 300_000,
    "never closed, one line": "@a{b, c={" * 300_000,
    "open quotes": '@a{b, c="' * 300_000,
    "round brackets": "@a(b, c={x}\n" * 300_000,
    "only at signs": "@" * 10**6,
    "at signs with words": "@a " * 300_000,
    "brackets after words": "@a( " * 300_000,
    "blanks": "@a{b" + " " * 10**6,
    "hashes": "@a{b, c=" + "x#" * 500_000,
    "remarks": "@a{b," + "\n%" * 500_000,
    "strings": '@string{a="' * 200_000,
    "comments": "@comment{\n" * 200_000,
    "equal keys": "@a{b, c={d}}\n" * 20_000,
    "remarked heads": "% @a{b " * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_in_seconds(name: str) -> None:
    text = HOSTILE[name]
    begin = time.perf_counter()
    file = read(text)
    assert time.perf_counter() - begin < 10
    assert file.text == text


def test_equal_keys_are_all_read() -> None:
    assert len(read(HOSTILE["equal keys"]).entries) == 20_000


def test_beyond_the_failure_limit_the_rest_is_refused_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FAILURE_LIMIT", 5)
    file = read("@a{b, c={\n" * 20)
    assert file.failed[-1].reason == "too_many_failures"
    assert file.entries_in_file == 20


def test_random_damage_never_raises_and_loses_no_character() -> None:
    chance = random.Random(7)
    for _ in range(1500):
        letters = list(WHOLE)
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(letters))
            letters[place] = chance.choice(["", "{", "}", '"', "@", ",", "\\", "#", "%", "\x00", "(", "="])
        text = "".join(letters)
        assert read(text).text == text


def test_failed_blocks_are_counted_as_entries() -> None:
    file = read("@a{x, y={z}}\n@b{broken, y={\n@c{x2, y={z}}\n")
    assert [type(block) for block in file.blocks if isinstance(block, BibFailed)] == [BibFailed]
    assert file.entries_in_file == 3
