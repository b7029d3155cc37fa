"""BibTeX and biblatex files: the doors in and out.

``read`` keeps every block as it stood; ``write`` makes a file of sources; ``verify`` reads a written
file back and lists what does not agree.
"""

from annotator.bib.blocks import (
    BibComment,
    BibEntry,
    BibFailed,
    BibField,
    BibFile,
    BibPreamble,
    BibString,
    BibText,
    Block,
)
from annotator.bib.dialects import Dialect
from annotator.bib.editing import edit_entry
from annotator.bib.reader import iterate_blocks, read
from annotator.bib.writer import Difference, verify, write

__all__ = [
    "BibComment", "BibEntry", "BibFailed", "BibField", "BibFile", "BibPreamble", "BibString", "BibText",
    "Block", "Dialect", "Difference", "edit_entry", "iterate_blocks", "read", "verify", "write",
]
