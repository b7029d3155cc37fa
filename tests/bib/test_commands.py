"""The tables of LaTeX commands agree with Unicode and with each other."""

from __future__ import annotations

import unicodedata

import pytest

from annotator.bib import commands
from annotator.bib.latex import decode


@pytest.mark.parametrize(("command", "sign"), commands.ACCENTS.items())
def test_an_accent_is_a_sign_that_combines_and_decodes_so(command: str, sign: str) -> None:
    assert unicodedata.combining(sign)
    assert decode(f"\\{command}{{e}}") == unicodedata.normalize("NFC", f"e{sign}")


@pytest.mark.parametrize(
    ("command", "name"),
    [("ss", "LATIN SMALL LETTER SHARP S"), ("l", "LATIN SMALL LETTER L WITH STROKE"), ("textemdash", "EM DASH"),
     ("guillemotleft", "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK"), ("i", "LATIN SMALL LETTER DOTLESS I"),
     ("textzwnj", "ZERO WIDTH NON-JOINER"), ("ayn", "MODIFIER LETTER LEFT HALF RING")],
)
def test_a_symbol_is_the_character_of_its_name(command: str, name: str) -> None:
    assert unicodedata.name(commands.SYMBOLS[command]) == name


def test_greek_letters_are_those_of_their_names() -> None:
    for command, letter in commands.GREEK.items():
        if letter.isalpha():
            size = "CAPITAL" if command[0].isupper() else "SMALL"
            spelled = {"lambda": "LAMDA"}.get(command.lower(), command.upper())
            assert unicodedata.name(letter) == f"GREEK {size} LETTER {spelled}"


def test_what_may_go_out_unchanged_is_also_understood() -> None:
    assert commands.SYMBOLS.keys() >= commands.ALLOWED_SYMBOLS
    assert commands.ALLOWED_WRAPPERS <= commands.WRAPPERS
    assert commands.WRAPPERS.isdisjoint(commands.SWITCHES)
    assert frozenset("cvuHkrdbtGUh") == commands.ARGUMENT_ACCENTS


@pytest.mark.parametrize("dangerous", ["input", "include", "write", "openin", "immediate", "catcode", "def", "csname"])
def test_commands_that_read_write_or_redefine_never_go_out(dangerous: str) -> None:
    allowed = commands.ALLOWED_SYMBOLS | commands.ALLOWED_WRAPPERS | commands.ALLOWED_IN_MATH
    assert dangerous not in allowed | commands.WRAPPERS | commands.SYMBOLS.keys()
