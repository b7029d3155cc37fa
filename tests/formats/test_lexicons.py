"""Word lists in the forms in which people have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import BadInput
from annotator.formats import lexicons

TBX = """<martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="en"><tig><term>aquifer</term></tig><ntig><termGrp><term>water layer</term></termGrp></ntig></langSet>
<langSet xml:lang="fa"><tig><term>آبخوان</term></tig></langSet></termEntry></body></text></martif>"""
TBX_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>
<langSec xml:lang="fa"><termSec><term>آبخوان</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>aquifer</term></termSec></langSec></conceptEntry></body></text></tbx>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<entry><form><orth>lake</orth></form><sense><cit type="trans"><quote>دریاچه</quote></cit>
<cit type="example"><quote>نمونه</quote></cit></sense></entry>
<entry><form><orth>رود</orth></form><sense><cit type="translation" xml:lang="en"><quote>river</quote></cit></sense>
</entry></body></text></TEI>"""
TMX = """<tmx><body><tu><tuv xml:lang="en"><seg>dam</seg></tuv>
<tuv xml:lang="fa"><seg>سد</seg></tuv></tu></body></tmx>"""
TABLE = (
    "# my words\naquifer\tn\tآبخوان؛ سفره آب (زیرزمینی)\nlake [noun]\tدریاچه\nدریاچه\tlake\tdaryāche\nempty\t\n\n"
)


@pytest.mark.parametrize(("text", "pairs"), [
    (TABLE, {("aquifer", "آبخوان"), ("aquifer", "سفره آب"), ("lake", "دریاچه")}),
    (TBX, {("aquifer", "آبخوان"), ("water layer", "آبخوان")}),
    (TBX_3, {("aquifer", "آبخوان")}),
    (TEI, {("lake", "دریاچه"), ("river", "رود")}),
    (TMX, {("dam", "سد")}),
])
def test_every_form_gives_pairs_of_english_and_persian(
    text: str, pairs: set[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "words"
    path.write_text(text, encoding="utf-8")
    found = lexicons.read(path)
    assert (set(found), len(found)) == (pairs, len(pairs))


def test_another_xml_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        lexicons.read(path)
    assert raised.value.detail == "no TMX, TBX or TEI: html"


def test_a_list_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "MOST_PAIRS", 1)
    path = tmp_path / "words.tsv"
    path.write_text(TABLE, encoding="utf-8")
    with pytest.raises(BadInput):
        lexicons.read(path)
