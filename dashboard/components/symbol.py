"""The symbol of an event outside the map, with the same shape and colour as on it."""

from __future__ import annotations

from dash import html

from dashboard.data.records import Event
from dashboard.figures.symbols import decade_class, shape_of
from dashboard.html.attributes import aria
from dashboard.model import Atlas


def symbol(event: Event, atlas: Atlas) -> html.Span:
    """Return the symbol of `event`; it is not read out, so text beside it must say the same."""
    return html.Span(className=symbol_class(event, atlas), **aria(hidden="true"))


def symbol_class(event: Event, atlas: Atlas) -> str:
    """Return the CSS classes that give an element the shape and the colour of `event`."""
    comparison_class = " is-comparison" if event.scope == "comparison" else ""
    return f"symbol symbol-{shape_of(event, atlas)} {decade_class(event, atlas)}{comparison_class}"
