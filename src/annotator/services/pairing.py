"""Two files of the same paper made one paper. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotator.core.analysis import Analysis
from annotator.services.importing import NewPaper, aligned
from annotator.services.rows import units_of_records
from annotator.text.align import align
from annotator.text.bilingual import BilingualLexicon

_SECOND = "second-"
"""Before the local ids of the second file's works and references, which the first one's may equal."""


def paired(
    first: NewPaper,
    second: NewPaper,
    *,
    lexicon: BilingualLexicon | None = None,
    learnt: Mapping[str, Mapping[str, float]] | None = None,
) -> NewPaper:
    """Return the paper of both, aligned; its ``original`` is the first one's, the second is to be stored too.

    Whatever language a file holds besides its own stays, as a text of that file.
    """
    paper = replace(
        first.paper,
        title_en=first.paper.title_en or second.paper.title_en,
        title_fa=second.paper.title_fa or first.paper.title_fa,
    )
    in_rows = {one.sentence_id for one in (*first.members, *second.members)}
    texts = (*first.texts, *(replace(text, paper_id=paper.id) for text in second.texts))
    blocks = (*first.blocks, *second.blocks)
    sentences = (*first.sentences, *second.sentences)
    units = units_of_records(texts, blocks, [one for one in sentences if one.id in in_rows])
    found = align(units["en"], units["fa"], lexicon=lexicon, learnt=learnt)
    places = {one.id: one.ord for one in sentences}
    rows, members = aligned(found, paper.id, {one: one for one in in_rows}, places)
    return NewPaper(
        paper=paper,
        original=first.original,
        texts=texts,
        blocks=blocks,
        sentences=sentences,
        repairs=(*first.repairs, *second.repairs),
        rows=rows,
        members=members,
        citations=(*first.citations, *second.citations),
    )


def both_analyses(first: Analysis, second: Analysis) -> Analysis:
    """Return the first analysis with the citations and references of both, in the order of :func:`paired`."""
    citations = (replace(one, work=_of_second(one.work)) for one in second.citations)
    references = (
        replace(one, id=f"{_SECOND}{one.id}", work=_of_second(one.work), twin=_of_second(one.twin))
        for one in second.references
    )
    return replace(
        first, citations=(*first.citations, *citations), references=(*first.references, *references)
    )


def _of_second(local_id: str | None) -> str | None:
    return f"{_SECOND}{local_id}" if local_id else None
