"""Translation memories out and in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import BadInput
from annotator.formats import markup, tmx
from annotator.formats.tmx import TranslationUnit

FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv xml:lang="EN-us"><seg>Press <bpt i="1">&lt;b&gt;</bpt>Start<ept i="1">&lt;/b&gt;</ept> now.</seg></tuv>
<tuv xml:lang="fa"><seg>اکنون <hi>آغاز</hi> را بزنید.</seg></tuv></tu>
<tu><tuv lang="en"><seg>Only English</seg></tuv><tuv lang="de"><seg>Nur Deutsch</seg></tuv></tu>
</body></tmx>"""


def read_text(text: str) -> list[TranslationUnit]:
    return tmx.units_of(markup.parse(text))


def test_what_was_written_is_read_again() -> None:
    units = [
        TranslationUnit("Water & <peace>", "آب و «صلح»", "r1"),
        TranslationUnit('A "lake"', "دریاچه‌ها", "t1", "translation", "sara"),
    ]
    assert read_text(tmx.write(units, version="1.0")) == units


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_makes_a_document_that_is_well_formed(english: str, persian: str) -> None:
    document = tmx.write([TranslationUnit(english, persian, "r", "aligned", english)], version=persian)
    document.encode()
    markup.parse(document)


def test_codes_of_other_programs_are_no_words_and_other_languages_are_left_out() -> None:
    assert read_text(FOREIGN) == [TranslationUnit("Press Start now.", "اکنون آغاز را بزنید.")]


def test_another_xml_is_no_translation_memory(tmp_path: Path) -> None:
    path = tmp_path / "page.tmx"
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        tmx.read(path)
    assert raised.value.detail == "no TMX"
