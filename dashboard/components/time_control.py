"""The time control: a column of marks for each year, and two thumbs that choose the period."""

from __future__ import annotations

from datetime import date

from dash import html

from dashboard.components import ids
from dashboard.components.attributes import aria
from dashboard.components.symbol import symbol_classes
from dashboard.language import Language
from dashboard.model import Atlas


def time_control(atlas: Atlas, language: Language) -> html.Section:
    """Return the control for the years of the atlas; scripts move the thumbs."""
    years = range(atlas.outline.first.year, atlas.outline.last.year + 1)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(language.say("Period")),
                    html.Output(id=ids.PERIOD, className="period"),
                    html.A(
                        language.say("All years"),
                        href=f"?from={years[0]}&to={years[-1]}",
                        id=ids.ALL_YEARS,
                        className="all-years",
                    ),
                ],
                className="time-head",
            ),
            html.Div([_columns(years, atlas), _track(years, language)], className="time-body"),
            html.Div([_year(year, language) for year in years], className="years"),
        ],
        className="time",
        **aria(label=language.say("Period")),
    )


def _columns(years: range, atlas: Atlas) -> html.Div:
    columns = [html.Div(_marks(year, atlas), className="column") for year in years]
    return html.Div(columns, className="columns", **aria(hidden="true"))


def _marks(year: int, atlas: Atlas) -> list[html.Span]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [(event, atlas.certainty(event, first, last)) for event in atlas.events]
    return [
        html.Span(className=f"{symbol_classes(event, atlas)} is-{certainty}")
        for event, certainty in found
        if certainty != "out"
    ]


def _track(years: range, language: Language) -> html.Div:
    return html.Div(
        [
            html.Div(id=ids.SHADE_BEFORE, className="shade shade-before"),
            html.Div(id=ids.SHADE_AFTER, className="shade shade-after"),
            _thumb(ids.THUMB_FROM, language.say("First year"), years),
            _thumb(ids.THUMB_TO, language.say("Last year"), years),
        ],
        id=ids.TIME_TRACK,
        className="time-track",
    )


def _thumb(name: str, label: str, years: range) -> html.Div:
    return html.Div(
        html.Span(className="thumb-grip"),
        id=name,
        className="thumb",
        role="slider",
        tabIndex="0",
        **aria(
            label=label,
            orientation="horizontal",
            valuemin=str(years[0]),
            valuemax=str(years[-1]),
            valuenow=str(years[0] if name == ids.THUMB_FROM else years[-1]),
        ),
    )


def _year(year: int, language: Language) -> html.A:
    label = language.say("only {year}").format(year=year)
    return html.A(str(year), href=f"?from={year}&to={year}", className="year", title=label)
