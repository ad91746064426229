"""The map of one event for a printed sheet: ground, places, arrows and words as one light SVG.

A unit of it is a CSS pixel on paper. Typesetters know no line that keeps its width at every zoom,
so the drawing is made at the size at which it is printed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.data.config import Box
from dashboard.data.layers import Layers
from dashboard.data.records import Event, Place
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import LIGHT, Tracer, basemap, line
from dashboard.figures.dated_claims import DatedClaim, dated_claims
from dashboard.figures.map_points import RING, SIZE, deaths_are_stated
from dashboard.figures.print_labels import Label, placed_labels
from dashboard.figures.print_locator import locator
from dashboard.figures.print_signs import signs
from dashboard.figures.print_view import PrintView, corners_of, ends, view_of
from dashboard.languages.language import Language
from dashboard.model import Atlas

WIDTH: Final = 658  # units; the column of a sheet is as wide
HEIGHT: Final = 350
MORE: Final = 0.1  # degrees that are drawn beyond each edge of the view


class PrintMap(NamedTuple):
    """A map as SVG text; `signs` names what a caption has to explain, `places` what is marked."""

    svg: str
    places: tuple[str, ...]
    signs: frozenset[str]


def print_map(event: Event, atlas: Atlas, language: Language) -> PrintMap | None:
    """Return the map around the places of `event`, None where it has none."""
    placed = [place for place in map(atlas.place, event.places) if place.lat is not None]
    if not placed:
        return None
    found = [each for each in dated_claims(atlas, language) if each.event == event]
    view = view_of(event, found, atlas, HEIGHT / WIDTH)
    tall = lat_scale(atlas.config.frame)
    sheet = PrintView(
        event,
        atlas,
        found,
        view,
        Tracer(atlas.config.frame, tall, WIDTH / (view.east - view.west)),
    )
    spots = _spots(sheet, placed)
    inset = locator(atlas, view, sheet.corner, (WIDTH, HEIGHT), [spot.at for spot in spots])
    crossed = [point for each in found for point in _closely(corners_of(each, sheet))]
    words = placed_labels(atlas, view, sheet.trace, spots, inset.taken, crossed, language)
    drawn = "".join((_ground(sheet), *signs(sheet, placed), inset.svg, words))
    left, top = sheet.corner
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="{left:g} {top:g} {WIDTH} {HEIGHT}">{drawn}</svg>'
    )
    return PrintMap(svg, _named(spots), _explained(sheet, placed, bool(inset.svg)))


def _spots(sheet: PrintView, placed: list[Place]) -> list[Label]:
    """Return what has to be named: places of the event, then what its arrows and steps touch."""
    own = {place.id: place for place in placed}
    others = {place.id: place for each in sheet.found for place in ends(each)}
    return [
        *(_spot(place, sheet, "label") for place in own.values()),
        *(_spot(place, sheet, "stop") for name, place in others.items() if name not in own),
        *(_way(each, sheet) for each in sheet.found if each.goal),
    ]


def _spot(place: Place, sheet: PrintView, look: str) -> Label:
    ringed = place.id == sheet.event.place and deaths_are_stated(sheet.event, sheet.atlas)
    size = RING / 2 if ringed else SIZE / 2 + 1 if look == "label" else 4
    return Label(sheet.trace.point(place.lon or 0, place.lat or 0), size, place.name, look)


def _way(each: DatedClaim, sheet: PrintView) -> Label:
    bow = corners_of(each, sheet)
    return Label(bow[len(bow) // 2], 3, each.words, "note")


def _closely(bow: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points of an arrow so near to one another that no word slips between."""
    for (x0, y0), (x1, y1) in pairwise(bow):
        yield from ((x0 + (x1 - x0) * part / 4, y0 + (y1 - y0) * part / 4) for part in range(4))


def _named(spots: list[Label]) -> tuple[str, ...]:
    return tuple(spot.text for spot in spots if spot.look != "note")


def _ground(sheet: PrintView) -> str:
    layers, trace = _seen(sheet.atlas.layers, sheet.view), sheet.trace
    relief = ""
    if layers.relief_paper:
        content = b64encode(layers.relief_paper).decode()
        relief = (
            f'<image href="data:image/jpeg;base64,{content}" width="{trace.width:.1f}" '
            f'height="{trace.height:.1f}" preserveAspectRatio="none"/>'
        )
    home = sheet.atlas.config.at_home
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


def _explained(sheet: PrintView, placed: list[Place], has_inset: bool) -> frozenset[str]:
    event, atlas = sheet.event, sheet.atlas
    moved = [each for each in sheet.found if each.goal]
    has = {
        "area": any(place.precision == "region" for place in placed),
        "halo": any(place.precision != "point" for place in placed),
        "ring": deaths_are_stated(event, atlas),
        "arrow": any(not each.closed for each in moved),
        "closed": any(each.closed for each in moved),
        "dot": len({place.id for each in sheet.found for place in ends(each)} - set(event.places)),
        "hollow": event.scope == "comparison",
        "locator": has_inset,
    }
    return frozenset(sign for sign, shown in has.items() if shown)
