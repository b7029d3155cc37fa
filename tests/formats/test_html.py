"""HTML that cannot be broken out of."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.html import colour_of, element, isolated, language_of, page, render


@given(st.text(), st.text())
def test_text_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    seen: list[tuple[str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, dict(attrs)["title"] or ""))

        def handle_data(self, data: str) -> None:
            seen.append(("text", data))

    reader = Reader()
    reader.feed(render(element("p", text, title=value)))
    reader.close()
    kept = str.maketrans("", "", "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 127])))
    assert seen[0] == ("p", value.translate(kept))
    assert "".join(data for kind, data in seen[1:] if kind == "text") == text.translate(kept)
    assert all(kind == "text" for kind, _ in seen[1:])


@pytest.mark.parametrize("name", ["", "p onclick=x", "P>", "1a"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        element(name)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("(Walt, 1998) در این سیاست تأثیر بسیار گذاشت", "fa"),
        ("The سیاست of it", "en"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, lang: str) -> None:
    assert language_of(text) == lang
    assert render(isolated(text)).startswith(f'<bdi lang="{lang}" dir="{"rtl" if lang == "fa" else "ltr"}">')


@pytest.mark.parametrize(
    ("value", "colour"),
    [("#aB12ff", "#aB12ff"), ("red;background:url(x)", "#888888"), ("", "#888888")],
)
def test_a_colour_is_one_or_grey(value: str, colour: str) -> None:
    assert colour_of(value) == colour


def test_a_page_loads_nothing_and_says_so() -> None:
    text = page("عنوان <x>", "p{color:red}", ("body",), "fa")
    assert '<html lang="fa" dir="rtl">' in text
    assert "default-src &#x27;none&#x27;" in text
    assert "<title>عنوان &lt;x&gt;</title>" in text
    assert "<style>p{color:red}</style></head>" in text
