"""The payload of the timeline: symbols, dated steps, historical background, and labels."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.citation import citation
from dashboard.components.symbol import symbol_class
from dashboard.data.records import ContextEntry, Step
from dashboard.dates import Span
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


def timeline_payload(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what `assets/js/time/timeline.js` shows, each date as its earliest and latest day.

    `moments` are the exact days of steps and background entries, at which the player stops.
    """
    dated = [step for event in atlas.events for step in atlas.steps(event.id) if step.date]
    context = [entry for entry in atlas.context if entry.date and _touches(entry.date, atlas)]
    spans = [step.date for step in dated if step.date]
    spans += [entry.date for entry in context if entry.date]
    exact_days = {span.earliest.isoformat() for span in spans if span.earliest == span.latest}
    return {
        "looks": {event.id: symbol_class(event, atlas) for event in atlas.events},
        "steps": [
            *(_dated_step(step, atlas, language) for step in dated),
            *(_dated_entry(entry, atlas, language) for entry in context),
        ],
        "moments": sorted(exact_days),
        "context": [_mark(entry, language) for entry in context],
        "words": {"play": language.say("Play"), "pause": language.say("Pause")},
    }


def _touches(span: Span, atlas: Atlas) -> bool:
    return span.earliest <= atlas.config.last and span.latest >= atlas.config.first


def _days(span: Span) -> dict[str, str]:
    return {"from": span.earliest.isoformat(), "to": span.latest.isoformat()}


def _dated_step(step: Step, atlas: Atlas, language: Language) -> dict[str, Any]:
    assert step.date  # noqa: S101  # only dated steps come here
    item = html.Li(
        [
            html.Strong(date_in_words(step.date, language)),
            " ",
            html.A(language.say(atlas.event(step.event).title), href=f"?event={step.event}"),
            f": {language.say(step.what)} ",
            citation(step.cites, atlas, language),
        ]
    )
    return {**_days(step.date), "event": step.event, "place": step.place, "said": item}


def _dated_entry(entry: ContextEntry, atlas: Atlas, language: Language) -> dict[str, Any]:
    assert entry.date  # noqa: S101  # only dated entries come here
    item = html.Li(
        [
            html.Strong(date_in_words(entry.date, language)),
            f" {language.say(entry.title)}: {language.say(entry.what)} ",
            citation(entry.cites, atlas, language),
        ]
    )
    return {**_days(entry.date), "event": "", "place": entry.place, "said": item}


def _mark(entry: ContextEntry, language: Language) -> dict[str, str]:
    assert entry.date  # noqa: S101  # only dated entries come here
    dates = date_in_words(entry.date, language)
    return {**_days(entry.date), "title": language.say(entry.title), "dates": dates}
