"""The handout of one event: map, summary, sections of claims, and numbered notes."""

from __future__ import annotations

from typing import Any

from dashboard.data.records import Event
from dashboard.downloads.citation_text import how_to_cite_record
from dashboard.figures.print_map import PrintMap, print_map
from dashboard.figures.symbols import colour_of, marker_of, svg
from dashboard.handouts.event_casualties import casualties_section
from dashboard.handouts.event_sections import (
    causes,
    conflicts,
    interpretations,
    leaders,
    participants,
    steps,
)
from dashboard.handouts.notes import Notes
from dashboard.handouts.typesetting import frame, typeset
from dashboard.languages.date_phrases import period_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import (
    comparison_label,
    kind_label,
    not_placed_reason,
    place_label,
)


def event_handout(event: Event, atlas: Atlas, language: Language) -> bytes:
    """Return the handout of `event` as PDF, A4."""
    return typeset("event_sheet.typ", handout_content(event, atlas, language), language)


def handout_content(event: Event, atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return the content of the handout of `event`, in the order in which it is printed."""
    notes = Notes(atlas, language)
    event_map = print_map(event, atlas, language)
    content = {
        **frame(event.id, language.say(event.title), language.say("Handout"), atlas, language),
        **_heading(event, atlas, language),
        "map": _map(event, event_map, atlas, language) if event_map else None,
        "summary": {"text": language.say(event.summary), "note": notes.number(event.cites)},
        "sections": [
            steps(event, atlas, notes, language),
            causes(event, atlas, notes, language),
            casualties_section(event, atlas, notes, language),
            participants(event, atlas, notes, language),
            leaders(event, atlas, notes, language),
            interpretations(event, atlas, notes, language),
            conflicts(event, atlas, notes, language),
        ],
    }
    citation = language.say("Cite as: {text}").format(
        text=how_to_cite_record(event, atlas, language)
    )
    return {**content, "back": {**endnotes(notes, atlas, language), "cite": citation}}


def endnotes(notes: Notes, atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return the end of a handout: its notes, the works cited in them, and how we know them."""
    read_in = atlas.work(atlas.config.read_in)
    template = language.say("Every other work is known here only through {author} {year}.")
    return {
        "notes_title": language.say("Notes"),
        "notes": notes.texts,
        "works_title": language.say("Works"),
        "works": notes.references,
        "known": template.format(author=language.listed(read_in.author), year=read_in.year),
    }


def _heading(event: Event, atlas: Atlas, language: Language) -> dict[str, Any]:
    places = [place_label(atlas.place(place), language) for place in event.places]
    return {
        "kind": kind_label(event, atlas, language),
        "colour": colour_of(event, atlas),
        "symbol": _symbol(event, atlas),
        "dates": period_in_words(event.start, event.end, language),
        "date_note": language.say(event.date_note),
        "places": "; ".join(places),
        "not_placed": "" if places else not_placed_reason(event, atlas, language),
        "record": language.say("Record {id}").format(id=event.id),
    }


def _symbol(event: Event, atlas: Atlas) -> str:
    # An edge of its own colour: the symbol stands on white paper, not on a map.
    content = svg(marker_of(event, atlas)._replace(line_color=colour_of(event, atlas)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24">{content}</svg>'


def _map(event: Event, event_map: PrintMap, atlas: Atlas, language: Language) -> dict[str, Any]:
    names = ", ".join(language.say(place) for place in event_map.places)
    alternative = language.say("Map of {title}. Marked and named are: {places}.")
    return {
        "svg": event_map.svg,
        "alt": alternative.format(title=language.say(event.title), places=names),
        "caption": " ".join(_caption(event_map.signs, atlas, language)),
    }


def _caption(signs: frozenset[str], atlas: Atlas, language: Language) -> list[str]:
    sentences = {
        "ring": language.say("Ring: figures of dead are stated."),
        "hollow": language.say("Hollow sign: {what}.").format(
            what=comparison_label(atlas, language)
        ),
        "halo": language.say("Soft halo: the place is known roughly."),
        "area": language.say("Tinted, with a dotted edge: a region, drawn roughly."),
        "dot": language.say("Dot: a place that the steps name."),
        "arrow": language.say("Arrow: something moved, the way itself is not known."),
        "closed": language.say("Cross: a way that was closed or cut."),
    }
    lines = language.say(atlas.config.texts.paper_lines)
    return [*(sentence for sign, sentence in sentences.items() if sign in signs), lines]
