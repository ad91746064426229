"""What was corrected, and how to tell of what is wrong."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.introduction import where_to_write
from dashboard.data.records import Correction
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


def corrections(atlas: Atlas, language: Language) -> list[Component]:
    """Return every correction, the latest first, or that there is none; and how to report one."""
    made = sorted(atlas.tables.corrections, key=_day, reverse=True)
    rows = [_correction(each, atlas, language) for each in made]
    told = html.Ol(rows, className="steps") if rows else _none(language)
    return [
        told,
        html.P(
            language.say(
                "Found something wrong? Say which row of which table, and at which page of which "
                "work one can see it. Corrections: {where}."
            ).format(where=where_to_write(atlas, language))
        ),
    ]


def _none(language: Language) -> html.P:
    return html.P(language.say("No correction has been made yet."), className="silence")


def _day(correction: Correction) -> str:
    return correction.date.edtf if correction.date else ""


def _correction(made: Correction, atlas: Atlas, language: Language) -> html.Li:
    day = date_in_words(made.date, language) if made.date else ""
    place = f"{made.file}, {made.record}" if made.record else made.file
    found = language.say("Reported by {name}.").format(name=made.reported_by)
    return html.Li(
        [
            html.Span(day, className="step-date"),
            html.Strong(place),
            html.Div(
                [
                    language.say(made.what),
                    f" {found} " if made.reported_by else " ",
                    citation(made.cites, atlas, language),
                ],
                className="step-what",
            ),
        ],
        className="step",
    )
