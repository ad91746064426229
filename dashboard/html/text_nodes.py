"""Transforms the text nodes of a component tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash.development.base_component import Component

from dashboard.html.render import Markup


def map_text(
    content: Any, transform: Callable[[str], Any], is_excluded: Callable[[Component], bool]
) -> Any:
    """Return `content` with each text replaced by what `transform` returns for it."""
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return transform(content)
    if isinstance(content, (list, tuple)):
        return [map_text(child, transform, is_excluded) for child in content]
    if isinstance(content, Component) and not is_excluded(content):
        content.children = map_text(getattr(content, "children", None), transform, is_excluded)
    return content
