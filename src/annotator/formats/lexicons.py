"""Word lists in: pairs of English and Persian from the forms in which people have them.

Tab-separated text (a Wiktionary extract too): the first English cell and the first Persian cell of a
line; several words in a cell parted by semicolons or commas. TMX: every unit. TBX (ISO 30042, basic):
every concept. FreeDict's TEI: every entry with its translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.errors import BadInput
from annotator.formats import markup, plaintext, tmx

MOST_PAIRS = 200_000

_LONGEST = 80
"""Code points of a word or phrase; longer ones are sentences or definitions."""
_PERSIAN = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z]")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_BETWEEN = re.compile("[;,،؛/|]")

Pair = tuple[str, str]


def read(path: str | Path) -> tuple[Pair, ...]:
    """Return the pairs of a lexicon, each once, in the order of the file.

    Raises:
        BadInput: the file cannot be read, is XML of another kind, or holds more than ``MOST_PAIRS`` pairs.
    """
    text = plaintext.read(path).text
    found = _from_xml(path) if text.lstrip().startswith("<") else _from_table(text)
    pairs = tuple(dict.fromkeys(pair for pair in found if all(0 < len(word) <= _LONGEST for word in pair)))
    if len(pairs) > MOST_PAIRS:
        raise BadInput(str(path), detail=f"more than {MOST_PAIRS:,} pairs")
    return pairs


def _from_table(text: str) -> Iterator[Pair]:
    for line in text.splitlines():
        if not line.startswith("#"):
            cells = [_REMARK.sub(" ", cell) for cell in line.split("\t")]
            english = next((cell for cell in cells if _is_english(cell)), "")
            persian = next((cell for cell in cells if _PERSIAN.search(cell) and not _LATIN.search(cell)), "")
            yield from _crossed([english], [persian])


def _from_xml(path: str | Path) -> Iterable[Pair]:
    root = markup.read(path)
    if root.name == "tmx":
        return [(unit.english, unit.persian) for unit in tmx.units_of(root)]
    if root.name in ("martif", "tbx"):
        return _from_tbx(root)
    if root.name in ("tei", "tei.2"):
        return _from_tei(root)
    raise BadInput(str(path), detail=f"no TMX, TBX or TEI: {root.name}")


def _from_tbx(root: markup.Element) -> Iterator[Pair]:
    for concept in root.all("termentry", "conceptentry"):
        terms: dict[str, list[str]] = {}
        for section in concept.all("langset", "langsec"):
            terms.setdefault(section.lang, []).extend(term.text for term in section.all("term"))
        yield from _crossed(terms.get("en", ()), terms.get("fa", ()))


def _from_tei(root: markup.Element) -> Iterator[Pair]:
    """Read a dictionary in either direction: which side is Persian is seen from its letters."""
    for entry in root.all("entry"):
        heads = [one.text for form in entry.all("form") for one in form.all("orth")]
        quotes = [quote.text for cited in entry.all("cit") if _is_translation(cited) for quote in cited.all("quote")]
        words = [*heads, *quotes]
        yield from _crossed(filter(_is_english, words), filter(_PERSIAN.search, words))


def _is_translation(cited: markup.Element) -> bool:
    return cited.attributes.get("type", "").startswith("trans")


def _is_english(text: str) -> bool:
    return bool(_LATIN.search(text)) and not _PERSIAN.search(text)


def _crossed(english: Iterable[str], persian: Iterable[str]) -> Iterator[Pair]:
    right = [word for cell in persian for word in _words(cell)]
    for cell in english:
        for word in _words(cell):
            for rendering in right:
                yield word, rendering


def _words(cell: str) -> Iterator[str]:
    for word in _BETWEEN.split(cell):
        trimmed = " ".join(word.split())
        if trimmed:
            yield trimmed
