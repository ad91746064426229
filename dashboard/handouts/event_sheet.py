"""The handout of one event: map, summary, sections of claims, and numbered notes."""

from __future__ import annotations

from typing import Any

from dashboard.data.records import Event
from dashboard.downloads.citation_text import how_to_cite_record
from dashboard.edition import Edition
from dashboard.figures.print_map import PrintMap, print_map
from dashboard.figures.sides import colour_of_side
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
from dashboard.model import Atlas
from dashboard.sections.other_works import other_works_section
from dashboard.sections.vocabulary import (
    comparison_label,
    kind_label,
    not_placed_reason,
    place_label,
    side_by_rank,
    side_class,
)


def event_handout(event: Event, edition: Edition) -> bytes:
    """Return the handout of `event` as PDF, A4."""
    return typeset("event_sheet.typ", handout_content(event, edition), edition.language)


def handout_content(event: Event, edition: Edition) -> dict[str, Any]:
    """Return the content of the handout of `event`, in the order in which it is printed."""
    notes = Notes(edition)
    event_map = print_map(event, edition)
    content = {
        **frame(event.id, event.title, edition.say("Handout"), edition),
        **_heading(event, edition),
        "map": _map(event, event_map, edition) if event_map else None,
        "summary": {"text": event.summary, "note": notes.number(event.cites)},
        "sections": [
            steps(event, edition, notes),
            causes(event, edition, notes),
            casualties_section(event, edition, notes),
            participants(event, edition, notes),
            leaders(event, edition, notes),
            interpretations(event, edition, notes),
            conflicts(event, edition, notes),
        ],
        "other_works": _other_works(event, edition),
        "sides": _sides(edition),
    }
    citation = edition.say("Cite as: {text}").format(text=how_to_cite_record(event, edition))
    return {**content, "back": {**endnotes(notes, edition), "cite": citation}}


def _sides(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return the colour of each side by its rank, as the figures of casualties name it."""
    return {
        side_by_rank(side.id, atlas): {"colour": colour_of_side(side.id, atlas)}
        for side in atlas.config.sides
    }


def _other_works(event: Event, edition: Edition) -> dict[str, Any]:
    section = other_works_section(event, edition)
    rows = [
        {
            "subject": statement.subject,
            "text": statement.text,
            "work": ", ".join(
                filter(
                    None,
                    (statement.authors, statement.title, statement.publisher, statement.published),
                )
            ),
            "address": statement.address,
        }
        for statement in section.statements
    ]
    return {"title": section.title, "remark": section.note, "rows": rows}


def endnotes(notes: Notes, edition: Edition) -> dict[str, Any]:
    """Return the end of a handout: its notes, the works cited in them, and how we know them."""
    read_in = edition.work(edition.config.read_in)
    template = edition.say(
        "We have read none of the other works. We know them from {author} {year}."
    )
    return {
        "notes_title": edition.say("Notes"),
        "notes": notes.texts,
        "works_title": edition.say("Bibliography"),
        "works": notes.references,
        "known": template.format(author=edition.language.listed(read_in.author), year=read_in.year),
    }


def _heading(event: Event, edition: Edition) -> dict[str, Any]:
    places = [place_label(edition.place(place)) for place in event.places]
    return {
        "kind": kind_label(event, edition),
        "colour": colour_of(event, edition),
        "symbol": _symbol(event, edition),
        "dates": period_in_words(event.start, event.end, edition.language),
        "date_note": event.date_note,
        "places": "; ".join(places),
        "not_placed": "" if places else not_placed_reason(event, edition),
        "record": edition.say("Event {id}").format(id=event.id),
    }


def _symbol(event: Event, atlas: Atlas) -> str:
    # An edge of its own colour: the symbol stands on white paper, not on a map.
    content = svg(marker_of(event, atlas)._replace(line_color=colour_of(event, atlas)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24">{content}</svg>'


def _map(event: Event, event_map: PrintMap, edition: Edition) -> dict[str, Any]:
    names = ", ".join(event_map.places)
    alternative = edition.say("Map of {title}. It marks and names: {places}.")
    return {
        "svg": event_map.svg,
        "alt": alternative.format(title=event.title, places=names),
        "caption": " ".join(_caption(event_map.signs, edition)),
    }


def _caption(signs: frozenset[str], edition: Edition) -> list[str]:
    sentences = {
        "ring": edition.say("Ring: a death toll is given."),
        "hollow": edition.say("Hollow symbol: {what}.").format(what=comparison_label(edition)),
        "halo": edition.say("Soft halo: place uncertain."),
        "area": edition.say("Tinted area with a dotted edge: region, approximate outline."),
        "dot": edition.say("Dot: a place mentioned in the chronology."),
        "arrow": edition.say("Arrow: a movement; the exact route is not known."),
        "closed": edition.say(
            "Band with a gap between two bars: "
            "a route that was closed or cut; where on it is not stated."
        ),
        "railway": edition.say("Line with ticks: railway, simplified line."),
        "road": edition.say("Thin brown line: road, simplified line."),
    }
    lines = edition.config.texts.paper_lines
    told = {**sentences, **_lines_of_sides(edition)}
    return [*(sentence for sign, sentence in told.items() if sign in signs), lines]


def _lines_of_sides(edition: Edition) -> dict[str, str]:
    """Return what the line of each side means, by its CSS class, as in a copy without colours."""
    templates = (
        edition.say("Solid line: {side}."),
        edition.say("Long dashes: {side}."),
        edition.say("Short dashes: {side}."),
    )
    lines = {
        side_class(side.id, edition): template.format(side=side.name)
        for side, template in zip(edition.config.sides, templates, strict=False)
    }
    return {**lines, "dots": edition.say("Dots in a line: its start or end is uncertain.")}
