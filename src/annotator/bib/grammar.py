"""BibTeX's grammar as possessive regular expressions: one match per well-formed block.

Braces are counted as BibTeX itself counts them: a backslash does not escape them (*Tame the
BeaST*, section 4). Possessive repeats (Python 3.11) never give back what they took, and nesting is
bounded, so a match costs time linear in what it reads; what nests deeper goes to bibtexparser.
"""

from __future__ import annotations

import re

_DEPTH = 8


def _nested(depth: int) -> str:
    inner = r"[^{}]*+"
    for _ in range(depth):
        inner = r"[^{}]*+(?:\{" + inner + r"\}[^{}]*+)*+"
    return inner


_BRACED = r"\{" + _nested(_DEPTH) + r"\}"
_QUOTED = r'"[^"{}]*+(?:\{' + _nested(_DEPTH - 1) + r'\}[^"{}]*+)*+"'
_ATOM = "(?:" + _BRACED + "|" + _QUOTED + r'|[^\s{}",#=@()%\\]++)'
_VALUE = _ATOM + r"(?:\s*+#\s*+" + _ATOM + r")*+"
_NAME = r'[^\s={},"#@%()\\]++'
_SPACE = r"\s*+"
_SPACE_AND_REMARKS = r"\s*+(?:%[^\n]*+\s*+)*+"
_KEY = r'[^\s,{}="\\]*+'
_TYPE = r"@\s*+([^\W\d_][\w-]*+)"


def _field(space: str, separator: str, group: str = "(") -> str:
    return space + group + _NAME + ")" + space + "=" + space + group + _VALUE + ")" + separator


def _entry(opening: str, closing: str, space: str, separator: str) -> str:
    key = _KEY if closing == r"\}" else r'[^\s,{}="\\)]*+'
    fields = "(?:" + _field(space, separator, "(?:") + ")*+"
    return (
        _TYPE + r"\s*+" + opening + space + "(" + key + ")" + space
        + "(?:,(" + fields + "))?+" + space + ",?+" + space + closing
    )


_COMMAS = r"(?:(?:\s*+,)++|(?=\s*+(?:\}|\Z)))"
_COMMAS_OR_NOT = "(?:" + _SPACE_AND_REMARKS + ",)*+"

HEAD = re.compile(_TYPE + r"\s*+([{(])")
"""The beginning of any block: type and opening delimiter."""

NEXT_ENTRY = re.compile(r"(\s*+)" + _entry(r"\{", r"\}", _SPACE, _COMMAS))
"""Blanks and a well-formed entry: the blanks, type, key, fields."""

FIELD = re.compile(_field(_SPACE, _COMMAS))
"""A field within the last group of :data:`NEXT_ENTRY`: name, value."""

LENIENT_ENTRIES = (
    re.compile(_entry(r"\{", r"\}", _SPACE_AND_REMARKS, _COMMAS_OR_NOT)),
    re.compile(_entry(r"\(", r"\)", _SPACE_AND_REMARKS, _COMMAS_OR_NOT)),
)
"""An entry with missing commas, with ``%`` remarks between fields, or in round brackets."""

LENIENT_FIELD = re.compile(_field(_SPACE_AND_REMARKS, _COMMAS_OR_NOT))

STRING = re.compile(
    r"@\s*+string\s*+(?:\{\s*+(" + _NAME + r")\s*+=\s*+(" + _VALUE + r")\s*+,?+\s*+\}"
    r"|\(\s*+(" + _NAME + r")\s*+=\s*+(" + _VALUE + r")\s*+,?+\s*+\))",
    re.IGNORECASE,
)
PREAMBLE = re.compile(r"@\s*+preamble\s*+(?:" + _BRACED + r"|\(\s*+" + _VALUE + r"\s*+\))", re.IGNORECASE)
COMMENT = re.compile(r"@\s*+comment\s*+" + _BRACED, re.IGNORECASE)

VALUE_PART = re.compile(
    r"\s*+(?:(?P<braced>" + _BRACED + ")|(?P<quoted>" + _QUOTED + r')|(?P<bare>[^\s{}",#]++))'
    r"\s*+(?P<more>#?+)"
)
"""One part of a value joined by ``#``."""
