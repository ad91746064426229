"""The list of corrections, and how to report an error."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.method import corrections_address
from dashboard.data.records import Correction
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language


def corrections(edition: Edition) -> list[Component]:
    """Return every correction, newest first, or that there is none; and how to report an error."""
    newest_first = sorted(edition.tables.corrections, key=_day, reverse=True)
    rows = [_correction(correction, edition) for correction in newest_first]
    content = html.Ol(rows, className="steps") if rows else _no_corrections(edition.language)
    return [
        content,
        html.P(
            edition.say(
                "Found a mistake? Tell us the table and the row, and the work and page where "
                "we can check it. Send corrections to: {where}."
            ).format(where=corrections_address(edition))
        ),
    ]


def _no_corrections(language: Language) -> html.P:
    return html.P(language.say("No corrections have been made yet."), className="silence")


def _day(correction: Correction) -> str:
    return correction.date.edtf if correction.date else ""


def _correction(correction: Correction, edition: Edition) -> html.Li:
    day = date_in_words(correction.date, edition.language) if correction.date else ""
    place = f"{correction.file}, {correction.record}" if correction.record else correction.file
    reporter = edition.say("Reported by {name}.").format(name=correction.reported_by)
    return html.Li(
        [
            html.Span(day, className="step-date"),
            html.Strong(place),
            html.Div(
                [
                    correction.what,
                    f" {reporter} " if correction.reported_by else " ",
                    citation(correction.cites, edition),
                ],
                className="step-what",
            ),
        ],
        className="step",
    )
