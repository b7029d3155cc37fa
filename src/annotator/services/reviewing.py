"""Reviews and comments: colleagues check claims and links."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.changes import created, deleted
from annotator.core.ids import new_id
from annotator.core.model import VERDICTS, Claim, Comment, Deed, Link, Record, Review
from annotator.errors import BadRequest
from annotator.services.claim_views import claim_views, people_by_id, review_summaries, time_of
from annotator.services.deeds import Deeds, edits
from annotator.services.gathering import given, grouped, living
from annotator.services.views import ClaimView, CommentView, ReviewStanding, ReviewSummary, ReviewView

_TARGETS: dict[str, type[Record]] = {Claim.TABLE: Claim, Link.TABLE: Link}
_COMMENTED: dict[str, type[Record]] = {**_TARGETS, Review.TABLE: Review}


class Reviewing:
    """Verdicts on claims and links, and the threads below them."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    def review(self, target_entity: str, target_id: str, verdict: str, reason: str = "") -> Deed:
        """Give my verdict (accept, reject, needs_work) on the present revision; it replaces my earlier one.

        Raises:
            BadRequest: an unknown verdict or target, or a rejection without a reason.
        """
        if verdict not in VERDICTS:
            raise BadRequest(f"verdict {verdict}")
        if verdict == "reject" and not reason.strip():
            raise BadRequest("a rejection needs a reason")
        target = self._target(target_entity, target_id, _TARGETS)
        mine = self._library.all(
            Review, target_entity=target_entity, target_id=target_id, reviewer_id=self._deeds.me.id
        )
        fresh = Review(
            id=new_id(),
            target_entity=target_entity,
            target_id=target_id,
            target_rev=target.rev,
            reviewer_id=self._deeds.me.id,
            verdict=verdict,
            reason=reason.strip(),
        )
        name = "review claim" if target_entity == Claim.TABLE else "review link"
        return self._deeds.apply(name, [*map(deleted, mine), created(fresh)], verdict)

    def withdraw(self, review_id: str) -> Deed:
        """Take my verdict back.

        Raises:
            BadRequest: it is somebody else's.
        """
        review = living(self._library, Review, review_id)
        if review.reviewer_id != self._deeds.me.id:
            raise BadRequest("somebody else's review")
        return self._deeds.apply("withdraw review", [deleted(review)], review.verdict)

    def comment(self, target_entity: str, target_id: str, body: str, parent_id: str | None = None) -> Deed:
        """Say something under a claim, link or review, or answer the comment ``parent_id``."""
        if not body.strip():
            raise BadRequest("an empty comment")
        self._target(target_entity, target_id, _COMMENTED)
        if parent_id is not None and living(self._library, Comment, parent_id).target_id != target_id:
            raise BadRequest("the comment answered stands elsewhere")
        comment = Comment(
            id=new_id(),
            target_entity=target_entity,
            target_id=target_id,
            parent_id=parent_id,
            author_id=self._deeds.me.id,
            body=body.strip(),
        )
        return self._deeds.apply("comment", [created(comment)], body)

    def edit_comment(self, comment_id: str, body: str) -> Deed:
        """Change the words of a comment of mine.

        Raises:
            BadRequest: it is somebody else's, or nothing is left of it.
        """
        comment = living(self._library, Comment, comment_id)
        if comment.author_id != self._deeds.me.id:
            raise BadRequest("somebody else's comment")
        if not body.strip():
            raise BadRequest("an empty comment")
        return self._deeds.apply("edit comment", edits(comment, body=body.strip()), body)

    def resolve_comment(self, comment_id: str, *, resolved: bool = True) -> Deed:
        """Close the thread a comment opens, or open it again."""
        comment = living(self._library, Comment, comment_id)
        return self._deeds.apply("resolve comment", edits(comment, resolved=int(resolved)), comment.body)

    def reviews(self, target_entity: str, target_id: str) -> tuple[ReviewView, ...]:
        """Return the verdicts on a claim or link, oldest first."""
        return self.state(target_entity, target_id).reviews

    def state(self, target_entity: str, target_id: str) -> ReviewSummary:
        """Return where the reviews of a claim or link stand."""
        target = self._target(target_entity, target_id, _TARGETS)
        return review_summaries(self._library, target_entity, [target], people_by_id(self._library))[
            target_id
        ]

    def comments(self, target_entity: str, target_id: str) -> tuple[CommentView, ...]:
        """Return the threads under a target: answers below what they answer, oldest first."""
        comments = self._library.all(Comment, target_entity=target_entity, target_id=target_id, order="id")
        known = {comment.id for comment in comments}
        people = people_by_id(self._library)
        answers = grouped(comments, lambda one: one.parent_id if one.parent_id in known else None)

        def below(parent_id: str | None, depth: int) -> Iterable[CommentView]:
            for comment in answers.get(parent_id, ()):
                yield CommentView(comment, people[comment.author_id], depth, time_of(comment.id))
                yield from below(comment.id, depth + 1)

        return tuple(below(None, 0))

    def queue(self, standing: ReviewStanding, paper_id: str | None = None) -> tuple[ClaimView, ...]:
        """Return the claims whose reviews stand so."""
        wanted = given(paper_id=paper_id)
        views = claim_views(self._library, self._library.all(Claim, order=("paper_id", "number"), **wanted))
        return tuple(view for view in views if view.review.standing == standing)

    def waiting_for_me(self, paper_id: str | None = None) -> tuple[ClaimView, ...]:
        """Return the claims of others on whose present revision I have not given a verdict."""
        wanted = given(paper_id=paper_id)
        views = claim_views(self._library, self._library.all(Claim, order=("paper_id", "number"), **wanted))
        me = self._deeds.me.id
        return tuple(
            view
            for view in views
            if view.claim.author_id != me
            and not any(one.reviewer.id == me and not one.stale for one in view.review.reviews)
        )

    def _target(self, entity: str, target_id: str, allowed: dict[str, type[Record]]) -> Record:
        kind = allowed.get(entity)
        if kind is None:
            raise BadRequest(f"no review of {entity}")
        return living(self._library, kind, target_id)
