"""The chooser: lists the events that share one point of the map or the timeline."""

from __future__ import annotations

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language


def chooser(language: Language) -> html.Dialog:
    """Return the dialog, which `assets/js/map/chooser.js` fills and positions."""
    return html.Dialog(
        id=ids.CHOOSER,
        className="card chooser",
        **aria(label=language.say("There are several events here. Which one?")),
    )
