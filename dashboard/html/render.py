"""Components as HTML text, for what is only read.

Dash follows every component of a page at every change, wherever it is: a panel of a thousand
elements makes each step of the time control several times as slow. As text it costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from types import MappingProxyType
from typing import Any, Final

from dash.development.base_component import Component

from dashboard.languages.language import SOURCE, English
from dashboard.languages.text_direction import direction_of, turns

NAMES: Final = MappingProxyType({"className": "class", "htmlFor": "for", "tabIndex": "tabindex"})
VOID: Final = ("br", "hr", "img", "wbr")
TEXT_ALONE: Final = ("option", "textarea", "title")  # no element may stand in these
_BDI: Final = re.compile("</?bdi[^>]*>")


class Markup(str):
    """HTML text of our own making, which stands as it is among what is escaped."""

    __slots__ = ()


def to_html(node: Any) -> str:
    """Return a component, a text, or a list of both as HTML; every text in it is escaped.

    A text that is read from right to left, or holds words that are, is isolated from what it stands
    beside.
    """
    if isinstance(node, Markup):
        return node
    if isinstance(node, English):
        return f'<span lang="{SOURCE}">{_text(node)}</span>'
    if isinstance(node, (list, tuple)):
        return "".join(to_html(each) for each in node)
    if isinstance(node, Component):
        return _element(node)
    return "" if node is None else _text(str(node))


def _text(text: str) -> str:
    shown = escape(text, quote=False)
    return f'<bdi dir="{direction_of(text)}">{shown}</bdi>' if turns(text) else shown


def _element(component: Component) -> str:
    # As `to_plotly_json` finds them, without asking for each of some forty that it might have.
    known = component._prop_names
    props = {name: each for name, each in vars(component).items() if name in known or "-" in name}
    tag = component._type.lower()
    start = f"<{tag}{''.join(_attributes(props))}>"
    if tag in VOID:
        return start
    content = to_html(props.get("children"))
    return f"{start}{_BDI.sub('', content) if tag in TEXT_ALONE else content}</{tag}>"


def _attributes(props: dict[str, Any]) -> Iterator[str]:
    # Sorted, for Dash has `data-` and `aria-` in another order in every process.
    for prop, value in sorted(props.items()):
        name = NAMES.get(prop, prop)
        if prop == "children" or value is None or value is False:
            continue
        yield f" {name}" if value is True else f' {name}="{escape(str(value))}"'
