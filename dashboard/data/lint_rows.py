"""Lint of rows whose cells do not belong together, as when one column was sorted alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dashboard.data.events import Event
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.places import Place
from dashboard.data.similar_names import folded
from dashboard.data.sources import Work
from dashboard.languages.language import phrase

_SORTED: Final = phrase(
    "Check whether one column was sorted without the others; undo that, or correct the text."
)


def row_warnings(result: FolderResult) -> Iterator[Fault]:
    """Yield every text that seems to belong to another row."""
    places = {row.record.id: row.record for row in result.tables["places.csv"].rows}
    events = [row.record for row in result.tables["events.csv"].rows]
    parents = {event.id: event for event in events}
    for number, event in result.tables["events.csv"].rows:
        parent = parents.get(event.parent)
        own_places = {*event.places, *(parent.places if parent else ())}
        for column in ("title", "summary"):
            text = getattr(event, column)
            yield from _names_another_place(text, own_places, events, places, number, column)
            yield from _names_another_year(text, event, number, column)
    for number, work in result.tables["sources.csv"].rows:
        yield from _describes_another_work(work, number)


def _names_another_place(  # two of the parameters are the location
    text: str,
    own_places: set[str],
    events: Iterable[Event],
    places: Mapping[str, Place],
    number: int,
    column: str,
) -> Iterator[Fault]:
    if not own_places or any(_names_place(text, places[place]) for place in own_places):
        return
    others = (
        places[event.place] for event in events if event.place and event.place not in own_places
    )
    other = next((place for place in others if _names_place(text, place)), None)
    if other:
        reason = phrase("names {place}, but none of the places in its own row", place=other.name)
        yield Fault("events.csv", number, column, text, reason, _SORTED)


def _names_place(text: str, place: Place) -> bool:
    names = "|".join(re.escape(name) for name in (place.name, *place.historical_names))
    return re.search(rf"(?<!\w)(?:{names})(?!\w)", text) is not None


def _names_another_year(text: str, event: Event, number: int, column: str) -> Iterator[Fault]:
    years = [int(year) for year in re.findall(r"(?<!\w)[1-9][0-9]{3}(?!\w|[.,][0-9])", text)]
    if not event.start or not years:
        return
    first, last = event.start.earliest.year, (event.end or event.start).latest.year
    if not any(first - 1 <= year <= last + 1 for year in years) and _is_a_year(years, first):
        reason = phrase(
            "names the year {year}, but none of the years in its own row", year=years[0]
        )
        yield Fault("events.csv", number, column, text, reason, _SORTED)


def _is_a_year(numbers: Iterable[int], year: int) -> bool:
    """Return whether a number is near enough to `year` to be one, and not a number of people."""
    return any(abs(number - year) <= 50 for number in numbers)


def _describes_another_work(work: Work, number: int) -> Iterator[Fault]:
    year = re.search("[0-9]{4}", work.year)
    year_in_id = re.search("-([0-9]{4})(?!.*[0-9])", work.id)
    author = folded(work.id.split("-")[0])[:3]
    if (
        year
        and year_in_id
        and year[0] != year_in_id[1]
        and author not in folded("".join(work.author))
    ):
        reason = phrase("matches neither the year nor the author in its id: {id}", id=work.id)
        yield Fault("sources.csv", number, "year", work.year, reason, _SORTED)
