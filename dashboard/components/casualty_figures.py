"""The casualties of an event in its panel: every figure as its source states it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.casualty_chart import casualty_chart, casualty_table, chart_scale
from dashboard.components.casualty_sheets import casualty_sheets
from dashboard.components.citation import citation
from dashboard.components.claim_text import with_note
from dashboard.components.panel_sections import conflicts, empty_note, said_by_note
from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.sections.casualties import CasualtyFigure, CasualtySection, casualty_section


def casualties(event: Event, edition: Edition) -> list[Component]:
    """Return every figure with its own source; nothing is added up, and "unknown" is stated."""
    section = casualty_section(event, edition)
    if not section.figures:
        return [empty_note(section.empty)]
    rows = [
        _figure_with_parts(whole, parts, section.unknown, edition)
        for whole, parts in section.wholes
    ]
    return [
        html.P(section.warning, className="note"),
        *conflicts(event, edition, "casualties"),
        chart_scale(section),
        html.Ul(rows, className="figures"),
        *_perhaps_same(section, edition),
        casualty_table(section, edition),
    ]


def _perhaps_same(section: CasualtySection, edition: Edition) -> list[Component]:
    """Return the figures that may count the same people, in pairs."""
    if not section.perhaps_same:
        return []
    title = html.H4(edition.say("Perhaps the same people, counted twice"))
    return [title, *(casualty_sheets(pair, edition) for pair in section.perhaps_same)]


def _figure_with_parts(
    whole: CasualtyFigure,
    parts: Sequence[CasualtyFigure],
    unknown: str,
    edition: Edition,
) -> html.Li:
    content = _figure(whole, unknown, edition)
    if parts:
        rows = [
            html.Li(
                _figure(_new_in(part, whole), unknown, edition),
                className=f"figure side-{part.side}",
            )
            for part in parts
        ]
        content += [
            html.P(edition.say("Of these:"), className="of-these"),
            html.Ul(rows, className="parts"),
        ]
    return html.Li(content, className=f"figure side-{whole.side}")


def _figure(figure: CasualtyFigure, unknown: str, edition: Edition) -> list[Component | None]:
    return [
        html.P(
            [
                html.Strong(
                    figure.amount or unknown,
                    className="count" if figure.amount else "count is-unknown",
                ),
                html.Span(
                    " · ".join(filter(None, (figure.kind, figure.whose))), className="count-of"
                ),
            ],
            className="figure-head",
        ),
        # An unknown number has no picture: an empty frame would look like one that did not load.
        html.Div(casualty_chart(figure.squares), className="figure-picture")
        if figure.amount
        else None,
        html.Div(
            with_note(
                figure.statement,
                [
                    html.Span(f" [{figure.covers}]", className="cover") if figure.covers else None,
                    said_by_note(figure.attribution),
                    " ",
                    citation(figure.cites, edition, figure.address),
                ],
                edition,
            ),
            className="figure-text",
        ),
    ]


def _new_in(part: CasualtyFigure, whole: CasualtyFigure) -> CasualtyFigure:
    """Return a part without what its whole has said already: type, side, area, time and speaker."""
    return part._replace(
        kind="" if (part.kind, part.whose) == (whole.kind, whole.whose) else part.kind,
        whose="" if (part.kind, part.whose) == (whole.kind, whole.whose) else part.whose,
        covers="" if part.covers == whole.covers else part.covers,
        attribution="" if part.attribution == whole.attribution else part.attribution,
    )
