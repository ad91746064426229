"""A small map, of a door or in a comparison: a part of the relief, with dots at places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from dashboard.data.config import AtlasConfig, Box
from dashboard.data.config_texts import Door
from dashboard.data.records import Place
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import Tracer
from dashboard.model import Atlas

DOOR_WIDTH: Final = 150  # units of its drawing; the style sheet keeps the shape
DOOR_HEIGHT: Final = 90
COAST: Final = 0.02  # degrees that a coast may be off


class Window(NamedTuple):
    """The middle and the width of a small map, in degrees."""

    lon: float
    lat: float
    width: float


def opening_window(config: AtlasConfig) -> Window:
    """Return what the map shows first, and what is beside it in the shape of a small map."""
    opening, frame, scale = config.opening, config.frame, lat_scale(config.frame)
    shape = DOOR_WIDTH / DOOR_HEIGHT
    width = max(opening.east - opening.west, (opening.north - opening.south) * scale * shape)
    most = min(frame.east - frame.west, (frame.north - frame.south) * scale * shape)
    width = min(width, most)
    height = width / shape / scale
    return Window(
        _within((opening.west + opening.east) / 2, width, frame.west, frame.east),
        _within((opening.south + opening.north) / 2, height, frame.south, frame.north),
        width,
    )


def _within(middle: float, size: float, least: float, most: float) -> float:
    """Return the middle, near the one that is asked for, of a stretch within two bounds."""
    return min(max(middle, least + size / 2), most - size / 2)


def place_in_door(
    door: Door | Window, place: Place, config: AtlasConfig
) -> Iterator[tuple[float, float]]:
    """Yield where a place is on the small map, in its units; nothing where it is not on it."""
    if place.lon is None or place.lat is None:
        return
    unit = DOOR_WIDTH / door.width
    x = DOOR_WIDTH / 2 + (place.lon - door.lon) * unit
    y = DOOR_HEIGHT / 2 - (place.lat - door.lat) * unit * lat_scale(config.frame)
    if 0 <= x <= DOOR_WIDTH and 0 <= y <= DOOR_HEIGHT:
        yield x, y


def sea_in_window(window: Window, atlas: Atlas) -> str:
    """Return the sea as far as a small map shows it, as the `d` of a path in its units.

    The coast is exact to 0.02 degrees: a third of a unit. Empty where the atlas has no sea.
    """
    if atlas.layers.sea is None:
        return ""
    scale = lat_scale(atlas.config.frame)
    half_width, half_height = window.width / 2, window.width * DOOR_HEIGHT / DOOR_WIDTH / scale / 2
    bounds = Box(
        window.lon - half_width,
        window.lat - half_height,
        window.lon + half_width,
        window.lat + half_height,
    )
    tracer = Tracer(bounds, scale, DOOR_WIDTH / window.width)
    return tracer.areas(atlas.layers.sea.clip(bounds).simplify(COAST).to_frame("geometry"))


def door_rules(config: AtlasConfig) -> dict[str, str]:
    """Return the part of the relief that each small map shows, as declarations by CSS selector."""
    windows: dict[str, Door | Window] = {
        f".door-{number}": door for number, door in enumerate(config.doors, 1)
    }
    windows[".glance-map"] = opening_window(config)
    return {selector: _relief(window, config) for selector, window in windows.items()}


def _relief(door: Door | Window, config: AtlasConfig) -> str:
    frame, scale = config.frame, lat_scale(config.frame)
    width, height = frame.east - frame.west, (frame.north - frame.south) * scale
    across, down = width / door.width, height / (door.width * DOOR_HEIGHT / DOOR_WIDTH)
    left = _share((door.lon - frame.west) / width, across)
    top = _share((frame.north - door.lat) * scale / height, down)
    return f"background-size:{across:.1%} {down:.1%};background-position:{left:.2%} {top:.2%}"


def _share(middle: float, times: float) -> float:
    """Return a position: the share of what does not fit that lies before the element."""
    return (middle * times - 0.5) / (times - 1) if times > 1 else 0.5
