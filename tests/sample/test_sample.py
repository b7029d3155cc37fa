"""The bundled sample is in step with itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from annotator.assets import resource
from annotator.core.model import CHECK_STATES, LINK_ROLES, VERDICTS
from tests.data import make_sample

CLEAN = resource("sample/paper-clean.txt").read_text(encoding="utf-8")
DAMAGED = resource("sample/paper.txt").read_text(encoding="utf-8")
BIBLIOGRAPHY = resource("sample/sources.bib").read_text(encoding="utf-8")
SAMPLE: dict[str, Any] = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))


def test_the_damaged_paper_is_made_from_the_clean_one() -> None:
    assert make_sample.make(CLEAN) == DAMAGED


@pytest.mark.parametrize(
    ("damage", "pattern", "at_least"),
    [
        ("kashida inside words", r"[آ-ی]ــ[آ-ی]", 100),
        ("kashida at the start of a torn word", r"(?<![^\s])ــ[آ-ی]", 8),
        ("kashida alone", r"(?<![^\s])ــ(?![^\s])", 3),
        ("mirrored brackets", r"\)[^()\n]+\(", 10),
        ("half-mirrored brackets", r"\([^()\n]+\((?!\()", 8),
        ("mirrored guillemets", "»[^«»\n]+«", 3),
        ("reversed citations", r"[()](?:p )?,?\d{4} ,[A-Z]", 4),
        ("citation before the stop of its sentence", r"\n[()][^()\n]+[()] \.[آ-ی]", 4),
        ("citation after a leading space", r"\n [()][^()\n]+\d[()] [آ-ی]", 1),
        ("citation cut by the line's end", r"p\.\( .*\n\n241\(", 1),
        ("lost half-spaces", r" (?:ها|های|می|نمی|ای|اند) ", 60),
        ("mark on the wrong letter", "ب(?:ــ)?ع(?:ــ)?ُ", 5),
        ("glued words", "نماید\\.با|1351مطابق|براین|کردکه", 4),
        ("glued footnote markers", r"[آ-ی.]\d  ", 5),
        ("hyphenation", r"[a-z]-\n\n[a-z]", 6),
        ("page furniture", r"Regions 41\n|\n47دیپلماسی", 2),
        ("page breaks", r"[^\n]\n [^\s]", 4),
        ("table header run together", "محورهازمان و مکاننشست", 1),
        ("caption and source", r"جدول .1.:|\nمنبع ", 2),
        ("Afghan months", "مارچ|فبروری|اکتوبر|حوت|جدی", 5),
    ],
)
def test_every_kind_of_damage_is_there(damage: str, pattern: str, at_least: int) -> None:
    assert len(re.findall(pattern, DAMAGED)) >= at_least, damage


def test_the_damaged_paper_has_no_half_space_left_and_the_clean_one_no_kashida() -> None:
    assert "\u200c" not in DAMAGED
    assert "ـ" not in CLEAN


def test_no_letter_is_lost_or_added_by_the_damage() -> None:
    def letters(text: str) -> list[str]:
        return sorted(re.sub(r"[^a-zA-Zآ-ی]|ـ", "", text))

    headers = make_sample.JOURNAL_HEADER + make_sample.TITLE_HEADER
    written = re.sub(r"\{page\}", "", headers) + re.sub(r"\[\^\d+\]:?", "", CLEAN)
    assert letters(DAMAGED) == letters(written)


@pytest.mark.parametrize("claim", SAMPLE["claims"], ids=lambda claim: str(claim["key"]))
def test_every_quote_of_a_claim_stands_once_in_one_paragraph_of_its_language(claim: dict[str, Any]) -> None:
    parts, _ = make_sample.read_clean(CLEAN)
    for anchor in claim["anchors"]:
        holding = [part for part in parts if anchor["quote"] in make_sample.plain(part.text)]
        assert [part.lang for part in holding] == [anchor["lang"]], anchor["quote"]


def test_claims_name_only_tags_sources_roles_and_verdicts_that_exist() -> None:
    tags = {tag["key"] for tag in SAMPLE["tags"]}
    for claim in SAMPLE["claims"]:
        assert claim["tags"]
        assert set(claim["tags"]) <= tags
        for link in claim["links"]:
            assert f"{{{link['source']}," in BIBLIOGRAPHY
            assert link["role"] in LINK_ROLES
            assert link.get("check_state", "unchecked") in CHECK_STATES
        for review in claim["reviews"]:
            assert review["verdict"] in VERDICTS
            assert review["verdict"] == "accept" or review["reason"]


def test_tags_have_both_names_a_colour_and_distinct_shortcuts() -> None:
    shortcuts = [tag["shortcut"] for tag in SAMPLE["tags"] if tag["shortcut"]]
    assert shortcuts == [1, 2, 3, 4, 5]
    for tag in SAMPLE["tags"]:
        assert re.fullmatch("#[0-9a-f]{6}", tag["colour"])
        assert re.search("[آ-ی]", tag["name_fa"])
        assert tag["name_en"].isascii()
