"""The keys the README lists are those of the action table: none missing, none that does nothing."""

from __future__ import annotations

from pathlib import Path

from annotator.gui.action_table import ACTIONS, MENUS

README = Path(__file__).parents[2] / "README.md"
_TAGS = tuple(f"tag_{digit}" for digit in range(1, 10))


def table_of_keys() -> list[str]:
    """Return the README's table of keys, line by line."""
    lines = ["| menu | what it does | keys |", "|---|---|---|"]
    for menu, title in MENUS:
        for spec in ACTIONS:
            if spec.menu != menu or not spec.keys or spec.id in _TAGS[1:]:
                continue
            text, keys = spec.text.rstrip("…"), " ".join(f"`{key}`" for key in spec.keys)
            if spec.id == _TAGS[0]:
                text, keys = "Tag the selection, or recolour the claim", "`1` … `9`, `۱` … `۹`"
            lines.append(f"| {title.replace('&', '')} | {text} | {keys} |")
    return lines


def test_the_readme_lists_every_key_and_no_other() -> None:
    written = README.read_text(encoding="utf-8")
    start = written.index("<!-- keys -->")
    listed = [line for line in written[start:].splitlines()[1:] if line.startswith("|") or not line.strip()]
    expected = table_of_keys()
    assert [line for line in listed if line][: len(expected)] == expected, "\n".join(expected)
    after = written[start:].split(expected[-1], 1)[1].lstrip("\n")
    assert not after.startswith("|")
