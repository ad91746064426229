"""Which decades of `atlas.toml` a claim about all events together is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.columns import CellLocation, OneOfConfig, split_list
from dashboard.data.identifier_cells import require_unique

DECADES: Final = (
    "Where event is empty: ids of the decades that it is about, separated by semicolons (;). "
    "Empty: all of them, or not stated."
)


@dataclass(frozen=True)
class Decades:
    """Ids of the decades in `atlas.toml`, separated by `;`, or nothing."""

    def read(self, cell: str, location: CellLocation) -> tuple[str, ...]:
        one = OneOfConfig("decades")
        names = tuple(one.read(name, location) for name in split_list(cell, location))
        require_unique(names, cell, location)
        return names
