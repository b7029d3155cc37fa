"""Selecting records by the values of their fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from annotator.core.model import Deed, Record
from annotator.errors import BadRequest
from annotator.store.engine import Engine
from annotator.store.rows import Table

R = TypeVar("R", bound=Record)
FieldValue: TypeAlias = str | int | Collection[str | int | None] | None
"""What a field is compared with: a value, None for none, or several of which one is enough."""

_MOST_VALUES = 500
"""Values in one IN list: SQLite before 3.32 takes 999 parameters."""

_NO_LIMIT = 2**62
"""Rows no table has: SQLite knows no OFFSET without LIMIT, PostgreSQL no negative one."""

_DEEDS_AFTER = "SELECT name, detail, txn, actor, at, seq FROM deeds WHERE seq > :after ORDER BY seq"


@dataclass(frozen=True)
class Selection(Generic[R]):
    """The records of a table whose fields are equal to some values.

    ``deleted`` is False for the living, True for the deleted, None for both.
    """

    table: Table[R]
    deleted: bool | None
    equal: Mapping[str, FieldValue]

    def rows(
        self, engine: Engine, order: str | tuple[str, ...], limit: int | None, offset: int
    ) -> list[tuple[Any, ...]]:
        """Return the rows in order.

        Raises:
            BadRequest: a field the record does not have.
        """
        keys = [self._order_key(name) for name in ((order,) if isinstance(order, str) else order)]
        parts = list(self._parts())
        if len(parts) == 1:
            where, parameters = parts[0]
            text = ", ".join(
                f"{name} {'DESC NULLS LAST' if descends else 'ASC NULLS FIRST'}" for name, descends in keys
            )
            window = "" if limit is None and not offset else " LIMIT :_limit OFFSET :_offset"
            paging = {"_limit": _NO_LIMIT if limit is None else limit, "_offset": offset} if window else {}
            return engine.rows(
                f"{self.table.select}{where} ORDER BY {text}{window}", {**parameters, **paging}
            )
        rows = [
            row
            for where, parameters in parts
            for row in engine.rows(f"{self.table.select}{where}", parameters)
        ]
        for name, descends in reversed(keys):
            index = self.table.all_names.index(name)
            rows.sort(key=lambda row, at=index: (row[at] is not None, row[at]), reverse=descends)  # type: ignore[misc]
        return rows[offset:] if limit is None else rows[offset : offset + limit]

    def count(self, engine: Engine) -> int:
        """Return how many rows there are."""
        sql = f"SELECT count(*) FROM {self.table.name}"  # noqa: S608 - the name of one of our tables
        return sum(int(engine.rows(f"{sql}{where}", parameters)[0][0]) for where, parameters in self._parts())

    def _order_key(self, name: str) -> tuple[str, bool]:
        column = self.table.column(name.removeprefix("-"))
        return column.name, name.startswith("-")

    def _parts(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield WHERE clauses with their parameters; values too many for one query make several."""
        clauses = [] if self.deleted is None else ["deleted = :_deleted"]
        parameters: dict[str, Any] = {} if self.deleted is None else {"_deleted": int(self.deleted)}
        long_name = ""
        long_values: tuple[str | int | None, ...] = ()
        for name, value in self.equal.items():
            self._refuse_json(name)
            values = _distinct(value)
            if len(values) > _MOST_VALUES and not long_name:
                long_name, long_values = name, values
                continue
            clause, more = _one_of(name, values)
            clauses.append(clause)
            parameters.update(more)
        for start in range(0, len(long_values), _MOST_VALUES):
            clause, more = _one_of(long_name, long_values[start : start + _MOST_VALUES])
            yield _where([*clauses, clause]), {**parameters, **more}
        if not long_values:
            yield _where(clauses), parameters

    def _refuse_json(self, name: str) -> None:
        if self.table.column(name).kind == "Json":
            raise BadRequest(f"{self.table.name}.{name} cannot be compared")


def deeds_after(engine: Engine, seq: int) -> list[Deed]:
    """Return the deeds written after revision number ``seq``, in order, without their changes."""
    return [
        Deed(name, (), detail, txn, actor, at, number)
        for name, detail, txn, actor, at, number in engine.rows(_DEEDS_AFTER, {"after": seq})
    ]


def _distinct(value: FieldValue) -> tuple[str | int | None, ...]:
    """Return the values to compare with, each once."""
    return (value,) if value is None or isinstance(value, str | int) else tuple(dict.fromkeys(value))


def _one_of(name: str, values: tuple[str | int | None, ...]) -> tuple[str, dict[str, Any]]:
    """Return the condition that a field has one of the values, and its parameters."""
    marks = {f"{name}_{index}": value for index, value in enumerate(values) if value is not None}
    if len(marks) == 1:
        clause = f"{name} = :{next(iter(marks))}"
    else:
        clause = f"{name} IN ({', '.join(f':{mark}' for mark in marks)})" if marks else "1 = 0"
    return (f"({clause} OR {name} IS NULL)" if None in values else clause), marks


def _where(clauses: list[str]) -> str:
    return " WHERE " + " AND ".join(clauses) if clauses else ""
