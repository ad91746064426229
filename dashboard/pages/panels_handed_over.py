"""What of the events only an open panel or a comparison shows: most of all that a browser gets.

It comes as a script of its own, after the page is at work.
"""

from __future__ import annotations

from dashboard.components.as_html import as_html
from dashboard.components.compare import compared
from dashboard.components.panel import panel
from dashboard.language import Language
from dashboard.model import Atlas
from dashboard.pages.running_text import read


def for_the_panels(atlas: Atlas, language: Language) -> dict[str, dict[str, str]]:
    """Return the panel of each event, and what a comparison says besides, as HTML by its id."""
    return {
        "panels": {
            event.id: as_html(read(panel(event, atlas, language), atlas, language))
            for event in atlas.events
        },
        "compared": {event.id: as_html(compared(event, atlas, language)) for event in atlas.events},
    }
