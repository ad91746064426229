"""Linked Places Format 1.2: the places of the atlas for gazetteers, with what happened there.

As the format's own page describes it (LinkedPasts/linked-places-format), with the `fclasses` that
it has asked for since 2024. It is GeoJSON and JSON-LD at once.
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
from dashboard.languages.language import Language
from dashboard.model import Atlas, Bounds

CONTEXT: Final = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
CERTAINTY: Final[Mapping[str, str]] = MappingProxyType(
    {"point": "certain", "approximate": "less-certain", "region": "less-certain"}
)
# The feature classes of GeoNames, and the terms of Getty's AAT that the format's own list names.
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


def linked_places(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return a FeatureCollection of every place.

    A place is named by its id in this file, and a record by its address; both become web addresses
    from where the file was got, or from the `address` in `atlas.toml` once it gives one. A kind of
    place that the vocabularies have no term for is left without one.
    """
    return {
        "@context": CONTEXT,
        "type": "FeatureCollection",
        "title": full_title(atlas, language),
        "license": atlas.config.data_licence.for_programs,
        "features": [_feature(place, atlas, language) for place in atlas.places],
    }


def _feature(place: Place, atlas: Atlas, language: Language) -> dict[str, Any]:
    fclass, note = CLASSES.get(place.kind), place.note
    feature = {
        "@id": _address("downloads/events.lpf.json#", place.id, atlas, language),
        "type": "Feature",
        "properties": {"title": place.name, **({"fclasses": [fclass]} if fclass else {})},
        "when": _when(place, atlas),
        "names": _names(place, atlas, language),
        "types": _types(place),
        "geometry": _geometry(place, atlas),
        "links": _links(place),
        "relations": [_relation(each, atlas, language) for each in atlas.events_at(place.id)],
        "descriptions": [{"value": note, "lang": "en"}] if note else [],
    }
    return {key: value for key, value in feature.items() if value or key == "geometry"}


def _address(page: str, name: str, atlas: Atlas, language: Language) -> str:
    if atlas.config.address:
        return f"{atlas.config.address}{language.code}/{page}{name}"
    return f"#{name}" if page.endswith("#") else f"../{page}{name}"


def _names(place: Place, atlas: Atlas, language: Language) -> list[dict[str, Any]]:
    """Return the name of the atlas, cited for all that it tells there, and the names then.

    Of a place where nothing is told it is known only in which work it was read.
    """
    naming = (*atlas.events_at(place.id), *atlas.mentions_of(place.id))
    cites = dict.fromkeys(cite for each in naming for cite in each.cites)
    cited = cites or [Citation(atlas.config.read_in, "")]
    first = {"toponym": place.name, "lang": "en"}
    others = [{"toponym": name} for name in place.historical_names]
    return [{**first, "citations": [_citation(cite, atlas, language) for cite in cited]}, *others]


def _citation(cite: Citation, atlas: Atlas, language: Language) -> dict[str, Any]:
    year = atlas.work(cite.work).year
    label = {"label": short_reference(cite, atlas, language)}
    return {**label, "year": int(year)} if re.fullmatch("[0-9]{4}", year) else label


def _types(place: Place) -> list[dict[str, Any]]:
    if place.kind not in TERMS:
        return []
    own = [{"label": place.kind, "lang": "en"}]
    return [{"identifier": f"aat:{TERMS[place.kind]}", "label": place.kind, "sourceLabels": own}]


def _geometry(place: Place, atlas: Atlas) -> dict[str, Any] | None:
    """Return its point, or the rough area that is drawn for it; None where it is not placed."""
    certainty = {"certainty": CERTAINTY[place.precision]} if place.precision else {}
    regions = atlas.layers.regions
    if place.precision == "region" and regions is not None:
        area = regions.geometry[regions["id"] == place.region].iloc[0]
        # The outer ring runs against the clock, as RFC 7946 has it.
        return {**orient_polygons(area, exterior_cw=False).__geo_interface__, **certainty}
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat], **certainty}


def _links(place: Place) -> list[dict[str, str]]:
    numbers = re.findall(r"GeoNames ([0-9]+)", place.note)
    return [
        {"type": "closeMatch", "identifier": f"http://www.geonames.org/{number}/"}
        for number in dict.fromkeys(numbers)
    ]


def _relation(event: Event, atlas: Atlas, language: Language) -> dict[str, Any]:
    bounds = atlas.span(event)
    when = {"when": {"timespans": [_of_bounds(bounds)]}} if bounds else {}
    return {
        "relationType": "gvp:tgn3000_related_to",
        "relationTo": _address("?event=", event.id, atlas, language),
        "label": event.title,
        **when,
        "citations": [_citation(cite, atlas, language) for cite in event.cites],
    }


def _when(place: Place, atlas: Atlas) -> dict[str, Any] | None:
    """Return when its records were; where it has none, when its steps and the like were."""
    bounds = [atlas.span(event) for event in atlas.events_at(place.id)]
    spans = [_of_bounds(each) for each in bounds if each]
    spans = spans or [_of_dates(each) for each in atlas.mentions_of(place.id) if each.date]
    return {"timespans": _each_once(spans)} if spans else None


def _of_bounds(bounds: Bounds) -> dict[str, Any]:
    start = _between(bounds.start_earliest.isoformat(), bounds.start_latest.isoformat())
    end = _between(bounds.end_earliest.isoformat(), bounds.end_latest.isoformat())
    return {"start": start} if start == end else {"start": start, "end": end}


def _of_dates(told: Step | ContextEntry) -> dict[str, Any]:
    first = told.date
    assert first is not None  # noqa: S101  # only what is dated is asked for
    last = told.end if isinstance(told, ContextEntry) and told.end else end_of(first)
    start = read_edtf(first.edtf.partition("/")[0]) if is_interval(first) else first
    same = _of_span(start) == _of_span(last)
    return {"start": _of_span(start)} | ({} if same else {"end": _of_span(last)})


def _of_span(span: Span) -> dict[str, str]:
    return _between(span.earliest.isoformat(), span.latest.isoformat())


def _between(earliest: str, latest: str) -> dict[str, str]:
    return {"in": earliest} if earliest == latest else {"earliest": earliest, "latest": latest}


def _each_once(spans: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(spans, key=lambda span: min(span["start"].values()))
    return [span for number, span in enumerate(ordered) if span not in ordered[:number]]
