"""What makes the map a page of an atlas: its title with the period shown, and an inset."""

from __future__ import annotations

from dash import html

from dashboard.edition import Edition
from dashboard.figures.world_inset import world_inset
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.html.render import Markup


def cartouche(edition: Edition) -> html.Div:
    """Return the title of the map and, until the scripts say which is shown, the whole period."""
    config = edition.config
    years = dict.fromkeys(str(day.year) for day in (config.first, config.last))
    return html.Div(
        [
            html.P(config.map.title or config.title, className="cartouche-title"),
            html.P(" – ".join(years), id=ids.MAP_PERIOD, className="cartouche-period"),
        ],
        className="card cartouche",
    )


def inset(edition: Edition) -> html.Div | None:
    """Return the inset "where in the world", None where the atlas has no layer for it."""
    drawing = world_inset(edition)
    if not drawing:
        return None
    label = edition.say("Where in the world this map is")
    return html.Div([Markup(drawing)], className="inset", role="img", **aria(label=label))
