"""Damage the clean sample as the extraction of a real journal's PDF does.

``paper-clean.txt`` is set in lines and pages, then every kind of damage is done to it where the
extractor does it: in the word, in the line or in the page. No chance is involved: the same clean
text always gives the same ``paper.txt``. Run it to write the file anew::

    python -m tests.data.make_sample

Marks of the clean text: ``## `` a heading, ``| a | b |`` a table row (`` / `` parts the paragraphs
of a cell), ``[^1]`` a footnote's marker and ``[^1]: `` its body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"

FIRST_PAGE = 41
PAGE_LINES = 25
LINE_WIDTH = {"en": 86, "fa": 104}
CELL_WIDTHS = (16, 24, 50)
NEW_PAGE_BEFORE = ("چکیده", "مقدمه")
JOURNAL_HEADER = "Quarterly   Letters   on   Rivers   and   Regions {page}"
TITLE_HEADER = "{page}دیپلماسی منطقه ای آب در حوضه هیرمند: امنیت و همکاری میان ایران و افغانستان ۲۰۲۴"
TITLE_PAGE = 47

GLUED_WORDS = (
    ("نماید. با", "نماید.با"), ("1351 مطابق", "1351مطابق"),
    ("بر این باور", "براین باور"), ("کرد که", "کردکه"),
)
REVERSED_CITATIONS = ("Deltaworth, 2010", "Kavirbin & Lakeby, 2023", "Rudavar & Nilgun, 2019")
CUT_CITATION = "(Wardak Abi & Samangani, 2021, p. 241)"
LOST_STOP = "(Sahelgard & Baranian, 2020, p. 61)"
SYLLABLES = """
    agen-cies ar-ti-cle be-cause bind-ing bor-der co-op-er-a-tion col-lect-ed com-ple-tion com-plex-es
    con-flict con-se-quent-ly con-sec-u-tive con-sid-ered con-trol coun-try de-ci-sive de-vel-op-ment
    de-vel-op-ments di-men-sions di-plo-ma-cy dif-fer-ent-ly down-stream en-vi-ron-men-tal equal-ly
    for-mu-lat-ed foun-da-tion gaug-ing ge-og-ra-phy gen-er-al-ly gov-ern-ments im-por-tant in-stru-ment
    in-ter-wo-ven ini-tia-tive iso-la-tion le-git-i-mate li-brary lit-er-a-ture man-age-ment
    mea-sure-ment mech-a-nisms mi-gra-tion mon-ey moun-tains neigh-bour-ing neigh-bours ob-sta-cles
    of-fi-cial prac-ti-cal pro-tec-tion proj-ects pur-suit rare-ly re-gion-al re-mains re-ports
    re-source rec-og-nise ri-val-ry se-cu-ri-ty sta-bil-i-ty sta-tion state-ments tech-ni-cal there-fore
    to-wards un-der-stud-ied vis-its vul-ner-a-ble wet-lands
"""
HYPHENATION = {word.replace("-", ""): word for word in SYLLABLES.split()}
MOVED_LINES = 2
SCRAMBLE_EVERY = 9
KASHIDA_EVERY = 2

ZWNJ, KASHIDA = "\u200c", "\u0640\u0640"
MARKER_BASE = 0xE000
JOINING = frozenset("بپتثجچحخسشصضطظعغفقکگلمنهی")
PERSIAN_LETTER = re.compile("[آ-ی]")
CITATION = re.compile(r"\([^()]*\)")
CITED = re.compile(r"\((?P<names>[^(),]+), (?P<year>\d{4}[a-z]?)(?:, p\. (?P<page>\d+))?\)")


@dataclass
class Part:
    """A heading, paragraph or table of the clean text."""

    kind: str
    lang: str
    text: str
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Page:
    """The lines of a page and the footnotes at its foot (number in the clean text)."""

    number: int
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_clean(text: str) -> tuple[list[Part], dict[str, str]]:
    """Return the parts of the clean text in order, and its footnotes by number."""
    parts: list[Part] = []
    notes: dict[str, str] = {}
    for line in filter(None, text.split("\n")):
        note = re.match(r"\[\^(\d+)\]: (.*)", line)
        lang = "fa" if PERSIAN_LETTER.search(line) else "en"
        if note:
            notes[note[1]] = note[2]
        elif line.startswith("| "):
            if parts[-1].kind != "table":
                parts.append(Part("table", lang, ""))
            parts[-1].rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif line.startswith("## "):
            parts.append(Part("heading", lang, line[3:]))
        elif line.startswith(("جدول (", "شکل ")):
            parts.append(Part("figure" if line.startswith("شکل") else "caption", lang, line))
        else:
            parts.append(Part("paragraph", lang, line))
    return parts, notes


def plain(text: str) -> str:
    """Return clean text without footnote markers, as a reader hears it."""
    return re.sub(r"\[\^\d+\]", "", text)


# damage in the word

def damage_words(text: str) -> str:
    """Lose every ZWNJ, put a mark on the wrong letter, glue words and markers, lose a stop."""
    text = text.replace(ZWNJ, " ").replace("بُعد", "بعُد")
    text = text.replace(f"{LOST_STOP}. ", f"{LOST_STOP} ")
    for apart, together in GLUED_WORDS:
        text = text.replace(apart, together)
    return re.sub(r"\[\^(\d+)\]( ?)", lambda match: chr(MARKER_BASE + int(match[1])) + match[2] * 2, text)


def kashida_places(word: str) -> list[int]:
    """Return where a kashida can stand: between two joined letters, but not inside lam-alef."""
    return [
        place for place, (left, right) in enumerate(pairwise(word), 1)
        if left in JOINING and PERSIAN_LETTER.match(right) and left + right != "لا"
    ]


def stretch(word: str, *, everywhere: bool = False) -> str:
    """Put a kashida into the middle joint of a word, or into all of them."""
    places = kashida_places(word)
    if len(word) < 4 or not places:
        return word
    for place in reversed(places if everywhere else places[len(places) // 2:][:1]):
        word = word[:place] + KASHIDA + word[place:]
    return word


def reverse_citation(match: re.Match[str]) -> str:
    """Return ``(p ,2010 ,Name. 25)`` for ``(Name, 2010, p. 25)`` when it is one of those to reverse."""
    if f"{match['names']}, {match['year']}" not in REVERSED_CITATIONS:
        return match[0]
    if match["page"] is None:
        return f"({match['year']} ,{match['names']})"
    return f"(p ,{match['year']} ,{match['names']}. {match['page']})"


# lines

def words_of(text: str) -> list[str]:
    """Split at spaces, a citation with its punctuation being one word; the cut citation is two."""
    held = CITATION.sub(lambda match: match[0].replace(" ", "\u00a0"), text)
    cut = CUT_CITATION.replace(" ", "\u00a0")
    held = held.replace(cut, cut.replace("p.\u00a0", "p. "))
    return [word.replace("\u00a0", " ") for word in held.split(" ")]


def set_in_lines(text: str, width: int, *, hyphenate: bool = False) -> list[str]:
    """Break text into lines; a line that goes on keeps its trailing space, unless it ends in a hyphen."""
    lines: list[str] = []
    line = ""
    for word in words_of(text):
        if line and len(line) + len(word) > width:
            head, tail = hyphenated(word, width - len(line)) if hyphenate else ("", word)
            lines.append(line + head + "-" if head else line)
            line, word = "", tail
        line += word + " "
        if word.endswith(" p.") and CUT_CITATION.startswith(word):
            lines.append(line)
            line = ""
    return [*lines, line.rstrip(" ")]


def hyphenated(word: str, room: int) -> tuple[str, str]:
    """Part an English word where it fits the room; an empty head when it does not."""
    syllables = HYPHENATION.get(word.rstrip(".,;"), "").split("-")
    for count in range(len(syllables) - 1, 0, -1):
        head = "".join(syllables[:count])
        if len(head) < room:
            return head, word[len(head):]
    return "", word


def scramble(line: str, *, by_words: bool, lone_kashida: bool) -> str:
    """Emit a line run by run in reverse order, words torn where a kashida stood."""
    runs = [""]
    torn = 0
    words = line.rstrip(" ").split(" ")
    for index, word in enumerate(words):
        places = kashida_places(word)
        if len(word) >= 4 and places and index * 4 >= len(words) * (torn + 1):
            place = places[0]
            runs[-1] += stretch(word[:place], everywhere=True)
            if lone_kashida:
                runs.append(KASHIDA)
            runs.append(KASHIDA + word[place:] + " ")
            torn += 1
        else:
            runs[-1] += (word if by_words else stretch(word, everywhere=True)) + " "
        if by_words and runs[-1].endswith(" ") and index < len(words) - 1:
            runs.append("")
    return " ".join(reversed(runs))


def displace(line: str) -> str:
    """Move a citation from the line's end to its start, the stop before it or the line's space with it."""
    at_end = re.fullmatch(r"(?P<said>.{20,})\. (?P<citation>\([^()]*\))", line)
    if at_end:
        return f"{at_end['citation']} .{at_end['said']}"
    going_on = re.fullmatch(r"(?P<said>.{20,}[^.؛،]) (?P<citation>\([^()]*\)) ", line)
    return f" {going_on['citation']} {going_on['said']}" if going_on else line


def cut(line: str) -> str:
    """Show the first half of the cut citation at the start of its line, its bracket behind it."""
    match = re.fullmatch(r"(?P<said>.*) \((?P<half>[^()]*p\.) ", line)
    return f" {match['half']}( {match['said']}" if match else line


class Typesetter:
    """Sets Persian paragraphs in damaged lines; counts lines so that damage falls at regular distances."""

    def __init__(self) -> None:
        self._plain_lines = 0
        self._persian_lines = 0
        self._moved = 0
        self._scrambled = 0
        self._paragraphs = 0

    def paragraph(self, part: Part) -> list[str]:
        """Return the damaged lines of a paragraph."""
        lines = set_in_lines(damage_words(part.text), LINE_WIDTH[part.lang], hyphenate=part.lang == "en")
        self._paragraphs += 1
        if part.lang == "fa":
            lines = [self._damage_line(line) for line in lines]
        is_short = len(lines[-1]) < LINE_WIDTH[part.lang] * 0.8
        if self._paragraphs % 3 == 0 and is_short and lines[-1].endswith("."):
            lines[-1] += " "
        return lines

    def _damage_line(self, line: str) -> str:
        self._persian_lines += 1
        moved = cut(line)
        if moved == line and (not line.endswith(" ") or self._moved < MOVED_LINES):
            moved = displace(line)
            self._moved += moved != line and line.endswith(" ")
        if moved != line:
            return moved
        if line.endswith(" ") and not re.search("[A-Za-z0-9()«»\ue000-\ue0ff]", line):
            self._plain_lines += 1
            if self._plain_lines % SCRAMBLE_EVERY == 4:
                self._scrambled += 1
                return scramble(line, by_words=self._scrambled == 4, lone_kashida=self._scrambled % 2 == 1)
        line = CITED.sub(reverse_citation, line)
        if self._persian_lines % KASHIDA_EVERY == 0:
            line = stretch_some(line)
        return line.replace(" و ", " و  ", 1) if self._persian_lines % 11 == 0 else line


def stretch_some(line: str) -> str:
    """Put kashidas into every fourth word of a line."""
    words = line.split(" ")
    return " ".join(stretch(word) if index % 4 == 2 else word for index, word in enumerate(words))


def table_lines(part: Part) -> list[str]:
    """Return the cells one after the other; the header's cells run together, last column first."""
    header, *rows = part.rows
    lines = ["".join(reversed(header))]
    for row in rows:
        for cell, width in zip(row, CELL_WIDTHS, strict=True):
            for paragraph in cell.split(" / "):
                lines += set_in_lines(damage_words(paragraph), width)
    return lines


def figure_lines(part: Part) -> list[str]:
    """Return an empty line where the picture stood and the caption with its source turned to the front."""
    caption, source = part.text.split(" منبع: ")
    return [" ", f"{CITED.sub(reverse_citation, source)} :{damage_words(caption)} منبع"]


# pages

def set_in_pages(parts: list[Part]) -> list[Page]:
    """Return the pages; a footnote's marker becomes a number that starts at 1 on every page."""
    typesetter = Typesetter()
    pages = [Page(FIRST_PAGE)]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        lines = lines_of(part, typesetter)
        kept_together = len(lines) if part.kind in ("table", "figure") else 1
        if part.kind == "caption" and following is not None:
            kept_together += len(lines_of(following, typesetter))
        if part.text in NEW_PAGE_BEFORE or len(pages[-1].lines) + kept_together > PAGE_LINES:
            pages.append(Page(pages[-1].number + 1))
        for line in lines:
            if len(pages[-1].lines) >= PAGE_LINES and part.kind not in ("table", "figure"):
                pages.append(Page(pages[-1].number + 1))
            pages[-1].lines.append(with_page_markers(line, pages[-1]))
    return pages


def lines_of(part: Part, typesetter: Typesetter) -> list[str]:
    """Return the damaged lines of any part."""
    if part.kind == "paragraph":
        return typesetter.paragraph(part)
    if part.kind == "table":
        return table_lines(part)
    if part.kind == "figure":
        return figure_lines(part)
    return [damage_words(part.text) + (" " if part.kind == "caption" else "")]


def with_page_markers(line: str, page: Page) -> str:
    """Replace footnote marks by digits and note the footnotes on the page."""
    def digit(match: re.Match[str]) -> str:
        page.notes.append(str(ord(match[0]) - MARKER_BASE))
        return str(len(page.notes))

    return re.sub("[\ue001-\ue0ff]", digit, line)


def foot_of(page: Page, notes: dict[str, str]) -> str:
    """Return the footnotes of a page: Latin ones close together, Persian ones after an empty line."""
    foot = ""
    for number, key in enumerate(page.notes, 1):
        body = damage_words(notes[key])
        foot += f"\n{number}. {body}\n" if PERSIAN_LETTER.search(body) else f"{number} . {body}\n"
    return foot


def mirror_brackets(text: str) -> str:
    """Turn brackets and guillemets the wrong way: whole pairs, or only one of the two."""
    english, _, persian = text.partition("چکیده")
    turned = []
    for half, forms in ((english, ("))", ")(")), (persian, (")(", "((", ")(", "((", ")(", "))"))):
        styles = cycle(forms)
        style = next(styles)
        characters = list(half)
        for place, character in enumerate(characters):
            if character == "(":
                style = "((" if half[:place].endswith(" p.") else next(styles)
            if character in "()":
                characters[place] = style["()".index(character)]
        turned.append("".join(characters))
    return "چکیده".join(turned).translate(str.maketrans("«»", "»«"))


def make(clean: str) -> str:
    """Return the damaged text of the sample, as it is imported."""
    parts, notes = read_clean(clean)
    text = "\n" + JOURNAL_HEADER.format(page=FIRST_PAGE) + "\n\n"
    for page in set_in_pages(parts):
        if page.number == TITLE_PAGE:
            text += "\n\n\n" + TITLE_HEADER.format(page=page.number) + "\n\n" + page.lines[0]
        elif page.number == FIRST_PAGE:
            text += page.lines[0]
        else:
            text += " " + page.lines[0]
        text += "".join(f"\n\n{line}" for line in page.lines[1:]) + "\n"
        foot = foot_of(page, notes)
        text += "\n" + foot.lstrip("\n") if foot else ""
    text = text.replace("تبدیل کند؟ ", "تبدیل کند؟. ", 1).replace(")؛", ") ؛", 1)
    return mirror_brackets(text)


def main() -> None:
    """Write ``paper.txt`` beside the clean text."""
    clean = (SAMPLE / "paper-clean.txt").read_text(encoding="utf-8")
    (SAMPLE / "paper.txt").write_text(make(clean), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
