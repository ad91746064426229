"""The page as text, for the first paint: what a reader sees before any script has run.

It is a picture and nothing more: no id but that of the ground, no focus, nothing for a screen
reader; all that comes with the page itself, which takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Any, Final

from dash.development.base_component import Component

from dashboard.html.render import Markup

ATTRIBUTES: Final = MappingProxyType(
    {"className": "class", "href": "href", "lang": "lang", "open": "open", "type": "type"}
)
VOID: Final = ("br", "hr", "img", "input", "wbr")


def first_paint(page: Component, filled: Mapping[str, Any]) -> str:
    """Return `page` as HTML text that waits for its scripts.

    `filled` gives by id what a component will hold once the scripts have filled it: components,
    or, for a figure, its drawing as text.
    """
    words = _as_text(page, filled)
    return f'<div class="first-paint" aria-hidden="true" inert>{words}</div>'


def still_frame(ground: str, marks: str) -> Markup:
    """Return the picture of the map: the ground, which stays when plotly draws, and symbols.

    Its id is for the head of the page, which lets the browser paint nothing before the map.
    """
    symbols = f'<svg class="still-marks" xmlns="http://www.w3.org/2000/svg">{marks}</svg>'
    return Markup(f'<div id="ground" class="ground" aria-hidden="true">{ground}{symbols}</div>')


def _as_text(node: Any, filled: Mapping[str, Any]) -> str:
    if isinstance(node, Markup):
        return node
    if isinstance(node, (list, tuple)):
        return "".join(_as_text(each, filled) for each in node)
    if isinstance(node, Component):
        return _element(node, filled)
    return "" if node is None else escape(str(node), quote=False)


def _element(component: Component, filled: Mapping[str, Any]) -> str:
    own = getattr(component, "children", None)
    content = filled.get(getattr(component, "id", ""), own)
    if isinstance(content, Markup):
        return content
    if component._type == "Details" and not getattr(component, "open", None):
        content = [each for each in content if each._type == "Summary"]  # the rest is folded away
    tag = component._type.lower()
    start = f"<{tag}{_attributes(component)}>"
    return start if tag in VOID else f"{start}{_as_text(content, filled)}</{tag}>"


def _attributes(component: Component) -> str:
    written = []
    for prop, name in ATTRIBUTES.items():
        value = getattr(component, prop, None)
        if value is True:
            written.append(f" {name}")
        elif isinstance(value, str):
            written.append(f' {name}="{escape(value)}"')
    return "".join(written)
