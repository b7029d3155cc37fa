from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.changes import created, deleted, edited
from annotator.core.ids import new_id
from annotator.core.model import Deed, Paper, Source, Tag
from annotator.core.revisions import canonical_json, revision_id
from annotator.store.journal import change_of, creation_of, row_change_of
from annotator.store.library import Library, open_library
from annotator.store.rows import table_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a", actor="sara", create=True) as opened:
        yield opened


def add_and_work(library: Library) -> Tag:
    tag = Tag(id=new_id(), name_en="Security")
    library.apply(Deed("add tag", (created(tag),)))
    library.apply(Deed("edit tag", (edited(library.require(Tag, tag.id), colour="#000000"),)))
    library.apply(Deed("delete tag", (deleted(library.require(Tag, tag.id)),)))
    return library.require(Tag, tag.id)


def test_every_revision_names_its_parent_person_time_and_verb(library: Library) -> None:
    tag = add_and_work(library)
    revisions = library.history("tags", tag.id)
    assert [revision.verb for revision in revisions] == ["delete", "edit", "create"]
    assert [revision.parent for revision in revisions] == [revisions[1].rev, revisions[2].rev, None]
    assert {revision.actor for revision in revisions} == {library.actor.id}
    assert tag.rev == revisions[0].rev
    assert len({revision.txn for revision in revisions}) == 3


def test_the_id_of_a_revision_is_the_hash_of_what_it_says(library: Library) -> None:
    tag = add_and_work(library)
    for revision in library.history("tags", tag.id):
        assert revision.rev == revision_id(
            entity=revision.entity,
            record_id=revision.record_id,
            parent=revision.parent,
            parent2=revision.parent2,
            verb=revision.verb,
            txn=revision.txn,
            actor=revision.actor,
            at=revision.at,
            data=canonical_json(revision.fields),
        )


def test_null_fields_are_left_out_of_a_revision(library: Library) -> None:
    library.apply(Deed("add", (created(Paper(id=new_id(), title_en="Corridors")),)))
    assert library.history("papers")[0].fields == {"authors": (), "deleted": 0, "title_en": "Corridors"}


def test_numbers_have_no_gaps_and_history_is_newest_first(library: Library) -> None:
    add_and_work(library)
    library.bulk("import", [Source(id=new_id(), citekey=f"k{n}") for n in range(50)])
    numbers = [revision.seq for revision in library.history(limit=None)]
    assert numbers == list(range(library.seq(), 0, -1))
    assert len(library.history(limit=7)) == 7
    assert len(library.history("sources")) == 50


def test_deeds_since_tell_what_each_did(library: Library) -> None:
    start = library.seq()
    add_and_work(library)
    library.undo()
    deeds = library.deeds_since(start)
    assert [deed.name for deed in deeds] == [
        "join library",
        "add tag",
        "edit tag",
        "delete tag",
        "delete tag",
    ]
    assert [[change.verb for change in deed.changes] for deed in deeds[1:]] == [
        ["create"],
        ["edit"],
        ["delete"],
        ["restore"],
    ]
    assert library.deeds_since(library.seq()) == []
    assert library.changes_of("no such deed") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        'quote " and \\ back',
        "line\nbreak\ttab\r",
        "\x01\x1f\x7f",
        "نیم‌فاصله ـ ي ك",
        "😀\u2028\u2029\ufeff",
        "\u202eRLO\u202c",
        "{}",
        "[]",
        "null",
        "a" * 100_000,
    ],
)
def test_any_text_makes_the_same_canonical_json_by_either_road(library: Library, text: str) -> None:
    source = Source(
        id=new_id(), citekey=text, fields={text: [text, None, 1, {"b": text, "a": True}]}, imported=text
    )
    table = table_of(Source)
    data = table.data_of(table.encode_record(source))
    values = {name: value for name, value in source.values().items() if value is not None}
    assert data == canonical_json(values)
    library.apply(Deed("add", (created(source),)))
    assert library.require(Source, source.id).citekey == text
    assert library.check() == []


def test_a_change_in_column_values_reads_as_the_change_it_was() -> None:
    source = Source(id=new_id(), citekey="buzan2003", fields={"title": "Regions"}, imported=None)
    for change in (
        created(source),
        edited(source, fields={"title": "Powers", "n": (1, {"a": None})}),
        deleted(source),
    ):
        assert change_of(row_change_of(change)) == change
    assert creation_of(source) == row_change_of(created(source))
