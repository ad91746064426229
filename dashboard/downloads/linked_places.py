"""Linked Places Format 1.2: the places of the atlas for gazetteers, with their events.

It follows the format's own documentation (LinkedPasts/linked-places-format), with the `fclasses`
required since 2024. The result is both GeoJSON and JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from shapely import orient_polygons

from dashboard.data.records import Citation, ContextEntry, Event, Place, Step
from dashboard.dates import Span, end_of, is_interval, read_edtf
from dashboard.downloads.citation_text import full_title, short_reference
from dashboard.edition import Edition
from dashboard.model import Atlas, Bounds

CONTEXT: Final = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
CERTAINTY: Final[Mapping[str, str]] = MappingProxyType(
    {"point": "certain", "approximate": "less-certain", "region": "less-certain"}
)
# The feature classes of GeoNames, and the terms of Getty's AAT from the format's own list.
CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "border": "L",
        "city": "P",
        "district": "A",
        "island": "T",
        "region": "L",
        "station": "S",
        "town": "P",
        "village": "P",
    }
)
TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "city": "300008389",
        "district": "300000705",
        "island": "300008791",
        "region": "300182722",
        "town": "300008375",
        "village": "300008372",
    }
)


def linked_places(edition: Edition) -> dict[str, Any]:
    """Return a FeatureCollection of every place.

    A place is identified by its id in this file, and a record by its address; both are relative to
    where the file was downloaded, or absolute if `atlas.toml` gives an `address`. A kind of place
    without a term in the vocabularies gets none.
    """
    return {
        "@context": CONTEXT,
        "type": "FeatureCollection",
        "title": full_title(edition),
        "license": edition.config.data_licence.machine_readable,
        "features": [_feature(place, edition) for place in edition.source.places],
    }


def _feature(place: Place, edition: Edition) -> dict[str, Any]:
    fclass, note = CLASSES.get(place.kind), place.note
    feature = {
        "@id": _address("downloads/events.lpf.json#", place.id, edition),
        "type": "Feature",
        "properties": {"title": place.name, **({"fclasses": [fclass]} if fclass else {})},
        "when": _when(place, edition),
        "names": _names(place, edition),
        "types": _types(place),
        "geometry": _geometry(place, edition),
        "links": _links(place),
        "relations": [_relation(event, edition) for event in edition.source.events_at(place.id)],
        "descriptions": [{"value": note, "lang": "en"}] if note else [],
    }
    return {key: value for key, value in feature.items() if value or key == "geometry"}


def _address(page: str, name: str, edition: Edition) -> str:
    if edition.config.address:
        return f"{edition.config.address}{edition.language.code}/{page}{name}"
    return f"#{name}" if page.endswith("#") else f"../{page}{name}"


def _names(place: Place, edition: Edition) -> list[dict[str, Any]]:
    """Return the current name, citing all claims about the place, and the historical names.

    A place without claims cites only the work that the atlas has read.
    """
    rows = (*edition.events_at(place.id), *edition.mentions_of(place.id))
    cites = dict.fromkeys(cite for row in rows for cite in row.cites)
    cited = cites or [Citation(edition.config.read_in, "")]
    own_name = {"toponym": place.name, "lang": "en"}
    others = [{"toponym": name} for name in place.historical_names]
    return [
        {**own_name, "citations": [_citation(cite, edition) for cite in cited]},
        *others,
    ]


def _citation(cite: Citation, edition: Edition) -> dict[str, Any]:
    year = edition.work(cite.work).year
    label = {"label": short_reference(cite, edition)}
    return {**label, "year": int(year)} if re.fullmatch("[0-9]{4}", year) else label


def _types(place: Place) -> list[dict[str, Any]]:
    if place.kind not in TERMS:
        return []
    source_labels = [{"label": place.kind, "lang": "en"}]
    return [
        {
            "identifier": f"aat:{TERMS[place.kind]}",
            "label": place.kind,
            "sourceLabels": source_labels,
        }
    ]


def _geometry(place: Place, atlas: Atlas) -> dict[str, Any] | None:
    """Return its point, or the approximate area of a region; None if it has no coordinates."""
    certainty = {"certainty": CERTAINTY[place.precision]} if place.precision else {}
    regions = atlas.layers.regions
    if place.precision == "region" and regions is not None:
        area = regions.geometry[regions["id"] == place.region].iloc[0]
        # The outer ring is counterclockwise, as RFC 7946 requires.
        return {**orient_polygons(area, exterior_cw=False).__geo_interface__, **certainty}
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat], **certainty}


def _links(place: Place) -> list[dict[str, str]]:
    geonames_ids = re.findall(r"GeoNames ([0-9]+)", place.note)
    return [
        {"type": "closeMatch", "identifier": f"http://www.geonames.org/{geonames_id}/"}
        for geonames_id in dict.fromkeys(geonames_ids)
    ]


def _relation(event: Event, edition: Edition) -> dict[str, Any]:
    bounds = edition.span(event)
    when = {"when": {"timespans": [_event_timespan(bounds)]}} if bounds else {}
    return {
        "relationType": "gvp:tgn3000_related_to",
        "relationTo": _address("?event=", event.id, edition),
        "label": event.title,
        **when,
        "citations": [_citation(cite, edition) for cite in event.cites],
    }


def _when(place: Place, atlas: Atlas) -> dict[str, Any] | None:
    """Return the dates of its records, or else of its steps and context entries."""
    all_bounds = [atlas.span(event) for event in atlas.events_at(place.id)]
    spans = [_event_timespan(bounds) for bounds in all_bounds if bounds]
    spans = spans or [_claim_timespan(claim) for claim in atlas.mentions_of(place.id) if claim.date]
    return {"timespans": _unique(spans)} if spans else None


def _event_timespan(bounds: Bounds) -> dict[str, Any]:
    start = _interval(bounds.start_earliest.isoformat(), bounds.start_latest.isoformat())
    end = _interval(bounds.end_earliest.isoformat(), bounds.end_latest.isoformat())
    return {"start": start} if start == end else {"start": start, "end": end}


def _claim_timespan(claim: Step | ContextEntry) -> dict[str, Any]:
    start_date = claim.date
    assert start_date is not None  # noqa: S101  # callers pass dated claims only
    end_date = claim.end if isinstance(claim, ContextEntry) and claim.end else end_of(start_date)
    start = read_edtf(start_date.edtf.partition("/")[0]) if is_interval(start_date) else start_date
    is_same = _span_interval(start) == _span_interval(end_date)
    return {"start": _span_interval(start)} | ({} if is_same else {"end": _span_interval(end_date)})


def _span_interval(span: Span) -> dict[str, str]:
    return _interval(span.earliest.isoformat(), span.latest.isoformat())


def _interval(earliest: str, latest: str) -> dict[str, str]:
    return {"in": earliest} if earliest == latest else {"earliest": earliest, "latest": latest}


def _unique(spans: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(spans, key=lambda span: min(span["start"].values()))
    return [span for index, span in enumerate(ordered) if span not in ordered[:index]]
