"""What the search gets: an entry for all that can be found, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeAlias

from dashboard.components.event_list import dates_in_short
from dashboard.components.search import (
    around_card,
    nothing_found,
    place_card,
    search_form,
)
from dashboard.data.records import Citation, Event, Place
from dashboard.downloads.citation_text import short_reference
from dashboard.html.glossary_links import term_id
from dashboard.languages.language import Language
from dashboard.model import Atlas

Entry: TypeAlias = dict[str, Any]


def search_index(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what `assets/56-search-results.js` shows.

    An entry has a kind, a title, maybe other names (`also`) and a `detail`; and leads somewhere: to
    an `event`, to some of them (`leads`, at a place or a section of the panel), to the reference of
    a `work`, to the card of a `term`, or to a `card` of its own, which is HTML text.
    """
    entries = _entries(atlas, language)
    return {
        "form": search_form(language),
        "nothing": nothing_found(language),
        "headings": _headings(language),
        "counts": _counts(len(entries), language),
        "entries": entries,
    }


def names_elsewhere(
    atlas: Atlas, language: Language, languages: Sequence[Language]
) -> list[list[str]]:
    """Return, for each entry in their order, what it is called in the other `languages`."""
    others = [_titles(atlas, each) for each in languages if each.code != language.code]
    return [
        [name for name in dict.fromkeys(names) if name != own]
        for own, *names in zip(_titles(atlas, language), *others, strict=True)
    ]


def _titles(atlas: Atlas, language: Language) -> list[str]:
    return [str(entry["title"]) for entry in _entries(atlas, language)]


def _entries(atlas: Atlas, language: Language) -> list[Entry]:
    return [
        *_events(atlas, language),
        *_places(atlas, language),
        *_people(atlas, language),
        *_terms(atlas, language),
        *_around(atlas, language),
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


def _counts(most: int, language: Language) -> list[str]:
    # A sentence for every count: the plural forms of a language are Python's business.
    return [
        language.say("Nothing found"),
        *(
            language.say_many("{n} result", "{n} results", n).format(n=n)
            for n in range(1, most + 1)
        ),
    ]


def _events(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for event in atlas.events:
        kind = next(kind.name for kind in atlas.config.kinds if kind.id == event.kind)
        yield {
            "kind": "events",
            "title": language.say(event.title),
            "detail": f"{language.say(kind)} · {dates_in_short(event, language)}",
            "event": event.id,
        }


def _places(atlas: Atlas, language: Language) -> Iterator[Entry]:
    told = _told_at(atlas)
    for place in atlas.places:
        leads = [_lead(event, place.id, "", language) for event in told.get(place.id, ())]
        entry = {
            "kind": "places",
            "title": language.say(place.name),
            "also": [*place.historical_names],
        }
        yield entry | ({"leads": leads} if leads else _only_around(place, atlas, language))


def _only_around(place: Place, atlas: Atlas, language: Language) -> Entry:
    around = [entry for entry in atlas.context if place.id in (entry.place, entry.to_place)]
    words = "; ".join(language.say(entry.title) for entry in around) or language.say(place.note)
    return {"detail": words, "card": place_card(place, around, atlas, language)}


def _told_at(atlas: Atlas) -> dict[str, list[Event]]:
    """Return, by place, the events that name it or have a step that does."""
    told: dict[str, list[Event]] = {}
    for event in atlas.events:
        for place in _named_in(event, atlas):
            told.setdefault(place, []).append(event)
    return told


def _named_in(event: Event, atlas: Atlas) -> set[str]:
    """Return the ids of all places that `event` or a step of it names."""
    steps = atlas.steps(event.id)
    return {*event.places, *(step.place for step in steps), *(step.to_place for step in steps)}


def _people(atlas: Atlas, language: Language) -> Iterator[Entry]:
    """Return everybody who is named as leading or as saying, once, with the events they stand in.

    Authors of cited works are found as works.
    """
    found: dict[str, dict[str, Entry]] = {}
    for event in atlas.events:
        for leader in atlas.leaders(event.id):
            lead = _lead(event, "leaders", language.say(leader.role), language)
            found.setdefault(leader.name, {}).setdefault(event.id, lead)
    for event in atlas.events:
        for section, said_by in _sayings(event, atlas):
            name = said_by.partition(",")[0]
            if name in found or _is_name(name, atlas):
                told = language.say("A statement of theirs stands there")
                lead = _lead(event, section, told, language)
                found.setdefault(name, {}).setdefault(event.id, lead)
    for name, leads in found.items():
        yield {"kind": "people", "title": language.say(name), "leads": [*leads.values()]}


def _sayings(event: Event, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Return the section of the panel and the words of who says it, for each claim on `event`."""
    said: Iterable[tuple[str, str]] = chain(
        (("chronology", claim.said_by) for claim in atlas.steps(event.id)),
        (("causes", claim.said_by) for claim in atlas.causes(event.id)),
        (("casualties", claim.said_by) for claim in atlas.casualties(event.id)),
        (("participants", claim.said_by) for claim in atlas.participants(event.id)),
        (("leaders", claim.said_by) for claim in atlas.leaders(event.id)),
        (("interpretations", claim.held_by) for claim in atlas.interpretations(event.id)),
        ((point.section or "conflicts", point.said_by) for point in atlas.conflicts(event.id)),
    )
    return ((section, said_by) for section, said_by in said if said_by)


def _is_name(words: str, atlas: Atlas) -> bool:
    """Return whether `words` are a proper name ("Lavrenti Beria", not "Soviet officials")."""
    authors = {name for work in atlas.works for name in work.author}
    return words not in authors and all(word[:1].isupper() for word in words.split())


def _terms(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for term in atlas.glossary:
        yield {
            "kind": "terms",
            "title": language.say(term.term),
            "detail": language.say(term.meaning),
            "term": term_id(term.term),
        }


def _around(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for entry in atlas.context:
        yield {
            "kind": "around",
            "title": language.say(entry.title),
            "detail": language.say(entry.what),
            "card": around_card(entry, atlas, language),
        }


def _works(atlas: Atlas, language: Language) -> Iterator[Entry]:
    for work in atlas.works:
        yield {
            "kind": "works",
            "title": short_reference(Citation(work.id, ""), atlas, language),
            "detail": " ".join(filter(None, (work.title, language.say(work.note)))),
            "work": work.id,
        }


def _lead(event: Event, at: str, detail: str, language: Language) -> Entry:
    lead = {"event": event.id, "at": at, "title": language.say(event.title)}
    return {**lead, "detail": detail} if detail else lead
