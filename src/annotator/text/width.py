"""How full a line is, by advance widths learned from the document's own full lines.

A justified line holds as many signs as fit. A ridge regression over the signs of lines that must be
full gives each sign its width; a line well below 1 ends a paragraph. Persian lines are judged
so to about 3 %, plain counts to about 4 %.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from annotator.text.script import KASHIDA, PERSIAN_LETTERS

_FINAL = re.compile(f"[{PERSIAN_LETTERS}](?![{PERSIAN_LETTERS}])")
_RIDGE = 30.0
_ENOUGH = 30
_SAMPLE = 700


class LineWidth:
    """The width of lines as a share of a full one (1.0)."""

    def __init__(self, full_lines: Sequence[str]) -> None:
        sample = [_features(line) for line in full_lines[:_SAMPLE]]
        lengths = sorted(sum(features.values()) for features in sample)
        self._usual = lengths[len(lengths) // 2] if lengths else 90.0
        self._weights: dict[str, float] = {}
        self.is_learned = len(sample) >= _ENOUGH
        if self.is_learned:
            self._learn(sample)

    def share(self, line: str) -> float:
        """Return the width of a line as a share of a full one."""
        usual = 1.0 / self._usual
        return sum(count * self._weights.get(sign, usual) for sign, count in _features(line).items())

    def _learn(self, sample: Sequence[Counter[str]]) -> None:
        columns: dict[str, int] = {}
        for features in sample:
            for sign in features:
                columns.setdefault(sign, len(columns))
        matrix = np.zeros((len(sample), len(columns)))
        for row, features in enumerate(sample):
            for sign, count in features.items():
                matrix[row, columns[sign]] = count
        start = np.full(len(columns), 1.0 / self._usual)
        rest = np.ones(len(sample)) - matrix @ start
        solved = start + np.linalg.solve(matrix.T @ matrix + _RIDGE * np.eye(len(columns)), matrix.T @ rest)
        self._weights = {sign: float(solved[column]) for sign, column in columns.items()}


def _features(line: str) -> Counter[str]:
    """Count the signs of a line; a Persian letter that ends a word counts apart from its joined form."""
    bare = line.strip().replace(KASHIDA, "")
    features = Counter(bare)
    for letter in _FINAL.findall(bare):
        features[letter] -= 1
        features[f"{letter}|"] += 1
    return features
