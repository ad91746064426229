"""The payload of the timeline: symbols, dated steps, historical background, and labels."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.symbol import symbol_class
from dashboard.data.records import ContextEntry, Step
from dashboard.dates import Span
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.section_lines import first_sentence
from dashboard.sections.vocabulary import side_class


def timeline_payload(edition: Edition) -> dict[str, Any]:
    """Return what `assets/js/time/timeline.js` shows, each date as its earliest and latest day.

    The steps are those of events, then the entries of the background: a mark has the index of its
    own.
    `moments` are the exact days of steps and background entries, at which the player stops.
    """
    dated = [step for event in edition.events for step in edition.steps(event.id) if step.date]
    context = [entry for entry in edition.context if entry.date and _touches(entry.date, edition)]
    spans = [step.date for step in dated if step.date]
    spans += [entry.date for entry in context if entry.date]
    exact_days = {span.earliest.isoformat() for span in spans if span.earliest == span.latest}
    return {
        "looks": {event.id: symbol_class(event, edition) for event in edition.events},
        "steps": [
            *(_dated_step(step, edition) for step in dated),
            *(_dated_entry(entry, edition) for entry in context),
        ],
        "moments": sorted(exact_days),
        "context": [
            _mark(entry, step, edition.language) for step, entry in enumerate(context, len(dated))
        ],
        "words": {
            "play": edition.say("Play"),
            "pause": edition.say("Pause"),
            "note": edition.say("Source {n}"),
            "over": edition.say("{period}: the end. The map shows all its events again."),
            "more": edition.say("Show {n} more"),
            "read_on": edition.say("Read on"),
            "in_view": edition.say("In view: {period}"),
            "notes": [
                edition.say("Source {n}: the claim rests on two works"),
                edition.say("Source {n}: the claim rests on three works or more"),
            ],
        },
    }


def _touches(span: Span, atlas: Atlas) -> bool:
    return span.earliest <= atlas.config.last and span.latest >= atlas.config.first


def _days(span: Span) -> dict[str, str]:
    return {"from": span.earliest.isoformat(), "to": span.latest.isoformat()}


def _dated_step(step: Step, edition: Edition) -> dict[str, Any]:
    assert step.date  # noqa: S101  # only dated steps come here
    item = html.Li(
        [
            html.Strong(date_in_words(step.date, edition.language)),
            " ",
            html.A(edition.event(step.event).title, href=f"?event={step.event}"),
            ": ",
            *_told(step.what),
            citation(step.cites, edition),
        ],
        className=side_class(step.act_of, edition) or None,
    )
    return {**_days(step.date), "event": step.event, "place": step.place, "said": item}


def _dated_entry(entry: ContextEntry, edition: Edition) -> dict[str, Any]:
    assert entry.date  # noqa: S101  # only dated entries come here
    item = html.Li(
        [
            html.Strong(date_in_words(entry.date, edition.language)),
            f" {entry.title}: ",
            *_told(entry.what),
            citation(entry.cites, edition),
        ],
        className=side_class(entry.act_of, edition) or None,
    )
    return {**_days(entry.date), "event": "", "place": entry.place, "said": item}


def _told(what: str) -> list[Component | str]:
    """Return the first sentence, and the rest of the text, which is read when the strip is open."""
    first, rest = first_sentence(what)
    return [f"{first} ", html.Span(f"{rest} ", className="caption-rest")] if rest else [f"{first} "]


def _mark(entry: ContextEntry, step: int, language: Language) -> dict[str, Any]:
    assert entry.date  # noqa: S101  # only dated entries come here
    dates = date_in_words(entry.date, language)
    return {**_days(entry.date), "title": entry.title, "dates": dates, "step": step}
