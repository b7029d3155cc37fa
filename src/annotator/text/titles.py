"""The paper's titles and key words, as far as the text shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.analysis import FoundBlock
from annotator.text.openings import is_abstract_title, is_known_title

_JOURNAL = re.compile(
    "فصلنامه|فصل‌نامه|دوفصلنامه|دوماهنامه|ماهنامه|پژوهشنامه|پژوهش‌نامه|مجله|نشریه|سال [^ ]+ شماره|دوره|شماره|"
    r"\b(?:journal|quarterly|letter|review|bulletin|proceedings|vol|issn|university|doi|http)\b",
    re.IGNORECASE,
)
_ITEMS = re.compile("[،,؛;•·|\n]| - ")
_SHORT, _LONG = 15, 250


def title_of(blocks: Sequence[FoundBlock], lang: str) -> str | None:
    """Return the title: what stands before the abstract, or a running header that names no journal."""
    own = [block for block in blocks if block.lang == lang]
    for block in _front(own):
        if (
            _SHORT <= len(block.text) <= _LONG
            and not _JOURNAL.search(block.text)
            and not block.text.rstrip().endswith(".")
        ):
            return " ".join(block.text.split())
    headers = [
        block.text for block in own if block.kind == "running_header" and len(block.text) >= _SHORT * 2
    ]
    candidates = [text for text in headers if not _JOURNAL.search(text)]
    return max(candidates, key=candidates.count) if candidates else None


def _front(blocks: Sequence[FoundBlock]) -> Iterator[FoundBlock]:
    """Yield the blocks before the first section, if a section follows soon."""
    front: list[FoundBlock] = []
    for block in blocks[:12]:
        if block.kind == "heading" and (is_abstract_title(block.text) or is_known_title(block.text)):
            yield from front
            return
        if block.number is not None:
            return
        if block.kind in ("heading", "paragraph"):
            front.append(block)


def keywords_of(blocks: Sequence[FoundBlock]) -> dict[str, tuple[str, ...]]:
    """Return the key words of each language."""
    found: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        if block.kind == "keywords" and block.lang not in found:
            items = (item.strip(" .\u200c") for item in _ITEMS.split(block.text))
            found[block.lang] = tuple(item for item in items if item)
    return found
