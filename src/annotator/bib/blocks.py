"""The blocks of a BibTeX file, in order: together their ``raw`` is the file, character by character."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from annotator.bib.grammar import FIELD

Reason = Literal["unclosed", "no_key", "not_understood", "too_many_failures"]


BibField: TypeAlias = tuple[str, str]
"""A field of an entry: its name and its value as written, the value with its braces or quotes.

A plain tuple, for a large file holds millions and the garbage collector need not look at those.
"""


@dataclass(slots=True)
class BibEntry:
    """An entry. ``start`` is the code point offset of its ``@`` in the file, ``line`` counts from 1.

    ``recovered`` says why the entry was not well formed; it is empty for one that was. ``fields_span`` is
    where the fields stand in ``raw``: they are split when somebody asks, for many entries are only counted.
    """

    raw: str
    start: int
    line: int
    entry_type: str
    key: str
    fields_span: tuple[int, int] = (0, 0)
    recovered: str = ""
    split_fields: tuple[BibField, ...] | None = None

    @property
    def fields(self) -> tuple[BibField, ...]:
        """The fields in order, repeated names included."""
        if self.split_fields is None:
            self.split_fields = tuple(FIELD.findall(self.raw, *self.fields_span))
        return self.split_fields

    def raw_value(self, name: str) -> str | None:
        """Return the first raw value of a field (its name in lower case), or None."""
        for candidate, value in self.fields:
            if candidate.lower() == name:
                return value
        return None


@dataclass(slots=True)
class BibString:
    """An abbreviation: ``@string{name = raw_value}``."""

    raw: str
    start: int
    line: int
    name: str
    raw_value: str


@dataclass(slots=True)
class BibPreamble:
    """A ``@preamble``: LaTeX that we keep and never run or export on our own."""

    raw: str
    start: int
    line: int


@dataclass(slots=True)
class BibComment:
    """A ``@comment`` block, JabRef's settings among them."""

    raw: str
    start: int
    line: int


@dataclass(slots=True)
class BibText:
    """What stands between blocks; BibTeX ignores it."""

    raw: str
    start: int
    line: int


@dataclass(slots=True)
class BibFailed:
    """A stretch that begins like a block and cannot be read.

    ``entries`` is how many entry heads it holds, so that nothing is lost from the count.
    ``detail`` is a remark of the parser, in English.
    """

    raw: str
    start: int
    line: int
    reason: Reason
    detail: str = ""
    entries: int = 1


Block: TypeAlias = BibEntry | BibString | BibPreamble | BibComment | BibText | BibFailed


@dataclass(frozen=True)
class BibFile:
    """A file as its blocks."""

    blocks: tuple[Block, ...] = field(default=())

    @property
    def entries(self) -> tuple[BibEntry, ...]:
        """The entries, well formed or recovered, repeated keys included."""
        return tuple(block for block in self.blocks if isinstance(block, BibEntry))

    @property
    def strings(self) -> tuple[BibString, ...]:
        """The abbreviations in order."""
        return tuple(block for block in self.blocks if isinstance(block, BibString))

    @property
    def failed(self) -> tuple[BibFailed, ...]:
        """What could not be read."""
        return tuple(block for block in self.blocks if isinstance(block, BibFailed))

    @property
    def text(self) -> str:
        """The file, character by character."""
        return "".join(block.raw for block in self.blocks)

    @property
    def entries_in_file(self) -> int:
        """How many entries the file holds: read, recovered and refused."""
        return len(self.entries) + sum(block.entries for block in self.failed)
