"""Which views an atlas offers: a view that would be empty is left out."""

from __future__ import annotations

from dashboard.model import Atlas


def views_of(atlas: Atlas) -> tuple[str, ...]:
    """Return the name of each view that has something to show, in the order of the header."""
    has_content_by_view = {
        "debate": bool(atlas.interpretations("")) or _has_general_conflicts(atlas),
        "compare": len(atlas.events) > 1,
        "teach": bool(atlas.lessons),
        "judge": bool(atlas.tables.evidence),
        "sources": True,
    }
    return tuple(name for name, has_content in has_content_by_view.items() if has_content)


def _has_general_conflicts(atlas: Atlas) -> bool:
    """Return whether claims about all events together differ: no panel shows such a point."""
    return any(not point.events for point in atlas.tables.conflicts)
