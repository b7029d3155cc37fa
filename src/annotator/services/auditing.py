"""The audit: what is open, contradictory or unsupported. Every finding opens its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from annotator.core.model import Claim, Creator, Link, Source
from annotator.services.claim_views import creators_by_source
from annotator.services.deeds import Deeds, shortened
from annotator.services.labels import source_label
from annotator.services.reading import Reading
from annotator.services.tagging import Tagging
from annotator.services.views import CitationView, ClaimView, Finding

_ORDER = (
    "citation_without_source",
    "citation_ambiguous",
    "citation_problem",
    "claim_without_source",
    "claim_disputed",
    "claim_unreviewed",
    "anchor_lost",
    "source_never_cited",
    "source_is_stub",
    "duplicate_key",
    "possible_duplicate",
    "source_problem",
)


class Auditing:
    """Looks through a library, or one paper of it."""

    def __init__(self, deeds: Deeds, reading: Reading, tagging: Tagging) -> None:
        self._library = deeds.library
        self._reading = reading
        self._tagging = tagging

    def audit(self, paper_id: str | None = None) -> tuple[Finding, ...]:
        """Return all findings, of one paper or of the whole library, by kind.

        The sources looked at are, for one paper, those its citations and links use.
        """
        citations = self._reading.citations(paper_id)
        claims = self._tagging.claims(paper_id)
        findings = [
            *_citation_findings(citations),
            *_claim_findings(claims),
            *self._anchor_findings(claims),
            *self._source_findings(paper_id, citations, claims),
        ]
        return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.kind)))

    def _anchor_findings(self, claims: Iterable[ClaimView]) -> Iterable[Finding]:
        numbers = {view.claim.id: view.claim.number for view in claims}
        for paper_id in sorted({view.claim.paper_id for view in claims}):
            for check in self._tagging.check_anchors(paper_id):
                yield Finding(
                    "anchor_lost",
                    Claim.TABLE,
                    check.anchor.claim_id,
                    paper_id,
                    {
                        "state": check.state,
                        "quote": shortened(check.anchor.exact),
                        "number": str(numbers.get(check.anchor.claim_id, "")),
                    },
                )

    def _source_findings(
        self,
        paper_id: str | None,
        citations: Iterable[CitationView],
        claims: Iterable[ClaimView],
    ) -> Iterable[Finding]:
        cited = {view.source.id for view in citations if view.source}
        linked = {link.source.id for view in claims for link in view.links}
        sources = [
            source
            for source in self._library.all(Source, order=("citekey", "id"))
            if paper_id is None or source.id in cited | linked
        ]
        linked |= {link.source_id for link in self._library.all(Link)}
        creators = creators_by_source(self._library, [source.id for source in sources])
        keys = Counter(source.citekey for source in sources)
        for source in sources:
            facts = _source_facts(source, creators.get(source.id, []))
            if source.id not in cited:
                is_linked = "yes" if source.id in linked else "no"
                yield Finding(
                    "source_never_cited", Source.TABLE, source.id, None, {**facts, "linked": is_linked}
                )
            if source.is_stub:
                yield Finding("source_is_stub", Source.TABLE, source.id, None, facts)
            if keys[source.citekey] > 1:
                yield Finding("duplicate_key", Source.TABLE, source.id, None, facts)
        yield from _check_findings(sources, creators)


def describe(finding: Finding) -> str:
    """Return what a finding is about, its facts in one line without any words of ours."""
    return " · ".join(value for name, value in finding.facts.items() if value and name != "lang")


def _citation_findings(citations: Iterable[CitationView]) -> Iterable[Finding]:
    for view in citations:
        citation = view.citation
        facts = {"citation": citation.body, "lang": view.lang, "page": str(view.page or "")}
        if citation.state == "unresolved":
            yield Finding("citation_without_source", citation.TABLE, citation.id, view.paper_id, facts)
        elif citation.state == "ambiguous":
            labels = ", ".join(candidate.label for candidate in view.candidates)
            yield Finding(
                "citation_ambiguous",
                citation.TABLE,
                citation.id,
                view.paper_id,
                {**facts, "candidates": labels},
            )
        for problem in citation.problems:
            if problem == citation.state:
                continue
            yield Finding(
                "citation_problem",
                citation.TABLE,
                citation.id,
                view.paper_id,
                {**facts, "problem": str(problem)},
            )


def _claim_findings(claims: Iterable[ClaimView]) -> Iterable[Finding]:
    for view in claims:
        claim = view.claim
        said = claim.statement or next(iter(view.quotes.values()), "")
        facts = {"number": str(claim.number), "statement": shortened(said)}
        if not view.links:
            yield Finding("claim_without_source", Claim.TABLE, claim.id, claim.paper_id, facts)
        if view.review.standing in ("waiting", "stale"):
            state = {**facts, "standing": view.review.standing}
            yield Finding("claim_unreviewed", Claim.TABLE, claim.id, claim.paper_id, state)
        if view.review.standing == "disputed":
            votes = {"accepted": str(view.review.accepted), "rejected": str(view.review.rejected)}
            yield Finding("claim_disputed", Claim.TABLE, claim.id, claim.paper_id, {**facts, **votes})


def _check_findings(sources: Sequence[Source], creators: Mapping[str, list[Creator]]) -> Iterable[Finding]:
    """Yield what the checks of the bibliography find, and sources that may be one work."""
    from annotator.services.source_checks import SourceChecks  # brings the BibTeX reader, which opening does not need

    checks = SourceChecks(sources, creators)
    for pair in checks.duplicates():
        facts = {"key": pair.citekey, "label": pair.label, "other": pair.other_citekey, "other_label": pair.other_label,
                 "reasons": ", ".join(pair.reasons)}
        yield Finding("possible_duplicate", Source.TABLE, pair.source_id, None, facts)
    for problem in checks.problems():
        facts = {"key": problem.citekey, "label": problem.label, "problem": problem.kind, "field": problem.field,
                 "found": shortened(problem.found)}
        yield Finding("source_problem", Source.TABLE, problem.source_id, None, facts)


def _source_facts(source: Source, creators: list[Creator]) -> dict[str, str]:
    return {"key": source.citekey, "label": source_label(source, creators), "title": shortened(source.title)}
