"""HTML as a tree: text is escaped because it is text, not because somebody remembered.

Pages are self-contained: one style sheet inside, no script, no network (and a policy that says so).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TypeAlias

_VOID = frozenset({"meta", "br", "hr"})
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\Z")
_ARABIC = re.compile(r"[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

Node: TypeAlias = "str | Element"


@dataclass(frozen=True)
class Element:
    """An element. ``attributes`` are escaped like its text."""

    name: str
    children: tuple[Node, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse names that could not stand in a tag."""
        for name in (self.name, *self.attributes):
            if not _NAME.match(name):
                raise ValueError(f"not a name of HTML: {name!r}")


def element(name: str, *children: Node | None, **attributes: str) -> Element:
    """Return an element; None among the children is left out, ``class_`` is the attribute ``class``."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return Element(name, tuple(child for child in children if child is not None and child != ""), named)


def language_of(text: str) -> str:
    """Return ``fa`` when more letters of the text are Arabic than Latin, else ``en``."""
    return "fa" if len(_ARABIC.findall(text)) > len(_LATIN.findall(text)) else "en"


def isolated(text: str, lang: str | None = None, name: str = "bdi", **attributes: str) -> Element:
    """Return foreign text isolated from its surroundings, with its own language and direction.

    The direction is that of the language: under ``dir=auto`` a Persian sentence that begins with a
    Latin citation would flip.
    """
    own = lang or language_of(text)
    return element(name, text, lang=own, dir="rtl" if own == "fa" else "ltr", **attributes)


def colour_of(value: str) -> str:
    """Return a colour that is one, or grey."""
    return value if _COLOUR.match(value) else "#888888"


def page(title: str, style: str, body: tuple[Node, ...], lang: str) -> str:
    """Return a whole document. ``style`` is our own CSS, never a user's."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Element("meta", (), {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
    )
    head_text = render(head).replace("</head>", f"<style>{style}</style></head>")
    direction = "rtl" if lang == "fa" else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction}">\n{head_text}\n'
        f"{render(element('body', *body))}\n</html>\n"
    )


def render(node: Node) -> str:
    """Return a node as text; control characters, which HTML has not, are left out."""
    if isinstance(node, str):
        return html.escape(_UNPRINTABLE.sub("", node), quote=False)
    attributes = "".join(
        f' {name}="{html.escape(_UNPRINTABLE.sub("", value))}"' for name, value in node.attributes.items()
    )
    if node.name in _VOID:
        return f"<{node.name}{attributes}>"
    return f"<{node.name}{attributes}>{''.join(map(render, node.children))}</{node.name}>"
