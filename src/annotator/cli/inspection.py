"""An analysis as ``inspect`` prints it: the JSON contract ``annotator-inspect/1`` and a summary for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import Any

from annotator.cli import output
from annotator.cli.citation_problems import problem_lines
from annotator.core.analysis import Analysis, FoundBlock, FoundCitation, FoundReference
from annotator.services.views import ImportPreview

FORMAT = "annotator-inspect/1"


def document(analysis: Analysis) -> dict[str, Any]:
    """Return the JSON document of the contract."""
    return {
        "format": FORMAT,
        "raw_length": analysis.raw_length,
        "title_en": analysis.title_en,
        "title_fa": analysis.title_fa,
        "keywords": output.plain(analysis.keywords),
        "pages": [{"raw_start": start, "number": number} for start, number in analysis.pages],
        "texts": [
            {"lang": text.lang, "blocks": [_block(block) for block in text.blocks]} for text in analysis.texts
        ],
        "rows": [
            {"en": list(row.en), "fa": list(row.fa), "score": row.score, "method": row.method} for row in analysis.rows
        ],
        "citations": [_citation(citation) for citation in analysis.citations],
        "works": [
            {"id": work.id, "authors": list(work.authors), "et_al": work.et_al, "year": work.year,
             "suffix": work.suffix, "calendar": work.calendar, "number": work.number, "citations": list(work.citations)}
            for work in analysis.works
        ],
        "references": [_reference(reference) for reference in analysis.references],
        "footnotes": [
            {"number": note.number, "marker_span": output.plain(note.marker_span), "block": note.block,
             "text": note.text}
            for note in analysis.footnotes
        ],
        "tables": [
            {"number": table.number, "caption": table.caption, "columns": list(table.columns),
             "rows": output.plain(table.rows), "raw_spans": output.plain(table.raw_spans), "block": table.block}
            for table in analysis.tables
        ],
        "repairs": [
            {"rule": repair.rule, "raw_span": list(repair.raw_span), "before": repair.before, "after": repair.after,
             "confidence": repair.confidence, "reason": repair.reason, "state": repair.state}
            for repair in analysis.repairs
        ],
        "problems": list(analysis.problems),
    }


def _block(block: FoundBlock) -> dict[str, Any]:
    return {
        "id": block.id, "kind": block.kind, "level": block.level, "number": block.number, "page": block.page,
        "text": block.text, "raw_spans": output.plain(block.raw_spans), "extra": output.plain(block.extra),
        "sentences": [
            {"id": sentence.id, "text": sentence.text, "start": sentence.start, "end": sentence.end,
             "raw_spans": output.plain(sentence.raw_spans)}
            for sentence in block.sentences
        ],
    }


def _citation(citation: FoundCitation) -> dict[str, Any]:
    locator = citation.locator
    return {
        "id": citation.id, "lang": citation.lang, "kind": citation.kind,
        "raw_spans": output.plain(citation.raw_spans), "text": citation.text, "authors": list(citation.authors),
        "et_al": citation.et_al, "year": citation.year, "suffix": citation.suffix, "calendar": citation.calendar,
        "locator": {"label": locator[0], "value": locator[1]} if locator else None, "sentence": citation.sentence,
        "block": citation.block, "start": citation.start, "end": citation.end,
        "work": citation.work, "candidates": list(citation.candidates), "problems": list(citation.problems),
    }


def _reference(reference: FoundReference) -> dict[str, Any]:
    """Return an entry of the reference list under the names it has in the analysis."""
    return {field.name: output.plain(getattr(reference, field.name)) for field in fields(reference)}


def summary(found: ImportPreview) -> str:
    """Return what was found, for people."""
    analysis = found.analysis
    lines = [f"{found.path}: {analysis.raw_length:,} characters, {found.encoding}"]
    lines += [f"  {label}: {title}" for label, title in (("English title", analysis.title_en),
                                                         ("Persian title", analysis.title_fa)) if title]
    for text in analysis.texts:
        kinds = Counter(block.kind for block in text.blocks)
        counts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.most_common())
        sentences = sum(len(block.sentences) for block in text.blocks)
        lines.append(f"  {'Persian' if text.lang == 'fa' else 'English'}: {sentences} sentences in {counts}")
    aligned = sum(bool(row.en and row.fa) for row in analysis.rows)
    lines.append(f"  rows: {len(analysis.rows)}, {aligned} with both languages")
    lines.append(f"  citations: {len(analysis.citations)} of {len(analysis.works)} works; "
                 f"footnotes: {len(analysis.footnotes)}; tables: {len(analysis.tables)}")
    lines += [f"    {line}" for line in problem_lines(citation.problems for citation in analysis.citations)]
    if analysis.references:
        cited = sum(reference.work is not None for reference in analysis.references)
        lines.append(f"  reference list: {len(analysis.references)} entries, {cited} of them cited")
    if found.rules:
        lines.append("  repairs:")
        lines += [_rule_line(rule.rule, rule.count, rule.examples) for rule in found.rules]
    lines += [f"  ! {problem}" for problem in analysis.problems]
    return "\n".join(lines)


def _rule_line(rule: str, count: int, examples: tuple[tuple[str, str], ...]) -> str:
    shown = "; ".join(f"{output.shorten(before, 20)} → {output.shorten(after, 20)}" for before, after in examples[:2])
    return f"    {count:5}  {rule.replace('_', ' '):24} {shown}"
