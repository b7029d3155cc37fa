"""@string and #, within limits."""

import time

import pytest

from annotator.bib.bibtex import read
from annotator.bib.strings import Resolved, StringTable


def resolve(text: str, value: str, **limits: int) -> Resolved:
    return StringTable(read(text).strings, **limits).resolve(value)


@pytest.mark.parametrize(("value", "text"), [
    ("{a {b} c}", "a {b} c"),
    ('"a {"} c"', 'a {"} c'),
    ("2024", "2024"),
    ('prl # " B"', "Phys. Rev. B"),
    ('PRL # {, } # "C"', "Phys. Rev., C"),
    ("long", "Phys. Rev. Letters"),
    ("mar", "3"),
    ('{A # B}', "A # B"),
    ('"12 " # feb', "12 2"),
    ("", ""),
])
def test_values_are_resolved(value: str, text: str) -> None:
    strings = '@string{prl = "Phys. Rev."} @string(long = Prl # " Letters")'
    assert resolve(strings, value) == Resolved(text)


def test_an_unknown_name_stays_and_is_named() -> None:
    assert resolve("", "nature") == Resolved("nature", ("string_undefined",))


def test_damaged_values_stay_as_they_are() -> None:
    assert resolve("", "{a} {b}").problems == ("value_damaged",)
    assert resolve("", '"M\\"uller"').text == 'M\\"uller'


def test_a_cycle_is_refused() -> None:
    strings = "@string{a = b # {x}} @string{b = a}"
    assert resolve(strings, "a") == Resolved("a", ("string_cycle",))


def test_too_deep_is_refused_and_deep_enough_is_not() -> None:
    strings = "@string{a0 = {x}}" + "".join(f"@string{{a{n + 1} = a{n}}}" for n in range(30))
    assert resolve(strings, "a19") == Resolved("x")
    assert resolve(strings, "a30").problems == ("string_depth",)


def test_doubling_is_refused_quickly() -> None:
    strings = "@string{a0 = {" + "x" * 1000 + "}}" + "".join(
        f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(19))
    begin = time.perf_counter()
    assert resolve(strings, "a19").problems == ("string_budget",)
    assert time.perf_counter() - begin < 2


def test_five_thousand_uses_of_a_megabyte_stay_within_the_budget() -> None:
    table = StringTable(read("@string{big = {" + "x" * 2**20 + "}}").strings)
    results = [table.resolve("big # { }") for _ in range(5000)]
    assert sum(len(result.text) for result in results) < 70 * 2**20
    assert results[-1].problems == ("string_budget",)
