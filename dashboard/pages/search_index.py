"""The search index: an entry for everything that can be found, and its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from dashboard.html.glossary_links import term_id
from dashboard.languages.language import Language
from dashboard.languages.rules import search_letters
from dashboard.model import Atlas

Entry: TypeAlias = dict[str, Any]


def search_index(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what `assets/js/search/results.js` shows.

    An entry has a kind, a title, possibly other names (`also`) and a `detail`; and a target: an
    `event`, several events (`leads`, at a place or a section of the panel), the reference of a
    `work`, the card of a `term`, or a `card` of its own, which is HTML text.
    """
    entries = _entries(atlas, language)
    return {
        "form": search_form(language),
        "nothing": nothing_found(language),
        "headings": _headings(language),
        "counts": _counts(len(entries), language),
        "entries": entries,
        **search_letters(language.code),
    }


def names_elsewhere(
    atlas: Atlas, language: Language, languages: Sequence[Language]
) -> list[list[str]]:
    """Return, for each entry in order, its titles in the other `languages`."""
    others = [_titles(atlas, other) for other in languages if other.code != language.code]
    return [
        [name for name in dict.fromkeys(names) if name != own_title]
        for own_title, *names in zip(_titles(atlas, language), *others, strict=True)
    ]


def _titles(atlas: Atlas, language: Language) -> list[str]:
    return [str(entry["title"]) for entry in _entries(atlas, language)]


def _entries(atlas: Atlas, language: Language) -> list[Entry]:
    return [
        *_events(atlas, language),
        *_places(atlas, language),
        *_people(atlas, language),
        *_terms(atlas, language),
        *_context_entries(atlas, language),
        *_works(atlas, language),
    ]


def _headings(language: Language) -> dict[str, str]:
    return {
        "events": language.say("Events"),
        "places": language.say("Places"),
        "people": language.say("People and groups"),
        "terms": language.say("Words in the sources"),
        "around": language.say("The years around"),
        "works": language.say("Works"),
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


def _events(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for event in atlas.events:
        kind_name = next(kind.name for kind in atlas.config.kinds if kind.id == event.kind)
        yield {
            "kind": "events",
            "title": language.say(event.title),
            "detail": f"{language.say(kind_name)} · {short_dates(event, language)}",
            "event": event.id,
        }


def _places(atlas: Atlas, language: Language) -> Iterator[Entry]:
    events_by_place = _events_by_place(atlas)
    for place in atlas.places:
        leads = [
            _lead(event, place.id, "", language) for event in events_by_place.get(place.id, ())
        ]
        entry = {
            "kind": "places",
            "title": language.say(place.name),
            "also": [*place.historical_names],
        }
        yield entry | ({"leads": leads} if leads else _context_details(place, atlas, language))


def _context_details(place: Place, atlas: Atlas, language: Language) -> Entry:
    entries = [entry for entry in atlas.context if place.id in (entry.place, entry.to_place)]
    text = "; ".join(language.say(entry.title) for entry in entries) or language.say(place.note)
    return {"detail": text, "card": place_card(place, entries, atlas, language)}


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


def _people(atlas: Atlas, language: Language) -> Iterator[Entry]:
    """Return every leader and everyone to whom a claim is attributed, once, with their events.

    Authors of cited works are listed as works.
    """
    leads_by_name: dict[str, dict[str, Entry]] = {}
    for event in atlas.events:
        for leader in atlas.leaders(event.id):
            lead = _lead(event, "leaders", language.say(leader.role), language)
            leads_by_name.setdefault(leader.name, {}).setdefault(event.id, lead)
    for event in atlas.events:
        for section, said_by in _attributions(event, atlas):
            name = said_by.partition(",")[0]
            if name in leads_by_name or _is_proper_name(name, atlas):
                detail = language.say("A statement of theirs stands there")
                lead = _lead(event, section, detail, language)
                leads_by_name.setdefault(name, {}).setdefault(event.id, lead)
    for name, leads in leads_by_name.items():
        yield {"kind": "people", "title": language.say(name), "leads": [*leads.values()]}


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
    return name not in authors and all(word[:1].isupper() for word in name.split())


def _terms(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for term in atlas.glossary:
        yield {
            "kind": "terms",
            "title": language.say(term.term),
            "detail": language.say(term.meaning),
            "term": term_id(term.term),
        }


def _context_entries(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for entry in atlas.context:
        yield {
            "kind": "around",
            "title": language.say(entry.title),
            "detail": language.say(entry.what),
            "card": context_card(entry, atlas, language),
        }


def _works(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for work in atlas.works:
        yield {
            "kind": "works",
            "title": short_reference(Citation(work.id, ""), atlas, language),
            "detail": " ".join(filter(None, (work.title, language.say(work.note)))),
            "work": work.id,
        }


def _lead(event: Event, target: str, detail: str, language: Language) -> Entry:
    lead = {"event": event.id, "at": target, "title": language.say(event.title)}
    return {**lead, "detail": detail} if detail else lead
