"""Marks texts of tables for the translator: they are looked up when they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate reads the context
    """Return the text; ``lupdate`` finds it by the name of this function. (PySide6's own is typed ``object``.)"""
    return text
