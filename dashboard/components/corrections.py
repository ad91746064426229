"""The list of corrections, and how to report an error."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.method import corrections_address
from dashboard.data.records import Correction
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


def corrections(atlas: Atlas, language: Language) -> list[Component]:
    """Return every correction, newest first, or that there is none; and how to report an error."""
    newest_first = sorted(atlas.tables.corrections, key=_day, reverse=True)
    rows = [_correction(correction, atlas, language) for correction in newest_first]
    content = html.Ol(rows, className="steps") if rows else _no_corrections(language)
    return [
        content,
        html.P(
            language.say(
                "Found something wrong? Say which row of which table, and at which page of which "
                "work one can see it. Corrections: {where}."
            ).format(where=corrections_address(atlas, language))
        ),
    ]


def _no_corrections(language: Language) -> html.P:
    return html.P(language.say("No correction has been made yet."), className="silence")


def _day(correction: Correction) -> str:
    return correction.date.edtf if correction.date else ""


def _correction(correction: Correction, atlas: Atlas, language: Language) -> html.Li:
    day = date_in_words(correction.date, language) if correction.date else ""
    place = f"{correction.file}, {correction.record}" if correction.record else correction.file
    reporter = language.say("Reported by {name}.").format(name=correction.reported_by)
    return html.Li(
        [
            html.Span(day, className="step-date"),
            html.Strong(place),
            html.Div(
                [
                    language.say(correction.what),
                    f" {reporter} " if correction.reported_by else " ",
                    citation(correction.cites, atlas, language),
                ],
                className="step-what",
            ),
        ],
        className="step",
    )
