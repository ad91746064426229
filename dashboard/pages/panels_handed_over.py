"""What only an open panel, a comparison or the search shows: most of all that a browser gets.

It comes as a script of its own, after the page is at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components.as_html import as_html
from dashboard.components.compare import compared
from dashboard.components.panel import panel
from dashboard.language import Language
from dashboard.model import Atlas
from dashboard.pages.running_text import read
from dashboard.pages.search_handed_over import names_elsewhere


def for_the_panels(
    atlas: Atlas, language: Language, languages: Sequence[Language] = ()
) -> dict[str, Any]:
    """Return the panel of each event, and what a comparison says besides, as HTML by its id; and
    the names in all `languages` of what the search finds.
    """
    return {
        "panels": {
            event.id: as_html(read(panel(event, atlas, language), atlas, language))
            for event in atlas.events
        },
        "compared": {event.id: as_html(compared(event, atlas, language)) for event in atlas.events},
        "names": names_elsewhere(atlas, language, languages),
    }
