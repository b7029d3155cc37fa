"""Sources written in a format, and read back before anybody relies on the text.

Import it where it is used: it brings the BibTeX reader, which opening a library does not need.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bib import bibtex
from annotator.bib.foreign import READERS, WRITERS
from annotator.bib.sources import ExportedSource, ImportedSource


def written(sources: Sequence[ExportedSource], kind: str) -> tuple[str, dict[str, str]]:
    """Return the text of sources as ``biblatex``, ``bibtex``, ``ris`` or ``csl-json``, and what is wrong with it.

    What is wrong: key to the reason, for each source that does not come back from the text as it went in.
    """
    if kind in WRITERS:
        text = WRITERS[kind](sources)
        return text, _differences(sources, READERS[kind](text).sources)
    dialect: bibtex.Dialect = "bibtex" if kind == "bibtex" else "biblatex"
    text = bibtex.write(sources, dialect=dialect)
    return text, {
        one.citekey: f"{one.field or 'entry'} does not read back"
        for one in bibtex.verify(text, sources, dialect=dialect)
    }


def _differences(sources: Sequence[ExportedSource], found: Sequence[ImportedSource]) -> dict[str, str]:
    came = {source.citekey: _told(source) for source in found}
    wrong = {}
    for source in sources:
        want, got = _told(source), came.get(source.citekey)
        if got is None:
            wrong[source.citekey] = "entry does not read back"
        elif want != got:
            field = next(name for name in (*want, *got) if want.get(name) != got.get(name))
            wrong[source.citekey] = f"{field} does not read back"
    return wrong


def _told(source: ExportedSource | ImportedSource) -> dict[str, object]:
    fields: dict[str, object] = {
        name: " ".join(text.split()) for name, text in source.fields.items() if text.strip()}
    people = sorted(source.creators, key=lambda one: (one.role, one.ord))
    names = [(one.role, one.family_latin, one.given_latin, one.family_fa, one.given_fa) for one in people]
    return {**fields, "type": source.entry_type, "names": names}
