"""The one way a service writes: changes become a deed, the deed is applied and told to everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotator.core.changes import edited
from annotator.core.model import Change, Deed, Person, Record
from annotator.errors import BadRequest
from annotator.services.hub import Hub
from annotator.store.library import Library

DEED_NAMES: tuple[str, ...] = (
    "import paper",
    "edit paper",
    "delete paper",
    "refuse repair",
    "accept repair",
    "switch rule",
    "confirm row",
    "unconfirm row",
    "join rows",
    "split row",
    "unlink row",
    "move sentence",
    "realign rows",
    "add translation",
    "edit translation",
    "delete translation",
    "import translations",
    "add lexicon",
    "delete lexicon",
    "create tag",
    "edit tag",
    "delete tag",
    "create codebook",
    "create claim",
    "tag claim",
    "untag claim",
    "edit claim",
    "delete claim",
    "add anchor",
    "remove anchor",
    "confirm anchor",
    "add source",
    "edit source",
    "delete source",
    "source from citation",
    "sources from citations",
    "mend sources",
    "merge sources",
    "import bibliography",
    "pin keys",
    "resolve citation",
    "unresolve citation",
    "link source",
    "edit link",
    "unlink source",
    "review claim",
    "review link",
    "withdraw review",
    "comment",
    "edit comment",
    "resolve comment",
)
"""The stable names of all deeds; a face translates them ("Undo tag claim")."""

_DETAIL = 60
_CLEARABLE = frozenset({"parent_id", "shortcut", "citation_id", "page"})
"""Fields that an empty text or 0 empties, as None means "leave it as it is"."""


class Deeds:
    """A library, who works in it, and the hub that hears of every deed."""

    def __init__(self, library: Library, hub: Hub) -> None:
        self.library = library
        self.hub = hub

    @property
    def me(self) -> Person:
        """The person in whose name deeds are done."""
        return self.library.actor

    def apply(self, name: str, changes: Iterable[Change], detail: str = "") -> Deed:
        """Do the changes in one transaction, publish the deed and return it as stored.

        Raises:
            BadRequest: there is nothing to change.
            Conflict, LibraryError: as the store says; nothing was written.
        """
        wanted = tuple(changes)
        if not wanted:
            raise BadRequest("nothing to change")
        deed = self.library.apply(Deed(name, wanted, detail=shortened(detail)))
        if not deed.txn:
            raise BadRequest("nothing to change")
        self.hub.publish(deed)
        return deed


def shortened(text: str, length: int = _DETAIL) -> str:
    """Return the text on one line, of at most ``length`` code points, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"


def edits(record: Record, **wanted: Any) -> list[Change]:  # noqa: ANN401 - any field of any record
    """Return the change that sets those wanted fields which are not None and differ, or no change.

    Raises:
        BadRequest: the record has no such field, or it is not one to be set.
    """
    known = record.values()
    given = {field: value for field, value in wanted.items() if value is not None}
    given |= {field: None for field in _CLEARABLE & given.keys() if not given[field]}
    for field in given:
        if field not in known or field == "deleted":
            raise BadRequest(f"{type(record).TABLE} has no field {field}")
    different = {field: value for field, value in given.items() if known[field] != value}
    return [edited(record, **different)] if different else []


def record_id_of(deed: Deed, table: str) -> str:
    """Return the id of the first record of a table that the deed created or touched, or an empty string."""
    return next((change.record_id for change in deed.changes if change.entity == table), "")
