"""The state of a sound folder in figures: what stands on one work, what is not on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.data.citation_cells import Cites
from dashboard.data.folder import FolderResult


class Health(NamedTuple):
    """How well an atlas is founded; `places` counts them by precision, "" where not placed."""

    records: int
    not_on_the_map: tuple[str, ...]
    claims: int
    claims_of_one_work: int
    places: Mapping[str, int]
    undated: tuple[str, ...] = ()


def health_of(reading: FolderResult) -> Health:
    """Return the health of a folder without a fault.

    A claim is a row that cites; where it cites one work, that work says so itself.
    """
    cites = [
        row.record.cites
        for table in reading.tables.values()
        if any(isinstance(column.type, Cites) for column in table.subject.columns)
        for row in table.rows
    ]
    places = {row.record.id: row.record for row in reading.tables["places.csv"].rows}
    placed = {name for name, place in places.items() if place.lat is not None or place.region}
    events = [row.record for row in reading.tables["events.csv"].rows]
    return Health(
        records=len(events),
        not_on_the_map=tuple(each.id for each in events if not placed & set(each.places)),
        claims=len(cites),
        claims_of_one_work=sum(len(each) == 1 for each in cites),
        places=Counter(place.precision for place in places.values()),
        undated=tuple(each.id for each in events if each.start is None),
    )
