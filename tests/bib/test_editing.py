"""Editing an entry changes what was asked for and nothing else."""

import pytest

from annotator.bib.bibtex import read
from annotator.bib.editing import edit_entry

ENTRY = """@Article{haidari2024,
  author  = {A and B},
  title   = "The {NATO} {\\"U}bung",
  Year    = 2024,
}"""
LONGER = ENTRY.replace("= 2024,", "= 2024,\n  note    = {x},")


@pytest.mark.parametrize(("text", "changes", "edited"), [
    (ENTRY, {"title": "{New}"}, ENTRY.replace('"The {NATO} {\\"U}bung"', "{New}")),
    (ENTRY, {"year": "{2025}"}, ENTRY.replace("2024,\n}", "{2025},\n}")),
    (ENTRY, {"title": None}, ENTRY.replace('  title   = "The {NATO} {\\"U}bung",\n', "")),
    (ENTRY, {"year": None}, ENTRY.replace("  Year    = 2024,\n", "")),
    (ENTRY, {"author": None}, ENTRY.replace("  author  = {A and B},\n", "")),
    (ENTRY, {"note": "{x}"}, LONGER),
    (ENTRY.replace("\n", "\r\n"), {"note": "{x}"}, LONGER.replace("\n", "\r\n")),
    ("@a{k, t={x}, n={y}}", {"t": None, "z": "{1}"}, "@a{k, n={y}, z={1}}"),
    ("@a{k, t={x}}", {"t": None}, "@a{k}"),
    ("@a{k}", {"t": "{x}"}, "@a{k, t = {x}}"),
    ("@a{k, t={x}, t={y}}", {"t": "{z}"}, "@a{k, t={z}, t={y}}"),
    ("@a{k, t={x}}", {}, "@a{k, t={x}}"),
    ("@a{k, t={x}}", {"gone": None}, "@a{k, t={x}}"),
])
def test_only_what_was_asked_for_changes(text: str, changes: dict[str, str | None], edited: str) -> None:
    found = edit_entry(read(text).entries[0], changes)
    assert found.raw == edited
    assert read(found.raw).entries[0].fields == found.fields
