from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.ids import new_id
from annotator.core.model import Tag
from annotator.errors import BadRequest
from annotator.store import queries
from annotator.store.library import Library, open_library
from annotator.store.queries import Selection
from annotator.store.rows import table_of

NUMBERS = st.none() | st.integers(0, 5)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(tmp_path_factory.mktemp("queries") / "a", actor="sara", create=True) as opened:
        opened.bulk(
            "import",
            [
                Tag(
                    id=new_id(),
                    name_en=f"t{n % 5}",
                    ord=n % 3,
                    shortcut=n % 6 or None,
                    deleted=int(n % 11 == 0),
                )
                for n in range(60)
            ],
        )
        yield opened


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shortcut=NUMBERS | st.lists(NUMBERS, max_size=7).map(tuple),
    deleted=st.none() | st.booleans(),
    names=st.none() | st.frozensets(st.sampled_from(["t0", "t1", "t9"])),
    most=st.integers(1, 3),
    order=st.permutations(["-shortcut", "ord", "name_en"]),
    limit=st.none() | st.integers(0, 9),
    offset=st.integers(0, 4),
)
def test_a_selection_is_what_a_plain_loop_finds(
    library: Library,
    shortcut: Any,
    deleted: bool | None,
    names: frozenset[str] | None,
    most: int,
    order: list[str],
    limit: int | None,
    offset: int,
) -> None:
    """Also when the values of a list are more than one query takes."""
    equal = {"shortcut": shortcut, **({} if names is None else {"name_en": names})}
    wanted = shortcut if isinstance(shortcut, tuple) else (shortcut,)
    found = [
        tag
        for tag in library.all(Tag, deleted=None)
        if tag.shortcut in wanted
        and (names is None or tag.name_en in names)
        and deleted in (None, bool(tag.deleted))
    ]
    keys = {
        "ord": lambda tag: tag.ord,
        "name_en": lambda tag: tag.name_en,
        "-shortcut": lambda tag: (tag.shortcut is None, -(tag.shortcut or 0)),
    }
    found.sort(key=lambda tag: (*(keys[name](tag) for name in order), tag.id))
    end = None if limit is None else offset + limit
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "_MOST_VALUES", most)
        assert (
            library.all(Tag, deleted=deleted, order=(*order, "id"), limit=limit, offset=offset, **equal)
            == found[offset:end]
        )
        assert library.count(Tag, deleted=deleted, **equal) == len(found)


@pytest.mark.parametrize("equal", [{"nothing": 1}, {"name_en; --": "x"}, {"_limit": 3}])
def test_a_field_that_is_not_there_never_reaches_the_engine(library: Library, equal: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        Selection(table_of(Tag), None, equal).count(library._engine)
