"""Sources that every format of other programs must carry there and back."""

from __future__ import annotations

from annotator.bib.sources import ExportedSource, ImportedCreator, ImportedSource

HAIDARI = ImportedCreator(
    ord=0, family_latin="Heidari", given_latin="Mohammad", family_fa="حیدری", given_fa="محمد")
SIMBAR = ImportedCreator(ord=1, family_fa="سیمبر", given_fa="رضا")

SOURCES = (
    ExportedSource(
        entry_type="article", citekey="heidari1403", langid="persian", creators=(HAIDARI, SIMBAR), fields={
            "title": "قدرت «نرم» و امنیت: رویکردی میان‌رشته‌ای", "usere": "Soft Power & Security", "usera": "1403",
            "journaltitle": "فصلنامه مطالعات", "userd": "Studies Quarterly", "volume": "12", "number": "3",
            "pages": "12–34", "langid": "persian", "issn": "1735-1723", "doi": "10.1234/a_b", "keywords": "قدرت, امنیت",
            "abstract": "چکیده‌ای کوتاه."}),
    ExportedSource(
        entry_type="book", citekey="waltz2019", langid="english", fields={
            "title": "Theory of <i>International</i> Politics", "publisher": "Waveland", "location": "Long Grove",
            "date": "2019-05-12", "isbn": "9781577666707", "langid": "english", "edition": "2", "eventtitle": "x"},
        creators=(ImportedCreator(family_latin="Waltz, Jr.", given_latin="Kenneth N."),
                  ImportedCreator(role="translator", family_fa="چمنی", given_fa="روح‌الله"))),
    ExportedSource(
        entry_type="report", citekey="bbcpersian2024a", langid="english", fields={
            "title": "A report", "institution": "BBC", "date": "2024", "langid": "english",
            "url": "https://example.org/a?b=1&c=2", "urldate": "2024-06-01"},
        creators=(ImportedCreator(family_latin="BBC Persian", is_organisation=1),)),
    ExportedSource(
        entry_type="misc", citekey="akhavan-kazemi2018", langid="english", fields={
            "date": "2018", "langid": "english", "ids": "old:key"},
        creators=(ImportedCreator(ord=0, family_latin="Akhavan Kazemi"),
                  ImportedCreator(ord=1, family_latin="others"))),
    ExportedSource(
        entry_type="incollection", citekey="brown2012", langid="english", fields={
            "title": "A chapter", "booktitle": "Understanding", "publisher": "Palgrave", "date": "2012/2013",
            "pages": "1–2, 7", "langid": "english"},
        creators=(ImportedCreator(family_latin="van der Brown", given_latin="Chris"),
                  ImportedCreator(role="editor", family_latin="Ainley", given_latin="Kirsten"))),
    ExportedSource(
        entry_type="legislation", citekey="law", langid="persian", creators=(), fields={
            "title": "قانون اساسی", "usera": "1358-09-12", "langid": "persian", "institution": "مجلس"}),
)


def told(source: ExportedSource | ImportedSource) -> dict[str, object]:
    return {"type": source.entry_type, "key": source.citekey, "langid": source.langid, **source.fields,
            "creators": [(one.role, one.ord, one.family_latin, one.given_latin, one.family_fa, one.given_fa,
                          one.is_organisation) for one in source.creators]}
