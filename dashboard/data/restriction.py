"""The tables restricted to some of their events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, TypeVar

from dashboard.data.folder import Tables
from dashboard.data.records import ContextEntry, Event

# The tables of which every row is a claim about one event.
EVENT_TABLES: Final = (
    "chronology",
    "causes",
    "casualties",
    "participants",
    "leaders",
    "interpretations",
)

_Row = TypeVar("_Row", bound=Any)


def restricted(tables: Tables, events: Sequence[Event], context: Sequence[ContextEntry]) -> Tables:
    """Return the tables with only these events, the claims on them or on all, and this context."""
    ids = {event.id for event in events}
    claims: dict[str, Any] = {
        name: _about(ids | {""}, getattr(tables, name)) for name in (*EVENT_TABLES, "other_works")
    }
    return tables._replace(
        **claims,
        events=tuple(events),
        context=tuple(context),
        evidence=tuple(item for item in tables.evidence if not item.event or item.event in ids),
        conflicts=tuple(
            point for point in tables.conflicts if not point.events or ids & set(point.events)
        ),
    )


def _about(events: Collection[str], claims: Iterable[_Row]) -> tuple[_Row, ...]:
    return tuple(claim for claim in claims if claim.event in events)
