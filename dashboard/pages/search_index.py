"""The search index: an entry for everything that can be found, and its target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeAlias

from dashboard.components.event_list import short_dates
from dashboard.components.search import (
    context_card,
    nothing_found,
    place_card,
    search_form,
)
from dashboard.data.records import Citation, Event, Place
from dashboard.downloads.citation_text import short_reference
from dashboard.edition import Edition
from dashboard.html.glossary_links import terms_by_id
from dashboard.languages.language import Language
from dashboard.languages.rules import search_letters
from dashboard.model import Atlas

Entry: TypeAlias = dict[str, Any]


def search_index(edition: Edition) -> dict[str, Any]:
    """Return what `assets/js/search/results.js` shows.

    An entry has a kind, a title, possibly other names (`also`) and a `detail`; and a target: an
    `event`, several events (`leads`, at a place or a section of the panel), the reference of a
    `work`, the card of a `term`, or a `card` of its own, which is HTML text.
    """
    entries = _entries(edition)
    return {
        "form": search_form(edition.language),
        "nothing": nothing_found(edition.language),
        "headings": _headings(edition.language),
        "counts": _counts(len(entries), edition.language),
        "entries": entries,
        **search_letters(edition.language.code),
    }


def names_elsewhere(edition: Edition, others: Iterable[Edition]) -> list[list[str]]:
    """Return, for each entry in order, its titles in the `others`."""
    titles = [_titles(other) for other in others]
    return [
        [name for name in dict.fromkeys(names) if name != own_title]
        for own_title, *names in zip(_titles(edition), *titles, strict=True)
    ]


def _titles(edition: Edition) -> list[str]:
    return [str(entry["title"]) for entry in _entries(edition)]


def _entries(edition: Edition) -> list[Entry]:
    return [
        *_events(edition),
        *_places(edition),
        *_people(edition),
        *_terms(edition),
        *_context_entries(edition),
        *_works(edition),
    ]


def _headings(language: Language) -> dict[str, str]:
    return {
        "events": language.say("Events"),
        "places": language.say("Places"),
        "people": language.say("People and groups"),
        "terms": language.say("Glossary"),
        "around": language.say("Historical background"),
        "works": language.say("Bibliography"),
    }


def _counts(max_count: int, language: Language) -> list[str]:
    # One sentence for every count, because plural forms are chosen in Python.
    return [
        language.say("Nothing found"),
        *(
            language.say_many("{n} result", "{n} results", n).format(n=n)
            for n in range(1, max_count + 1)
        ),
    ]


def _events(edition: Edition) -> Iterator[Entry]:
    for event in edition.events:
        kind_name = next(kind.name for kind in edition.config.kinds if kind.id == event.kind)
        yield {
            "kind": "events",
            "title": event.title,
            "detail": f"{kind_name} · {short_dates(event, edition.language)}",
            "event": event.id,
        }


def _places(edition: Edition) -> Iterator[Entry]:
    events_by_place = _events_by_place(edition)
    for place in edition.places:
        leads = [_lead(event, place.id, "") for event in events_by_place.get(place.id, ())]
        entry = {
            "kind": "places",
            "title": place.name,
            "also": [*place.historical_names],
        }
        yield entry | ({"leads": leads} if leads else _context_details(place, edition))


def _context_details(place: Place, edition: Edition) -> Entry:
    entries = [entry for entry in edition.context if place.id in (entry.place, entry.to_place)]
    text = "; ".join(entry.title for entry in entries) or place.note
    return {"detail": text, "card": place_card(place, entries, edition)}


def _events_by_place(atlas: Atlas) -> dict[str, list[Event]]:
    """Return the events by place id, for each place that an event or one of its steps names."""
    events: dict[str, list[Event]] = {}
    for event in atlas.events:
        for place in _places_in(event, atlas):
            events.setdefault(place, []).append(event)
    return events


def _places_in(event: Event, atlas: Atlas) -> set[str]:
    """Return the ids of all places that `event` or one of its steps names."""
    steps = atlas.steps(event.id)
    return {*event.places, *(step.place for step in steps), *(step.to_place for step in steps)}


def _people(edition: Edition) -> Iterator[Entry]:
    """Return every leader and everyone to whom a claim is attributed, once, with their events.

    Authors of cited works are listed as works.
    """
    # One person is told from another by the name as the tables write it.
    source = edition.source
    leads_by_name: dict[str, dict[str, Entry]] = {}
    for event in edition.events:
        roles = (leader.role for leader in edition.leaders(event.id))
        for leader, role in zip(source.leaders(event.id), roles, strict=True):
            lead = _lead(event, "leaders", role)
            leads_by_name.setdefault(leader.name, {}).setdefault(event.id, lead)
    for event in edition.events:
        for section, said_by in _attributions(event, source):
            name = said_by.partition(",")[0]
            if name in leads_by_name or _is_proper_name(name, source):
                detail = edition.say("Their claim is cited there")
                lead = _lead(event, section, detail)
                leads_by_name.setdefault(name, {}).setdefault(event.id, lead)
    for name, leads in leads_by_name.items():
        yield {"kind": "people", "title": edition.say(name), "leads": [*leads.values()]}


def _attributions(event: Event, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Return the section of the panel and the attribution of each claim about `event`."""
    attributions: Iterable[tuple[str, str]] = chain(
        (("chronology", claim.said_by) for claim in atlas.steps(event.id)),
        (("causes", claim.said_by) for claim in atlas.causes(event.id)),
        (("casualties", claim.said_by) for claim in atlas.casualties(event.id)),
        (("participants", claim.said_by) for claim in atlas.participants(event.id)),
        (("leaders", claim.said_by) for claim in atlas.leaders(event.id)),
        (("interpretations", claim.held_by) for claim in atlas.interpretations(event.id)),
        ((point.section or "conflicts", point.said_by) for point in atlas.conflicts(event.id)),
    )
    return ((section, said_by) for section, said_by in attributions if said_by)


def _is_proper_name(name: str, atlas: Atlas) -> bool:
    """Return whether `name` is a proper name ("Lavrenti Beria", not "Soviet officials")."""
    authors = {author for work in atlas.works for author in work.author}
    words = re.sub(r"\([^)]*\)", "", name).split()  # the source's spelling may follow in brackets
    return name not in authors and all(word[:1].isupper() for word in words)


def _terms(edition: Edition) -> Iterator[Entry]:
    for name, term in terms_by_id(edition).items():
        yield {"kind": "terms", "title": term.term, "detail": term.meaning, "term": name}


def _context_entries(edition: Edition) -> Iterator[Entry]:
    for entry in edition.context:
        yield {
            "kind": "around",
            "title": entry.title,
            "detail": entry.what,
            "card": context_card(entry, edition),
        }


def _works(edition: Edition) -> Iterator[Entry]:
    for work in edition.works:
        yield {
            "kind": "works",
            "title": short_reference(Citation(work.id, ""), edition),
            "detail": " ".join(filter(None, (work.title, work.note))),
            "work": work.id,
        }


def _lead(event: Event, target: str, detail: str) -> Entry:
    lead = {"event": event.id, "at": target, "title": event.title}
    return {**lead, "detail": detail} if detail else lead
