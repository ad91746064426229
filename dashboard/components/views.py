"""Which views an atlas offers: one that would have nothing to show is not there at all."""

from __future__ import annotations

from dashboard.model import Atlas


def views_of(atlas: Atlas) -> tuple[str, ...]:
    """Return the name of each view that has something to show, in the order of the header."""
    shown = {
        "debate": bool(atlas.interpretations("")) or _all_disputed(atlas),
        "compare": len(atlas.events) > 1,
        "teach": bool(atlas.lessons),
        "judge": bool(atlas.tables.evidence),
        "sources": True,
    }
    return tuple(name for name, has_content in shown.items() if has_content)


def _all_disputed(atlas: Atlas) -> bool:
    """Return whether claims on all events together differ: such a point stands nowhere else."""
    return any(not point.events for point in atlas.tables.conflicts)
