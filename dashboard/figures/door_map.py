"""The small map of a door: a part of the relief, with dots at the places of its events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.config import AtlasConfig
from dashboard.data.config_texts import Door
from dashboard.data.records import Place
from dashboard.figures.atlas_map import lat_scale

DOOR_WIDTH: Final = 150  # units of its drawing; the style sheet keeps the shape
DOOR_HEIGHT: Final = 90


def place_in_door(door: Door, place: Place, config: AtlasConfig) -> Iterator[tuple[float, float]]:
    """Yield where a place is on the small map, in its units; nothing where it is not on it."""
    if place.lon is None or place.lat is None:
        return
    unit = DOOR_WIDTH / door.width
    x = DOOR_WIDTH / 2 + (place.lon - door.lon) * unit
    y = DOOR_HEIGHT / 2 - (place.lat - door.lat) * unit * lat_scale(config.frame)
    if 0 <= x <= DOOR_WIDTH and 0 <= y <= DOOR_HEIGHT:
        yield x, y


def door_rules(config: AtlasConfig) -> dict[str, str]:
    """Return the part of the relief that each door shows, as declarations by CSS selector."""
    frame, scale = config.frame, lat_scale(config.frame)
    width, height = frame.east - frame.west, (frame.north - frame.south) * scale
    rules = {}
    for number, door in enumerate(config.doors, 1):
        # A background is placed by the share of what does not fit that lies before the element.
        across, down = width / door.width, height / (door.width * DOOR_HEIGHT / DOOR_WIDTH)
        left = ((door.lon - frame.west) / width * across - 0.5) / (across - 1)
        top = ((frame.north - door.lat) * scale / height * down - 0.5) / (down - 1)
        rules[f".door-{number}"] = (
            f"background-size:{across:.1%} {down:.1%};background-position:{left:.2%} {top:.2%}"
        )
    return rules
