"""Records and the rows that hold them.

A :class:`Table` knows the columns of one record class and turns a record's content into column values,
into the canonical JSON the journal keeps, and back. Both are made from the same pieces of text, so a
row and its revision can be compared without parsing anything.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any, Generic, TypeVar

from annotator.core.model import RECORD_TYPE_BY_TABLE, Record
from annotator.core.revisions import canonical_json, frozen_json
from annotator.errors import BadRequest

R = TypeVar("R", bound=Record)
Values = tuple[Any, ...]
"""The column values of a row without ``id`` and ``rev``, in the order of :attr:`Table.names`."""

_LARGEST = 2**63 - 1
_NUL_AS_JSON = "\\u0000"
_TABLES: dict[str, Table[Any]] = {}


@dataclass(frozen=True)
class Column:
    """A column. ``default`` makes the value of a field a revision or change does not name."""

    name: str
    kind: str
    is_nullable: bool
    default: Callable[[], Any] | None

    def encode(self, value: Any) -> Any:  # noqa: ANN401 - a field of any record
        """Return the value as it is stored.

        Raises:
            BadRequest: not a value of this column.
        """
        if self.kind == "Json":
            return self._encode_json(value)
        if value is None and self.is_nullable:
            return None
        if self.kind == "str" and isinstance(value, str):
            return value
        if self.kind == "int" and isinstance(value, int) and -_LARGEST <= value <= _LARGEST:
            return int(value)
        raise BadRequest(f"{self.name}: {value!r} is not {self.kind}")

    def _encode_json(self, value: Any) -> str:  # noqa: ANN401
        if value in ((), []):
            return "[]"
        try:
            return canonical_json(value)
        except (TypeError, ValueError) as error:
            raise BadRequest(f"{self.name}: {error}") from error

    def as_json(self, stored: Any) -> str:  # noqa: ANN401
        """Return a stored value as a piece of canonical JSON."""
        if self.kind == "Json":
            return str(stored)
        return encode_basestring(stored) if self.kind == "str" else str(stored)

    def decode(self, stored: Any) -> Any:  # noqa: ANN401
        """Return the field's value."""
        if self.kind != "Json":
            return stored
        return () if stored == "[]" else frozen_json(json.loads(stored))


class Table(Generic[R]):
    """The table of one record class, with the SQL that reads and writes it."""

    def __init__(self, kind: type[R]) -> None:
        self.kind = kind
        self.name = kind.TABLE
        self.columns = tuple(_column_of(f) for f in dataclasses.fields(kind) if f.name not in ("id", "rev"))
        self.names = tuple(column.name for column in self.columns)
        self.all_names = ("id", "rev", *self.names)
        listed = ", ".join(self.all_names)
        marks = ", ".join(f":{name}" for name in self.all_names)
        self.select = f"SELECT {listed} FROM {self.name}"  # noqa: S608 - names from our own dataclasses
        self.insert = f"INSERT INTO {self.name} ({listed}) VALUES ({marks})"  # noqa: S608
        self._sorted = tuple(sorted(range(len(self.columns)), key=lambda index: self.names[index]))

    def encode(self, fields: Mapping[str, Any]) -> Values:
        """Return the column values of a content; what it does not name takes the field's default.

        Raises:
            BadRequest: an unknown field, a missing one, or a value that is not of its column.
        """
        values = tuple(
            column.encode(fields[column.name]) if column.name in fields else self._default(column)
            for column in self.columns
        )
        if len(fields) > len(values) or not fields.keys() <= set(self.names):
            raise BadRequest(f"{self.name} has no field {', '.join(sorted(fields.keys() - set(self.names)))}")
        return values

    def encode_record(self, record: Record) -> Values:
        """Return the column values of a record."""
        return tuple([column.encode(getattr(record, column.name)) for column in self.columns])

    def data_of(self, values: Values) -> str:
        """Return the content as canonical JSON, NULL fields left out.

        Raises:
            BadRequest: a text holds U+0000 or half a surrogate pair, which PostgreSQL could not store.
        """
        pieces = [
            f'"{self.names[index]}":{self.columns[index].as_json(values[index])}'
            for index in self._sorted
            if values[index] is not None
        ]
        data = "{" + ",".join(pieces) + "}"
        if _NUL_AS_JSON in data or not (data.isascii() or _is_encodable(data)):
            self._refuse_characters(values)
        return data

    def fields_of(self, values: Values) -> dict[str, Any]:
        """Return the content as the record holds it."""
        return {column.name: column.decode(value) for column, value in zip(self.columns, values, strict=True)}

    def differing(self, before: Values, after: Values) -> tuple[str, ...]:
        """Return the names of the columns that differ."""
        return tuple(name for name, old, new in zip(self.names, before, after, strict=True) if old != new)

    def record_of(self, row: Sequence[Any]) -> R:
        """Return the record of a row as :attr:`select` reads it."""
        return self.kind(id=row[0], rev=row[1], **self.fields_of(tuple(row[2:])))

    def row_of(self, record_id: str, rev: str, values: Values) -> dict[str, Any]:
        """Return the parameters of :attr:`insert` and :meth:`update_of`."""
        return {"id": record_id, "rev": rev, **dict(zip(self.names, values, strict=True))}

    def update_of(self, names: Sequence[str]) -> str:
        """Return the SQL that sets some columns where the row still stands at ``base_rev``.

        Indexes of columns that are not named are left alone.
        """
        settings = ", ".join(f"{name} = :{name}" for name in ("rev", *names))
        return f"UPDATE {self.name} SET {settings} WHERE id = :id AND rev = :base_rev"  # noqa: S608

    def column(self, name: str) -> Column:
        """Return a column, ``id`` and ``rev`` too.

        Raises:
            BadRequest: the record has no such field.
        """
        if name in ("id", "rev"):
            return Column(name, "str", is_nullable=False, default=None)
        if name not in self.names:
            raise BadRequest(f"{self.name} has no field {name}")
        return self.columns[self.names.index(name)]

    def _default(self, column: Column) -> Any:  # noqa: ANN401
        if column.default is None:
            raise BadRequest(f"{self.name}: {column.name} is missing")
        return column.encode(column.default())

    def _refuse_characters(self, values: Values) -> None:
        for column, value in zip(self.columns, values, strict=True):
            if not isinstance(value, str):
                continue
            decoded = json.loads(value) if column.kind == "Json" else value
            refuse_characters(f"{self.name}.{column.name}", decoded)


def table_of(kind: type[R]) -> Table[R]:
    """Return the table of a record class."""
    table = _TABLES.get(kind.TABLE)
    if table is None:
        table = _TABLES[kind.TABLE] = Table(kind)
    return table


def table_named(name: str) -> Table[Record]:
    """Return the table of this name.

    Raises:
        BadRequest: there is none.
    """
    kind = RECORD_TYPE_BY_TABLE.get(name)
    if kind is None:
        raise BadRequest(f"no record is called {name}")
    return table_of(kind)


def refuse_characters(where: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Refuse texts that not every engine can store.

    Raises:
        BadRequest: U+0000 or a lone surrogate; the message says where.
    """
    if isinstance(value, str):
        if "\0" in value or not _is_encodable(value):
            raise BadRequest(f"{where}: U+0000 and lone surrogates cannot be stored")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            refuse_characters(where, key)
            refuse_characters(where, item)
    elif isinstance(value, list | tuple):
        for item in value:
            refuse_characters(where, item)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _column_of(field: dataclasses.Field[Any]) -> Column:
    kind, _, rest = str(field.type).partition(" | ")
    default: Callable[[], Any] | None = None
    if field.default_factory is not dataclasses.MISSING:
        default = field.default_factory
    elif field.default is not dataclasses.MISSING:
        value = field.default
        default = lambda: value  # noqa: E731 - a closure over one value
    return Column(field.name, kind, is_nullable=rest == "None", default=default)
