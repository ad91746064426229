"""The timeline: bars of the events, marks of the historical background, thumbs, and a player."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dash import html

from dashboard.data.config import Preset
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas


class Period(NamedTuple):
    """Two days, both inclusive."""

    first: date
    last: date


SPEEDS = ("1", "2", "4", "0.5")


def timeline(edition: Edition) -> html.Section:
    """Return the frame of the timeline; the browser draws the visible part of it."""
    return html.Section(
        [
            _strip(),
            _head(edition),
            _player(edition.language),
            html.P(id=ids.IN_VIEW, className="in-view"),
            html.Div(
                [
                    html.Div(id=ids.TIME_BARS, className="bars", **aria(hidden="true")),
                    html.Div(
                        id=ids.TIME_MARKS,
                        className="marks",
                        role="group",
                        **aria(label=edition.say("Historical background")),
                    ),
                    _track(edition),
                ],
                className="time-body",
            ),
            html.Nav(
                id=ids.TIME_AXIS, className="axis", **aria(label=edition.say("Years and days"))
            ),
            html.P(id=ids.TIME_STATUS, className="time-told", role="status"),
        ],
        className="time needs-scripts",
        **aria(label=edition.say("Timeline")),
    )


def _strip() -> html.Div:
    return html.Div(
        [
            html.P(id=ids.LEAP, className="leap"),
            html.Ul(id=ids.CAPTION, className="caption"),
            html.Button(id=ids.MORE_STEPS, type="button", hidden=True, **aria(expanded="false")),
        ],
        id=ids.STRIP,
        className="time-strip",
        hidden=True,
    )


def _head(edition: Edition) -> html.Div:
    return html.Div(
        [
            html.H2(edition.say("Period")),
            html.P(id=ids.PERIOD, className="period"),
            _units(edition),
            html.Button(
                [
                    html.Span(className="tick", **aria(hidden="true")),
                    edition.say("Make finished events paler"),
                ],
                id=ids.SO_FAR,
                type="button",
                title=edition.say(
                    "Make paler the events that were over before the last day of this period"
                ),
                className="so-far",
                **data(play="so-far"),
                **aria(pressed="false"),
            ),
            html.Nav(
                _presets(edition),
                className="presets",
                **aria(label=edition.say("Periods")),
            ),
        ],
        className="time-head",
    )


def _units(edition: Edition) -> html.Div:
    units = (
        ("year", edition.say("Years")),
        ("month", edition.say("Months")),
        ("day", edition.say("Days")),
    )
    buttons = [
        html.Button(
            name,
            type="button",
            **data(**{"time-zoom": unit}),
            **aria(pressed=str(unit == "year").lower()),
        )
        for unit, name in units
    ]
    return html.Div(
        buttons, className="units", role="group", **aria(label=edition.say("Units of time"))
    )


def _presets(edition: Edition) -> list[html.A]:
    config = edition.config
    presets = [(preset.name, _period_of(preset, edition)) for preset in config.presets]
    links = [_preset(name, period) for name, period in presets if period]
    whole = Period(config.first, config.last)
    return [_preset(edition.say("All years"), whole, id=ids.ALL_YEARS), *links]


def _preset(name: str, period: Period, **attributes: str) -> html.A:
    first, last = period.first.isoformat(), period.last.isoformat()
    return html.A(
        name,
        href=f"?from={first}&to={last}",
        className="preset",
        **data(preset=f"{first}/{last}"),
        **attributes,  # type: ignore[arg-type]  # an id
    )


def _period_of(preset: Preset, edition: Edition) -> Period | None:
    """Return the period of a preset: its own, or that of its event; None where it has left."""
    if preset.first and preset.last:
        return Period(preset.first, preset.last)
    event = next((event for event in edition.events if event.id == preset.event), None)
    bounds = edition.span(event) if event else None
    if bounds is None:
        return None
    time = edition.config.time
    return Period(max(bounds.start_earliest, time.first), min(bounds.end_latest, time.last))


def _player(language: Language) -> html.Div:
    speeds = [html.Option(f"{speed}×", value=speed) for speed in SPEEDS]  # the first is chosen
    return html.Div(
        [
            _button("", language.say("Play"), id=ids.PLAY, **data(play="play")),
            html.Select(speeds, id=ids.SPEED, **aria(label=language.say("Speed"))),
            _button("‹", language.say("Step back"), **data(play="previous")),
            _button("›", language.say("Step forward"), **data(play="next")),
        ],
        className="player",
    )


def _button(sign: str, label: str, **attributes: str) -> html.Button:
    props: dict[str, str] = {"title": label, "aria-label": label, **attributes}
    return html.Button(sign, type="button", **props)  # type: ignore[arg-type]  # data-*, aria-*


def _track(edition: Edition) -> html.Div:
    return html.Div(
        [
            html.Div(id=ids.SHADE_BEFORE, className="shade shade-before"),
            html.Div(id=ids.SHADE_AFTER, className="shade shade-after"),
            _handle(ids.THUMB_FROM, edition.say("Start of the period"), edition),
            _handle(ids.THUMB_BOTH, edition.say("Whole period"), edition),
            _handle(ids.THUMB_TO, edition.say("End of the period"), edition),
        ],
        id=ids.TIME_TRACK,
        className="time-track",
    )


def _handle(handle_id: str, label: str, atlas: Atlas) -> html.Div:
    first, last = atlas.config.first.year, atlas.config.last.year
    return html.Div(
        None if handle_id == ids.THUMB_BOTH else html.Span(className="thumb-grip"),
        id=handle_id,
        className="thumb-both" if handle_id == ids.THUMB_BOTH else "thumb",
        role="slider",
        tabIndex="0",
        **aria(
            label=label,
            orientation="horizontal",
            valuemin=str(first),
            valuemax=str(last),
            valuenow=str(last if handle_id == ids.THUMB_TO else first),
        ),
    )
