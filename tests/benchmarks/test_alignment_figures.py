"""The peers align what they can, damage keeps its answers, and a right row is counted once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator.text.bilingual import shipped_lexicon
from tests.benchmarks.aligners import gale_church, hunalign_like
from tests.benchmarks.alignment_figures import Row, cut, f1, figures, merged_and_gapped, whole

ROWS: list[Row] = [
    (["The river is long."], ["رودخانه دراز است."]),
    (["Water is life.", "Peace too."], ["آب زندگی است، صلح نیز."]),
    (["The government closed the border and the market in the winter of 1998."],
     ["دولت در زمستان سال 1998 مرز و بازار را بست."]),
    (["The teacher reads."], ["آموزگار می‌خواند."]),
]


def test_both_peers_find_the_rows_of_a_clean_text() -> None:
    document = whole(ROWS)
    assert f1([(gale_church(document.english, document.persian), document.groups)]) >= 0.75
    assert hunalign_like(document.english, document.persian, shipped_lexicon()) == document.groups


@pytest.mark.parametrize("damage", [merged_and_gapped, cut])
def test_damage_keeps_every_answer_within_the_texts(damage: object) -> None:
    assert callable(damage)
    for seed in range(20):
        document = damage(ROWS * 5, random.Random(seed))
        used = [[at for group in document.groups for at in group[side]] for side in (0, 1)]
        assert used == [list(range(len(document.english))), list(range(len(document.persian)))]


def test_only_rows_right_altogether_count() -> None:
    right = [((0,), (0,)), ((1, 2), (1,)), ((3,), ())]
    assert f1([(right, right)]) == 1.0
    assert f1([([((0,), (0,)), ((1,), (1,)), ((2, 3), ())], right)]) == 0.5


def test_the_figures_of_ones_own_pairs_of_files_stand_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "a.en").write_text("\n".join(" ".join(row[0]) for row in ROWS), encoding="utf-8")
    (tmp_path / "a.fa").write_text("\n".join(" ".join(row[1]) for row in ROWS), encoding="utf-8")
    made = figures(short=True, parallel=tmp_path)
    assert sum(tmp_path.name in figure.name for figure in made) == 5
    assert all(figure.holds for figure in made if "own texts" in figure.name)
