"""The seam: the library asks an engine for nothing but what the protocol names."""

from __future__ import annotations

import importlib.machinery
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from annotator.core.changes import created, edited
from annotator.core.ids import new_id
from annotator.core.model import RECORD_TYPES, Deed, Tag
from annotator.store.engine import Engine, OpenRequest, without_password
from annotator.store.library import open_library
from annotator.store.rows import table_of
from annotator.store.sqlite import open_engine

OFFERED = {name for name in vars(Engine) if not name.startswith("_")}


class OnlyWhatIsOffered:
    """An engine that has the methods of the protocol and no others."""

    def __init__(self, engine: Engine) -> None:
        self._inner = engine
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        assert name in OFFERED
        self.asked.append(name)
        return getattr(self._inner, name)


@pytest.fixture
def other_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[OnlyWhatIsOffered]:
    """An engine for postgresql:// that is installed by adding a module."""
    opened: list[OnlyWhatIsOffered] = []

    def open_other(request: OpenRequest) -> OnlyWhatIsOffered:
        assert request.place == "postgresql://sara@server/shelf"
        opened.append(OnlyWhatIsOffered(open_engine(OpenRequest(str(tmp_path / "a"), create=request.create))))
        return opened[0]

    name = "annotator.store.postgresql"
    module = types.ModuleType(name)
    module.__spec__ = importlib.machinery.ModuleSpec(name, None)
    module.open_engine = open_other  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, module)
    return opened


def test_a_new_engine_is_a_new_module_and_nothing_else(
    other_engine: list[OnlyWhatIsOffered], tmp_path: Path
) -> None:
    with open_library("postgresql://sara@server/shelf", actor="sara", create=True) as library:
        tag = Tag(id=new_id(), name_en="Security")
        library.apply(Deed("add", (created(tag),)))
        library.apply(Deed("edit", (edited(library.require(Tag, tag.id), name_fa="امنیت"),)))
        library.bulk("import", [Tag(id=new_id(), name_en=str(number)) for number in range(5)])
        assert [hit.record_id for hit in library.search("امنيت")] == [tag.id]
        library.undo()
        library.redo()
        library.rebuild_search()
        assert library.count(Tag, name_en=("Security", "3")) == 2
        assert len(library.all(Tag, order="-name_en", offset=2)) == 4
        assert library.deeds_since(0)
        assert library.data_version()
        assert library.history()
        assert library.check() == []
        library.backup(tmp_path / "copy")
    assert OFFERED - set(other_engine[0].asked) == {"place", "read_only", "columns"}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://sara:secret@server/shelf", "postgresql://server/shelf"),
        ("postgresql://server/shelf", "postgresql://server/shelf"),
        ("postgresql://sara:p@ss:w@server:5432/shelf?x=a@b", "postgresql://server:5432/shelf?x=a@b"),
        ("/home/a@b/shelf.annotator", "/home/a@b/shelf.annotator"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_an_engine_knows_the_columns_of_every_record(tmp_path: Path) -> None:
    open_library(tmp_path / "a", actor="sara", create=True).close()
    engine = open_engine(OpenRequest(str(tmp_path / "a"), read_only=True))
    for kind in RECORD_TYPES:
        assert set(engine.columns(kind.TABLE)) == set(table_of(kind).all_names)
    engine.close()
