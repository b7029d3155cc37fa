"""Search in everything: texts, claims, notes, comments, tags, sources, whichever way they are spelt."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.core.model import Block, Claim, Comment, Link, Paper, Review, Text
from annotator.services.deeds import Deeds
from annotator.services.gathering import by_id, gather
from annotator.services.views import SearchResult
from annotator.store.search import SearchHit


class Searching:
    """Finds what the user's words mean, folded over ی/ي, ک/ك, digits, kashida, ZWNJ, diacritics and case."""

    def __init__(self, deeds: Deeds) -> None:
        self._library = deeds.library

    def search(self, query: str, limit: int = 50) -> tuple[SearchResult, ...]:
        """Return what holds all words of the query, best first; an empty query finds nothing."""
        if not query.strip():
            return ()
        hits = self._library.search(query, limit)
        blocks = by_id(gather(self._library, Block, "id", _ids(hits, Block.TABLE)))
        texts = by_id(gather(self._library, Text, "id", [block.text_id for block in blocks.values()]))
        papers = self._papers(hits)
        results: list[SearchResult] = []
        for hit in hits:
            block = blocks.get(hit.record_id)
            text = texts.get(block.text_id) if block else None
            results.append(
                SearchResult(
                    entity=hit.entity,
                    record_id=hit.record_id,
                    block_id=block.id if block else None,
                    paper_id=text.paper_id if text else papers.get(hit.record_id),
                    lang=text.lang if text else "",
                    snippet=hit.snippet,
                    marks=(hit.match,) if hit.match[1] > hit.match[0] else (),
                    position=hit.position,
                )
            )
        return tuple(results)

    def _papers(self, hits: list[SearchHit]) -> Mapping[str, str]:
        """Return the paper of each hit in a paper, claim or comment, by the hit's id."""
        found = {paper_id: paper_id for paper_id in _ids(hits, Paper.TABLE)}
        comments = gather(self._library, Comment, "id", _ids(hits, Comment.TABLE))
        target = {comment.id: (comment.target_entity, comment.target_id) for comment in comments}
        reviews = by_id(
            gather(self._library, Review, "id", [one for kind, one in target.values() if kind == "reviews"])
        )
        for comment_id, (kind, target_id) in target.items():
            if kind == Review.TABLE and target_id in reviews:
                target[comment_id] = (reviews[target_id].target_entity, reviews[target_id].target_id)
        links = by_id(
            gather(self._library, Link, "id", [one for kind, one in target.values() if kind == Link.TABLE])
        )
        claim_of = {claim_id: claim_id for claim_id in _ids(hits, Claim.TABLE)}
        for comment_id, (kind, target_id) in target.items():
            link = links.get(target_id)
            claim_of[comment_id] = link.claim_id if kind == Link.TABLE and link else target_id
        claims = by_id(gather(self._library, Claim, "id", claim_of.values()))
        found.update(
            {hit_id: claims[claim_id].paper_id for hit_id, claim_id in claim_of.items() if claim_id in claims}
        )
        return found


def _ids(hits: list[SearchHit], table: str) -> list[str]:
    return [hit.record_id for hit in hits if hit.entity == table]
