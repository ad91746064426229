"""The steps of an event in a panel, in chronological order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.claim_text import editors_note, without_note, without_remark
from dashboard.components.panel_sections import empty_note, said_by_note, silence_about
from dashboard.data.records import Event, Step
from dashboard.edition import Edition
from dashboard.html.attributes import data
from dashboard.languages.date_phrases import stated_date
from dashboard.sections.vocabulary import attribution_label, phase_label, route_label, side_class


class _Stated(NamedTuple):
    """What is said of a step before its words, as far as it is not that of the step before."""

    date: str
    phase: str
    place: str
    remark: str


def chronology(event: Event, edition: Edition) -> list[Component]:
    """Return the dated steps, in chronological order."""
    steps = edition.steps(event.id)
    if not steps:
        return [empty_note(silence_about("chronology", edition))]
    return [_steps(steps, edition)]


def acts_of_side(side: str, event: Event, edition: Edition) -> list[Component]:
    """Return the steps that are acts of one side, in chronological order."""
    steps = [step for step in edition.steps(event.id) if step.act_of == side]
    if not steps:
        return [empty_note(edition.say("The article mentions none."))]
    return [_steps(steps, edition)]


def accounts_of(steps: Sequence[Step]) -> list[list[Step]]:
    """Return the steps, those together that tell of the same thing: the most exact date first."""
    groups: dict[str | int, list[Step]] = {}
    for index, step in enumerate(steps):
        groups.setdefault(step.same_step or index, []).append(step)
    return [sorted(group, key=_days) for group in groups.values()]


def _days(step: Step) -> float:
    return (step.date.latest - step.date.earliest).days if step.date else float("inf")


def _steps(steps: Sequence[Step], edition: Edition) -> html.Ol:
    """Return the steps; date, phase, place and remark are said where they change."""
    groups = accounts_of(steps)
    firsts = [group[0] for group in groups]
    dates = [stated_date(step.date, edition.language) for step in firsts]
    phases = [phase_label(step.phase, edition.language) for step in firsts]
    places = [route_label(step, edition) for step in firsts]
    remarks = [without_remark(step.what).remark for step in firsts]
    if len(set(phases)) == 1:
        phases = [""] * len(phases)
    changes = zip(
        *map(_where_changed, (dates, phases, places)), _once_in_a_row(remarks), strict=True
    )
    rows = [
        _step(group, edition, _Stated(*texts)) for group, texts in zip(groups, changes, strict=True)
    ]
    return html.Ol(rows, className="steps")


def _once_in_a_row(texts: Sequence[str]) -> list[str]:
    return ["" if text == last else text for text, last in zip(texts, ["", *texts], strict=False)]


def _where_changed(texts: Sequence[str]) -> list[str]:
    """Return the texts without those that repeat the one before.

    Where some are missing all stay: what is not said would look like what is the same.
    """
    return list(texts) if "" in texts else _once_in_a_row(texts)


def _step(accounts: Sequence[Step], edition: Edition, said: _Stated) -> html.Li:
    step = accounts[0]
    texts = ((said.date, "step-date"), (said.phase, "step-phase"), (said.place, "step-place"))
    places = {place for row in accounts for place in (row.place, row.to_place) if place}
    return html.Li(
        [
            *(html.Span(text, className=name) for text, name in texts if text),
            _words(accounts, edition),
            _remark(said.remark, edition),
        ],
        className=f"step is-{step.phase} {side_class(step.act_of, edition)}".strip(),
        **data(place=" ".join(sorted(places))),
    )


def _words(accounts: Sequence[Step], edition: Edition) -> Component:
    first, *others = accounts
    if not others:
        return html.Div(_account(first, edition), className="step-what")
    items = [html.Li(_account(first, edition))]
    for other in others:
        date = "" if other.date == first.date else stated_date(other.date, edition.language)
        own_date = html.Span(date, className="step-date") if date else None
        remark = _remark(without_remark(other.what).remark, edition)
        items.append(html.Li([own_date, *_account(other, edition), remark]))
    return html.Ul(items, className="step-what accounts")


def _account(step: Step, edition: Edition) -> list[Component | str | None]:
    """Return what one account says, and who and where."""
    return [
        without_remark(step.what).words,
        said_by_note(attribution_label(step.said_by, edition.language)),
        " ",
        citation(step.cites, edition, edition.claim_address(step)),
    ]


def _remark(remark: str, edition: Edition) -> Component | None:
    """Return the remark on a date; the editors' own under their name."""
    words, note = without_note(remark, edition.language)
    if note:
        return editors_note(note, edition)
    return html.P(words, className="step-remark") if words else None
