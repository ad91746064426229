"""The timeline: bars of the events, marks of what happened around, thumbs, and a player."""

from __future__ import annotations

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas

SPEEDS = ("1", "2", "4", "0.5")


def timeline(atlas: Atlas, language: Language) -> html.Section:
    """Return the frame of the timeline; the browser draws what the window of time shows."""
    return html.Section(
        [
            _head(atlas, language),
            _player(language),
            html.Div(
                [
                    html.Div(id=ids.TIME_BARS, className="bars", **aria(hidden="true")),
                    html.Div(id=ids.TIME_MARKS, className="marks", **aria(hidden="true")),
                    _track(atlas, language),
                ],
                className="time-body",
            ),
            html.Nav(
                id=ids.TIME_AXIS, className="axis", **aria(label=language.say("Years and days"))
            ),
            html.Ul(id=ids.CAPTION, className="caption"),
            html.P(id=ids.TIME_TOLD, className="time-told", role="status"),
        ],
        className="time",
        **aria(label=language.say("Period")),
    )


def _head(atlas: Atlas, language: Language) -> html.Div:
    return html.Div(
        [
            html.H2(language.say("Period")),
            html.P(id=ids.PERIOD, className="period"),
            html.Nav(
                _presets(atlas, language),
                className="presets",
                **aria(label=language.say("Periods")),
            ),
            html.Button(
                language.say("So far"),
                id=ids.SO_FAR,
                type="button",
                title=language.say("Let time accumulate; what is past is dimmed"),
                className="so-far",
                **data(play="so-far"),
                **aria(pressed="false"),
            ),
        ],
        className="time-head",
    )


def _presets(atlas: Atlas, language: Language) -> list[html.A]:
    whole = f"?from={atlas.config.first.isoformat()}&to={atlas.config.last.isoformat()}"
    found = [
        html.A(
            language.say(preset.name),
            href=f"?from={preset.first.isoformat()}&to={preset.last.isoformat()}",
            className="preset",
            **data(preset=""),
        )
        for preset in atlas.config.presets
    ]
    every = html.A(
        language.say("All years"),
        href=whole,
        id=ids.ALL_YEARS,
        className="preset",
        **data(preset=""),
    )
    return [*found, every]


def _player(language: Language) -> html.Div:
    speeds = [html.Option(f"{speed}×", value=speed) for speed in SPEEDS]  # the first is chosen
    return html.Div(
        [
            _button("", language.say("Play"), id=ids.PLAY, **data(play="play")),
            html.Select(speeds, id=ids.SPEED, **aria(label=language.say("Speed"))),
            _button("‹", language.say("One step back"), **data(play="previous")),
            _button("›", language.say("One step on"), **data(play="next")),
            _button("−", language.say("Show more time"), **{"data-time-zoom": "out"}),
            _button("+", language.say("Look closer at time"), **{"data-time-zoom": "in"}),
        ],
        className="player",
    )


def _button(sign: str, words: str, **attributes: str) -> html.Button:
    named: dict[str, str] = {"title": words, "aria-label": words, **attributes}
    return html.Button(sign, type="button", **named)  # type: ignore[arg-type]  # data-*, aria-*


def _track(atlas: Atlas, language: Language) -> html.Div:
    return html.Div(
        [
            html.Div(id=ids.SHADE_BEFORE, className="shade shade-before"),
            html.Div(id=ids.SHADE_AFTER, className="shade shade-after"),
            _handle(ids.THUMB_FROM, language.say("Start of the period"), atlas),
            _handle(ids.THUMB_BOTH, language.say("Whole period"), atlas),
            _handle(ids.THUMB_TO, language.say("End of the period"), atlas),
        ],
        id=ids.TIME_TRACK,
        className="time-track",
    )


def _handle(name: str, label: str, atlas: Atlas) -> html.Div:
    first, last = atlas.config.first.year, atlas.config.last.year
    return html.Div(
        None if name == ids.THUMB_BOTH else html.Span(className="thumb-grip"),
        id=name,
        className="thumb-both" if name == ids.THUMB_BOTH else "thumb",
        role="slider",
        tabIndex="0",
        **aria(
            label=label,
            orientation="horizontal",
            valuemin=str(first),
            valuemax=str(last),
            valuenow=str(last if name == ids.THUMB_TO else first),
        ),
    )
