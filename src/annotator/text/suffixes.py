"""The letters that tell works of one author and year apart: 2024a, 1403الف."""

from __future__ import annotations

_SUFFIXES = ("abcdefghijklmnopqrstuvwxyz", ("الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د"))


def suffix_rank(suffix: str) -> int:
    """Return 0 for a and الف, 1 for b and ب …; -1 for a sign that is no suffix."""
    for letters in _SUFFIXES:
        if suffix and suffix in letters:
            return letters.index(suffix)
    return -1


def latin_suffix(suffix: str) -> str:
    """Return the Latin letter of the same rank: ``a`` for ``الف``; what is no suffix stays as it is."""
    rank = suffix_rank(suffix)
    return _SUFFIXES[0][rank] if rank >= 0 else suffix
