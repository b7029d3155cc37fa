"""An entry of a file after its source was edited: the bytes of the edited fields change and no others.

A field stays under the name it was written by, a date stays ``year`` and ``month`` where it stood so, new fields
get the names of the dialect the entry is in. What is written is read again; should it not say what the source
says, the entry is written anew as a whole: right goes before alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.bib.blocks import BibEntry
from annotator.bib.dialects import MONTH_MACROS, Dialect, bibtex_field, bibtex_type
from annotator.bib.editing import edit_entry
from annotator.bib.entries import FIELD_ALIASES, TYPE_ALIASES, canonical_field, entry_to_source
from annotator.bib.reader import read
from annotator.bib.sources import CREATOR_ROLES, ExportedSource, ImportedSource, langid_of
from annotator.bib.strings import StringTable
from annotator.bib.writer import field_value, imported_values, name_lists, safe_key, safe_name, write

_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_HEAD = re.compile(r"(@\s*)(\w+)(\s*[{(]\s*)([^\s,{}()]*)")


def rewritten(entry: BibEntry, before: ExportedSource, after: ExportedSource, strings: StringTable) -> BibEntry:
    """Return the entry as the source is now.

    ``before`` is the source as it was when the entry was read, ``after`` as it is; ``strings`` are those of
    the file. An unchanged source gives the entry itself.
    """
    edit = _Edit(entry, before, after)
    changes = edit.changes()
    made = _with_head(edit_entry(entry, changes) if changes else entry, edit)
    if made.raw == entry.raw or _says(made, edit, strings):
        return made
    return _written_anew(after, edit.dialect)


class _Edit:
    """What is to be done to one entry."""

    def __init__(self, entry: BibEntry, before: ExportedSource, after: ExportedSource) -> None:
        self.entry, self.before, self.after = entry, before, after
        self.written: dict[str, str] = {}
        self.values: dict[str, str] = {}
        for name, value in entry.fields:
            self.written.setdefault(canonical_field(name.lower()), name.lower())
            self.values.setdefault(name.lower(), value)
        names = self.values.keys()
        is_old = "date" not in names and bool({"year", *FIELD_ALIASES} & names or entry.entry_type in TYPE_ALIASES)
        self.dialect: Dialect = "bibtex" if is_old else "biblatex"

    def changes(self) -> dict[str, str | None]:
        """Return raw values by the names fields have in the entry; None takes a field out."""
        before, after = self.before.fields, self.after.fields
        raw = imported_values(self.entry.raw)
        changes: dict[str, str | None] = {}
        for name in sorted(before.keys() | after.keys()):
            if name in CREATOR_ROLES or before.get(name, "") == after.get(name, ""):
                continue
            text = after.get(name, "")
            if name == "date":
                changes |= self._date(text)
            elif not text:
                changes[self._name(name)] = None
            else:
                value = field_value(name, text, raw.get(name, ""), after).written
                changes[self._name(name)] = self._in_style(self._name(name), value)
        return changes | self._names()

    def new_type(self) -> str:
        """Return the word after the ``@``."""
        if self.before.entry_type == self.after.entry_type:
            return self.entry.entry_type
        wanted = self.after.entry_type
        return safe_name(bibtex_type(wanted, self.after.fields) if self.dialect == "bibtex" else wanted) or "misc"

    def _names(self) -> dict[str, str | None]:
        """Return the changes of name lists; which script comes first stays as it is in the entry."""
        persian_first = _langid(self.before) == "persian"
        old, new = (
            name_lists(source.creators, persian_first=persian_first) for source in (self.before, self.after)
        )
        return {
            self._name(name): new[name].written if name in new else None
            for name in dict.fromkeys((*old, *new))
            if (old[name].means if name in old else "") != (new[name].means if name in new else "")
        }

    def _name(self, name: str) -> str:
        if name in self.written:
            return self.written[name]
        wanted = bibtex_field(name, self.entry.entry_type) if self.dialect == "bibtex" else name
        return safe_name(wanted) or name

    def _date(self, date: str) -> dict[str, str | None]:
        if "date" in self.written or (self.dialect == "biblatex" and "year" not in self.written):
            return {"date": self._in_style("date", "{" + date + "}") if date else None}
        parts: dict[str, str | None] = {name: None for name in ("year", "month", "day") if name in self.written}
        match = _YEAR_AND_MONTH.fullmatch(date)
        if match is None:
            return {**parts, "date": "{" + date + "}"} if date else parts
        changes: dict[str, str | None] = {**parts, "year": self._in_style("year", "{" + match[1] + "}")}
        old = _YEAR_AND_MONTH.match(self.before.fields.get("date", ""))
        if match[2] and old is not None and old[2] == match[2] and "month" in self.written:
            del changes["month"]
        elif match[2]:
            changes["month"] = MONTH_MACROS[int(match[2]) - 1] if 1 <= int(match[2]) <= 12 else "{" + match[2] + "}"
        return changes

    def _in_style(self, name: str, value: str) -> str:
        """Return a value with the delimiters the old one had, where they can hold it."""
        old, inner = self.values.get(name, "{"), value[1:-1]
        if old.startswith('"') and '"' not in inner:
            return f'"{inner}"'
        return inner if old.isdigit() and inner.isascii() and inner.isdigit() else value


def _with_head(entry: BibEntry, edit: _Edit) -> BibEntry:
    """Return the entry under the type and key its source has now."""
    key = edit.entry.key if edit.after.citekey == edit.before.citekey else safe_key(edit.after.citekey)
    kind = edit.new_type()
    head = _HEAD.match(entry.raw)
    if head is None or (kind == edit.entry.entry_type and key == edit.entry.key):
        return entry
    word = head[2] if kind == edit.entry.entry_type else kind
    raw = f"{head[1]}{word}{head[3]}{key}" + entry.raw[head.end():]
    found = read(raw).entries
    return found[0] if found else replace(entry, raw=raw)


def _says(made: BibEntry, edit: _Edit, strings: StringTable) -> bool:
    """Read an entry again and tell whether it is one entry that says what was edited, and the rest as before."""
    file = read(made.raw)
    if len(file.blocks) != 1 or len(file.entries) != 1 or (file.entries[0].recovered and not edit.entry.recovered):
        return False
    first, found = entry_to_source(edit.entry, strings), entry_to_source(file.entries[0], strings)
    return _told(found) == {
        name: now if now != was else first_told
        for name, now, was, first_told in _side_by_side(_told(edit.after), _told(edit.before), _told(first))
    }


def _told(source: ExportedSource | ImportedSource) -> dict[str, str]:
    """Return all an entry says, by name: type and key among it."""
    said = {name: " ".join(text.split()) for name, text in source.fields.items() if text.strip()}
    said |= {name: value.means for name, value in name_lists(source.creators, persian_first=False).items()}
    return {**said, "@": source.entry_type, "key": safe_key(source.citekey)}


def _side_by_side(*told: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each name with what each of three sources says, where anything will be said."""
    now, was, first = told
    for name in now.keys() | was.keys() | first.keys():
        row = (name, now.get(name, ""), was.get(name, ""), first.get(name, ""))
        if row[1] if row[1] != row[2] else row[3]:
            yield row


def _langid(source: ExportedSource) -> str:
    return (source.langid or langid_of(source.fields, source.creators)).strip().lower()


def _written_anew(source: ExportedSource, dialect: Dialect) -> BibEntry:
    return read(write([source], dialect)).entries[0]
