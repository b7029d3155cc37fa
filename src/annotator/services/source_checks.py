"""What is wrong with the sources of a library, what can be mended by itself, which may be one work.

Import it where it is used: it brings the BibTeX reader, which opening a library does not need.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from annotator.bib.checks import Problem, check_source
from annotator.bib.duplicates import find_duplicates
from annotator.bib.keys import free_key
from annotator.bib.sources import ExportedSource
from annotator.core.changes import edited
from annotator.core.model import Change, Creator, Source
from annotator.services.bib_records import exported_source
from annotator.services.labels import source_key_suffix, source_label
from annotator.services.merging import creator_changes, with_aliases
from annotator.services.source_views import PossibleDuplicate, SourceProblem
from annotator.text.names import similarity

NOT_OF_STUBS = frozenset({"missing_field", "missing_language"})
"""Kinds of problems that a stub has by its nature."""

_SAME_WORK = ("same_title", "similar_title", "same_doi", "same_isbn")
"""Reasons that outweigh different letters after the year."""

_MOST_MENDS = 100
"""Mends of one source: each takes a problem away, this only keeps a fault of ours from running for ever."""


class SourceChecks:
    """The sources of a library with their creators, as they were read."""

    def __init__(self, sources: Sequence[Source], creators: Mapping[str, Sequence[Creator]]) -> None:
        self._sources = sources
        self._creators = creators

    def problems(self) -> list[SourceProblem]:
        """Return what is wrong with each source, in the order of the sources."""
        found = []
        for source in self._sources:
            exported, off = self._exported(source), _off(source)
            label = source_label(source, self._creators.get(source.id, ()))
            found += [_view(source, label, problem) for problem in check_source(exported, off=off)]
        return found

    def duplicates(self) -> list[PossibleDuplicate]:
        """Return pairs of sources that may be one work, the likeliest first."""
        pairs = find_duplicates(
            [self._exported(source) for source in self._sources],
            name_similarity=lambda persian, latin: similarity(persian, latin).score,
        )
        found = []
        for pair in pairs:
            first, second = self._sources[pair.first], self._sources[pair.second]
            if _told_apart(first, second) and not any(reason.startswith(_SAME_WORK) for reason in pair.reasons):
                continue
            found.append(PossibleDuplicate(
                source_id=first.id,
                citekey=first.citekey,
                label=source_label(first, self._creators.get(first.id, ())),
                other_id=second.id,
                other_citekey=second.citekey,
                other_label=source_label(second, self._creators.get(second.id, ())),
                score=round(pair.score * 1000),
                reasons=pair.reasons,
            ))
        return found

    def mends(self, kinds: Collection[str] | None = None) -> tuple[list[Change], list[SourceProblem]]:
        """Return the changes that mend what is safe to mend (of some kinds, or all), and what they mend."""
        changes: list[Change] = []
        mended: list[SourceProblem] = []
        taken = [source.citekey for source in self._sources]
        for source in self._sources:
            exported, done = _mended(self._exported(source), _off(source), kinds)
            if not done:
                continue
            label = source_label(source, self._creators.get(source.id, ()))
            mended += [_view(source, label, problem) for problem in done]
            fields, key = dict(exported.fields), source.citekey
            if exported.citekey != key:
                key = free_key(exported.citekey, taken)
                taken.append(key)
                fields = with_aliases(fields, [source.citekey], key)
            if fields != source.fields or key != source.citekey:
                changes.append(edited(source, fields=fields, citekey=key))
            changes += creator_changes(source.id, self._creators.get(source.id, ()), exported.creators)
        return changes, mended

    def _exported(self, source: Source) -> ExportedSource:
        return exported_source(source, self._creators.get(source.id, ()))


def _told_apart(first: Source, second: Source) -> bool:
    """Tell whether letters after the year say that somebody cites both: Eslami 2024a and 2024b."""
    letters = source_key_suffix(first), source_key_suffix(second)
    return all(letters) and letters[0] != letters[1]


def _off(source: Source) -> frozenset[str]:
    return NOT_OF_STUBS if source.is_stub else frozenset()


def _mended(
    source: ExportedSource, off: Collection[str], kinds: Collection[str] | None
) -> tuple[ExportedSource, list[Problem]]:
    """Mend one problem after another: a mend may bring the next to light, and two may touch one field."""
    done: list[Problem] = []
    while len(done) < _MOST_MENDS:
        problem = next(
            (one for one in check_source(source, off=off)
             if one.mended is not None and (kinds is None or one.kind in kinds)),
            None,
        )
        if problem is None or problem.mended is None or problem.mended == source:
            break
        source = problem.mended
        done.append(problem)
    return source, done


def _view(source: Source, label: str, problem: Problem) -> SourceProblem:
    return SourceProblem(
        source_id=source.id,
        citekey=source.citekey,
        label=label,
        kind=problem.kind,
        field=problem.field,
        found=problem.found,
        is_mendable=problem.mended is not None,
    )
