"""From an analysis to records."""

from __future__ import annotations

import pytest

from annotator.core.analysis import (
    Analysis,
    CitedWork,
    FoundBlock,
    FoundCitation,
    FoundFootnote,
    FoundRepair,
    FoundRow,
    FoundSentence,
    FoundText,
)
from annotator.core.model import Original
from annotator.core.spans import OffsetMap
from annotator.services.importing import CONFIRM_BELOW, ROW_STEP, new_paper, per_mille, work_key
from annotator.services.pages import PaperRecords, reader_rows

RAW = "Alder (2018) says.1 گفت.\n1 a note\nTable\n"


def block(
    local_id: str, lang: str, kind: str, start: int, end: int, *, cut: bool = True, **fields: object
) -> FoundBlock:
    text = RAW[start:end]
    sentence = FoundSentence(f"{local_id}.1", text, 0, len(text), ((start, end),))
    return FoundBlock(
        id=local_id,
        lang=lang,
        kind=kind,
        text=text,
        origins=OffsetMap.identity(start, end),  # type: ignore[arg-type]
        sentences=(sentence,) if cut else (),
        raw_spans=((start, end),),
        **fields,  # type: ignore[arg-type]
    )


ANALYSIS = Analysis(
    raw_length=len(RAW),
    texts=(
        FoundText(
            "en",
            (
                block("en-1", "en", "paragraph", 0, 18),
                block(
                    "en-2",
                    "en",
                    "footnote",
                    27,
                    33,
                    extra={"marker_block": "en-1", "marker_position": 18, "flags": ["x"]},
                ),
                block(
                    "en-3",
                    "en",
                    "table",
                    34,
                    39,
                    cut=False,
                    extra={"caption": "T", "columns": ["a"], "rows": [["1"]]},
                ),
            ),
        ),
        FoundText("fa", (block("fa-1", "fa", "paragraph", 20, 24),)),
    ),
    rows=(FoundRow(("en-1.1",), ("fa-1.1",), 0.4, "length"), FoundRow(("en-2.1",), (), None)),
    citations=(
        FoundCitation(
            "c1",
            "en",
            "narrative",
            "en-1",
            0,
            12,
            ((0, 12),),
            "Alder (2018)",
            ("Alder",),
            False,
            "2018",
            None,
            "gregorian",
            ("page", "3"),
            "en-1.1",
            "w1",
        ),
    ),
    works=(CitedWork("w1", ("Alder",), False, "2018", None, ("c1",)),),
    footnotes=(FoundFootnote("1", (18, 19), "en-2", "a note"),),
    tables=(),
    repairs=(
        FoundRepair("footnote_marker", (18, 19), "1", "", 0.9),
        FoundRepair("space", (26, 27), " ", "", 1.0),
    ),
    title_en="Title",
)
ORIGINAL = Original(id="o", name="a.txt", media_type="text/plain", encoding="utf-8", sha256="x", body=RAW)


def test_local_ids_become_ids_of_the_library_everywhere() -> None:
    made = new_paper(ANALYSIS, ORIGINAL, ["tatweel"])
    english, note, table, persian = made.blocks
    assert english.id != "en-1"
    assert note.extra == {"flags": ["x"], "marker": {"block": english.id, "position": 18}}
    assert (note.number, table.extra["caption"], persian.body) == ("1", "T", "گفت.")
    (citation,) = made.citations
    assert (citation.block_id, citation.sentence_id) == (english.id, made.sentences[0].id)
    assert (citation.locator_label, citation.locator, citation.work_key) == ("page", "3", "alder 2018")
    assert [text.rules_off for text in made.texts] == [("tatweel",)] * 2
    assert [record.TABLE for record in made.records()[:2]] == ["originals", "papers"]


def test_weak_rows_of_both_languages_are_to_be_confirmed() -> None:
    rows = new_paper(ANALYSIS, ORIGINAL).rows
    assert [(row.ord, row.state, row.score) for row in rows] == [
        (ROW_STEP, "suggested", 400),
        (2 * ROW_STEP, "automatic", None),
    ]
    assert CONFIRM_BELOW > 400


def test_repairs_go_to_the_block_they_stand_in_or_before() -> None:
    repairs = new_paper(ANALYSIS, ORIGINAL).repairs
    assert [(one.rule, one.confidence) for one in repairs] == [("footnote_marker", 900), ("space", 1000)]
    assert repairs[0].block_id is not None
    assert repairs[1].block_id is None


def test_a_block_without_sentences_gets_a_row_of_its_own_after_the_block_before() -> None:
    made = new_paper(ANALYSIS, ORIGINAL)
    rows = reader_rows(
        PaperRecords(made.paper, made.texts, made.blocks, made.sentences, made.rows, made.members)
    )
    assert [(row.kind, row.is_aligned) for row in rows] == [
        ("paragraph", True),
        ("footnote", True),
        ("table", False),
    ]
    assert rows[2].row_id == made.blocks[2].id


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (CitedWork("w", ("Eslami", "Ansary Kargar"), False, "2024", "b", ()), "eslami+ansary kargar 2024b"),
        (CitedWork("w", ("Ebadi",), False, None, None, ()), "ebadi n.d."),
        (CitedWork("w7", (), False, None, None, ()), "w7 n.d."),
        (CitedWork("w7", ("Waltz",), False, "2000", None, (), number=3), "[3]"),
    ],
)
def test_a_work_is_known_by_names_year_and_letter(work: CitedWork, key: str) -> None:
    assert work_key(work) == key


@pytest.mark.parametrize(("fraction", "expected"), [(None, None), (0.9134, 913), (1.2, 1000), (-0.1, 0)])
def test_fractions_are_stored_per_mille(fraction: float | None, expected: int | None) -> None:
    assert per_mille(fraction) == expected
