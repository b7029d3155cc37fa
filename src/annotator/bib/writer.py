"""Writes sources as BibTeX or biblatex and reads what was written back.

Nothing reaches TeX unescaped. Values typed in the program are escaped; a value that came with the entry
from a file and that nobody changed goes out as it came in if it is harmless (``latex.is_harmless``).
Types, field names and keys are brought to the characters every program reads. The order of entries and fields
depends on nothing but their content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from annotator.bib.blocks import BibEntry
from annotator.bib.dialects import MONTH_MACROS, Dialect, field_rank, in_dialect
from annotator.bib.entries import KEY_FIELDS, canonical_field
from annotator.bib.latex import (
    LONG_FIELDS,
    VERBATIM_FIELDS,
    clean_verbatim,
    decode_field,
    decode_value,
    encode,
    exportable,
    is_harmless,
)
from annotator.bib.names import CreatorName, format_name, parse_names, stored_name
from annotator.bib.reader import iterate_blocks, read
from annotator.bib.sources import (
    CREATOR_ROLES,
    OTHER_NAMES,
    ExportedSource,
    ImportedCreator,
    langid_of,
)
from annotator.bib.strings import StringTable

HEADER: Final = "% Encoding: UTF-8\n"

_NO_ENTRY_TYPES: Final = ("", "comment", "preamble", "string")
_TITLE_FIELDS: Final = frozenset(("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "usere"))
_ACRONYM = re.compile(r"(?<![\w\\])(?=[\w-]*?[A-Z][\w-]*?[A-Z])[A-Za-z][A-Za-z-]*(?![\w])")
_LATEX_INSIDE = re.compile(r"[\\$]|[{\"][^{}]*\{")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9_-]+")


class Difference(NamedTuple):
    """Something a written file does not say as the source does. An empty ``field`` means the whole entry."""

    citekey: str
    field: str
    expected: str
    found: str


class Value(NamedTuple):
    """A field to be written: its LaTeX with delimiters, and what reading it must give."""

    written: str
    means: str


def write(sources: Iterable[ExportedSource], dialect: Dialect = "biblatex") -> str:
    """Return a file of the sources, sorted by key; entries others refer to by ``crossref`` come last."""
    return HEADER + "".join(_render(*entry) for entry in _prepared(sources, dialect))


def verify(text: str, sources: Iterable[ExportedSource], dialect: Dialect = "biblatex") -> tuple[Difference,
...]:
    """Read a written file back and return what does not agree with the sources."""
    file = read(text)
    found = {entry.key: entry for entry in file.entries}
    strings = StringTable(file.strings)
    differences = [Difference("", "", "", block.raw[:80]) for block in file.failed]
    expected = _prepared(sources, dialect)
    for entry_type, key, values in expected:
        entry = found.pop(key, None)
        if entry is None:
            differences.append(Difference(key, "", entry_type, ""))
        else:
            differences += _compare(entry, entry_type, values, strings)
    differences += [Difference(key, "", "", entry.entry_type) for key, entry in found.items()]
    if len(file.entries) > len(expected):
        differences.append(Difference("", "", str(len(expected)), str(len(file.entries))))
    return tuple(differences)


def safe_key(key: str) -> str:
    """Return the key without the characters BibTeX, biber or TeX stumble over; never empty."""
    kept = "".join(
        letter for letter in unicodedata.normalize("NFC", key)
        if letter not in "{}(),=#%~\\\"'$&^@`|<>[];!?" and unicodedata.category(letter)[0] not in "CZ"
    )
    return kept or "source"


@lru_cache(maxsize=1024)
def safe_name(name: str) -> str:
    """Return a type or field name as ``[a-z][a-z0-9_-]*``, or an empty string."""
    return _NOT_IN_NAMES.sub("", name.lower()).lstrip("0123456789_-")


def _prepared(sources: Iterable[ExportedSource], dialect: Dialect) -> list[tuple[str, str, dict[str,
Value]]]:
    ordered = sorted(sources, key=lambda source: (source.citekey.casefold(), source.citekey))
    parents = {key for source in ordered for key in _keys_named(source)}
    ordered.sort(key=lambda source: source.citekey in parents)
    taken: set[str] = set()
    entries = []
    for source in ordered:
        key = safe_key(source.citekey)
        number = 2
        while key.casefold() in taken:
            key, number = f"{safe_key(source.citekey)}-{number}", number + 1
        taken.add(key.casefold())
        entry_type, values = _values(source, dialect)
        entry_type = safe_name(entry_type)
        entries.append((entry_type if entry_type not in _NO_ENTRY_TYPES else "misc", key, values))
    return entries


def _keys_named(source: ExportedSource) -> Iterable[str]:
    for name in ("crossref", "xdata"):
        if name in source.fields:
            yield from (key.strip() for key in source.fields[name].split(","))


def _values(source: ExportedSource, dialect: Dialect) -> tuple[str, dict[str, Value]]:
    langid = (source.langid or langid_of(source.fields, source.creators)).strip().lower()
    fields = dict(source.fields)
    if langid:
        fields["langid"] = langid
    entry_type, fields = in_dialect(source.entry_type, fields, dialect)
    raw = imported_values(source.imported)
    values: dict[str, Value] = {}
    for written, text in fields.items():
        name = safe_name(written)
        if name and name not in CREATOR_ROLES:
            values[name] = field_value(name, text, raw.get(canonical_field(name), ""), fields)
    values |= name_lists(source.creators, persian_first=langid == "persian")
    return entry_type, {name: values[name] for name in sorted(values, key=field_rank)}


def imported_values(imported: str | None) -> Mapping[str, str]:
    """Return the LaTeX values of an imported entry by biblatex's field names, where there is any LaTeX."""
    if not imported or not _LATEX_INSIDE.search(imported):
        return {}
    entry = next(iterate_blocks(imported), None)
    if not isinstance(entry, BibEntry):
        return {}
    strings = StringTable()
    return {
        canonical_field(name.lower()): strings.resolve(value).text
        for name, value in reversed(entry.fields)
        if name.lower() not in CREATOR_ROLES and _LATEX_INSIDE.search(value)
    }


def field_value(name: str, text: str, imported: str, fields: Mapping[str, str]) -> Value:
    """Return a text field as LaTeX; ``imported`` is the LaTeX it came in as, kept where nobody changed it."""
    if name == "howpublished" and not text:
        address = "\\url{" + clean_verbatim("url", fields["url"]) + "}"
        return Value("{" + address + "}", decode_value(address).text)
    if name == "month" and text in MONTH_MACROS:
        return Value(text, str(MONTH_MACROS.index(text) + 1))
    if name in VERBATIM_FIELDS:
        cleaned = clean_verbatim(name, text)
        return Value("{" + cleaned + "}", cleaned)
    if name in KEY_FIELDS:
        keys = ",".join(safe_key(key.strip()) for key in text.split(","))
        return Value("{" + keys + "}", keys)
    keep_lines = name in LONG_FIELDS
    means = exportable(text, keep_lines=keep_lines)
    if imported and is_harmless(imported) and decode_field(name, imported).text == means:
        kept = imported if keep_lines else " ".join(imported.split())
        return Value("{" + kept + "}", means)
    written = encode(text, keep_lines=keep_lines)
    if name in ("pages", "year"):
        written = written.replace("–", "--")
    elif name in _TITLE_FIELDS:
        written = _with_capitals(written, imported)
    return Value("{" + written + "}", means)


def _with_capitals(written: str, imported: str) -> str:
    """Put braces around acronyms, and around the words the imported value had braced."""
    protected = {word for word in (decode_value(imported).protected if imported else ()) if word.isalnum()}
    if protected:
        words = "|".join(re.escape(word) for word in sorted(protected))
        written = re.sub(rf"(?<![\w\\{{])(?:{words})(?!\w)", lambda word: "{" + word[0] + "}", written)
    return _ACRONYM.sub(lambda word: word[0] if _is_braced(written, word) else "{" + word[0] + "}", written)


def _is_braced(text: str, word: re.Match[str]) -> bool:
    return text[:word.start()].endswith("{") and text[word.end():].startswith("}")


def name_lists(creators: Sequence[ImportedCreator], *, persian_first: bool) -> dict[str, Value]:
    """Return the name lists of the creators by field, those of the other script and their types among them."""
    lists: dict[str, Value] = {}
    for role in dict.fromkeys(creator.role for creator in creators):
        name = safe_name(role)
        group = sorted((creator for creator in creators if creator.role == role), key=lambda creator:
        creator.ord)
        forms = [_forms(creator, persian_first=persian_first) for creator in group]
        forms = [pair for pair in forms if pair]
        if not forms or not name:
            continue
        lists[name] = _names_value([pair[0] for pair in forms])
        other = OTHER_NAMES.get(name)
        if other and any(len(pair) > 1 for pair in forms):
            lists[other] = _names_value([pair[-1] for pair in forms])
            lists[f"{other}type"] = Value("{" + name + "}", name)
    return lists


def _forms(creator: ImportedCreator, *, persian_first: bool) -> list[CreatorName]:
    is_organisation = bool(creator.is_organisation)
    columns = [(creator.family_latin, creator.given_latin), (creator.family_fa, creator.given_fa)]
    if persian_first:
        columns.reverse()
    cleaned = [(exportable(family), exportable(given)) for family, given in columns]
    return [
        stored_name(family, given, is_organisation=is_organisation) for family, given in cleaned if family
        or given
    ]


def _names_value(names: Sequence[CreatorName]) -> Value:
    written = " and ".join(format_name(name) for name in names)
    return Value("{" + written + "}", _names_text(names))


def _names_text(names: Iterable[CreatorName]) -> str:
    return "\n".join(f"{name.full_family}\t{name.given}" for name in names)


def _render(entry_type: str, key: str, values: Mapping[str, Value]) -> str:
    fields = "".join(f"  {name} = {value.written},\n" for name, value in values.items())
    return f"\n@{entry_type}{{{key},\n{fields}}}\n"


def _compare(
    entry: BibEntry, entry_type: str, values: Mapping[str, Value], strings: StringTable
) -> list[Difference]:
    differences = []
    if entry.entry_type != entry_type:
        differences.append(Difference(entry.key, "", entry_type, entry.entry_type))
    found: dict[str, str] = {}
    for name, raw_value in entry.fields:
        latex = strings.resolve(raw_value).text
        means = _names_text(parse_names(latex)) if name in CREATOR_ROLES else decode_field(name, latex).text
        if name in KEY_FIELDS:
            means = latex
        found[name] = means
    for name in sorted(values.keys() | found.keys(), key=field_rank):
        wanted, got = values[name].means if name in values else "", found.get(name, "")
        if wanted != got:
            differences.append(Difference(entry.key, name, wanted, got))
    return differences
