"""Claims and the codebook: what the analyst says the paper states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.core.anchors import make_anchor
from annotator.core.changes import created, deleted, edited, restored
from annotator.core.ids import new_id, pair_id
from annotator.core.model import RELATIONS, Anchor, Block, Change, Claim, ClaimTag, Deed, Link, Paper, Review, Tag, Text
from annotator.errors import BadRequest
from annotator.services import lookup
from annotator.services.claim_views import claim_views
from annotator.services.deeds import Deeds, edits, record_id_of
from annotator.services.gathering import by_id, gather, given, living
from annotator.services.reanchoring import checked
from annotator.services.repair_views import AnchorCheck
from annotator.services.views import ClaimView, ReviewStanding, Selection, TagView
from annotator.text.folding import fold

if TYPE_CHECKING:
    from annotator.services.counterparts import Counterpart

COLOURS = ("#dfa000", "#2e9e5b", "#c9473f", "#7c55d0", "#1592a6", "#b8569b", "#5a7bd8", "#8a6d3b", "#6f7d8c")
"""The colours new tags take in turn."""

CODEBOOK: tuple[tuple[str, str], ...] = (
    ("Finding", "یافته"),
    ("Theory claim", "ادعای نظری"),
    ("Contested", "مناقشه‌برانگیز"),
    ("Policy intent", "قصد سیاستی"),
    ("Event / date", "رویداد و تاریخ"),
)
"""The tags a new library begins with, on the keys 1 to 5."""

_KEYS = range(1, 10)


class Tagging:
    """Deeds on claims, their anchors and tags."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    # --- the codebook ---

    def tags(self) -> tuple[TagView, ...]:
        """Return the codebook, children below their parents, with the number of claims of each tag."""
        tags = self._library.all(Tag, order=("ord", "id"))
        counts: dict[str, int] = {}
        for bearing in self._library.all(ClaimTag):
            counts[bearing.tag_id] = counts.get(bearing.tag_id, 0) + 1
        known = {tag.id for tag in tags}

        def below(parent_id: str | None, depth: int) -> Iterable[TagView]:
            for tag in tags:
                owner = tag.parent_id if tag.parent_id in known else None
                if owner == parent_id:
                    yield TagView(tag, counts.get(tag.id, 0), depth)
                    yield from below(tag.id, depth + 1)

        return tuple(below(None, 0))

    def tag(self, reference: str) -> Tag:
        """Return a tag by its name in either language (however it is cased or spelt), its digit key, or id.

        Raises:
            NotFound, Ambiguous: none, or several, answer to it.
        """
        return lookup.find_tag(self._library, reference)

    def tag_for_shortcut(self, digit: int) -> Tag | None:
        """Return the tag a digit key sets, or None."""
        return next(iter(self._library.all(Tag, shortcut=digit)), None)

    def add_tag(
        self,
        name_en: str,
        name_fa: str = "",
        *,
        colour: str | None = None,
        parent_id: str | None = None,
        definition: str = "",
        shortcut: int | None = None,
    ) -> Deed:
        """Add a tag at the end of the codebook; colour and digit key are the next free ones if not given."""
        tags = self._library.all(Tag)
        self._refuse_name(tags, name_en, name_fa)
        taken = {tag.shortcut for tag in tags}
        if shortcut in taken - {None}:
            raise BadRequest(f"key {shortcut} is taken")
        tag = Tag(
            id=new_id(),
            parent_id=parent_id,
            ord=max((tag.ord for tag in tags), default=-1) + 1,
            name_en=name_en.strip(),
            name_fa=name_fa.strip(),
            definition=definition,
            colour=colour or COLOURS[len(tags) % len(COLOURS)],
            shortcut=shortcut or next((key for key in _KEYS if key not in taken), None),
        )
        return self._deeds.apply("create tag", [created(tag)], name_en or name_fa)

    def add_codebook(self) -> Deed:
        """Give a new library its first tags, in one deed."""
        tags = [
            Tag(
                id=pair_id(Tag.TABLE, english),
                ord=place,
                name_en=english,
                name_fa=persian,
                colour=COLOURS[place],
                shortcut=place + 1,
            )
            for place, (english, persian) in enumerate(CODEBOOK)
        ]
        return self._deeds.apply("create codebook", [created(tag) for tag in tags])

    def edit_tag(self, tag_id: str, **fields: Any) -> Deed:  # noqa: ANN401 - fields of Tag
        """Change fields of a tag, named as in ``core.model.Tag``; None leaves a field as it is."""
        tag = living(self._library, Tag, tag_id)
        others = [other for other in self._library.all(Tag) if other.id != tag_id]
        self._refuse_name(others, fields.get("name_en") or tag.name_en, fields.get("name_fa") or tag.name_fa)
        self._refuse_circle(tag_id, fields.get("parent_id"), others)
        return self._deeds.apply("edit tag", edits(tag, **fields), fields.get("name_en") or tag.name_en)

    def delete_tag(self, tag_id: str) -> Deed:
        """Delete a tag and take it off its claims; its children move up to its parent."""
        tag = living(self._library, Tag, tag_id)
        changes = [deleted(bearing) for bearing in self._library.all(ClaimTag, tag_id=tag_id)]
        changes += [
            edited(child, parent_id=tag.parent_id) for child in self._library.all(Tag, parent_id=tag_id)
        ]
        return self._deeds.apply("delete tag", [*changes, deleted(tag)], tag.name_en)

    # --- claims ---

    def claims(
        self,
        paper_id: str | None = None,
        *,
        tag_id: str | None = None,
        source_id: str | None = None,
        standing: ReviewStanding | None = None,
        without_source: bool = False,
        one_language: bool = False,
    ) -> tuple[ClaimView, ...]:
        """Return claims by paper and number, narrowed by what is given."""
        wanted = given(paper_id=paper_id)
        views = claim_views(self._library, self._library.all(Claim, order=("paper_id", "number"), **wanted))
        return tuple(
            view
            for view in views
            if (tag_id is None or any(tag.id == tag_id for tag in view.tags))
            and (source_id is None or any(link.source.id == source_id for link in view.links))
            and (standing is None or view.review.standing == standing)
            and not (without_source and view.links)
            and not (one_language and len({anchor.lang for anchor in view.anchors}) > 1)
        )

    def claim(self, reference: str, paper_id: str | None = None) -> ClaimView:
        """Return a claim by its id, the beginning or end of it, or its number (``7``, ``#7``).

        Raises:
            NotFound, Ambiguous: none answers to it; the number stands in several papers.
        """
        paper = None if paper_id is None else living(self._library, Paper, paper_id)
        return claim_views(self._library, [lookup.find_claim(self._library, reference, paper)])[0]

    def claim_from_selection(
        self,
        paper_id: str,
        selections: Sequence[Selection],
        *,
        tag_id: str | None = None,
        statement: str = "",
        note: str = "",
        kind: str = "",
    ) -> Deed:
        """Make a claim on one or more selected spans, with a tag if given. ``claim_of(deed)`` is its id."""
        living(self._library, Paper, paper_id)
        if not selections:
            raise BadRequest("empty selection")
        claim = Claim(
            id=new_id(),
            paper_id=paper_id,
            number=self._next_number(paper_id),
            statement=statement.strip(),
            kind=kind,
            note=note,
            author_id=self._deeds.me.id,
        )
        anchors = [self._anchor(claim, selection) for selection in selections]
        changes = [created(claim), *map(created, anchors)]
        if tag_id is None:
            return self._deeds.apply("create claim", changes, statement or anchors[0].exact)
        tag = living(self._library, Tag, tag_id)
        return self._deeds.apply("tag claim", [*changes, self._bearing(claim.id, tag.id)], tag.name_en)

    @staticmethod
    def claim_of(deed: Deed) -> str:
        """Return the id of the claim a deed made or changed, or an empty string."""
        return record_id_of(deed, Claim.TABLE)

    def set_tag(self, claim_id: str, tag_id: str, *, replace: bool = False) -> Deed:
        """Put a tag on a claim; ``replace`` takes its other tags off in the same deed."""
        claim = living(self._library, Claim, claim_id)
        tag = living(self._library, Tag, tag_id)
        bearings = self._library.all(ClaimTag, claim_id=claim.id)
        changes = [deleted(one) for one in bearings if replace and one.tag_id != tag_id]
        if all(one.tag_id != tag_id for one in bearings):
            changes.append(self._bearing(claim.id, tag.id))
        return self._deeds.apply("tag claim", changes, tag.name_en)

    def unset_tag(self, claim_id: str, tag_id: str) -> Deed:
        """Take a tag off a claim."""
        tag = living(self._library, Tag, tag_id)
        bearings = self._library.all(ClaimTag, claim_id=claim_id, tag_id=tag_id)
        return self._deeds.apply("untag claim", map(deleted, bearings), tag.name_en)

    def edit_claim(
        self,
        claim_id: str,
        *,
        statement: str | None = None,
        note: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        relation: str | None = None,
    ) -> Deed:
        """Change what is given of a claim; None leaves a field as it is.

        Raises:
            BadRequest: ``relation`` is none of ``model.RELATIONS``, nor empty.
        """
        claim = living(self._library, Claim, claim_id)
        if relation and relation not in RELATIONS:
            raise BadRequest(f"no relation {relation}")
        changes = edits(claim, statement=statement, note=note, kind=kind, status=status, relation=relation)
        return self._deeds.apply("edit claim", changes, f"#{claim.number}")

    def delete_claim(self, claim_id: str) -> Deed:
        """Delete a claim with its anchors, tags, links and their reviews, in one deed."""
        claim = living(self._library, Claim, claim_id)
        links = self._library.all(Link, claim_id=claim_id)
        reviews = self._library.all(Review, target_entity=Claim.TABLE, target_id=claim_id)
        reviews += [
            review
            for review in gather(self._library, Review, "target_id", [link.id for link in links])
            if review.target_entity == Link.TABLE
        ]
        changes: list[Change] = [deleted(review) for review in reviews]
        changes += [deleted(link) for link in links]
        changes += [deleted(bearing) for bearing in self._library.all(ClaimTag, claim_id=claim_id)]
        changes += [deleted(anchor) for anchor in self._library.all(Anchor, claim_id=claim_id)]
        return self._deeds.apply("delete claim", [*changes, deleted(claim)], f"#{claim.number}")

    # --- anchors ---

    def counterpart(self, selection: Selection) -> Counterpart | None:
        """Return where the other language says what is selected, as its row proposes, or None."""
        from annotator.services.counterparts import counterpart  # brings the lexicon

        return counterpart(self._library, selection)

    def add_anchor(self, claim_id: str, selection: Selection) -> Deed:
        """Give a claim one more place, such as the same statement in the other language."""
        claim = living(self._library, Claim, claim_id)
        return self._deeds.apply("add anchor", [created(self._anchor(claim, selection))], f"#{claim.number}")

    def remove_anchor(self, anchor_id: str) -> Deed:
        """Take one place off a claim.

        Raises:
            BadRequest: it is the claim's last one.
        """
        anchor = living(self._library, Anchor, anchor_id)
        if self._library.count(Anchor, claim_id=anchor.claim_id) < 2:
            raise BadRequest("the last anchor of a claim")
        claim = living(self._library, Claim, anchor.claim_id)
        return self._deeds.apply("remove anchor", [deleted(anchor)], f"#{claim.number}")

    def check_anchors(self, paper_id: str) -> tuple[AnchorCheck, ...]:
        """Return the anchors of a paper that no longer stand exactly where they stood."""
        claims = self._library.all(Claim, paper_id=paper_id)
        anchors = gather(self._library, Anchor, "claim_id", [claim.id for claim in claims])
        blocks = by_id(gather(self._library, Block, "id", [anchor.block_id for anchor in anchors]))
        return checked(anchors, blocks)

    def confirm_anchor(self, anchor_id: str, start: int, end: int, block_id: str | None = None) -> Deed:
        """Set a moved or lost anchor down on ``[start, end)`` of its block, or another, as the user chose."""
        anchor = living(self._library, Anchor, anchor_id)
        block = living(self._library, Block, block_id or anchor.block_id)
        text = living(self._library, Text, block.text_id)
        fresh = make_anchor(anchor.claim_id, block, text.lang, start, end)
        fields = {field: value for field, value in fresh.values().items() if field != "deleted"}
        return self._deeds.apply("confirm anchor", edits(anchor, **fields), fresh.exact)

    # --- private ---

    def _next_number(self, paper_id: str) -> int:
        last = self._library.all(Claim, paper_id=paper_id, order="-number", limit=1)
        return last[0].number + 1 if last else 1

    def _anchor(self, claim: Claim, selection: Selection) -> Anchor:
        block = living(self._library, Block, selection.block_id)
        text = living(self._library, Text, block.text_id)
        if text.paper_id != claim.paper_id:
            raise BadRequest("the selection is in another paper")
        return make_anchor(claim.id, block, text.lang, selection.start, selection.end)

    def _bearing(self, claim_id: str, tag_id: str) -> Change:
        """Return the change that puts a tag on: the same pair is the same row, so an old one is restored."""
        bearing_id = pair_id(ClaimTag.TABLE, claim_id, tag_id)
        old = self._library.get(ClaimTag, bearing_id)
        return restored(old) if old else created(ClaimTag(id=bearing_id, claim_id=claim_id, tag_id=tag_id))

    @staticmethod
    def _refuse_circle(tag_id: str, parent_id: str | None, others: Iterable[Tag]) -> None:
        parents = {tag.id: tag.parent_id for tag in others}
        while parent_id:
            if parent_id == tag_id:
                raise BadRequest("a tag cannot stand below itself")
            parent_id = parents.get(parent_id)

    @staticmethod
    def _refuse_name(others: Iterable[Tag], name_en: str, name_fa: str) -> None:
        if not name_en.strip() and not name_fa.strip():
            raise BadRequest("a tag needs a name")
        for other in others:
            if name_en.strip() and fold(other.name_en) == fold(name_en):
                raise BadRequest(f"there is a tag {other.name_en}")
