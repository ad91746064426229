"""The map of one event for a printed sheet: ground, places, arrows and words as one light SVG.

A unit of it is a CSS pixel on paper. Typesetters know no line that keeps its width at every zoom,
so the drawing is made at the size at which it is printed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from dashboard.data.atlas_file import Box
from dashboard.data.layers import Layers
from dashboard.data.records import Event, Place
from dashboard.figures.atlas_map import stretch
from dashboard.figures.basemap import LIGHT, Tracer, basemap, line
from dashboard.figures.map_arrows import curve
from dashboard.figures.map_happenings import Happening, happenings
from dashboard.figures.map_points import HALO, INK, PAPER, RING, SIZE, colour_of, deaths_are_stated
from dashboard.figures.paper_locator import locator
from dashboard.figures.paper_words import Spot, written
from dashboard.figures.still_map import shape
from dashboard.language import Language
from dashboard.model import Atlas

WIDTH: Final = 658  # units; the column of a sheet is as wide
HEIGHT: Final = 350
NEAREST: Final = 3.6  # degrees of longitude that are seen at least: a place needs its country
MORE: Final = 0.1  # degrees that are drawn beyond each edge of the view
ROOM: Final = 1.45  # how much wider the view is than what is marked on it


class PaperMap(NamedTuple):
    """A map as SVG text; `signs` names what a caption has to explain, `places` what is marked."""

    svg: str
    places: tuple[str, ...]
    signs: frozenset[str]


class Sheet(NamedTuple):
    """What is drawn, and on which ground."""

    event: Event
    atlas: Atlas
    found: list[Happening]
    view: Box
    trace: Tracer

    @property
    def corner(self) -> tuple[float, float]:
        """The units of the upper left corner."""
        return self.trace.point(self.view.west, self.view.north)


def paper_map(event: Event, atlas: Atlas, language: Language) -> PaperMap | None:
    """Return the map around the places of `event`, None where it has none."""
    placed = [place for place in map(atlas.place, event.places) if place.lat is not None]
    if not placed:
        return None
    found = [each for each in happenings(atlas, language) if each.event == event]
    view = _view(event, found, atlas)
    tall = stretch(atlas.outline.frame)
    sheet = Sheet(
        event,
        atlas,
        found,
        view,
        Tracer(atlas.outline.frame, tall, WIDTH / (view.east - view.west)),
    )
    spots = _spots(sheet, placed)
    inset = locator(atlas, view, sheet.corner, (WIDTH, HEIGHT), [spot.at for spot in spots])
    crossed = [point for each in found for point in _closely(_bow(each, sheet))]
    words = written(atlas, view, sheet.trace, spots, inset.taken, crossed, language)
    drawn = "".join((_ground(sheet), *_signs(sheet, placed), inset.svg, words))
    left, top = sheet.corner
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="{left:g} {top:g} {WIDTH} {HEIGHT}">{drawn}</svg>'
    )
    return PaperMap(svg, _named(spots), _explained(sheet, placed, bool(inset.svg)))


def _view(event: Event, found: list[Happening], atlas: Atlas) -> Box:
    """Return what is seen: all that is marked, with room around it, inside the frame."""
    frame = atlas.outline.frame
    tall = stretch(frame)
    west, south, east, north = _extent(event, found, atlas)
    parts = HEIGHT / WIDTH / tall  # degrees of latitude in the view to one of longitude
    widest = min(frame.east - frame.west, (frame.north - frame.south) / parts)
    wide = min(max(NEAREST, (east - west) * ROOM, (north - south) * ROOM / parts), widest)
    left = _inside((west + east - wide) / 2, frame.west, frame.east - wide)
    low = _inside((south + north - wide * parts) / 2, frame.south, frame.north - wide * parts)
    return Box(left, low, left + wide, low + wide * parts)


def _extent(event: Event, found: list[Happening], atlas: Atlas) -> tuple[float, ...]:
    marked = [*map(atlas.place, event.places), *(place for each in found for place in _ends(each))]
    shapes = _shapes(atlas)
    boxes = [
        shapes[place.region].bounds
        if place.precision == "region" and place.region in shapes
        else (place.lon, place.lat, place.lon, place.lat)
        for place in marked
        if place.lat is not None
    ]
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _inside(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))


def _ends(each: Happening) -> tuple[Place, ...]:
    return (each.place, each.goal) if each.goal else (each.place,)


def _shapes(atlas: Atlas) -> dict[str, Any]:
    regions = atlas.layers.regions
    return {} if regions is None else dict(zip(regions.id, regions.geometry, strict=True))


def _spots(sheet: Sheet, placed: list[Place]) -> list[Spot]:
    """Return what has to be named: places of the event, then what its arrows and steps touch."""
    own = {place.id: place for place in placed}
    others = {place.id: place for each in sheet.found for place in _ends(each)}
    return [
        *(_spot(place, sheet, "label") for place in own.values()),
        *(_spot(place, sheet, "stop") for name, place in others.items() if name not in own),
        *(_way(each, sheet) for each in sheet.found if each.goal),
    ]


def _spot(place: Place, sheet: Sheet, look: str) -> Spot:
    ringed = place.id == sheet.event.place and deaths_are_stated(sheet.event, sheet.atlas)
    size = RING / 2 if ringed else SIZE / 2 + 1 if look == "label" else 4
    return Spot(sheet.trace.point(place.lon or 0, place.lat or 0), size, place.name, look)


def _way(each: Happening, sheet: Sheet) -> Spot:
    bow = _bow(each, sheet)
    return Spot(bow[len(bow) // 2], 3, each.words, "note")


def _bow(each: Happening, sheet: Sheet) -> list[tuple[float, float]]:
    if each.goal is None:
        return []
    tall = stretch(sheet.atlas.outline.frame)
    return [sheet.trace.point(lon, lat) for lon, lat in curve(each.place, each.goal, tall)]


def _closely(bow: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points of an arrow so near to one another that no word slips between."""
    for (x0, y0), (x1, y1) in pairwise(bow):
        yield from ((x0 + (x1 - x0) * part / 4, y0 + (y1 - y0) * part / 4) for part in range(4))


def _named(spots: list[Spot]) -> tuple[str, ...]:
    return tuple(spot.text for spot in spots if spot.look != "note")


def _ground(sheet: Sheet) -> str:
    layers, trace = _seen(sheet.atlas.layers, sheet.view), sheet.trace
    relief = ""
    if layers.relief_paper:
        content = b64encode(layers.relief_paper).decode()
        relief = (
            f'<image href="data:image/jpeg;base64,{content}" width="{trace.width:.1f}" '
            f'height="{trace.height:.1f}" preserveAspectRatio="none"/>'
        )
    home = sheet.atlas.outline.at_home
    shapes = basemap(layers, trace, home, LIGHT) if layers.countries is not None else ""
    later = trace.areas(layers.reservoirs)
    outline = line(later, stroke="#285a6d", stroke_width="0.9", stroke_dasharray="2 3")
    return f"{relief}{shapes}{outline if later else ''}"


def _seen(layers: Layers, view: Box) -> Layers:
    """Return the layers without what lies outside the view; the cut itself stays out of sight."""
    mask = (view.west - MORE, view.south - MORE, view.east + MORE, view.north + MORE)
    names = ("countries", "sea", "lakes", "reservoirs", "rivers")
    found = {name: getattr(layers, name) for name in names}
    return layers._replace(
        **{
            name: layer.clip(mask, keep_geom_type=True)
            for name, layer in found.items()
            if layer is not None
        }
    )


def _signs(sheet: Sheet, placed: list[Place]) -> Iterator[str]:
    """Yield the signs from the ground up: areas, arrows, dots, halos, rings, symbols."""
    event, atlas, trace = sheet.event, sheet.atlas, sheet.trace
    colour, shapes = colour_of(event, atlas), _shapes(atlas)
    for place in placed:
        if place.precision == "region" and place.region in shapes:
            yield _area(trace.area(shapes[place.region]), colour)
    yield from (_arrow(each, sheet, colour) for each in sheet.found if each.goal)
    own = {place.id for place in placed}
    ends = {place.id: place for each in sheet.found for place in _ends(each)}
    yield from (
        _at(place, trace, shape({"symbol": "circle", "size": 5, "color": INK}))
        for name, place in ends.items()
        if name not in own
    )
    for place in placed:
        yield from (_at(place, trace, part) for part in _symbol(place, event, atlas))


def _area(d: str, colour: str) -> str:
    paint = f'fill="{colour}" fill-opacity="0.2" stroke="{colour}" stroke-opacity="0.8"'
    return f'<path {paint} stroke-dasharray="2 3" d="{d}"/>'


def _symbol(place: Place, event: Event, atlas: Atlas) -> Iterator[str]:
    colour = colour_of(event, atlas)
    kind = next(kind.symbol for kind in atlas.outline.kinds if kind.id == event.kind)
    fill, edge = (PAPER, colour) if event.scope == "comparison" else (colour, PAPER)
    if place.precision != "point":
        yield shape({"symbol": "circle", "size": HALO, "color": colour, "opacity": 0.2})
    if place.id == event.place and deaths_are_stated(event, atlas):
        yield shape({"symbol": "circle-open", "size": RING, "color": INK, "line_width": 1.6})
    yield shape(
        {"symbol": kind, "size": SIZE, "color": fill, "line_color": edge, "line_width": 1.5}
    )


def _at(place: Place, trace: Tracer, drawn: str) -> str:
    x, y = trace.point(place.lon or 0, place.lat or 0)
    return f'<g transform="translate({x:g} {y:g})">{drawn}</g>'


def _arrow(each: Happening, sheet: Sheet, colour: str) -> str:
    bow = _bow(each, sheet)
    rough = {place.precision for place in _ends(each)} != {"point"}
    dash = ' stroke-dasharray="6 3"' if rough else ""
    d = "M" + "L".join(f"{x:g} {y:g}" for x, y in bow)
    way = f'<path fill="none" stroke="{colour}" stroke-width="1.8"{dash} d="{d}"/>'
    return way + (_closed(bow, colour) if each.closed else _head(bow, colour))


def _closed(bow: list[tuple[float, float]], colour: str) -> str:
    x, y = bow[len(bow) // 2]
    cross = f"M{x - 5:g} {y - 5:g}l10 10m0 -10l-10 10"
    return f'<path fill="none" stroke="{colour}" stroke-width="2.6" d="{cross}"/>'


def _head(bow: list[tuple[float, float]], colour: str) -> str:
    """Return the head of an arrow, a little before its goal, so that the symbol stays free."""
    (x0, y0), (x1, y1) = bow[-2], bow[-1]
    far = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.1)
    dx, dy = (x1 - x0) / far, (y1 - y0) / far
    x, y = x1 - dx * (SIZE / 2 + 1), y1 - dy * (SIZE / 2 + 1)
    wings = [
        (x - dx * 11 - dy * 5, y - dy * 11 + dx * 5),
        (x - dx * 11 + dy * 5, y - dy * 11 - dx * 5),
    ]
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in [(x, y), *wings])
    return f'<polygon points="{corners}" fill="{colour}" stroke="{PAPER}" stroke-width="0.6"/>'


def _explained(sheet: Sheet, placed: list[Place], has_inset: bool) -> frozenset[str]:
    event, atlas = sheet.event, sheet.atlas
    moved = [each for each in sheet.found if each.goal]
    has = {
        "area": any(place.precision == "region" for place in placed),
        "halo": any(place.precision != "point" for place in placed),
        "ring": deaths_are_stated(event, atlas),
        "arrow": any(not each.closed for each in moved),
        "closed": any(each.closed for each in moved),
        "dot": len({place.id for each in sheet.found for place in _ends(each)} - set(event.places)),
        "hollow": event.scope == "comparison",
        "locator": has_inset,
    }
    return frozenset(sign for sign, shown in has.items() if shown)
