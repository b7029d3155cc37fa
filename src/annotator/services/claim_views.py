"""Claims, links and their reviews put together for showing, a handful of queries for any number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotator.core.ids import made_at
from annotator.core.model import (
    Anchor,
    Claim,
    ClaimTag,
    Comment,
    Creator,
    Link,
    Person,
    Record,
    Review,
    Source,
    Tag,
)
from annotator.services.gathering import by_id, gather, grouped
from annotator.services.labels import source_label
from annotator.services.views import ClaimView, LinkView, ReviewStanding, ReviewSummary, ReviewView
from annotator.store.library import Library


def claim_views(library: Library, claims: Sequence[Claim]) -> list[ClaimView]:
    """Return the views of claims, in the order given."""
    ids = [claim.id for claim in claims]
    people = people_by_id(library)
    anchors = grouped(gather(library, Anchor, "claim_id", ids), lambda anchor: anchor.claim_id)
    tags = by_id(library.all(Tag))
    bearings = grouped(gather(library, ClaimTag, "claim_id", ids), lambda bearing: bearing.claim_id)
    views = link_views(library, gather(library, Link, "claim_id", ids), by_id(claims))
    links = grouped(views, lambda view: view.claim.id)
    reviews = review_summaries(library, Claim.TABLE, claims, people)
    return [
        ClaimView(
            claim=claim,
            author=people[claim.author_id],
            anchors=tuple(sorted(anchors.get(claim.id, ()), key=lambda anchor: (anchor.lang, anchor.id))),
            tags=tuple(
                sorted(
                    (
                        tags[bearing.tag_id]
                        for bearing in bearings.get(claim.id, ())
                        if bearing.tag_id in tags
                    ),
                    key=lambda tag: (tag.ord, tag.id),
                )
            ),
            links=tuple(links.get(claim.id, ())),
            review=reviews[claim.id],
        )
        for claim in claims
    ]


def link_views(
    library: Library,
    links: Sequence[Link],
    claims: Mapping[str, Claim] | None = None,
) -> list[LinkView]:
    """Return the views of links whose claim and source are still there."""
    people = people_by_id(library)
    known = (
        dict(claims)
        if claims is not None
        else by_id(gather(library, Claim, "id", [link.claim_id for link in links]))
    )
    sources = by_id(gather(library, Source, "id", [link.source_id for link in links]))
    creators = creators_by_source(library, sources)
    reviews = review_summaries(library, Link.TABLE, links, people)
    return [
        LinkView(
            link=link,
            claim=known[link.claim_id],
            source=sources[link.source_id],
            source_label=source_label(sources[link.source_id], creators.get(link.source_id, [])),
            author=people[link.author_id],
            review=reviews[link.id],
        )
        for link in links
        if link.claim_id in known and link.source_id in sources
    ]


def people_by_id(library: Library) -> dict[str, Person]:
    """Return everybody who ever worked in the library, those taken off too, as their deeds remain."""
    return by_id([*library.all(Person), *library.all(Person, deleted=True)])


def creators_by_source(library: Library, source_ids: Iterable[str]) -> dict[str, list[Creator]]:
    """Return the creators of sources, in their order."""
    found = gather(library, Creator, "source_id", source_ids)
    return grouped(sorted(found, key=lambda creator: creator.ord), lambda creator: creator.source_id)


def review_summaries(
    library: Library,
    entity: str,
    targets: Sequence[Record],
    people: Mapping[str, Person],
) -> dict[str, ReviewSummary]:
    """Return where the reviews of each target stand, by its id."""
    ids = [target.id for target in targets]
    reviews = grouped(
        (one for one in gather(library, Review, "target_id", ids) if one.target_entity == entity),
        lambda review: review.target_id,
    )
    comments = grouped(
        (one for one in gather(library, Comment, "target_id", ids) if one.target_entity == entity),
        lambda comment: comment.target_id,
    )
    return {
        target.id: _summarised(
            [
                ReviewView(one, people[one.reviewer_id], _is_stale(library, one, target), time_of(one.id))
                for one in sorted(reviews.get(target.id, ()), key=lambda one: one.id)
            ],
            comments.get(target.id, ()),
        )
        for target in targets
    }


def time_of(record_id: str) -> str:
    """Return when a record was made, as ISO 8601 in UTC, or an empty string where its id does not tell."""
    at = made_at(record_id)
    return at.isoformat(timespec="seconds") if at else ""


def _is_stale(library: Library, review: Review, target: Record) -> bool:
    """Tell whether a target reads otherwise now than the revision that was reviewed.

    Contents are compared, not revisions: a deed that was undone leaves the verdict as it was.
    """
    if review.target_rev == target.rev:
        return False
    revisions = library.history(review.target_entity, review.target_id, limit=None)
    reviewed = next((one.fields for one in revisions if one.rev == review.target_rev), None)
    now = {name: value for name, value in target.values().items() if value is not None}
    return reviewed != now


def _summarised(views: Sequence[ReviewView], comments: Iterable[Comment]) -> ReviewSummary:
    """Return the summary of one target's verdicts; those on another content are stale, not counted."""
    current = [view.review.verdict for view in views if not view.stale]
    return ReviewSummary(
        standing=_standing(current, has_stale=len(current) < len(views)),
        accepted=current.count("accept"),
        rejected=current.count("reject"),
        needs_work=current.count("needs_work"),
        stale=len(views) - len(current),
        reviews=tuple(views),
        open_comments=sum(1 for comment in comments if comment.parent_id is None and not comment.resolved),
    )


def _standing(verdicts: Sequence[str], *, has_stale: bool) -> ReviewStanding:
    if not verdicts:
        return "stale" if has_stale else "waiting"
    if len(set(verdicts)) > 1:
        return "disputed"
    standings: dict[str, ReviewStanding] = {
        "accept": "accepted",
        "reject": "rejected",
        "needs_work": "needs_work",
    }
    return standings[verdicts[0]]
