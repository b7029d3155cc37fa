"""LaTeX and Unicode, both ways."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bib.latex import (
    clean_verbatim,
    decode,
    decode_field,
    decode_value,
    encode,
    exportable,
    is_harmless,
)


@pytest.mark.parametrize(("latex", "text"), [
    ("plain", "plain"),
    (r'M{\"u}ller and M\"uller and {\"{u}}', "Müller and Müller and ü"),
    (r"\'{e}\`a\^o\~n\=a\.z", "éàôñāż"),
    (r"\c{c}\v{s}\c c\k{a}\r{a}\H{o}\u{g}\d{s}", "çšçąåőğṣ"),
    (r"na{\"\i}ve \'{\i}", "naïve í"),
    (r"{\'{\^e}}", "ế"),
    (r"\ss{} \o \AE\l{} {\O}re", "ß øÆł Øre"),
    (r"a--b---c", "a–b—c"),
    ("``quoted'' it's", "“quoted” it's"),
    (r"R\&D 10\% \$5 \#1 a\_b \{x\}", "R&D 10% $5 #1 a_b {x}"),
    (r"a~b\,c\ d", "a\u00a0b\u2009c d"),
    (r"The {NATO} {R}ole", "The NATO Role"),
    (r"\emph{Kursiv} \textbf{fett} {\em alt}", "Kursiv fett alt"),
    (r"\textpersian{سیاست} \lr{NATO}", "سیاست NATO"),
    (r"\foreignlanguage{persian}{سیاست} \href{http://x}{text}", "سیاست text"),
    (r"{\noopsort{a}}Title", "Title"),
    (r"H$_2$O, $\alpha$, 4$^{th}$, $x+y$", "H₂O, α, 4$^{th}$, $x+y$"),
    (r"\textbackslash{}input\textbraceleft{}x\textbraceright{}", r"\input{x}"),
    ("one\n   two\tthree", "one two three"),
    (r"{\relax Ch}arles", "Charles"),
    ("نیم\u200cفاصله «نقل»", "نیم\u200cفاصله «نقل»"),
    ("price $5 and 6", "price $5 and 6"),
    ("trailing \\", "trailing \\"),
])
def test_latex_is_read_as_text(latex: str, text: str) -> None:
    assert decode(latex) == text


def test_protected_capitals_are_remembered() -> None:
    assert decode_value("The {NATO} in {Kabul} and {\\em low} {x}").protected == ("NATO", "Kabul")


def test_unknown_commands_stay_and_are_named() -> None:
    found = decode_value(r"a \foo{b}{c} d")
    assert (found.text, found.problems) == (r"a \foo{b}{c} d", ("unknown_command",))
    assert decode(r"glue{\Dash}an") == r"glue\Dash{}an"


@pytest.mark.parametrize("value", ["a {b", "a} b"])
def test_unbalanced_braces_are_named(value: str) -> None:
    assert decode_value(value).problems == ("unbalanced_braces",)
    assert decode_value(value).text == "a b"


def test_addresses_are_not_latex() -> None:
    address = "https://example.org/~me/a_b%20c--d"
    assert decode_field("url", address).text == address
    assert decode_field("note", "a--b").text == "a–b"


def test_paragraphs_are_kept_in_abstracts_only() -> None:
    assert decode_field("abstract", "{one}\n  two\n\n\n three").text == "one two\n\nthree"
    assert decode_field("title", "{one}\n\ntwo").text == "one two"


@pytest.mark.parametrize("value", [
    "{" * 10**5 + "}" * 10**5, "{" * 10**5, "}" * 10**5, "$" * 10**5, r"\href{" * 50_000, r"\'" * 10**5,
    r"\emph{" * 50_000, "\\" * 10**5,
])
def test_hostile_values_are_decoded_quickly(value: str) -> None:
    begin = time.perf_counter()
    decode(value)
    assert time.perf_counter() - begin < 2


@given(st.text())
def test_what_is_written_reads_back_as_the_same_text(text: str) -> None:
    assert decode(encode(text)) == exportable(text)


@given(st.text(alphabet="\\{}$&#_%~^`'-\"@a \n,<>é"))
def test_special_characters_read_back_and_reach_nobody_unescaped(text: str) -> None:
    written = encode(text)
    assert decode(written) == exportable(text)
    assert is_harmless(written)


@given(st.text(alphabet="\\{}@a \n\r(", min_size=1))
def test_paragraphs_read_back(text: str) -> None:
    assert decode(encode(text, keep_lines=True), keep_lines=True) == exportable(text, keep_lines=True)


def test_unwritable_characters_are_replaced() -> None:
    assert exportable("a\x00b\ud800c\u202ed") == "a\ufffdb\ufffdcd"


@pytest.mark.parametrize(("name", "value", "cleaned"), [
    ("url", "https://x.org/a b{c}\\input^^5c", "https://x.org/a%20b%7Bc%7D%5Cinput%5E%5E5c"),
    ("url", "https://x.org/100%/a%20b#c_d~e&f", "https://x.org/100%25/a%20b#c_d~e&f"),
    ("url", "https://fa.wikipedia.org/wiki/روسیه", "https://fa.wikipedia.org/wiki/روسیه"),
    ("doi", "10.1002/(SICI)1097<1::AID>3.0.CO;2-#", "10.1002/(SICI)1097<1::AID>3.0.CO;2-#"),
    ("file", r":C\:\papers\a{b}.pdf:PDF", ":C/:/papers/ab.pdf:PDF"),
])
def test_verbatim_fields_cannot_break_out(name: str, value: str, cleaned: str) -> None:
    assert clean_verbatim(name, value) == cleaned


@pytest.mark.parametrize("value", [
    r'M{\"u}ller \& {NATO}', r"\emph{a} \textbf{b}", r"$x_1^{2} + \alpha$", r"\v{s}", r"a~b -- c", r"\ss{}t",
    r"{\'e} \'{\i} 10\%", r"\url{x}",
])
def test_known_latex_may_go_out_again(value: str) -> None:
    assert is_harmless(value)


@pytest.mark.parametrize("value", [
    r"\input{x}", r"$\input{x}$", "^^5cinput", "a % b", "a & b", "a_b", "#1", "$x", "{a", "a}", "}{",
    r"\def\a{}",
    r"\emph", r"\'}", r"\'", "\\", r"\{x\}", "$a^^b$", "a\x00", r"\write18{x}", r"$a_$",
    r"\catcode`\@=0", "$a{$b}",
])
def test_anything_else_may_not(value: str) -> None:
    assert not is_harmless(value)
