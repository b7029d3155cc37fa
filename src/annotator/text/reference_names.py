"""The people of a reference entry: authors, editors, translators, in the orders lists give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.analysis import FoundName
from annotator.text.citation_words import ORGANISATION_PERSIAN, folded_word
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS

EDGE = " \t\n,،;؛.:&\u200c\u200e\u200f"
_LONGEST = 400
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s‐-]?){1,4}")
_INITIALS_FIRST = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?)+(?=[A-ZÀ-Þ])")
_GIVEN_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ]\.?| [A-ZÀ-Þ][a-zà-ÿ]+)?")
_INITIALS_LAST = re.compile(rf"(?P<family>[A-ZÀ-Þ][{LATIN_LETTERS}'’-]+(?: [A-ZÀ-Þ][{LATIN_LETTERS}'’-]+)?) "
                            r"(?P<given>[A-Z]{1,3})")
_PERSIAN = re.compile(f"[{PERSIAN_LETTERS}]")
_ET_AL = re.compile(r"[,،]?\s*(?:\bet al\.?|\band others|و\s?(?:همکاران|دیگران))\s*$")
_ROLE = re.compile(r"\((?:eds?\.?|trans\.?|ویراستاران?|مترجم(?:ان)?|به کوشش|گردآورنده)\)", re.IGNORECASE)


def reference_names(text: str) -> tuple[tuple[FoundName, ...], bool]:
    """Return the people a part of an entry names and whether *et al.* follows them."""
    names = text.strip(EDGE)
    et_al = _ET_AL.search(names)
    if et_al:
        names = names[: et_al.start()]
    names = _ROLE.sub("", names).strip(EDGE)
    if re.search(r"(?:^|[\s.-])[A-ZÀ-Þ]$", names) and "." in text:
        names += "."  # an initial's stop is no edge
    if not names or len(names) > _LONGEST or re.search(r"[()\[\]]", names):
        return (), et_al is not None
    people = _persian_names(names) if _PERSIAN.search(names) else _latin_names(names)
    return tuple(people), et_al is not None


def _latin_names(names: str) -> Iterator[FoundName]:
    pieces = [piece.strip() for piece in re.split(r"\s*(?:[,;]\s*(?:&|and\b)|&|\band\b|[,;])\s*", names)]
    pieces = [piece for piece in pieces if piece and piece not in ("…", "...")]
    position, is_inverted = 0, False
    while position < len(pieces):
        family, given = pieces[position], ""
        following = pieces[position + 1] if position + 1 < len(pieces) else ""
        together = _INITIALS_LAST.fullmatch(family)
        first = _INITIALS_FIRST.match(family)
        if together is not None:
            family, given = together["family"], together["given"]
        elif first is not None:
            family, given = family[first.end():], first.group().strip()
        elif _INITIALS.fullmatch(following) or (position == 0 and _is_given_name(following)):
            given = following
            is_inverted = is_inverted or not _INITIALS.fullmatch(following)
            position += 1
        elif is_inverted and " " in family:  # Buzan, Barry, and Ole Wæver
            given, _, family = family.rpartition(" ")
        position += 1
        if re.match(f"[{LATIN_LETTERS}]", family):
            yield FoundName(family.strip(EDGE), given)


def _is_given_name(piece: str) -> bool:
    """``Buzan, Barry and Ole Wæver``, ``Waltz, Kenneth N.``: what stands behind the first comma."""
    return _GIVEN_NAME.fullmatch(piece) is not None


def _persian_names(names: str) -> Iterator[FoundName]:
    """Read ``خانوادگی، نام`` and, behind such a first author, full names in their natural order too."""
    is_inverted = False
    for part in re.split(r"\s*[؛;]\s*(?:و\s+)?|\s*[،,]?\s+و\s+", names):
        pieces = [piece.strip(EDGE) for piece in re.split("[،,]", part)]
        pieces = [piece for piece in pieces if piece]
        if is_inverted and len(pieces) == 1:
            yield _natural_order(pieces[0])
            continue
        in_pairs = len(pieces) if len(pieces) % 2 == 0 else min(2, len(pieces))
        for place in range(0, in_pairs, 2):
            yield FoundName(pieces[place], pieces[place + 1] if place + 1 < in_pairs else "")
        yield from map(_natural_order, pieces[in_pairs:])
        is_inverted = is_inverted or len(pieces) > 1


def _natural_order(name: str) -> FoundName:
    """``عباس خداشناس``: the first word is the given name, unless it opens the name of an organisation."""
    given, _, family = name.partition(" ")
    if not family or folded_word(given) in ORGANISATION_PERSIAN:
        return FoundName(name)
    return FoundName(family.strip(), given)
