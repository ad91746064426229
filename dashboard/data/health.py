"""Statistics of a folder without a fault: claims by one work, records not on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.data.citation_cells import Cites
from dashboard.data.folder import FolderResult


class Health(NamedTuple):
    """How well an atlas is sourced; `places` counts places by precision, "" where not placed."""

    records: int
    not_on_the_map: tuple[str, ...]
    claims: int
    claims_of_one_work: int
    places: Mapping[str, int]
    undated: tuple[str, ...] = ()


def health_of(result: FolderResult) -> Health:
    """Return the health of a folder without a fault.

    A claim is a row that cites; where it cites one work alone, that work makes the claim itself.
    """
    cites = [
        row.record.cites
        for table in result.tables.values()
        if any(isinstance(column.type, Cites) for column in table.schema.columns)
        for row in table.rows
    ]
    places = {row.record.id: row.record for row in result.tables["places.csv"].rows}
    placed_ids = {name for name, place in places.items() if place.lat is not None or place.region}
    events = [row.record for row in result.tables["events.csv"].rows]
    return Health(
        records=len(events),
        not_on_the_map=tuple(event.id for event in events if not placed_ids & set(event.places)),
        claims=len(cites),
        claims_of_one_work=sum(len(citations) == 1 for citations in cites),
        places=Counter(place.precision for place in places.values()),
        undated=tuple(event.id for event in events if event.start is None),
    )
