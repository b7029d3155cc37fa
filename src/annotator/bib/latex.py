"""LaTeX to Unicode on the way in, Unicode to LaTeX on the way out.

Decoding is one pass without recursion and never fails: a command nobody knows stays as it is written
and is named as a problem. Encoding lets nothing reach TeX unescaped. It writes braces as
``\\textbraceleft{}`` because BibTeX counts ``\\{`` as a brace, and leaves letters of every script as they
are, for biber and XeLaTeX read UTF-8. A value that came in as LaTeX may go out as it came if
:func:`is_harmless` finds nothing but known commands in it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from annotator.bib.commands import (
    ACCENTS,
    ALLOWED_IN_MATH,
    ALLOWED_SYMBOLS,
    ALLOWED_WRAPPERS,
    ARGUMENT_ACCENTS,
    CONTROL_SYMBOLS,
    DROPPED_ARGUMENTS,
    GREEK,
    SWITCHES,
    SYMBOLS,
    WRAPPERS,
)

VERBATIM_FIELDS: Final = frozenset(("url", "doi", "eprint", "file", "pdf", "verba", "verbb", "verbc"))
"""Fields that are no LaTeX: neither decoded nor escaped, cleaned by a rule of their own."""

LONG_FIELDS: Final = frozenset(("abstract", "annotation", "annote"))
"""Fields whose paragraphs are kept; elsewhere a line end is a blank."""

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?[ \t]*\n?[ \t]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$)"
    r"|(?P<typed>---?|``|''|~)|(?P<text>[^\\{}$~`'-]+|[`'\\-])",
    re.DOTALL,
)
_TYPED: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "~": "\u00a0"}
_SIMPLE_MATH = re.compile(r"(?:\\([A-Za-z]+)|([_^])(?:\{([0-9+-]+)\}|([0-9])))")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BRACE = re.compile(r"[{}]")


class Decoded(NamedTuple):
    """A value in Unicode.

    ``protected`` lists the texts of groups braced to keep their capitals; ``problems`` holds stable words:
    ``unknown_command``, ``unbalanced_braces``.
    """

    text: str
    protected: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def decode(value: str, *, keep_lines: bool = False) -> str:
    """Return a LaTeX value (delimiters taken off) in Unicode."""
    return decode_value(value, keep_lines=keep_lines).text


def decode_field(name: str, value: str) -> Decoded:
    """Decode the value of a field by the rule for its name; verbatim fields are only trimmed."""
    if name in VERBATIM_FIELDS:
        return Decoded(" ".join(value.split()))
    return decode_value(value, keep_lines=name in LONG_FIELDS)


def decode_value(value: str, *, keep_lines: bool = False) -> Decoded:
    """Return a LaTeX value in Unicode, with what was protected and what went wrong."""
    if not _is_latex(value):
        return Decoded(value.strip())
    return _Decoder(value).run(keep_lines)


def _is_latex(value: str) -> bool:
    """Tell whether decoding may change a value. Written out: a loop over the signs takes four times as long."""
    return (
        "\\" in value or "{" in value or "}" in value or "$" in value or "~" in value or "--" in value
        or "\n" in value or "  " in value or "``" in value or "''" in value or "\t" in value or "\r" in value
    )


@dataclass
class _Group:
    """A brace that is open: ``kind`` is plain, argument or literal, ``start`` where its text begins."""

    kind: str
    start: int


@dataclass
class _Decoder:
    value: str
    out: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    accents: list[str] = field(default_factory=list)
    protected: list[str] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    next_group: str = "plain"
    math_ends: bool = True
    groups_end: bool = True

    def run(self, keep_lines: bool) -> Decoded:
        position = 0
        while position < len(self.value):
            match = _TOKEN.match(self.value, position)
            if match is None:  # a backslash at the very end
                self._emit(self.value[position:])
                break
            position = self._take(match)
        if self.groups:
            self.problems["unbalanced_braces"] = None
        text = _collapse("".join(self.out), keep_lines)
        return Decoded(text, tuple(self.protected), tuple(self.problems))

    def _take(self, match: re.Match[str]) -> int:
        kind, end = match.lastgroup, match.end()
        if kind == "text":
            self._emit(match["text"])
        elif kind == "typed":
            self._emit(_TYPED[match["typed"]])
        elif kind == "open":
            self._open()
            return end
        elif kind == "close":
            self._close()
            return end
        elif kind == "math":
            end = self._math(end)
        elif kind == "sign":
            self._sign(match["sign"])
        else:
            return self._word(match["word"], match[0], end)
        self.next_group = "plain"
        return end

    def _emit(self, text: str) -> None:
        if self.accents and text.strip():
            text = _accented(text.lstrip(), self.accents)
            self.accents = []
        self.out.append(text)

    def _open(self) -> None:
        if self.next_group == "literal":
            self.out.append("{")
        kind = "argument" if self.accents else self.next_group
        self.groups.append(_Group(kind, len(self.out)))
        self.next_group = "plain"

    def _close(self) -> None:
        self.next_group = "plain"
        if not self.groups:
            self.problems["unbalanced_braces"] = None
            return
        group = self.groups.pop()
        self.accents = []
        if group.kind == "literal":
            self.out.append("}")
            self.next_group = "literal"
        elif group.kind == "plain" and not self.groups:
            inner = "".join(self.out[group.start:]).strip()
            if inner and inner.lower() != inner:
                self.protected.append(inner)

    def _math(self, start: int) -> int:
        end = self.value.find("$", start) if self.math_ends else -1
        if end < 0:
            self.math_ends = False
            self.out.append("$")
            return start
        self.out.append(_simple_math(self.value[start:end]) or self.value[start - 1:end + 1])
        return end + 1

    def _sign(self, sign: str) -> None:
        if sign in ACCENTS:
            self.accents.append(ACCENTS[sign])
        elif sign in CONTROL_SYMBOLS:
            self._emit(CONTROL_SYMBOLS[sign])
        else:
            self.problems["unknown_command"] = None
            self._emit("\\" + sign)

    def _word(self, word: str, written: str, end: int) -> int:
        self.next_group = "plain"
        if word in ARGUMENT_ACCENTS and end < len(self.value):
            self.accents.append(ACCENTS[word])
        elif word in SYMBOLS:
            self._emit(SYMBOLS[word])
        elif word in GREEK:
            self._emit(GREEK[word])
        elif word in DROPPED_ARGUMENTS:
            self.next_group = "argument"
            return self._after_arguments(end, DROPPED_ARGUMENTS[word])
        elif word in WRAPPERS:
            self.next_group = "argument"
        elif word in SWITCHES:
            if self.groups:
                self.groups[-1].kind = "argument"
        else:
            self.problems["unknown_command"] = None
            ends_group = written[-1].isalpha() and self.value.startswith("}", end)
            self._emit(written + "{}" if ends_group else written)
            self.next_group = "literal"
        return end

    def _after_arguments(self, position: int, count: int) -> int:
        """Return where the text goes on after some braced arguments; on a missing brace, at once."""
        for _ in range(count):
            end = _end_of_group(self.value, position) if self.groups_end else -1
            if end < 0:
                self.groups_end = self.groups_end and not self.value.startswith("{", position)
                return position
            position = end
        return position


def _end_of_group(value: str, position: int) -> int:
    """Return the position after the group that opens here, or -1."""
    if not value.startswith("{", position):
        return -1
    depth = 0
    for brace in _BRACE.finditer(value, position):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def _accented(text: str, accents: list[str]) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", base + "".join(reversed(accents))) + text[1:]


def _simple_math(inner: str) -> str:
    """Return one Greek letter, sign or run of digits in Unicode, or nothing for anything richer."""
    match = _SIMPLE_MATH.fullmatch(inner.strip())
    if match is None:
        return ""
    if match[1]:
        return GREEK.get(match[1], "")
    return (match[3] or match[4]).translate(_SUBSCRIPTS if match[2] == "_" else _SUPERSCRIPTS)


def _collapse(text: str, keep_lines: bool) -> str:
    if not keep_lines:
        return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")
    paragraphs = re.split(r"\r?\n[ \t]*\r?\n\s*|\r[ \t]*\r\s*", text.strip())
    return "\n\n".join(re.sub(r"[ \t\r\n\f\v]+", " ", paragraph).strip(" ") for paragraph in paragraphs)


_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "#": r"\#", "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}", "\u00a0": "~", "\u2009": r"\,",
}
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_UNUSUAL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202d\u202e\u2028\u2029]")
_ESCAPED = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LINE_START_AT = re.compile(r"(?m)^([ \t]*)@")


def exportable(text: str, *, keep_lines: bool = False) -> str:
    """Return the text as it can stand in a file.

    Control characters and lone surrogates become U+FFFD, direction overrides (U+202D, U+202E) are dropped,
    runs of blanks become one; paragraphs stay when ``keep_lines`` is set.
    """
    if not text:
        return text
    if (text.isprintable() or not _UNUSUAL.search(text)) and "  " not in text:
        return text.strip(" ")
    text = _UNWRITABLE.sub("\ufffd", text)
    text = _OVERRIDES.sub("", text).replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _collapse(text, keep_lines)


def encode(text: str, *, keep_lines: bool = False) -> str:
    """Return Unicode text as LaTeX that typesets as that text and does nothing else.

    The source of the escapes: runs of hostile texts through pdflatex and BibTeX.
    """
    text = exportable(text, keep_lines=keep_lines)
    if "--" in text or "''" in text or ",," in text or "<<" in text or ">>" in text:
        escaped = "{}".join([_escape(part) for part in _LIGATURE.split(text)])
    else:
        escaped = _escape(text)
    return _LINE_START_AT.sub(r"\1{@}", escaped) if "\n" in text else escaped


def _escape(text: str) -> str:
    if not _needs_escapes(text):
        return text
    return _ESCAPED.sub(lambda sign: _ESCAPES[sign[0]], text)


def _needs_escapes(text: str) -> bool:
    """Tell whether a sign of ``_ESCAPES`` is in the text: written out for the same reason as ``_is_latex``."""
    return (
        "\\" in text or "{" in text or "}" in text or "$" in text or "&" in text or "#" in text or "_" in text
        or "%" in text or "~" in text or "^" in text or "`" in text or "\u00a0" in text or "\u2009" in text
    )


def clean_verbatim(name: str, value: str) -> str:
    """Return the value of a verbatim field in a form that cannot break out of it.

    In ``url``, ``doi`` and ``eprint`` what has no place in a URI (RFC 3986, section 2) is percent-encoded,
    letters beyond ASCII stay (RFC 3987). In paths backslashes become slashes and braces vanish.
    """
    value = _OVERRIDES.sub("", _UNWRITABLE.sub("\ufffd", value))
    if name in ("file", "pdf"):
        return " ".join(re.sub("[{}]", "", value.replace("\\", "/")).split())
    value = " ".join(value.split())
    value = re.sub(r"[\\{}^`|\" $]", lambda sign: f"%{ord(sign[0]):02X}", value)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value)


_HARMLESS = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<after>\s*\{)?"
    r"|\\[`'^\"~=.]\s*(?:[^\W\d_]|\{(?:[^\W\d_]|\\[ij]\b)\}|\\[ij]\b)"
    r"|\\[&%$#_,/ -]|(?P<open>\{)|(?P<close>\})|(?P<math>\$[^$]*\$)|[^\\{}$%&#_^\x00-\x08\x0e-\x1f]++",
)
_HARMLESS_MATH = re.compile(r"\\(?P<word>[A-Za-z]+)|(?P<open>\{)|(?P<close>\})|\\[,;! ]|[^\\{}$%&#~]")


def is_harmless(value: str) -> bool:
    """Tell whether a LaTeX value may go out as it came in.

    Its braces balance as BibTeX counts them, every command is on the list in ``commands`` and has its
    argument, and no character acts on its own outside plain math.
    """
    depth = position = 0
    while position < len(value):
        match = _HARMLESS.match(value, position)
        if match is None or not _is_allowed(match):
            return False
        depth += bool(match["open"] or match["after"]) - bool(match["close"])
        if depth < 0:
            return False
        position = match.end()
    return depth == 0


def _is_allowed(match: re.Match[str]) -> bool:
    word = match["word"]
    if word is not None:
        needs_argument = word in ALLOWED_WRAPPERS or word in ARGUMENT_ACCENTS
        return bool(match["after"]) if needs_argument else word in ALLOWED_SYMBOLS
    return match["math"] is None or _is_harmless_math(match["math"][1:-1])


def _is_harmless_math(inner: str) -> bool:
    depth = position = 0
    while position < len(inner):
        match = _HARMLESS_MATH.match(inner, position)
        if match is None or (match["word"] and match["word"] not in ALLOWED_IN_MATH):
            return False
        depth += bool(match["open"]) - bool(match["close"])
        if depth < 0:
            return False
        position = match.end()
    return depth == 0 and "^^" not in inner and not re.search(r"[_^]\s*(?:[_^]|\Z)", inner)
