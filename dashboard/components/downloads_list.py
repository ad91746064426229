"""What can be taken from the atlas: a line for every file."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.downloads import Offer, offers
from dashboard.languages.language import Language
from dashboard.model import Atlas


def downloads_list(atlas: Atlas, language: Language) -> list[Component]:
    """Return the files made of the tables, then the tables, each with its number of rows.

    The links are relative, and name the file to keep, so that they hold in a folder of files too.
    """
    made = [each for each in offers(atlas, language) if each.rows is None]
    tables = [each for each in offers(atlas, language) if each.rows is not None]
    return [
        html.P(
            language.say(
                "All may be used under {licence}. In every file an empty or missing value means "
                "that the source does not say, which is not zero; we have added nothing up."
            ).format(licence=atlas.config.data_licence.name)
        ),
        _list(made, language),
        html.H4(language.say("The tables, one by one")),
        html.P(
            language.say(
                "CSV files in UTF-8; beside each stands what one row is. If Excel shows wrong "
                "letters, take Data, From Text/CSV, and choose UTF-8."
            ),
            className="note",
        ),
        _list(tables, language),
    ]


def _list(files: list[Offer], language: Language) -> html.Ul:
    return html.Ul([_line(each, language) for each in files], className="downloads")


def _line(file: Offer, language: Language) -> html.Li:
    rows = None
    if file.rows is not None:
        counted = language.say_many("{n} row", "{n} rows", file.rows).format(n=file.rows)
        rows = html.Span(counted, className="download-rows")
    return html.Li(
        [
            html.A(file.name, href=f"downloads/{file.name}", download=file.save_as),
            html.Span(file.holds, className="download-holds"),
            rows,
        ]
    )
