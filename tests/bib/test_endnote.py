"""EndNote XML."""

from __future__ import annotations

from annotator.bib import endnote
from annotator.bib.sources import ImportedCreator

FILE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">حیدری، محمد</style></author><author>BBC Persian,</author></authors>
<translated-authors><author>Heidari, Mohammad</author><author>BBC Persian,</author></translated-authors></contributors>
<titles><title><style>رویکرد</style> <style>روسیه</style></title><secondary-title>فصلنامه</secondary-title>
<translated-title>Russia's Approach</translated-title></titles>
<pages>12-34</pages><volume>5</volume><number>2</number><dates><year>1403</year></dates><isbn>1735-1723</isbn>
<electronic-resource-num>10.1234/x</electronic-resource-num><language>Persian</language><label>heidari1403</label>
<keywords><keyword>قدرت</keyword><keyword>امنیت</keyword></keywords>
</record><record><ref-type name="Podcast">0</ref-type><titles><title>T</title></titles></record></records></xml>"""


def test_records_become_sources_in_both_scripts() -> None:
    one, two = endnote.read(FILE).sources
    assert (one.entry_type, one.citekey, one.langid) == ("article", "heidari1403", "persian")
    assert one.fields == {
        "title": "رویکرد روسیه", "usere": "Russia's Approach", "journaltitle": "فصلنامه", "volume": "5", "number": "2",
        "pages": "12–34", "doi": "10.1234/x", "issn": "1735-1723", "langid": "persian", "usera": "1403",
        "keywords": "قدرت, امنیت"}
    assert one.creators[0] == ImportedCreator(
        family_fa="حیدری", given_fa="محمد", family_latin="Heidari", given_latin="Mohammad")
    assert (one.creators[1].family_latin, one.creators[1].is_organisation) == ("BBC Persian", 1)
    assert (two.entry_type, two.problems) == ("misc", ("unknown_type:podcast",))


def test_broken_xml_is_refused_with_its_line() -> None:
    assert endnote.read("<xml>\n<records>").refused == ((2, "not_understood"),)
