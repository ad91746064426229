"""The map of one event for a handout: ground, places, arrows and labels as one small SVG.

Its unit is a CSS pixel on paper. Typst has no lines of constant width, so the map is drawn at the
size at which it is printed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.data.config import Box
from dashboard.data.layers import Layers
from dashboard.data.records import Event, Place
from dashboard.edition import Edition
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import LIGHT, Tracer, basemap, line
from dashboard.figures.dated_claims import DatedClaim, dated_claims
from dashboard.figures.map_points import deaths_are_stated
from dashboard.figures.print_labels import Label, placed_labels
from dashboard.figures.print_locator import locator
from dashboard.figures.print_signs import signs
from dashboard.figures.print_view import PrintView, arrow_curve, places_of, view_of
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
        point for claim in claims for point in _points_between(arrow_curve(claim, print_view))
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
    other_places = {place.id: place for claim in print_view.claims for place in places_of(claim)}
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
    points = arrow_curve(claim, print_view)
    return Label(points[len(points) // 2], 3, claim.text, "note")


def _points_between(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points of an arrow so close together that no label fits between them."""
    for (x0, y0), (x1, y1) in pairwise(points):
        yield from ((x0 + (x1 - x0) * part / 4, y0 + (y1 - y0) * part / 4) for part in range(4))


def _place_names(labels: list[Label]) -> tuple[str, ...]:
    return tuple(label.text for label in labels if label.style != "note")


def _ground(print_view: PrintView) -> str:
    layers, tracer = _clipped(print_view.atlas.layers, print_view.view), print_view.tracer
    relief = ""
    if layers.relief_paper:
        content = b64encode(layers.relief_paper).decode()
        relief = (
            f'<image href="data:image/jpeg;base64,{content}" width="{tracer.width:.1f}" '
            f'height="{tracer.height:.1f}" preserveAspectRatio="none"/>'
        )
    home = print_view.atlas.config.home_countries
    shapes = basemap(layers, tracer, home, LIGHT) if layers.countries is not None else ""
    reservoirs = tracer.areas(layers.reservoirs)
    outline = line(reservoirs, stroke="#285a6d", stroke_width="0.9", stroke_dasharray="2 3")
    return f"{relief}{shapes}{outline if reservoirs else ''}"


def _clipped(layers: Layers, view: Box) -> Layers:
    """Return the layers clipped to the view, with a margin that hides the cut."""
    box = (
        view.west - CLIP_MARGIN,
        view.south - CLIP_MARGIN,
        view.east + CLIP_MARGIN,
        view.north + CLIP_MARGIN,
    )
    layer_names = ("countries", "sea", "lakes", "reservoirs", "rivers")
    layers_by_name = {name: getattr(layers, name) for name in layer_names}
    return layers._replace(
        **{
            name: layer.clip(box, keep_geom_type=True)
            for name, layer in layers_by_name.items()
            if layer is not None
        }
    )


def _signs_in_caption(
    print_view: PrintView, placed: list[Place], has_inset: bool
) -> frozenset[str]:
    event, atlas = print_view.event, print_view.atlas
    movements = [claim for claim in print_view.claims if claim.destination]
    is_shown = {
        "area": any(place.precision == "region" for place in placed),
        "halo": any(place.precision != "point" for place in placed),
        "ring": deaths_are_stated(event, atlas),
        "arrow": any(not claim.closed for claim in movements),
        "closed": any(claim.closed for claim in movements),
        "dot": len(
            {place.id for claim in print_view.claims for place in places_of(claim)}
            - set(event.places)
        ),
        "hollow": event.scope == "comparison",
        "locator": has_inset,
    }
    return frozenset(sign for sign, shown in is_shown.items() if shown)
