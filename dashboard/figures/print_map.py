"""The map of one event for a handout: ground, places, arrows and labels as one small SVG.

Its unit is a CSS pixel on paper. Typst has no lines of constant width, so the map is drawn at the
size at which it is printed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import shapely

from dashboard.data.config import Box
from dashboard.data.layers import WAY_KINDS, Layers
from dashboard.data.records import Event, Place
from dashboard.edition import Edition
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import LIGHT, Tracer, basemap
from dashboard.figures.dated_claims import DatedClaim, dated_claims
from dashboard.figures.map_arrows import is_rough
from dashboard.figures.map_points import deaths_are_stated
from dashboard.figures.print_labels import Label, placed_labels
from dashboard.figures.print_locator import locator
from dashboard.figures.print_signs import BAR, signs
from dashboard.figures.print_view import PrintView, drawn_routes, view_of, ways_of
from dashboard.figures.routes import Route, ends_of
from dashboard.figures.sides import rank_of
from dashboard.figures.symbols import RING, SIZE

WIDTH: Final = 658  # units; the width of a column of the handout
HEIGHT: Final = 350
CLIP_MARGIN: Final = 0.1  # degrees drawn beyond each edge of the view


class PrintMap(NamedTuple):
    """A map as SVG text; `signs` are those that a caption has to explain, `places` those marked."""

    svg: str
    places: tuple[str, ...]
    signs: frozenset[str]


def print_map(event: Event, edition: Edition) -> PrintMap | None:
    """Return the map around the places of `event`, or None if it has none."""
    placed = [place for place in map(edition.place, event.places) if place.lat is not None]
    if not placed:
        return None
    claims = [claim for claim in dated_claims(edition) if claim.event == event]
    view = view_of(event, claims, edition, HEIGHT / WIDTH)
    scale = lat_scale(edition.config.frame)
    print_view = PrintView(
        event,
        edition,
        claims,
        view,
        Tracer(edition.config.frame, scale, WIDTH / (view.east - view.west)),
    )
    labels = _labels(print_view, placed)
    inset = locator(
        edition, view, print_view.corner, (WIDTH, HEIGHT), [label.point for label in labels]
    )
    points_to_avoid = [
        point
        for claim in claims
        for route in drawn_routes(claim, print_view)
        for point in _points_between(route)
    ]
    labels_svg = placed_labels(
        edition, view, print_view.tracer, labels, inset.occupied, points_to_avoid
    )
    content = "".join((_ground(print_view), *signs(print_view, placed), inset.svg, labels_svg))
    left, top = print_view.corner
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="{left:g} {top:g} {WIDTH} {HEIGHT}">{content}</svg>'
    )
    return PrintMap(
        svg, _place_names(labels), _signs_in_caption(print_view, placed, bool(inset.svg))
    )


def _labels(print_view: PrintView, placed: list[Place]) -> list[Label]:
    """Return the labels: places of the event, other places of its claims, and dates of arrows."""
    event_places = {place.id: place for place in placed}
    other_places = {place.id: place for claim in print_view.claims for place in ends_of(claim)}
    return [
        *(_place_label(place, print_view, "label") for place in event_places.values()),
        *(
            _place_label(place, print_view, "stop")
            for name, place in other_places.items()
            if name not in event_places
        ),
        *(_arrow_label(claim, print_view) for claim in print_view.claims if claim.destination),
    ]


def _place_label(place: Place, print_view: PrintView, style: str) -> Label:
    has_ring = place.id == print_view.event.place and deaths_are_stated(
        print_view.event, print_view.atlas
    )
    radius = RING / 2 if has_ring else SIZE / 2 + 1 if style == "label" else 4
    return Label(print_view.tracer.point(place.lon or 0, place.lat or 0), radius, place.name, style)


def _arrow_label(claim: DatedClaim, print_view: PrintView) -> Label:
    ways = ways_of(print_view.atlas)
    longest = max(ways.routes(claim), key=ways.length)
    share = ways.gap(claim, print_view.claims) if claim.closed else 0.5
    points = [ways.point(longest, share), *ways.along(longest)]
    first, *others = [print_view.tracer.point(lon, lat) for lon, lat in points]
    return Label(first, BAR / 2 + 1 if claim.closed else 3, claim.text, "note", tuple(others))


def _points_between(points: Route) -> Iterator[tuple[float, float]]:
    """Yield points of an arrow so close together that no label fits between them."""
    for (x0, y0), (x1, y1) in pairwise(points):
        yield from ((x0 + (x1 - x0) * part / 4, y0 + (y1 - y0) * part / 4) for part in range(4))


def _place_names(labels: list[Label]) -> tuple[str, ...]:
    return tuple(label.text for label in labels if label.style != "note")


def _ground(print_view: PrintView) -> str:
    layers, tracer = _clipped(print_view.atlas.layers, print_view.view), print_view.tracer
    shapes = basemap(layers, tracer, LIGHT) if layers.countries is not None else ""
    return f"{_relief(print_view)}{shapes}"


def _relief(print_view: PrintView) -> str:
    """Return the closer relief where it covers the whole view, or else that of the frame."""
    atlas, view = print_view.atlas, print_view.view
    box, picture = atlas.config.close, atlas.layers.relief_close_paper
    if not (box and picture and shapely.box(*box).covers(shapely.box(*view))):
        box, picture = atlas.config.frame, atlas.layers.relief_paper
    if not picture:
        return ""
    left, top = print_view.tracer.point(box.west, box.north)
    right, bottom = print_view.tracer.point(box.east, box.south)
    return (
        f'<image href="data:image/jpeg;base64,{b64encode(picture).decode()}" x="{left:.1f}" '
        f'y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
        f'preserveAspectRatio="none"/>'
    )


def _clipped(layers: Layers, view: Box) -> Layers:
    """Return the layers clipped to the view, with a margin that hides the cut."""
    box = (
        view.west - CLIP_MARGIN,
        view.south - CLIP_MARGIN,
        view.east + CLIP_MARGIN,
        view.north + CLIP_MARGIN,
    )
    layer_names = ("countries", "sea", "lakes", "rivers", "ways")
    layers_by_name = {name: getattr(layers, name) for name in layer_names}
    return layers._replace(
        **{
            name: layer.clip(box, keep_geom_type=True)
            for name, layer in layers_by_name.items()
            if layer is not None
        }
    )


def _ways_in(print_view: PrintView) -> dict[str, bool]:
    """Return whether a railway and a road are visible."""
    ways, visible = print_view.atlas.layers.ways, shapely.box(*print_view.view)
    kinds = () if ways is None else set(ways["kind"][ways.intersects(visible)])
    return {kind: kind in kinds for kind in WAY_KINDS}


def _signs_in_caption(
    print_view: PrintView, placed: list[Place], has_inset: bool
) -> frozenset[str]:
    event, atlas = print_view.event, print_view.atlas
    movements = [claim for claim in print_view.claims if claim.destination]
    ranks = {rank_of(claim.act_of, atlas) for claim in movements}
    is_shown = {
        "area": any(place.precision == "region" for place in placed),
        "halo": any(place.precision != "point" for place in placed),
        "ring": deaths_are_stated(event, atlas),
        "arrow": any(not claim.closed for claim in movements),
        "closed": any(claim.closed for claim in movements),
        "dot": len(
            {place.id for claim in print_view.claims for place in ends_of(claim)}
            - set(event.places)
        ),
        "hollow": event.scope == "comparison",
        "locator": has_inset,
        "dots": any(map(is_rough, movements)),
        **{f"side-{rank + 1}": True for rank in ranks if rank is not None},
        **_ways_in(print_view),
    }
    return frozenset(sign for sign, shown in is_shown.items() if shown)
