"""Renders components as HTML text: the page is sent as text, and so is whatever comes later.

Dash's renderer would walk through every component at every change, and make each step of the
timeline several times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from types import MappingProxyType
from typing import Any, Final

from dash.development.base_component import Component
from markupsafe import Markup as Markup

from dashboard.languages.language import SOURCE, Untranslated
from dashboard.languages.text_direction import direction_of, has_rtl

NAMES: Final = MappingProxyType({"className": "class", "htmlFor": "for", "tabIndex": "tabindex"})
VOID: Final = ("br", "hr", "img", "wbr")
TEXT_ALONE: Final = ("option", "textarea", "title")  # these may contain no elements
_BDI: Final = re.compile("</?bdi[^>]*>")


def to_html(node: Any) -> str:
    """Return a component, a text, or a list of both as HTML; every text in it is escaped.

    A text that is or contains right-to-left text is isolated from its surroundings.
    """
    if isinstance(node, Markup):
        return node
    if isinstance(node, Untranslated):
        return f'<span lang="{SOURCE}">{_text(node)}</span>'
    if isinstance(node, (list, tuple)):
        return "".join(to_html(child) for child in node)
    if isinstance(node, Component):
        return _element(node)
    return "" if node is None else _text(str(node))


def _text(text: str) -> str:
    escaped = escape(text, quote=False)
    return f'<bdi dir="{direction_of(text)}">{escaped}</bdi>' if has_rtl(text) else escaped


def _element(component: Component) -> str:
    # The props that `to_plotly_json` collects, without probing for all of the forty possible ones.
    prop_names = component._prop_names
    props = {
        name: value for name, value in vars(component).items() if name in prop_names or "-" in name
    }
    tag = component._type.lower()
    start = f"<{tag}{''.join(_attributes(props))}>"
    if tag in VOID:
        return start
    content = to_html(props.get("children"))
    return f"{start}{_BDI.sub('', content) if tag in TEXT_ALONE else content}</{tag}>"


def _attributes(props: dict[str, Any]) -> Iterator[str]:
    # Sorted, because Dash orders `data-` and `aria-` differently in every process.
    for prop, value in sorted(props.items()):
        name = NAMES.get(prop, prop)
        if prop == "children" or value is None or value is False:
            continue
        yield f" {name}" if value is True else f' {name}="{escape(str(value))}"'
