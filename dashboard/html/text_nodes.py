"""Running text: every text in a component, put into parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash.development.base_component import Component

from dashboard.html.render import Markup


def map_text(
    content: Any, divide: Callable[[str], Any], is_left_alone: Callable[[Component], bool]
) -> Any:
    """Return `content` with what `divide` makes of each text in the place of that text."""
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return divide(content)
    if isinstance(content, (list, tuple)):
        return [map_text(each, divide, is_left_alone) for each in content]
    if isinstance(content, Component) and not is_left_alone(content):
        content.children = map_text(getattr(content, "children", None), divide, is_left_alone)
    return content
