"""The steps of an event in a panel, in chronological order."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.panel_sections import empty_note, said_by_note
from dashboard.data.records import Event, Step
from dashboard.edition import Edition
from dashboard.html.attributes import data
from dashboard.languages.date_phrases import stated_date
from dashboard.sections.vocabulary import attribution_label, phase_label, route_label, side_class


def chronology(event: Event, edition: Edition) -> list[Component]:
    """Return the dated steps, in chronological order."""
    steps = edition.steps(event.id)
    if not steps:
        return [empty_note(edition.say("The article gives no chronology for this event."))]
    return [_steps(steps, edition)]


def acts_of_side(side: str, event: Event, edition: Edition) -> list[Component]:
    """Return the steps that are acts of one side, in chronological order."""
    steps = [step for step in edition.steps(event.id) if step.act_of == side]
    if not steps:
        return [empty_note(edition.say("The article mentions none."))]
    return [_steps(steps, edition)]


def _steps(steps: Sequence[Step], edition: Edition) -> html.Ol:
    """Return the steps; date, phase and place are said where they change."""
    dates = [stated_date(step.date, edition.language) for step in steps]
    phases = [phase_label(step.phase, edition.language) for step in steps]
    places = [route_label(step, edition) for step in steps]
    if len(set(phases)) == 1:
        phases = [""] * len(steps)
    changes = zip(*map(_where_changed, (dates, phases, places)), strict=True)
    rows = [_step(step, edition, texts) for step, texts in zip(steps, changes, strict=True)]
    return html.Ol(rows, className="steps")


def _where_changed(texts: Sequence[str]) -> list[str]:
    """Return the texts without those that repeat the one before.

    Where some are missing all stay: what is not said would look like what is the same.
    """
    if "" in texts:
        return list(texts)
    return ["" if text == last else text for text, last in zip(texts, ["", *texts], strict=False)]


def _step(step: Step, edition: Edition, said: Sequence[str]) -> html.Li:
    names = ("step-date", "step-phase", "step-place")
    return html.Li(
        [
            *(
                html.Span(text, className=name)
                for text, name in zip(said, names, strict=True)
                if text
            ),
            html.Div(
                [
                    step.what,
                    said_by_note(attribution_label(step.said_by, edition.language)),
                    " ",
                    citation(step.cites, edition, edition.claim_address(step)),
                ],
                className="step-what",
            ),
        ],
        className=f"step is-{step.phase} {side_class(step.act_of, edition)}".strip(),
        **data(place=" ".join(place for place in (step.place, step.to_place) if place)),
    )
