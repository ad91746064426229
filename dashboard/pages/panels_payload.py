"""The payload of panels, comparisons and search names: the largest part of what a browser loads.

It comes as a separate script, after the page is interactive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.components.compare import compared
from dashboard.components.panel import panel
from dashboard.edition import Edition
from dashboard.html.language_spans import with_language_spans
from dashboard.html.render import to_html
from dashboard.pages.annotation import annotated
from dashboard.pages.search_index import names_elsewhere


def panels_payload(edition: Edition, others: Iterable[Edition] = ()) -> dict[str, Any]:
    """Return the panel of each event and what is compared, as HTML by event id; and the
    names of all search entries in the editions of the `others`.
    """
    return {
        "panels": {
            event.id: to_html(annotated(panel(event, edition), edition)) for event in edition.events
        },
        "compared": {
            name: to_html(with_language_spans(content, edition))
            for name, content in compared(edition).items()
        },
        "names": names_elsewhere(edition, others),
    }
