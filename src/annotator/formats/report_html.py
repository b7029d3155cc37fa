"""The report of a library and its claims table as one self-contained HTML file, in English or Persian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.formats.html import Element, Node, colour_of, element, isolated, page

_STYLE = """
:root{color-scheme:light dark;--line:#d9dde3;--soft:#f4f6f9;--text:#1c2430;--faint:#66707f;--accent:#2456d6}
@media(prefers-color-scheme:dark){:root{--line:#39414d;--soft:#222932;--text:#e5e9ef;
--faint:#9aa4b2;--accent:#86a8ff}
body{background:#181d24}}
body{font:15px/1.6 Vazirmatn,Inter,"Segoe UI",Tahoma,sans-serif;color:var(--text);
max-width:60rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;
border-bottom:1px solid var(--line);padding-bottom:.3rem;margin-top:2.5rem}
h3{font-size:1rem;margin:0}.faint{color:var(--faint);font-size:.9rem}
article{border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;margin:1rem 0;break-inside:avoid}
blockquote{margin:.5rem 0;padding:.1rem .8rem;border-inline-start:3px solid var(--mark,var(--line))}
.tag{border:1px solid var(--line);border-radius:6px;
padding:0 .5rem;margin-inline-end:.4rem;white-space:nowrap}
.dot{display:inline-block;width:.65em;height:.65em;border-radius:2px;background:var(--mark);
margin-inline-end:.3em}
.state{background:var(--soft);border-radius:6px;padding:0 .5rem;margin-inline-start:.5rem;font-weight:normal}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:start;vertical-align:top;padding:.35rem
.5rem;border-bottom:1px solid var(--line)}th{color:var(--faint);font-weight:600}
code{font-family:ui-monospace,Consolas,monospace;color:var(--accent)}ul{padding-inline-start:1.2rem}
"""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {},
    "fa": {
        "Claims": "ادعاها",
        "Claim": "ادعا",
        "Sources": "منابع",
        "Source": "منبع",
        "Findings": "یافته‌های بازبینی",
        "Tags": "برچسب‌ها",
        "Page": "صفحه",
        "By": "از",
        "Review": "داوری",
        "Reviews": "داوری‌ها",
        "Note": "یادداشت",
        "Evidence": "گواه",
        "Role": "نقش",
        "Locator": "جای ارجاع",
        "Checked": "بررسی",
        "English": "انگلیسی",
        "Persian": "فارسی",
        "Bibliography": "کتاب‌نامه",
        "Made": "ساخته شده",
        "No source": "بی‌منبع",
        "Nothing was found.": "چیزی یافت نشد.",
        "outdated": "کهنه",
        "waiting": "در انتظار",
        "accepted": "پذیرفته",
        "rejected": "ردشده",
        "needs work": "نیازمند اصلاح",
        "disputed": "مورد اختلاف",
        "stale": "کهنه",
        "accept": "پذیرش",
        "reject": "رد",
        "supports": "پشتیبانی می‌کند",
        "disputes": "مخالفت می‌کند",
        "cites as evidence": "گواه می‌آورد",
        "cites for information": "برای آگاهی",
        "obtains background from": "پیشینه می‌گیرد",
        "qualifies": "مقید می‌کند",
        "discusses": "بحث می‌کند",
        "mentions": "نام می‌برد",
        "unchecked": "بررسی‌نشده",
        "seen in source": "در منبع دیده شد",
        "not in source": "در منبع نیست",
        "source unavailable": "منبع در دسترس نیست",
        "citation without source": "ارجاع بی‌منبع",
        "citation ambiguous": "ارجاع مبهم",
        "citation problem": "ارجاع با ایراد",
        "source never cited": "منبع بی‌ارجاع",
        "source is stub": "منبع ناقص",
        "duplicate key": "کلید تکراری",
        "possible duplicate": "شاید تکراری",
        "source problem": "منبع با ایراد",
        "claim without source": "ادعای بی‌منبع",
        "claim unreviewed": "ادعای داوری‌نشده",
        "claim disputed": "ادعای مورد اختلاف",
        "anchor lost": "جای گم‌شده",
    },
}


@dataclass(frozen=True)
class ReportReview:
    """A verdict in the report; ``stale``: on an earlier revision."""

    verdict: str
    reviewer: str
    reason: str
    stale: bool


@dataclass(frozen=True)
class ReportLink:
    """A source of a claim in the report."""

    key: str
    label: str
    title: str
    role: str
    locator: str
    evidence: str
    check_state: str
    note: str
    reviews: tuple[ReportReview, ...] = ()


@dataclass(frozen=True)
class ReportClaim:
    """A claim in the report. ``quotes`` are (language, text), ``tags`` (English, Persian name, colour)."""

    number: int
    statement: str
    quotes: tuple[tuple[str, str], ...]
    page: int | None
    tags: tuple[tuple[str, str, str], ...]
    note: str
    author: str
    standing: str
    links: tuple[ReportLink, ...]
    reviews: tuple[ReportReview, ...]


@dataclass(frozen=True)
class ReportPaper:
    """A paper in the report with its claims in order."""

    title_en: str
    title_fa: str
    container: str
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True)
class ReportSource:
    """A bibliography line: key, text in the language of the source, text in the other script or empty."""

    key: str
    reference: str
    reference_other: str


@dataclass(frozen=True)
class Report:
    """A whole report. ``findings`` are (kind, what it is about); ``made_at`` is a date as text."""

    title: str
    made_at: str
    papers: tuple[ReportPaper, ...]
    sources: tuple[ReportSource, ...]
    findings: tuple[tuple[str, str], ...]


def report_page(report: Report, lang: str = "en") -> str:
    """Return the report as a document in the language of its reader; quotes keep their own."""
    words = _Words(lang)
    body: list[Node] = [
        element("h1", isolated(report.title)),
        element("p", f"{words('Made')}: {report.made_at}", class_="faint"),
    ]
    body += [_paper(paper, words) for paper in report.papers]
    body += [element("h2", words("Findings")), _findings(report.findings, words)]
    body += [element("h2", words("Bibliography")), _bibliography(report.sources)]
    return page(report.title, _STYLE, tuple(body), lang)


def claims_page(title: str, papers: Sequence[ReportPaper], lang: str = "en") -> str:
    """Return the claims as one table a paper."""
    words = _Words(lang)
    body: list[Node] = [element("h1", isolated(title))]
    for paper in papers:
        body += [_title(paper), _claims_table(paper.claims, words)]
    return page(title, _STYLE, tuple(body), lang)


class _Words:
    """Our own words in the reader's language."""

    def __init__(self, lang: str) -> None:
        self._words = _WORDS.get(lang, {})

    def __call__(self, word: str) -> str:
        plain = word.replace("_", " ")
        return self._words.get(plain, plain)


def _title(paper: ReportPaper) -> Element:
    return element(
        "h2",
        isolated(paper.title_en, "en", "div") if paper.title_en else None,
        isolated(paper.title_fa, "fa", "div") if paper.title_fa else None,
    )


def _paper(paper: ReportPaper, words: _Words) -> Element:
    container = isolated(paper.container, None, "p", class_="faint") if paper.container else None
    return element("section", _title(paper), container, *(_claim(claim, words) for claim in paper.claims))


def _claim(claim: ReportClaim, words: _Words) -> Element:
    mark = f"--mark:{colour_of(claim.tags[0][2] if claim.tags else '')}"
    place = f"{words('Page')} {claim.page}" if claim.page is not None else ""
    by = element(
        "p", f"{words('By')} ", isolated(claim.author), f" · {place}" if place else None, class_="faint"
    )
    return element(
        "article",
        element(
            "h3",
            f"{claim.number}. ",
            isolated(claim.statement),
            element("span", words(claim.standing), class_="state"),
        ),
        *(isolated(text, lang, "blockquote", style=mark) for lang, text in claim.quotes),
        element("p", *(_tag(tag, words) for tag in claim.tags)) if claim.tags else None,
        isolated(claim.note, None, "p") if claim.note else None,
        _links(claim.links, words),
        _reviews(claim.reviews, words),
        by,
    )


def _tag(tag: tuple[str, str, str], words: _Words) -> Element:
    name_en, name_fa, colour = tag
    name = (name_fa or name_en) if words("Tags") != "Tags" else (name_en or name_fa)
    dot = element("span", class_="dot", style=f"--mark:{colour_of(colour)}")
    return element("span", dot, isolated(name), class_="tag")


def _links(links: Sequence[ReportLink], words: _Words) -> Element:
    if not links:
        return element("p", words("No source"), class_="faint")
    return element("ul", *(_link(link, words) for link in links))


def _link(link: ReportLink, words: _Words) -> Element:
    return element(
        "li",
        isolated(link.label),
        " ",
        element("code", link.key, dir="ltr"),
        f" · {words(link.role)}",
        element("span", " · ", isolated(link.locator, "en")) if link.locator else None,
        element("span", words(link.check_state), class_="state"),
        isolated(link.title, None, "div", class_="faint") if link.title else None,
        isolated(link.evidence, None, "blockquote") if link.evidence else None,
        isolated(link.note, None, "div") if link.note else None,
        _reviews(link.reviews, words),
    )


def _reviews(reviews: Sequence[ReportReview], words: _Words) -> Element | None:
    if not reviews:
        return None
    return element(
        "ul",
        *(
            element(
                "li",
                isolated(review.reviewer),
                f": {words(review.verdict)}",
                f" ({words('outdated')})" if review.stale else None,
                element("span", " — ", isolated(review.reason)) if review.reason else None,
            )
            for review in reviews
        ),
        class_="faint",
    )


def _claims_table(claims: Sequence[ReportClaim], words: _Words) -> Element:
    columns = ("#", "Claim", "English", "Persian", "Tags", "Sources", "By", "Review")
    heads = element("tr", *(element("th", words(column)) for column in columns))
    return element(
        "table", element("thead", heads), element("tbody", *(_claim_row(one, words) for one in claims))
    )


def _claim_row(claim: ReportClaim, words: _Words) -> Element:
    quotes = dict(claim.quotes)
    keys: list[Node] = []
    for link in claim.links:
        locator = f", {link.locator}" if link.locator else ""
        keys.append(
            element(
                "div", element("code", link.key, dir="ltr"), isolated(locator, "en"), f" {words(link.role)}"
            )
        )
    return element(
        "tr",
        element("td", str(claim.number)),
        element("td", isolated(claim.statement)),
        isolated(quotes.get("en", ""), "en", "td"),
        isolated(quotes.get("fa", ""), "fa", "td"),
        element("td", *(_tag(tag, words) for tag in claim.tags)),
        element("td", *keys),
        element("td", isolated(claim.author)),
        element("td", words(claim.standing)),
    )


def _findings(findings: Sequence[tuple[str, str]], words: _Words) -> Element:
    if not findings:
        return element("p", words("Nothing was found."), class_="faint")
    return element("ul", *(element("li", f"{words(kind)}: ", isolated(about)) for kind, about in findings))


def _bibliography(sources: Sequence[ReportSource]) -> Element:
    return element(
        "ul",
        *(
            element(
                "li",
                isolated(source.reference),
                " ",
                element("code", source.key, dir="ltr"),
                isolated(source.reference_other, None, "div", class_="faint")
                if source.reference_other
                else None,
            )
            for source in sources
        ),
    )
