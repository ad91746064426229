"""The payload of panels, comparisons and search names: the largest part of what a browser loads.

It comes as a separate script, after the page is interactive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components.compare import comparison_points
from dashboard.components.panel import panel
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages.annotation import annotated
from dashboard.pages.search_index import names_elsewhere


def panels_payload(
    atlas: Atlas, language: Language, languages: Sequence[Language] = ()
) -> dict[str, Any]:
    """Return the panel and the points of comparison of each event, as HTML by event id; and the
    names of all search entries in all `languages`.
    """
    return {
        "panels": {
            event.id: to_html(annotated(panel(event, atlas, language), atlas, language))
            for event in atlas.events
        },
        "compared": {
            event.id: to_html(comparison_points(event, atlas, language)) for event in atlas.events
        },
        "names": names_elsewhere(atlas, language, languages),
    }
