"""What only an open panel, a comparison or the search shows: most of all that a browser gets.

It comes as a script of its own, after the page is at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components.compare import compared
from dashboard.components.panel import panel
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages.annotation import annotated
from dashboard.pages.search_index import names_elsewhere


def panels_payload(
    atlas: Atlas, language: Language, languages: Sequence[Language] = ()
) -> dict[str, Any]:
    """Return the panel of each event, and what a comparison says besides, as HTML by its id; and
    the names in all `languages` of what the search finds.
    """
    return {
        "panels": {
            event.id: to_html(annotated(panel(event, atlas, language), atlas, language))
            for event in atlas.events
        },
        "compared": {event.id: to_html(compared(event, atlas, language)) for event in atlas.events},
        "names": names_elsewhere(atlas, language, languages),
    }
