"""Tables out: CSV that a spreadsheet reads as text.

A cell that begins like a formula would run in Excel and LibreOffice (CWE-1236, "CSV injection");
it gets an apostrophe in front, which the spreadsheet does not show as part of a formula.
The text begins with a byte order mark, without which Excel garbles Persian.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"

_FORMULA_STARTS = frozenset("=+-@\t\r\n")
_SKIPPED_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV table (RFC 4180: CR LF, quotes doubled) with a byte order mark; None is an empty cell."""
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    for row in rows:
        writer.writerow(["" if cell is None else guarded(str(cell)) for cell in row])
    return buffer.getvalue()


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe in front if a spreadsheet could take it for a formula.

    Compatibility forms (full-width ``＝``) count as what they stand for; spaces, format marks and
    control characters before the first visible character are looked through, as spreadsheets do.
    """
    for character in unicodedata.normalize("NFKC", cell):
        if character in _FORMULA_STARTS:
            return f"'{cell}"
        if unicodedata.category(character) not in _SKIPPED_CATEGORIES:
            break
    return cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that :func:`guarded` put in front, and only that one."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
