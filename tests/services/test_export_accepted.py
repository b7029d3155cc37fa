"""biber accepts what we export, and what comes back from the file is what went out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.services.sample import make_sample
from annotator.services.views import CreatorName, SourceView
from annotator.services.workspace import Workspace

Program = Callable[[str, str], Path]

PAYLOADS = (
    r"\input{/etc/passwd}", r"\write18{id}", r"$x^2$ & 50% _of_ #1 ~ ^", r"} , title = {stolen",
    "@book{inner, x = {y}}", r"\begin{document}",
    "a {b", 'say "hi"', r"\catcode`\@=11", "% remark", "first\nsecond", "\u202eevil\u202c",
)


@pytest.fixture
def nasty(workspace: Workspace) -> Workspace:
    add = workspace.bibliography.add_source
    for number, payload in enumerate(PAYLOADS):
        add("book", key=f"payload{number}", fields={
            "title": payload, "publisher": payload, "note": payload, "url": payload, "date": "2020",
            "langid": "english", "keywords": payload,
        }, creators=[
            CreatorName(family_latin=payload, given_latin="A."),
            CreatorName(family_latin=payload, is_organisation=True),
        ])
    add("article", fields={
        "title": "قدرت «نرم» و امنیت: رویکردی میان‌رشته‌ای", "usere": "Soft Power & Security",
        "journaltitle": "مطالعات", "userd": "Studies", "volume": "12", "usera": "1403", "langid": "persian",
        "pages": "۱۲–۳۴",
    }, creators=[
        CreatorName(family_fa="حیدری", given_fa="محمد", family_latin="Heidari", given_latin="Mohammad"),
        CreatorName(family_fa="سیمبر", given_fa="رضا"), CreatorName(family_latin="others"),
    ])
    add("report", fields={"title": "گزارش", "usera": "1400", "langid": "persian", "type": "techreport",
                          "institution": "وزارت نیرو"},
        creators=[CreatorName(family_fa="وزارت امور خارجه و همکاران", is_organisation=True)])
    add("online", fields={
        "title": "Lead, and follow", "date": "2024-02-29", "url": "https://example.org/a_b?c=1&d=%20"},
        creators=[CreatorName(family_latin="Food and Agriculture Organization", is_organisation=True)])
    add("misc", creators=[CreatorName(family_latin="Ebadi")], fields={"note": "n.d."})
    add("thesis", fields={
        "title": "Üben mit NATO", "type": "phdthesis", "date": "1998/2001", "institution": "Università"},
        creators=[CreatorName(family_latin="van der Berg, Jr.", given_latin="Ägid")])
    return workspace


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    return make_sample(tmp_path / "sample.annotator", "ana")


@pytest.mark.parametrize("library", ["sample", "nasty"])
def test_biber_accepts_the_export_without_a_warning(
    library: str, request: pytest.FixtureRequest, tmp_path: Path, program: Program
) -> None:
    workspace: Workspace = request.getfixturevalue(library)
    made = workspace.exporting.bibliography("biblatex")
    assert made.left_out == ()
    assert len(made.keys) == len(workspace.bibliography.sources())
    (tmp_path / "x.bib").write_text(made.text, encoding="utf-8")
    done = subprocess.run(
        [program("biber", "biber"), "--tool", "--validate-datamodel", "x.bib"], cwd=tmp_path, capture_output=True,
        text=True, check=False,
    )
    assert not re.search("WARN|ERROR", done.stdout), done.stdout
    assert done.returncode == 0
    workspace.close()


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
@pytest.mark.parametrize("library", ["sample", "nasty"])
def test_what_was_exported_comes_back_as_it_was(
    library: str, dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    workspace: Workspace = request.getfixturevalue(library)
    made = workspace.exporting.bibliography(dialect)
    (tmp_path / "x.bib").write_text(made.text, encoding="utf-8")
    with Workspace.open(tmp_path / "back.annotator", user="ana", create=True) as back:
        report = back.bibliography.import_bib(tmp_path / "x.bib")
        assert (report.refused, report.changed_keys) == ((), ())
        went = {view.source.citekey: told(view) for view in workspace.bibliography.sources()}
        came = {view.source.citekey: told(view) for view in back.bibliography.sources()}
        if dialect == "biblatex":
            assert came == went
            assert back.exporting.bibliography(dialect).text == made.text
        else:
            assert {key: names for key, (_, _, names) in came.items()} == {
                key: names for key, (_, _, names) in went.items()}
    workspace.close()


def told(view: SourceView) -> tuple[str, dict[str, str], list[tuple[str, ...]]]:
    """Return what a source says, as the file can say it: one line a text, marks of direction left out."""
    fields = {
        name: " ".join(re.sub("[\u202a-\u202e]", "", text).split())
        for name, text in view.source.fields.items()
        if name not in ("langid", "url")  # both are brought to what may stand there
    }
    names = [
        tuple(" ".join(re.sub("[\u202a-\u202e]", "", name).split()) for name in (
            one.role, one.family_latin, one.given_latin, one.family_fa, one.given_fa))
        for one in view.creators
    ]
    return view.source.entry_type, fields, names
