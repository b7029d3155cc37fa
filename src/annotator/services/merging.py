"""Two records of one work become one, field by field: what the one lacks the other gives, nothing known is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.bib.names import OTHERS
from annotator.bib.sources import ImportedCreator
from annotator.core.changes import created, deleted
from annotator.core.model import Change, Creator
from annotator.services.bib_records import creator_records
from annotator.services.deeds import edits

ALIASES = "ids"
"""The field of biblatex that holds further keys of an entry."""

_SAME_FACT = (("date", "year"), ("journaltitle", "journal"), ("location", "address"), ("institution", "school"))
"""Fields that say the same: where one is known the other is not taken over."""


def completed_fields(own: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return the fields with those of another record of the work that they lack."""
    said = {name for names in _SAME_FACT for name in names if any(own.get(one) for one in names)}
    lacking = {
        name: text for name, text in other.items() if text and not own.get(name) and name not in said | {ALIASES}
    }
    return with_aliases({**own, **lacking}, aliases(other))


def aliases(fields: Mapping[str, str]) -> list[str]:
    """Return the further keys of a source."""
    return [key for part in str(fields.get(ALIASES, "")).split(",") if (key := part.strip())]


def with_aliases(fields: Mapping[str, str], keys: Iterable[str], citekey: str = "") -> dict[str, str]:
    """Return the fields with further keys added, each once and none that is the source's own."""
    wanted = [key for key in dict.fromkeys([*aliases(fields), *keys]) if key != citekey]
    rest = {name: text for name, text in fields.items() if name != ALIASES}
    return {**rest, ALIASES: ",".join(wanted)} if wanted else rest


def completed_creators(
    own: Sequence[ImportedCreator], other: Sequence[ImportedCreator]
) -> tuple[ImportedCreator, ...]:
    """Return the creators with what another record of the work knows of them.

    Roles the first lacks are taken over. In a role both have, lists of equal length fill each other's gaps
    place by place, the other script above all; a list that ends in "and others" gives way to one that names more.
    """
    made: list[ImportedCreator] = []
    for role in dict.fromkeys(creator.role for creator in (*own, *other)):
        first, second = _of_role(own, role), _of_role(other, role)
        if not first or (_is_open(first) and _named(second) > _named(first)):
            first, second = second, first
        if _named(first) == _named(second) or _is_open(second):
            first = [
                _filled(one, second[place]) if place < _named(second) and not _is_others(one) else one
                for place, one in enumerate(first)
            ]
        made += [replace(one, ord=place) for place, one in enumerate(first)]
    return tuple(made)


def creator_changes(source_id: str, old: Iterable[Creator], new: Iterable[ImportedCreator]) -> list[Change]:
    """Return the changes to a new list of creators: rows are kept where only their names change."""
    before = sorted(old, key=lambda creator: (creator.role, creator.ord))
    after = sorted(creator_records(source_id, new), key=lambda creator: (creator.role, creator.ord))
    changes: list[Change] = []
    for one, wanted in zip(before, after, strict=False):
        fields = {name: value for name, value in wanted.values().items() if name != "deleted"}
        changes += edits(one, **fields)
    changes += map(deleted, before[len(after) :])
    return changes + [created(one) for one in after[len(before) :]]


def _of_role(creators: Iterable[ImportedCreator], role: str) -> list[ImportedCreator]:
    return sorted((one for one in creators if one.role == role), key=lambda one: one.ord)


def _is_others(creator: ImportedCreator) -> bool:
    return OTHERS in (creator.family_latin, creator.family_fa)


def _is_open(creators: Iterable[ImportedCreator]) -> bool:
    return any(map(_is_others, creators))


def _named(creators: Iterable[ImportedCreator]) -> int:
    return sum(not _is_others(one) for one in creators)


def _filled(own: ImportedCreator, other: ImportedCreator) -> ImportedCreator:
    """Fill each script the creator lacks; a given name only beside a family name of the same script."""
    return replace(
        own,
        family_latin=own.family_latin or other.family_latin,
        given_latin=own.given_latin or other.given_latin,
        family_fa=own.family_fa or other.family_fa,
        given_fa=own.given_fa or other.given_fa,
        is_organisation=own.is_organisation or other.is_organisation,
    )
