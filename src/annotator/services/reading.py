"""Papers: previewed, imported, listed, opened for reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.core.changes import deleted
from annotator.core.ids import new_id
from annotator.core.model import (
    Block,
    Citation,
    CitationCandidate,
    Claim,
    Deed,
    Original,
    Paper,
    Record,
    Row,
    RowMember,
    Sentence,
    Source,
    Text,
)
from annotator.errors import Ambiguous, BadRequest, EncodingUnknown, NotFound
from annotator.formats import plaintext
from annotator.services import lookup
from annotator.services.claim_views import creators_by_source
from annotator.services.deeds import Deeds, edits, shortened
from annotator.services.gathering import by_id, gather, given, grouped, living
from annotator.services.hub import Progress
from annotator.services.importing import NewPaper, new_paper
from annotator.services.labels import source_label
from annotator.services.pages import highlights, reading_page, repair_marks
from annotator.services.resolving import (
    Resolution,
    SourceIndex,
    candidate_records,
    known_source,
    resolved,
)
from annotator.services.rows import Alignment
from annotator.services.views import (
    CandidateView,
    CitationView,
    Highlight,
    ImportPreview,
    PaperView,
    ReadingPage,
    RepairMark,
    RuleCount,
    Selection,
)
from annotator.text.folding import fold, fold_with_offsets

if TYPE_CHECKING:
    from annotator.core.analysis import Analysis, FoundRepair

_EXAMPLES = 3
_CONTEXT = 24
_ANALYSIS_SHARE = 0.8
_ROW_TABLES = frozenset({Row.TABLE, RowMember.TABLE})


class Reading(Alignment):
    """Papers and what is found in them; the alignment's deeds are among its own."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__(deeds)
        self._row_counts: dict[str, tuple[int, int, int]] = {}
        deeds.hub.subscribe(self._forget_counts)

    # --- import ---

    def preview(
        self,
        path: str | Path,
        *,
        encoding: str | None = None,
        rules_off: Collection[str] = (),
        progress: Progress | None = None,
    ) -> ImportPreview:
        """Return what an import would store, and the paper already made of the same bytes, if any.

        Raises:
            BadInput: the file cannot be read (see ``formats.plaintext``).
        """
        found = preview(path, encoding=encoding, rules_off=rules_off, progress=progress)
        return replace(found, twin=self._twin(found.sha256))

    def import_file(
        self,
        path: str | Path,
        *,
        encoding: str | None = None,
        rules_off: Collection[str] = (),
        again: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Paper, Deed]:
        """Store a text file as a new paper, in one deed; ``progress`` may raise ``Cancelled`` at any time.

        Raises:
            EncodingUnknown: the encoding would have to be guessed; give ``encoding``.
            BadRequest: the same bytes were imported before (and not ``again``).
            BadInput: the file cannot be read.
        """
        report = progress or _silent
        report("decode", 0.0)
        original = self._original(path, encoding, again=again)
        analysis = _analyse(original.body, rules_off, progress)
        fresh = new_paper(analysis, original, rules_off)
        return self._store(fresh, self._with_sources(fresh, analysis), report)

    def import_pair(
        self,
        english: str | Path,
        persian: str | Path,
        *,
        encoding: str | None = None,
        rules_off: Collection[str] = (),
        again: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Paper, Deed]:
        """Store two files of the same paper, one a language, as one new paper, in one deed.

        Raises:
            BadRequest: one of them has no text in its language; else as :meth:`import_file`.
        """
        from annotator.services.pairing import both_analyses, paired  # brings the aligner, needed here only
        from annotator.services.word_pairs import known_words, learnt_words

        report = progress or _silent
        report("decode", 0.0)
        analyses: list[Analysis] = []
        parts: list[NewPaper] = []
        for lang, path in (("en", english), ("fa", persian)):
            original = self._original(path, encoding, again=again)
            analyses.append(_analyse(original.body, rules_off, progress))
            parts.append(new_paper(analyses[-1], original, rules_off))
            if all(text.lang != lang for text in parts[-1].texts):
                raise BadRequest(f"no text in this language ({lang}): {original.name}")
        fresh = paired(*parts, lexicon=known_words(self._library), learnt=learnt_words(self._library))
        records = self._with_sources(fresh, both_analyses(*analyses))
        return self._store(fresh, [parts[1].original, *records], report)

    # --- papers ---

    def papers(self) -> tuple[PaperView, ...]:
        """Return all papers with their counts, oldest first."""
        texts = grouped(self._library.all(Text), lambda text: text.paper_id)
        return tuple(self._paper_view(paper, texts.get(paper.id, [])) for paper in self._library.all(Paper))

    def paper(self, reference: str) -> Paper:
        """Return a paper by its id, the beginning or end of it, or its number in the list, from 1."""
        return lookup.find_paper(self._library, reference)

    def edit_paper(self, paper_id: str, **fields: Any) -> Deed:  # noqa: ANN401 - fields of Paper
        """Change fields of a paper, named as in ``core.model.Paper``; None leaves a field as it is."""
        paper = living(self._library, Paper, paper_id)
        return self._deeds.apply("edit paper", edits(paper, **fields), paper.title_fa or paper.title_en or "")

    def delete_paper(self, paper_id: str) -> Deed:
        """Take a paper out of the list and the search; its records stay and return with undo.

        Raises:
            BadRequest: it still has claims.
        """
        paper = living(self._library, Paper, paper_id)
        if self._library.count(Claim, paper_id=paper_id):
            raise BadRequest("the paper has claims")
        texts = self._library.all(Text, paper_id=paper_id)
        text_ids = [text.id for text in texts]
        gone: list[Record] = [
            *gather(self._library, Citation, "text_id", text_ids),
            *self._library.all(Row, paper_id=paper_id),
            *gather(self._library, Block, "text_id", text_ids),
            *texts,
            paper,
        ]
        return self._deeds.apply("delete paper", map(deleted, gone), paper.title_fa or paper.title_en or "")

    # --- reading ---

    def page(self, paper_id: str) -> ReadingPage:
        """Return a whole paper as the reader shows it."""
        return reading_page(self._library, paper_id)

    def highlights(self, paper_id: str) -> tuple[Highlight, ...]:
        """Return where a paper's claims stand."""
        return highlights(self._library, paper_id)

    def repairs(self, paper_id: str) -> tuple[RepairMark, ...]:
        """Return what was repaired in a paper, each at its place in the repaired text."""
        return repair_marks(self._library, paper_id)

    def find_quote(self, paper_id: str, quote: str, lang: str | None = None) -> Selection:
        """Return where a quote stands in a paper's repaired text.

        As it is written first; where it stands nowhere so, folded: without regard to ZWNJ, kashida, kinds
        of ی and ک, digits and case.

        Raises:
            NotFound: it stands nowhere. Ambiguous: in several places, which are given with their surroundings.
        """
        texts = [text for text in self._library.all(Text, paper_id=paper_id) if lang in (None, text.lang)]
        blocks = gather(self._library, Block, "text_id", [text.id for text in texts], order="ord")
        places = [place for block in blocks for place in _occurrences(block, quote.strip())]
        places = places or [place for block in blocks for place in _folded_occurrences(block, quote)]
        if not places:
            raise NotFound("quote", shortened(quote))
        if len(places) > 1:
            bodies = {block.id: block.body for block in blocks}
            raise Ambiguous("quote", shortened(quote), tuple(_in_context(bodies, place) for place in places))
        return places[0]

    def citation(self, reference: str) -> Citation:
        """Return a citation by its id or the beginning or end of it."""
        return lookup.find_citation(self._library, reference)

    def citations(self, paper_id: str | None = None, *, state: str | None = None) -> tuple[CitationView, ...]:
        """Return citations in reading order, of one paper or all, with what they resolve to."""
        wanted = given(paper_id=paper_id)
        texts = by_id(self._library.all(Text, **wanted))
        citations = [
            one
            for one in gather(self._library, Citation, "text_id", texts, order="ord")
            if state in (None, one.state)
        ]
        return tuple(self._citation_views(citations, texts))

    # --- private ---

    def _original(self, path: str | Path, encoding: str | None, *, again: bool) -> Original:
        """Return a file as it will be stored, unless its encoding is a guess or its bytes are known."""
        decoded = plaintext.read(path, encoding)
        if decoded.guessed:
            raise EncodingUnknown(str(path), decoded.guesses)
        twin = self._twin(decoded.sha256)
        if twin is not None and not again:
            raise BadRequest(f"already imported as {twin.title_fa or twin.title_en or twin.id}")
        return Original(
            id=new_id(),
            name=Path(path).name,
            media_type="text/plain",
            encoding=decoded.encoding,
            has_bom=int(decoded.has_bom),
            sha256=decoded.sha256,
            body=decoded.text,
        )

    def _store(self, fresh: NewPaper, records: Sequence[Record], report: Progress) -> tuple[Paper, Deed]:
        report("store", _ANALYSIS_SHARE)
        title = fresh.paper.title_fa or fresh.paper.title_en or fresh.original.name
        deed = self._library.bulk("import paper", records, detail=title)
        report("done", 1.0)
        self._deeds.hub.publish(deed)
        return living(self._library, Paper, fresh.paper.id), deed

    def _twin(self, sha256: str) -> Paper | None:
        originals = self._library.all(Original, sha256=sha256)
        texts = gather(self._library, Text, "original_id", [one.id for one in originals])
        return next((self._library.get(Paper, text.paper_id) for text in texts), None)

    def _with_sources(self, fresh: NewPaper, analysis: Analysis) -> list[Record]:
        """Return the records of a new paper with the sources its reference list names.

        Citations mean the source of the entry they are tied to, else one the library or the list has.
        """
        known = self._library.all(Source)
        creators = creators_by_source(self._library, [source.id for source in known])
        from annotator.services.referencing import listed_sources  # brings what only an import needs

        listed = listed_sources(analysis.references, known, creators)
        people = {**creators, **grouped(listed.creators, lambda creator: creator.source_id)}
        sources = [*known, *listed.sources]
        index = SourceIndex(known_source(source, people.get(source.id, ())) for source in sources)
        records: list[Record] = [one for one in fresh.records() if not isinstance(one, Citation)]
        candidates: list[Record] = []
        for found, citation in zip(analysis.citations, fresh.citations, strict=True):
            source_id = listed.by_work.get(found.work or "")
            resolution = Resolution("resolved", source_id, ()) if source_id else index.resolve(citation)
            records.append(resolved(citation, resolution))
            candidates.extend(candidate_records(citation.id, resolution))
        return [*listed.sources, *listed.creators, *records, *candidates]

    def _paper_view(self, paper: Paper, texts: Sequence[Text]) -> PaperView:
        rows, aligned, to_confirm = self._counts_of_rows(paper.id, texts)
        text_ids = tuple(text.id for text in texts)
        return PaperView(
            paper=paper,
            langs=tuple(sorted(text.lang for text in texts)),
            rows=rows,
            rows_aligned=aligned,
            rows_to_confirm=to_confirm,
            citations=self._library.count(Citation, text_id=text_ids),
            citations_resolved=self._library.count(Citation, text_id=text_ids, state="resolved"),
            claims=self._library.count(Claim, paper_id=paper.id),
        )

    def _counts_of_rows(self, paper_id: str, texts: Sequence[Text]) -> tuple[int, int, int]:
        """Return how many rows there are, have both languages, ask to be confirmed; kept until rows change."""
        known = self._row_counts.get(paper_id)
        if known is None:
            rows = self._library.all(Row, paper_id=paper_id)
            sentences = gather(self._library, Sentence, "text_id", [text.id for text in texts])
            text_of = {sentence.id: sentence.text_id for sentence in sentences}
            langs: dict[str, set[str]] = {}
            for member in gather(self._library, RowMember, "row_id", [row.id for row in rows]):
                langs.setdefault(member.row_id, set()).add(text_of.get(member.sentence_id, ""))
            aligned = sum(len(found) > 1 for found in langs.values())
            known = (len(rows), aligned, sum(row.state == "suggested" for row in rows))
            self._row_counts[paper_id] = known
        return known

    def _forget_counts(self, deed: Deed) -> None:
        """A deed on rows, or one that does not list its changes, makes the counts old."""
        if not deed.changes or any(change.entity in _ROW_TABLES for change in deed.changes):
            self._row_counts.clear()

    def _citation_views(self, citations: Sequence[Citation], texts: dict[str, Text]) -> list[CitationView]:
        blocks = by_id(gather(self._library, Block, "id", [one.block_id for one in citations]))
        sentence_ids = [one.sentence_id for one in citations if one.sentence_id]
        sentences = by_id(gather(self._library, Sentence, "id", sentence_ids))
        rows = {
            one.sentence_id: one.row_id
            for one in gather(self._library, RowMember, "sentence_id", sentence_ids)
        }
        candidates = grouped(
            gather(self._library, CitationCandidate, "citation_id", [one.id for one in citations]),
            lambda candidate: candidate.citation_id,
        )
        source_ids = [one.source_id for one in citations if one.source_id]
        source_ids += [one.source_id for group in candidates.values() for one in group]
        sources = by_id(gather(self._library, Source, "id", source_ids))
        creators = creators_by_source(self._library, sources)
        labels = {source.id: source_label(source, creators.get(source.id, [])) for source in sources.values()}
        views: list[CitationView] = []
        for one in citations:
            block, sentence = blocks[one.block_id], sentences.get(one.sentence_id or "")
            views.append(
                CitationView(
                    citation=one,
                    paper_id=texts[one.text_id].paper_id,
                    lang=texts[one.text_id].lang,
                    page=block.page,
                    row_id=rows.get(one.sentence_id or ""),
                    sentence=block.body[sentence.start_pos : sentence.end_pos] if sentence else "",
                    source=sources.get(one.source_id or ""),
                    source_label=labels.get(one.source_id or "", ""),
                    candidates=tuple(
                        CandidateView(candidate, sources[candidate.source_id], labels[candidate.source_id])
                        for candidate in sorted(candidates.get(one.id, ()), key=lambda found: -found.score)
                        if candidate.source_id in sources
                    ),
                )
            )
        return views


def preview(
    path: str | Path,
    *,
    encoding: str | None = None,
    rules_off: Collection[str] = (),
    progress: Progress | None = None,
) -> ImportPreview:
    """Read and analyse a file without any library; nothing is stored.

    Raises:
        BadInput: the file cannot be read (see ``formats.plaintext``).
    """
    decoded = plaintext.read(path, encoding)
    analysis = _analyse(decoded.text, rules_off, progress)
    return ImportPreview(
        path=str(path),
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        guesses=decoded.guesses,
        sha256=decoded.sha256,
        analysis=analysis,
        rules=_rule_counts(analysis.repairs),
        blocks_by_lang={text.lang: len(text.blocks) for text in analysis.texts},
        sentences_by_lang={
            text.lang: sum(len(block.sentences) for block in text.blocks) for text in analysis.texts
        },
        citations=len(analysis.citations),
        works=len(analysis.works),
        references=len(analysis.references),
    )


def _silent(stage: str, fraction: float) -> None:
    """Tell nobody."""


def _analyse(text: str, rules_off: Collection[str], progress: Progress | None) -> Analysis:
    """Run the text engine, its share of the progress scaled to that of the whole import."""
    from annotator.text.pipeline import (
        analyse,
    )  # half a second to load, which no opening window should wait for

    if progress is None:
        return analyse(text, rules_off=rules_off)
    report = progress
    return analyse(
        text, rules_off=rules_off, progress=lambda stage, part: report(stage, part * _ANALYSIS_SHARE)
    )


def _occurrences(block: Block, quote: str) -> list[Selection]:
    places: list[Selection] = []
    start = block.body.find(quote) if quote else -1
    while start >= 0:
        places.append(Selection(block.id, start, start + len(quote)))
        start = block.body.find(quote, start + 1)
    return places


def _in_context(bodies: Mapping[str, str], place: Selection) -> str:
    """Return a place with as much around it as tells it from the others."""
    around = bodies[place.block_id][max(0, place.start - _CONTEXT) : place.end + _CONTEXT]
    return " ".join(around.split())


def _folded_occurrences(block: Block, quote: str) -> list[Selection]:
    body, offsets = fold_with_offsets(block.body)
    wanted = fold(quote).strip()
    places: list[Selection] = []
    start = body.find(wanted) if wanted else -1
    while start >= 0:
        end = offsets[start + len(wanted) - 1] + 1
        places.append(Selection(block.id, offsets[start], end))
        start = body.find(wanted, start + 1)
    return places


def _rule_counts(repairs: Sequence[FoundRepair]) -> tuple[RuleCount, ...]:
    groups = grouped(repairs, lambda repair: repair.rule)
    return tuple(
        RuleCount(rule, len(found), tuple((one.before, one.after) for one in found[:_EXAMPLES]))
        for rule, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )
