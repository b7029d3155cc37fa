from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.changes import created, deleted, edited, restored
from annotator.core.ids import new_id, pair_id
from annotator.core.model import Change, Claim, ClaimTag, Deed, Paper, Person, Record, Source, Tag
from annotator.errors import BadRequest, Conflict, LibraryReadOnly, NotFound
from annotator.store.library import Library, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "work.annotator", actor="sara", create=True) as opened:
        yield opened


def store(library: Library, record: Record) -> Record:
    library.apply(Deed("add", (created(record),)))
    return library.require(type(record), record.id)


def a_paper(**fields: object) -> Paper:
    return Paper(id=new_id(), **{"title_en": "Corridors", "title_fa": "راهروها", **fields})


def a_claim(library: Library, paper: Record, **fields: object) -> Claim:
    return Claim(id=new_id(), paper_id=paper.id, author_id=library.actor.id, **{"number": 1, **fields})


def test_a_saved_record_is_read_back_equal_after_reopening(tmp_path: Path) -> None:
    paper = a_paper(authors=({"family": "کریمی", "given": None}, ["x", 1]), note="نیم‌فاصله و 😀")
    with open_library(tmp_path / "a", actor="sara", create=True) as library:
        stored = store(library, paper)
    with open_library(tmp_path / "a", actor="sara") as library:
        assert library.require(Paper, paper.id) == stored
        assert stored.authors == ({"family": "کریمی", "given": None}, ("x", 1))
        assert stored.note == paper.note


def test_a_deed_comes_back_with_number_time_person_and_transaction(library: Library) -> None:
    deed = library.apply(Deed("import paper", (created(a_paper()),), "Corridors"))
    assert deed.txn
    assert deed.at.endswith("Z")
    assert deed.actor == library.actor.id
    assert deed.seq == library.seq()
    assert deed.detail == "Corridors"


def test_a_stale_save_is_refused_and_shows_both_versions(library: Library, tmp_path: Path) -> None:
    paper = store(library, a_paper(note="first"))
    with open_library(library.path, actor="reza") as other:
        other.apply(Deed("edit", (edited(other.require(Paper, paper.id), note="theirs"),)))
    with pytest.raises(Conflict) as caught:
        library.apply(Deed("edit", (edited(paper, note="mine"),)))
    assert caught.value.mine["note"] == "mine"
    assert caught.value.theirs is not None
    assert caught.value.theirs["note"] == "theirs"
    assert library.require(Paper, paper.id).note == "theirs"


def test_a_refused_deed_writes_nothing_of_its_other_changes(library: Library) -> None:
    paper, tag = store(library, a_paper()), Tag(id=new_id(), name_en="Security")
    store(library, Source(id=new_id(), citekey="buzan2003"))
    library.apply(Deed("edit", (edited(paper, note="new"),)))
    before = library.seq()
    with pytest.raises(Conflict):
        library.apply(Deed("both", (created(tag), edited(paper, note="stale"))))
    assert library.get(Tag, tag.id) is None
    assert library.seq() == before


def test_a_deed_that_changes_nothing_writes_nothing(library: Library) -> None:
    paper = store(library, a_paper(note="same"))
    before = library.seq()
    deed = library.apply(Deed("edit", (edited(paper, note="same"),)))
    assert (deed.txn, deed.changes, library.seq()) == ("", (), before)


def test_a_field_a_change_does_not_name_stays_as_it_is(library: Library) -> None:
    paper = store(library, a_paper(note="kept"))
    library.apply(Deed("edit", (Change("papers", paper.id, paper.values(), {"doi": "10.1/x"}),)))
    changed = library.require(Paper, paper.id)
    assert (changed.note, changed.doi) == ("kept", "10.1/x")


def test_a_change_of_an_unknown_record_or_field_is_refused(library: Library) -> None:
    paper = store(library, a_paper())
    for change in (
        Change("moods", paper.id, None, {}),
        Change("papers", paper.id, paper.values(), {"colour": "red"}),
        Change("history", paper.id, None, {}),
    ):
        with pytest.raises(BadRequest):
            library.apply(Deed("edit", (change,)))


def test_a_pair_that_was_deleted_is_restored_when_it_is_stored_again(library: Library) -> None:
    paper, tag = store(library, a_paper()), store(library, Tag(id=new_id(), name_en="Security"))
    claim = store(library, a_claim(library, paper))
    pair = ClaimTag(id=pair_id(claim.id, tag.id), claim_id=claim.id, tag_id=tag.id)
    stored = store(library, pair)
    library.apply(Deed("untag", (deleted(stored),)))
    deed = library.apply(Deed("tag", (created(pair),)))
    assert [change.verb for change in deed.changes] == ["restore"]
    assert library.require(ClaimTag, pair.id).deleted == 0
    with pytest.raises(Conflict):
        library.apply(Deed("tag", (created(pair),)))


def test_deleting_hides_a_record_and_restoring_shows_it(library: Library) -> None:
    paper = store(library, a_paper())
    library.apply(Deed("delete", (deleted(paper),)))
    assert library.all(Paper) == []
    gone = library.require(Paper, paper.id)
    assert library.all(Paper, deleted=True) == [gone]
    library.apply(Deed("restore", (restored(gone),)))
    assert library.count(Paper) == 1


def test_records_are_selected_ordered_and_paged(library: Library) -> None:
    paper = store(library, a_paper())
    library.bulk(
        "import", [a_claim(library, paper, number=n, kind="odd" if n % 2 else "even") for n in range(10)]
    )
    numbers = [claim.number for claim in library.all(Claim, paper_id=paper.id, kind="odd", order="-number")]
    assert numbers == [9, 7, 5, 3, 1]
    assert [claim.number for claim in library.all(Claim, order=("kind", "-number"), limit=3, offset=1)] == [
        6,
        4,
        2,
    ]
    assert library.count(Claim, number=(1, 2, 77)) == 2
    assert library.all(Claim, number=()) == []


def test_a_long_list_of_values_is_no_limit(library: Library) -> None:
    tags = [Tag(id=new_id(), name_en=f"t{n}", ord=n % 7, shortcut=None if n % 3 else n) for n in range(1200)]
    library.bulk("import", tags)
    found = library.all(
        Tag, id=tuple(tag.id for tag in reversed(tags)), order=("ord", "-shortcut", "id"), limit=50, offset=5
    )
    short = library.all(Tag, order=("ord", "-shortcut", "id"), limit=50, offset=5)
    assert found == short
    assert library.count(Tag, id=tuple(tag.id for tag in tags)) == 1200
    assert library.count(Tag, shortcut=None) == 800
    assert library.count(Tag, shortcut=(None, 0)) == 801


@pytest.mark.parametrize(
    "wish",
    [
        lambda library: library.all(Paper, order="nothing"),
        lambda library: library.all(Paper, order="id; DROP TABLE papers"),
        lambda library: library.all(Paper, nothing=1),
        lambda library: library.all(Paper, authors="x"),
    ],
)
def test_a_field_that_is_not_there_is_refused(library: Library, wish: object) -> None:
    with pytest.raises(BadRequest):
        wish(library)


def test_what_is_not_there_is_not_found(library: Library) -> None:
    assert library.get(Paper, "nothing") is None
    with pytest.raises(NotFound):
        library.require(Paper, "nothing")


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d pair", "\udc00"])
@pytest.mark.parametrize("field", ["note", "authors", "key"])
def test_characters_postgresql_refuses_are_refused_here_too(library: Library, text: str, field: str) -> None:
    fields = {
        "note": {"note": text},
        "authors": {"authors": [{"family": text}]},
        "key": {"authors": {text: 1}},
    }[field]
    with pytest.raises(BadRequest):
        store(library, a_paper(**fields))
    assert library.seq() == 0


def test_an_escape_that_only_looks_like_a_nul_is_kept(library: Library) -> None:
    assert store(library, a_paper(note=r"C:\u0000 \\u0000")).note == r"C:\u0000 \\u0000"


@pytest.mark.parametrize(
    "change",
    [
        {"number": "one"},
        {"statement": 3},
        {"paper_id": None},
        {"statement": None},
        {"number": 2**70},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(library: Library, change: dict[str, object]) -> None:
    paper = store(library, a_paper())
    with pytest.raises(BadRequest):
        store(
            library,
            a_claim(library, paper, **{k: v for k, v in change.items() if k != "paper_id"})
            if "paper_id" not in change
            else Claim(id=new_id(), number=1, author_id=library.actor.id, **change),
        )


def test_a_reference_to_nothing_is_refused(library: Library) -> None:
    with pytest.raises(BadRequest):
        store(library, Claim(id=new_id(), paper_id=new_id(), number=1, author_id=library.actor.id))
    assert library.seq() == 0


def test_a_number_of_json_is_not_a_number_is_refused(library: Library) -> None:
    with pytest.raises(BadRequest):
        store(library, a_paper(authors=[float("nan")]))


def test_the_person_is_stored_with_the_first_deed_and_is_the_same_in_every_copy(tmp_path: Path) -> None:
    ids = set()
    for name in ("a", "b"):
        with open_library(tmp_path / name, actor="sara", create=True) as library:
            assert library.actor.rev == ""
            assert library.all(Person) == []
            store(library, a_paper())
            assert library.all(Person) == [library.actor]
            assert library.actor.rev
            ids.add(library.actor.id)
    assert len(ids) == 1


def test_a_renamed_person_is_followed_and_undone(library: Library) -> None:
    store(library, a_paper())
    library.apply(Deed("rename", (edited(library.actor, name="سارا کریمی"),)))
    assert library.actor.name == "سارا کریمی"
    library.undo()
    assert library.actor.name == "sara"


def test_a_login_name_is_needed(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        open_library(tmp_path / "a", actor=" ", create=True)
    assert not (tmp_path / "a").exists()


def test_one_record_changed_twice_in_a_deed_has_two_revisions_and_one_row(library: Library) -> None:
    paper = a_paper(note="one")
    deed = library.apply(Deed("add", (created(paper), edited(paper, note="two"))))
    assert library.require(Paper, paper.id).note == "two"
    assert [revision.fields["note"] for revision in library.history("papers", paper.id)] == ["two", "one"]
    assert library.changes_of(deed.txn) == deed.changes
    library.undo()
    assert library.require(Paper, paper.id).deleted == 1


def test_changes_gathered_in_a_block_are_one_deed(library: Library) -> None:
    with library.deed("import paper", "Corridors") as builder:
        paper = a_paper()
        builder.add(created(paper))
        builder.add(created(a_claim(library, paper)))
    assert builder.done.txn
    assert [deed.name for deed in library.undo_stack()] == ["import paper"]


def test_a_block_that_fails_does_no_deed(library: Library) -> None:
    def fail() -> None:
        with library.deed("broken") as builder:
            builder.add(created(a_paper()))
            raise KeyError("broken")

    with pytest.raises(KeyError):
        fail()
    assert library.seq() == 0


def test_many_records_are_one_deed_and_are_taken_back_as_one(library: Library) -> None:
    paper = store(library, a_paper())
    deed = library.bulk("import", [a_claim(library, paper, number=n) for n in range(1000)], "thousand")
    assert deed.changes == ()
    assert library.count(Claim) == 1000
    undone = library.undo()
    assert len(undone.changes) == 1000
    assert library.count(Claim) == 0
    library.redo()
    assert library.count(Claim) == 1000
    assert library.check() == []


def test_bulk_refuses_a_record_that_is_there_and_keeps_nothing(library: Library) -> None:
    paper = store(library, a_paper())
    with pytest.raises(Conflict):
        library.bulk("import", [a_paper(), paper])
    assert library.count(Paper) == 1


def test_another_connection_sees_what_was_written_since(library: Library) -> None:
    with open_library(library.path, actor="reza") as other:
        version, seq = other.data_version(), other.seq()
        deed = library.apply(Deed("import", (created(a_paper()),), "x"))
        assert other.data_version() != version
        assert [revision.entity for revision in other.since(seq)] == ["people", "papers"]
        assert other.deeds_since(seq)[-1] == deed
        assert other.since(other.seq()) == []


def test_another_thread_opens_its_own_library(library: Library) -> None:
    found: list[int] = []

    def write() -> None:
        with open_library(library.path, actor="sara") as own:
            store(own, a_paper())
            found.append(own.count(Paper))

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert found == [1]
    assert library.count(Paper) == 1


def test_a_library_opened_for_reading_refuses_to_write(library: Library) -> None:
    paper = store(library, a_paper())
    with open_library(library.path, actor="reza", read_only=True) as reader:
        assert reader.read_only
        assert reader.require(Paper, paper.id) == paper
        assert reader.search("corri")[0].record_id == paper.id
        for wish in (lambda: store(reader, a_paper()), reader.undo, reader.rebuild_search):
            with pytest.raises(LibraryReadOnly):
                wish()
        assert reader.check() == []


def test_opening_a_library_does_not_wait_for_tools_only_making_one_needs(library: Library) -> None:
    code = (
        "import sys; from annotator.store.library import open_library; "
        "open_library(sys.argv[1], actor='sara').close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, library.path], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
