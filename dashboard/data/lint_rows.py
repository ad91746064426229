"""Rows whose cells do not belong together, as when one column was sorted without the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.records import Event, Place, Work
from dashboard.data.similar_names import folded
from dashboard.languages.language import phrase

_SORTED: Final = phrase(
    "Look whether a column was sorted without the others; undo that, or correct the text."
)


def row_warnings(reading: FolderResult) -> Iterator[Fault]:
    """Yield every text of a row that speaks of another row."""
    places = {row.record.id: row.record for row in reading.tables["places.csv"].rows}
    events = [row.record for row in reading.tables["events.csv"].rows]
    parents = {event.id: event for event in events}
    for number, event in reading.tables["events.csv"].rows:
        above = parents.get(event.parent)
        own = {*event.places, *(above.places if above else ())}
        for column in ("title", "summary"):
            text = getattr(event, column)
            yield from _of_another_place(text, own, events, places, number, column)
            yield from _of_another_year(text, event, number, column)
    for number, work in reading.tables["sources.csv"].rows:
        yield from _of_another_work(work, number)


def _of_another_place(  # where it stands is two of them
    text: str,
    own: set[str],
    events: Iterable[Event],
    places: Mapping[str, Place],
    number: int,
    column: str,
) -> Iterator[Fault]:
    if not own or any(_names(text, places[place]) for place in own):
        return
    others = (places[each.place] for each in events if each.place and each.place not in own)
    other = next((place for place in others if _names(text, place)), None)
    if other:
        reason = phrase("names {place}, and no place of its own row", place=other.name)
        yield Fault("events.csv", number, column, text, reason, _SORTED)


def _names(text: str, place: Place) -> bool:
    names = "|".join(re.escape(each) for each in (place.name, *place.historical_names))
    return re.search(rf"(?<!\w)(?:{names})(?!\w)", text) is not None


def _of_another_year(text: str, event: Event, number: int, column: str) -> Iterator[Fault]:
    years = [int(year) for year in re.findall(r"(?<!\w)[1-9][0-9]{3}(?!\w|[.,][0-9])", text)]
    if not event.start or not years:
        return
    first, last = event.start.earliest.year, (event.end or event.start).latest.year
    if not any(first - 1 <= year <= last + 1 for year in years) and _is_a_year(years, first):
        reason = phrase("names the year {year}, and no year of its own row", year=years[0])
        yield Fault("events.csv", number, column, text, reason, _SORTED)


def _is_a_year(numbers: Iterable[int], year: int) -> bool:
    """Return whether a number is near enough to a year to be one, and not a number of people."""
    return any(abs(number - year) <= 50 for number in numbers)  # years


def _of_another_work(work: Work, number: int) -> Iterator[Fault]:
    year = re.search("[0-9]{4}", work.year)
    named = re.search("-([0-9]{4})(?!.*[0-9])", work.id)
    author = folded(work.id.split("-")[0])[:3]
    if year and named and year[0] != named[1] and author not in folded("".join(work.author)):
        reason = phrase("is another year and another author than its id says: {id}", id=work.id)
        yield Fault("sources.csv", number, "year", work.year, reason, _SORTED)
