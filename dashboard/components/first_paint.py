"""The page as text, for the first paint: what a reader sees before any script has run.

It is only for display: no id except that of the ground, no focus, nothing for a screen reader. All
that comes with the page itself, which replaces it.
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
    """Return `page` as HTML text, to be shown until the scripts have run.

    `filled` maps the id of a component to the content that the scripts will put there: components,
    or, for a figure, its drawing as text.
    """
    markup = _to_text(page, filled)
    return f'<div class="first-paint" aria-hidden="true" inert>{markup}</div>'


def static_map_frame(ground: str, marks: str) -> Markup:
    """Return the static map: the ground, which stays when plotly draws, and the symbols.

    The head of the page uses its id to let the browser paint nothing before the map.
    """
    symbols = f'<svg class="still-marks" xmlns="http://www.w3.org/2000/svg">{marks}</svg>'
    return Markup(f'<div id="ground" class="ground" aria-hidden="true">{ground}{symbols}</div>')


def _to_text(node: Any, filled: Mapping[str, Any]) -> str:
    if isinstance(node, Markup):
        return node
    if isinstance(node, (list, tuple)):
        return "".join(_to_text(child, filled) for child in node)
    if isinstance(node, Component):
        return _element(node, filled)
    return "" if node is None else escape(str(node), quote=False)


def _element(component: Component, filled: Mapping[str, Any]) -> str:
    children = getattr(component, "children", None)
    content = filled.get(getattr(component, "id", ""), children)
    if isinstance(content, Markup):
        return content
    if component._type == "Details" and not getattr(component, "open", None):
        content = [child for child in content if child._type == "Summary"]  # the rest is collapsed
    tag = component._type.lower()
    start = f"<{tag}{_attributes(component)}>"
    return start if tag in VOID else f"{start}{_to_text(content, filled)}</{tag}>"


def _attributes(component: Component) -> str:
    attributes = []
    for prop, name in ATTRIBUTES.items():
        value = getattr(component, prop, None)
        if value is True:
            attributes.append(f" {name}")
        elif isinstance(value, str):
            attributes.append(f' {name}="{escape(value)}"')
    return "".join(attributes)
