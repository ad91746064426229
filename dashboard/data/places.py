"""Places: where they are, how exactly, and the rules between their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dashboard.data.columns import Ids, OneOf, Text, TextList, column, record
from dashboard.data.config import AtlasConfig, Box
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Identifier, Reference
from dashboard.data.layers import REGIONS_FILE
from dashboard.data.number_cells import Degrees
from dashboard.data.tables import Row, Rule, Table, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "places.csv"
PRECISIONS: Final = ("point", "approximate", "region")


@record
class Place:
    """One place; `lat` and `lon` are WGS84 degrees, None where it cannot be placed."""

    id: str = column(Identifier(), "The id of the place in the other tables.")
    name: str = column(
        Text(required=True), "The name that the atlas uses.", translatable=True, one_line=80
    )
    historical_names: tuple[str, ...] = column(
        TextList(),
        "Its other names, in the sources and elsewhere, separated by semicolons (;).",
        translatable=True,
    )
    kind: str = column(Text(), "What it is: a town, a village, a region.")
    lat: float | None = column(
        Degrees(90), "Latitude in degrees (WGS84); empty: it cannot be placed."
    )
    lon: float | None = column(Degrees(180), "Longitude in degrees (WGS84).")
    precision: str = column(
        OneOf(PRECISIONS, required=False),
        "How exactly the place is known. point: exactly; approximate: roughly; region: as an area, "
        "whose id the column region needs.",
    )
    region: str = column(
        Reference(REGIONS_FILE),
        "The area of geo/regions.geojson in which it lies; with precision region: the area that "
        "is drawn for it.",
    )
    note: str = column(
        Text(), "Where the coordinates come from, and what is uncertain.", translatable=True
    )


def _both_coordinates(rows: Sequence[Row[Place]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, place in rows:
        if (place.lat is None) != (place.lon is None):
            missing = "lat" if place.lat is None else "lon"
            fix = phrase(
                "Enter both lat and lon, or leave both empty; the place is then not on the map."
            )
            yield Fault(FILE, number, missing, "", phrase("only one of lat and lon is given"), fix)


def _in_frame(rows: Sequence[Row[Place]], config: AtlasConfig | None) -> Iterator[Fault]:
    for number, place in rows:
        if config is None or place.lat is None or place.lon is None:
            continue
        if not _within(config.frame, place.lat, place.lon):
            yield _outside(number, place.lat, place.lon, config.frame)


def _outside(number: int, lat: float, lon: float, frame: Box) -> Fault:
    coordinates = f"{lat}, {lon}"
    if _within(frame, lon, lat):
        fix = phrase("Enter {lon} in lat and {lat} in lon.", lon=lon, lat=lat)
        return Fault(
            FILE, number, "lat", coordinates, phrase("has latitude and longitude swapped"), fix
        )
    reason = phrase(
        "is outside the frame of the map, {south} to {north} north and {west} to {east} east",
        south=frame.south,
        north=frame.north,
        west=frame.west,
        east=frame.east,
    )
    fix = phrase("Correct them, or leave both empty; the place is then not on the map.")
    return Fault(FILE, number, "lat", coordinates, reason, fix)


def _within(frame: Box, lat: float, lon: float) -> bool:
    return frame.south <= lat <= frame.north and frame.west <= lon <= frame.east


def _precision_fits(rows: Sequence[Row[Place]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, place in rows:
        if (place.lat is None) != (place.lon is None):
            continue
        has_coordinates = place.lat is not None
        if place.precision in ("point", "approximate") and not has_coordinates:
            fix = phrase("Enter lat and lon, or leave precision empty.")
            yield Fault(
                FILE,
                number,
                "precision",
                place.precision,
                phrase("is given without lat and lon"),
                fix,
            )
        if has_coordinates and not place.precision:
            fix = phrase("Use one of: {choices}.", choices=", ".join(PRECISIONS))
            yield Fault(
                FILE,
                number,
                "precision",
                "",
                phrase("lat and lon are given without a precision"),
                fix,
            )


def regions_not_given(table: Table[Any], regions: Ids | None) -> Iterator[Fault]:
    """Yield the places that are said to be a region, and do not say which of `regions`."""
    fix = phrase("Write approximate in precision, or draw the area in geo/regions.geojson.")
    if regions:
        choices = ", ".join(regions)
        fix = phrase("Use one of: {choices}; or write approximate in precision.", choices=choices)
    for number, cells in table.partial_rows:
        has_both = (cells.get("lat") is None) == (cells.get("lon") is None)
        if has_both and cells.get("precision") == "region" and cells.get("region") == "":
            reason = phrase("the precision is “region”, but no region is given")
            yield Fault(FILE, number, "region", "", reason, fix)


PLACES: Final = TableSchema(
    file=FILE,
    row_description="one place",
    record=Place,
    rules=(
        Rule(("lat", "lon"), _both_coordinates),
        Rule(("lat", "lon"), _in_frame),
        Rule(("lat", "lon", "precision"), _precision_fits),
    ),
    key="id",
)
