"""The grammar: what is well formed matches whole, what is not does not, and none of it is slow."""

from __future__ import annotations

import time

import pytest

from annotator.bib.grammar import COMMENT, FIELD, HEAD, LENIENT_ENTRIES, NEXT_ENTRY, PREAMBLE, STRING, VALUE_PART

ENTRY = '@article{key2024, title = {The {NATO} pact}, note = "a {"} b", year = 2024, month = jan # "~1"}'


def test_an_entry_gives_its_type_key_and_fields() -> None:
    match = NEXT_ENTRY.fullmatch(f"\n\n{ENTRY}")
    assert match is not None
    assert match.groups()[:3] == ("\n\n", "article", "key2024")
    assert FIELD.findall(match.group(4)) == [
        ("title", "{The {NATO} pact}"), ("note", '"a {"} b"'), ("year", "2024"), ("month", 'jan # "~1"'),
    ]


@pytest.mark.parametrize(
    "entry",
    ["@book{k}", "@book{k,}", "@ book { k , t = {x} , }", "@مقاله{کلید, title={آب}}", "@a{k, t = {\\{}}}",
     "@a{, t={x}}"],
)
def test_what_bibtex_reads_is_an_entry(entry: str) -> None:
    assert NEXT_ENTRY.fullmatch(entry)


@pytest.mark.parametrize(
    "broken", ["@book{k, t = {x}", "@book{k, t = }", "@book k, t = {x}}", "me@example.org", "@{k}", "@book{k, t {x}}"]
)
def test_what_is_broken_is_no_entry(broken: str) -> None:
    assert not NEXT_ENTRY.fullmatch(broken)


@pytest.mark.parametrize(
    ("entry", "in_round_brackets"),
    [
        ("@a{k, t = {x} y = {z}}", False),
        ("@a{k, t = {x}, % remark\n y = {z}}", False),
        ("@a(k, t = {x}, y = {z})", True),
    ],
)
def test_lenient_reading_takes_missing_commas_remarks_and_round_brackets(entry: str, in_round_brackets: bool) -> None:
    assert not NEXT_ENTRY.fullmatch(entry)
    assert [bool(pattern.fullmatch(entry)) for pattern in LENIENT_ENTRIES] == [
        not in_round_brackets, in_round_brackets,
    ]


def test_the_other_blocks_are_told_by_their_names() -> None:
    string = STRING.fullmatch('@String(prl = "Phys." # " Rev.")')
    assert string is not None
    assert [group for group in string.groups() if group] == ["prl", '"Phys." # " Rev."']
    assert PREAMBLE.fullmatch('@preamble{"\\newcommand{\\x}{y}"}')
    assert COMMENT.fullmatch("@COMMENT{jabref-meta: {x}}")
    assert not PREAMBLE.fullmatch(ENTRY)
    head = HEAD.match("@ Article (k")
    assert head is not None
    assert head.groups() == ("Article", "(")


def test_the_parts_of_a_value_are_told_apart() -> None:
    parts = [(match.lastgroup, match.group("more")) for match in VALUE_PART.finditer('jan # {x} # "y"')]
    assert [more for _, more in parts] == ["#", "#", ""]
    assert [
        next(kind for kind in ("bare", "braced", "quoted") if match.group(kind))
        for match in VALUE_PART.finditer('jan # {x} # "y"')
    ] == ["bare", "braced", "quoted"]


@pytest.mark.parametrize(
    "hostile", ["@a{k, t = " + "{" * 50_000, "@a{k," + " " * 50_000, '@a{k, t = "' + "{}" * 30_000]
)
def test_hostile_input_takes_no_more_than_linear_time(hostile: str) -> None:
    started = time.perf_counter()
    assert not NEXT_ENTRY.match(hostile)
    assert all(not pattern.match(hostile) for pattern in LENIENT_ENTRIES)
    assert time.perf_counter() - started < 1
