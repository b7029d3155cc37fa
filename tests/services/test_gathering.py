"""Reading many records at once."""

from __future__ import annotations

import pytest

from annotator.core.ids import new_id
from annotator.core.model import Tag
from annotator.errors import Ambiguous, NotFound
from annotator.services.gathering import by_id, find, gather, given, grouped, living, only
from annotator.services.workspace import Workspace


def test_any_number_of_values_is_gathered_each_once(workspace: Workspace) -> None:
    tags = [Tag(id=new_id(), name_en=f"tag {number}", ord=number) for number in range(1100)]
    workspace.library.bulk("tags", tags)
    found = gather(workspace.library, Tag, "id", [tag.id for tag in [*tags, *tags]])
    assert [tag.name_en for tag in found] == [tag.name_en for tag in tags]
    assert gather(workspace.library, Tag, "id", []) == []


def test_groups_keep_the_order_of_their_items() -> None:
    assert grouped(["ab", "b", "ac"], lambda word: word[0]) == {"a": ["ab", "ac"], "b": ["b"]}
    assert grouped([], len)["missing"] == []
    assert by_id([Tag(id="x", name_en="X")])["x"].name_en == "X"
    assert given(paper_id=None, number=0) == {"number": 0}


def test_a_record_is_found_by_a_piece_of_its_id_long_enough_to_mean_it(workspace: Workspace) -> None:
    first, second = (Tag(id=f"aaaa{'-' * 28}{end}", name_en=end) for end in ("1111", "2222"))
    workspace.library.bulk("tags", [first, second])
    assert find(workspace.library, Tag, first.id[:-1].upper()).id == first.id
    assert find(workspace.library, Tag, "2222").id == second.id
    with pytest.raises(Ambiguous) as question:
        find(workspace.library, Tag, "aaaa")
    assert question.value.candidates == (first.id, second.id)
    for reference in ("111", "", "zzzz"):
        with pytest.raises(NotFound):
            find(workspace.library, Tag, reference)


def test_a_deleted_record_is_not_living(workspace: Workspace) -> None:
    tag = workspace.tagging.tag("Finding")
    assert living(workspace.library, Tag, tag.id) == tag
    workspace.tagging.delete_tag(tag.id)
    with pytest.raises(NotFound):
        living(workspace.library, Tag, tag.id)
    with pytest.raises(NotFound):
        only([], "tags", "x")
