"""What is wrong with a source, one small class a check, each with a mend where it is safe.

A check looks at one source, knows no library, and yields problems; a problem carries the mended source or
None where a person must decide. The kinds are stable words; the faces make sentences of them.
"""

from __future__ import annotations

import dataclasses
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from annotator.bib.dates import is_solar_year, latin_digits
from annotator.bib.dialects import INTEGER_FIELDS
from annotator.bib.latex import VERBATIM_FIELDS
from annotator.bib.names import parse_names
from annotator.bib.sources import SOLAR_DATE, ExportedSource, ImportedCreator, langid_of
from annotator.bib.writer import safe_key


@dataclass(frozen=True)
class Problem:
    """Something a check found: ``field`` is a field name or a creator role, ``found`` the value as it is."""

    kind: str
    citekey: str
    field: str = ""
    found: str = ""
    mended: ExportedSource | None = dataclasses.field(default=None, repr=False, compare=False)


class Check(ABC):
    """Base of all checks: ``kind`` names it."""

    kind: ClassVar[str] = ""

    @abstractmethod
    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield what is wrong with a source."""

    def _problem(
        self, source: ExportedSource, name: str, found: str, mended: ExportedSource | None = None
    ) -> Problem:
        return Problem(self.kind, source.citekey, name, found, mended)


class MixedLetters(Check):
    """Arabic ي and ك in Persian text: ``علي`` is not found by who types ``علی``."""

    kind = "mixed_letters"
    _ARABIC: ClassVar = str.maketrans("يىك", "ییک")

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield each field and creator with such letters; sources in Arabic are right to have them."""
        if langid_of(source.fields, source.creators) == "arabic":
            return
        for name, text in source.fields.items():
            if name not in VERBATIM_FIELDS and text != (right := text.translate(self._ARABIC)):
                yield self._problem(source, name, text, _with_field(source, name, right))
        for position, creator in enumerate(source.creators):
            right_one = replace(
                creator, family_fa=creator.family_fa.translate(self._ARABIC),
                given_fa=creator.given_fa.translate(self._ARABIC))
            if right_one != creator:
                yield self._problem(
                    source, creator.role, f"{creator.given_fa} {creator.family_fa}".strip(),
                    _with_creators(source, position, [right_one]))


class JoinedNames(Check):
    """Several people in one name: ``محمد حیدری، رضا سیمبر`` or ``حیدری و سیمبر``."""

    kind = "joined_names"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield each creator whose Persian name holds an Arabic comma, a semicolon or ``و``."""
        for position, creator in enumerate(source.creators):
            whole = creator.family_fa if not creator.given_fa else f"{creator.family_fa}, {creator.given_fa}"
            if creator.is_organisation or not re.search(r"[،؛]|\sو\s", whole):
                continue
            names = parse_names(whole)
            mended = None
            if not creator.family_latin and names:
                parts = [
                    ImportedCreator(
                        role=creator.role, family_fa=name.full_family, given_fa=name.given,
                        is_organisation=int(name.is_organisation))
                    for name in names
                ]
                mended = _with_creators(source, position, parts)
            yield self._problem(source, creator.role, whole, mended)


class WrongCalendar(Check):
    """A Solar Hijri year in a field that is Gregorian."""

    kind = "wrong_calendar"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield ``date`` or ``year`` between 1200 and 1499; mended where no Solar Hijri date stands yet."""
        for name in ("date", "year"):
            value = source.fields.get(name, "")
            if not is_solar_year(latin_digits(value)[:4]):
                continue
            mended = None
            if SOLAR_DATE not in source.fields and langid_of(source.fields, source.creators) == "persian":
                rest = {key: text for key, text in source.fields.items() if key != name}
                mended = replace(source, fields={**rest, SOLAR_DATE: latin_digits(value)})
            yield self._problem(source, name, value, mended)


class PageRange(Check):
    """A page range with a hyphen instead of an en dash."""

    kind = "page_range"
    _HYPHEN: ClassVar = re.compile(r"(?<=\w)\s*-\s*(?=\w)")

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield ``pages`` with one hyphen between two numbers."""
        pages = source.fields.get("pages", "")
        if re.search(r"\d\s*-\s*\d", pages):
            yield self._problem(
                source, "pages", pages, _with_field(source, "pages", self._HYPHEN.sub("–", pages)))


class MissingLanguage(Check):
    """No ``langid``: hyphenation, quotes and ``et al.`` follow the document then, not the source."""

    kind = "missing_language"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield a source without ``langid``; mended where the script tells the language."""
        if not source.fields.get("langid", "").strip():
            langid = langid_of(source.fields, source.creators)
            mended = _with_field(source, "langid", langid) if langid else None
            yield self._problem(source, "langid", "", mended)


class MissingField(Check):
    """A field biblatex asks for is not there."""

    kind = "missing_field"
    _ARTICLE: ClassVar = ("author", "title", "journaltitle", "date")
    REQUIRED: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "article": _ARTICLE, "book": ("author", "title", "date"), "mvbook": ("author", "title", "date"),
        "inbook": ("author", "title", "booktitle", "date"), "booklet": ("author/editor", "title", "date"),
        "collection": ("editor", "title", "date"),
        "incollection": ("author", "editor", "title", "booktitle", "date"), "manual": ("title", "date"),
        "misc": ("title", "date"), "online": ("title", "date", "url/doi/eprint"),
        "patent": ("author", "title", "number", "date"), "periodical": ("editor", "title", "date"),
        "proceedings": ("title", "date"), "inproceedings": ("author", "title", "booktitle", "date"),
        "report": ("author", "title", "type", "institution", "date"),
        "thesis": ("author", "title", "type", "institution", "date"),
        "unpublished": ("author", "title", "date"),
    }
    """Entry type to fields, alternatives divided by a slash (data model of biblatex 3.18)."""

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield each missing field; a source with ``crossref`` or ``xdata`` may inherit it."""
        if "crossref" in source.fields or "xdata" in source.fields:
            return
        there = {name for name, text in source.fields.items() if text.strip()}
        there |= {creator.role for creator in source.creators}
        if there & {"year", SOLAR_DATE, "pubstate"}:
            there.add("date")
        for wanted in self.REQUIRED.get(source.entry_type, ()):
            if not there & set(wanted.split("/")):
                yield self._problem(source, wanted, "")


class DoiPrefix(Check):
    """A DOI with the address of its resolver before it."""

    kind = "doi_prefix"
    _PREFIX: ClassVar = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield a ``doi`` that does not begin with ``10.``."""
        doi = source.fields.get("doi", "")
        match = self._PREFIX.match(doi)
        if match is not None:
            yield self._problem(source, "doi", doi, _with_field(source, "doi", doi[match.end():]))
        elif doi and not re.match(r"10\.\d{4,9}/\S", doi):
            yield self._problem(source, "doi", doi)


class UnbalancedBraces(Check):
    """Braces left over from damaged LaTeX."""

    kind = "unbalanced_braces"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield each field with more of one brace than of the other."""
        for name, text in source.fields.items():
            if text.count("{") != text.count("}"):
                yield self._problem(source, name, text)


class LeftoverLatex(Check):
    """A command nobody knew, which will be printed as it stands."""

    kind = "leftover_latex"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield each text field with a backslash and letters."""
        for name, text in source.fields.items():
            if name not in VERBATIM_FIELDS and re.search(r"\\[A-Za-z]+", text):
                yield self._problem(source, name, text)


class UnsafeKey(Check):
    """A key with characters BibTeX or TeX stumbles over."""

    kind = "unsafe_key"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield a key that would be written otherwise."""
        if (safe := safe_key(source.citekey)) != source.citekey:
            yield self._problem(source, "citekey", source.citekey, replace(source, citekey=safe))


class NotANumber(Check):
    """A field that must be a whole number and is none: biber leaves it out."""

    kind = "not_a_number"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield ``volume`` and the like; ``12 (3)`` is mended to volume and number where no number stands yet."""
        for name in sorted(INTEGER_FIELDS):
            value = latin_digits(source.fields.get(name, "").strip())
            if not value or value.isdecimal():
                continue
            match = re.fullmatch(r"(\d+)\s*\((\d+)\)", value) if name == "volume" else None
            mended = None
            if match is not None and "number" not in source.fields:
                mended = replace(source, fields={**source.fields, "volume": match[1], "number": match[2]})
            yield self._problem(source, name, value, mended)


class WrongNumber(Check):
    """An ISBN or ISSN whose check digit is wrong: mostly a slip of the pen."""

    kind = "wrong_number"

    def problems(self, source: ExportedSource) -> Iterator[Problem]:
        """Yield ``isbn`` and ``issn`` values that cannot be right."""
        for name, is_right in (("isbn", _is_isbn), ("issn", _is_issn)):
            for number in re.split(r"[,;]\s*|\s+", source.fields.get(name, "").strip()):
                if number and not is_right(re.sub("[-–]", "", latin_digits(number)).upper()):
                    yield self._problem(source, name, number)


CHECKS: Final[tuple[Check, ...]] = (
    MissingField(), WrongCalendar(), MixedLetters(), JoinedNames(), PageRange(), DoiPrefix(),
    NotANumber(), MissingLanguage(), UnbalancedBraces(), LeftoverLatex(), UnsafeKey(), WrongNumber(),
)
"""All checks of one source, the graver ones first."""

DUPLICATE_KEY: Final = "duplicate_key"


def check_source(source: ExportedSource, *, off: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return what all checks find in a source; ``off`` names kinds left out."""
    checks = (check for check in CHECKS if check.kind not in off)
    return tuple(problem for check in checks for problem in check.problems(source))


def check_sources(sources: Iterable[ExportedSource], *, off: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with several sources, keys used twice in any case of letters among it."""
    sources = list(sources)
    counts = Counter(source.citekey.casefold() for source in sources)
    found: list[Problem] = []
    for source in sources:
        if counts[source.citekey.casefold()] > 1 and DUPLICATE_KEY not in off:
            found.append(Problem(DUPLICATE_KEY, source.citekey, "citekey", source.citekey))
        found += check_source(source, off=off)
    return tuple(found)


def _with_field(source: ExportedSource, name: str, text: str) -> ExportedSource:
    return replace(source, fields={**source.fields, name: text})


def _with_creators(source: ExportedSource, position: int, new: list[ImportedCreator]) -> ExportedSource:
    """Return the source with one creator replaced and the creators of each role numbered anew."""
    creators = [*source.creators[:position], *new, *source.creators[position + 1:]]
    numbers: Counter[str] = Counter()
    numbered = []
    for creator in creators:
        numbered.append(replace(creator, ord=numbers[creator.role]))
        numbers[creator.role] += 1
    return replace(source, creators=tuple(numbered))


def _is_isbn(number: str) -> bool:
    """ISO 2108: weights 1 and 3 modulo 10 for 13 digits, 10 to 1 modulo 11 for 10."""
    if re.fullmatch(r"\d{13}", number):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(number)) % 10 == 0
    return bool(re.fullmatch(r"\d{9}[\dX]", number)) and _modulo_11(number)


def _is_issn(number: str) -> bool:
    """ISO 3297: weights 8 to 1 modulo 11."""
    return bool(re.fullmatch(r"\d{7}[\dX]", number)) and _modulo_11(number)


def _modulo_11(number: str) -> bool:
    values = (10 if digit == "X" else int(digit) for digit in number)
    return sum(value * (len(number) - place) for place, value in enumerate(values)) % 11 == 0
