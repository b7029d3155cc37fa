from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.changes import created, deleted, edited, restored
from annotator.core.ids import new_id
from annotator.core.model import (
    Block,
    Claim,
    Comment,
    Creator,
    Deed,
    Original,
    Paper,
    Record,
    Source,
    Tag,
    Text,
)
from annotator.store.library import Library, open_library
from annotator.store.search import SEARCHED, SearchHit

BODY = "سیاست‌های خارجیِ ايران در قفقاز می‌شود ۱۴۰۳ و كريدور زنگزور؛ the Zangezur corridor (Buzan, 2003)."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(tmp_path_factory.mktemp("search") / "a", actor="sara", create=True) as opened:
        paper = Paper(
            id=new_id(), title_en="Eurasian corridors", title_fa="راهروهای اوراسیا", authors=[{"fa": "کریمی"}]
        )
        original = Original(
            id=new_id(), name="a", media_type="text/plain", encoding="utf-8", sha256="", body=BODY
        )
        text = Text(id=new_id(), paper_id=paper.id, original_id=original.id, lang="fa")
        block = Block(id=new_id(), text_id=text.id, ord=0, kind="paragraph", body=BODY)
        source = Source(
            id=new_id(), citekey="buzan2003", fields={"title": "Regions and Powers", "date": "2003"}
        )
        creator = Creator(id=new_id(), source_id=source.id, ord=0, family_latin="Wæver", family_fa="ویور")
        opened.bulk("import", [paper, original, text, block, source, creator])
        claim = Claim(
            id=new_id(), paper_id=paper.id, number=1, statement="Iran objects", author_id=opened.actor.id
        )
        opened.apply(Deed("add", (created(claim),)))
        yield opened


def entities(library: Library, query: str) -> list[str]:
    return [hit.entity for hit in library.search(query)]


@pytest.mark.parametrize(
    "query",
    [
        "سیاست های",
        "سیاست‌های",
        "سياستهاي",
        "خارجی ایران",
        "ایران قفقاز",
        "میشود",
        "می شود",
        "1403",
        "١٤٠٣",
        "کریدور",
        "زنگـــزور",
        "قَفقاز",
        "zangez",
        "ZANGEZUR corridor",
        "(Buzan, 2003",
    ],
)
def test_every_spelling_finds_the_block(library: Library, query: str) -> None:
    assert "blocks" in entities(library, query)


@pytest.mark.parametrize(
    ("query", "entity"),
    [
        ("اوراسیا", "papers"),
        ("کريمي", "papers"),
        ("regions powers", "sources"),
        ("buzan2003", "sources"),
        ("waever", "sources"),
        ("ویور", "sources"),
        ("objects", "claims"),
    ],
)
def test_papers_sources_and_claims_are_found_by_their_words(
    library: Library, query: str, entity: str
) -> None:
    assert entities(library, query) == [entity]


@pytest.mark.parametrize("query", ["", "   ", "nothing like it", "Zangezur Lisbon", "…", "\u200c", "()"])
def test_what_is_not_there_is_not_found(library: Library, query: str) -> None:
    assert library.search(query) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Zangezur", "Zangezur"),
        ("قفقاز", "قفقاز"),
        ("میشود", "می‌شود"),
        ("ایران", "ايران"),
    ],
)
def test_a_hit_shows_the_words_as_they_are_written(library: Library, query: str, found: str) -> None:
    hit = next(hit for hit in library.search(query) if hit.entity == "blocks")
    start, end = hit.match
    assert hit.snippet[start:end] == found
    assert BODY[hit.position : hit.position + len(found)] == found


def test_a_limit_is_kept(library: Library) -> None:
    assert len(library.search("iran", 1)) == 1
    assert library.search("iran", 0) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                [
                    '"',
                    "*",
                    "AND",
                    "OR",
                    "NOT",
                    "NEAR(",
                    ")",
                    "(",
                    "body:",
                    "^",
                    "-",
                    "+",
                    "{",
                    "}",
                    "_",
                    "'",
                    "\0",
                    "a",
                    "ایران",
                    "\u200c",
                    "\ud800",
                    "😀",
                    "\\",
                    ";",
                    "%",
                    ":query",
                    "می",
                    "ها",
                ]
            ),
            max_size=12,
        ).map("".join),
    )
)
def test_no_word_of_a_user_is_an_error(library: Library, query: str) -> None:
    for hit in library.search(query):
        assert hit.entity in {"papers", "blocks", "claims", "sources"}


def test_a_very_long_query_is_no_error(library: Library) -> None:
    assert library.search("iran " * 5000)
    assert library.search("x" * 100_000) == []


def test_the_index_follows_edit_deletion_restoring_and_undo(tmp_path: Path) -> None:
    with open_library(tmp_path / "a", actor="sara", create=True) as library:

        def now(kind: type[Record], record_id: str) -> Record:
            return library.require(kind, record_id)

        tag = Tag(id=new_id(), name_en="Security", name_fa="امنیت")
        library.apply(Deed("add", (created(tag),)))
        comment = Comment(
            id=new_id(), target_entity="tags", target_id=tag.id, author_id=library.actor.id, body="Right"
        )
        library.apply(Deed("add", (created(comment),)))
        assert (entities(library, "امنيت"), entities(library, "right")) == (["tags"], ["comments"])
        library.apply(Deed("edit", (edited(now(Tag, tag.id), name_en="Trade", name_fa=""),)))
        assert (entities(library, "security"), entities(library, "trade")) == ([], ["tags"])
        library.apply(Deed("delete", (deleted(now(Tag, tag.id)),)))
        assert entities(library, "trade") == []
        library.apply(Deed("restore", (restored(now(Tag, tag.id)),)))
        assert entities(library, "trade") == ["tags"]
        for _ in range(3):
            library.undo()
        assert (entities(library, "security"), entities(library, "trade")) == (["tags"], [])
        assert library.check() == []


def test_the_index_can_be_made_anew(library: Library) -> None:
    before = library.search("iran")
    with library._engine.transaction():
        library._engine.clear_index()
    assert library.search("iran") == []
    assert {problem.kind for problem in library.check()} == {"search_stale"}
    library.rebuild_search()
    assert {hit.record_id for hit in library.search("iran")} == {hit.record_id for hit in before}
    assert library.check() == []


def test_a_hit_names_record_place_and_text(library: Library) -> None:
    claim = library.all(Claim)[0]
    assert library.search("objects") == [SearchHit("claims", claim.id, "Iran objects", (5, 12), 5, claim.id)]
    assert {Paper, Block, Claim, Source, Creator, Comment, Tag} == set(SEARCHED)
