"""Sources and creators of a library as the bibliography room knows them, and back."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.bib.sources import ExportedSource, ImportedCreator
from annotator.core.ids import new_id
from annotator.core.model import Creator, Source


def exported_source(source: Source, creators: Iterable[Creator]) -> ExportedSource:
    """Return a source as it is written and checked."""
    return ExportedSource(
        entry_type=source.entry_type,
        citekey=source.citekey,
        fields={name: str(value) for name, value in source.fields.items()},
        creators=tuple(bib_creator(creator) for creator in creators),
        langid=str(source.fields.get("langid", "")),
        imported=source.imported,
    )


def bib_creator(creator: Creator) -> ImportedCreator:
    """Return a creator as the bibliography room knows it."""
    return ImportedCreator(
        role=creator.role,
        ord=creator.ord,
        family_latin=creator.family_latin,
        given_latin=creator.given_latin,
        family_fa=creator.family_fa,
        given_fa=creator.given_fa,
        is_organisation=creator.is_organisation,
    )


def creator_records(source_id: str, creators: Iterable[ImportedCreator]) -> list[Creator]:
    """Return creators as new records of a source."""
    return [
        Creator(
            id=new_id(),
            source_id=source_id,
            role=one.role,
            ord=one.ord,
            family_latin=one.family_latin,
            given_latin=one.given_latin,
            family_fa=one.family_fa,
            given_fa=one.given_fa,
            is_organisation=one.is_organisation,
        )
        for one in creators
    ]
