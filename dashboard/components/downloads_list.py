"""The downloads of the atlas: one line for each file."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.downloads import Offer, offers
from dashboard.edition import Edition
from dashboard.languages.language import Language


def downloads_list(edition: Edition) -> list[Component]:
    """Return the files generated from the tables, then the tables, each with its number of rows.

    The links are relative and say under which name to save, so they work in an export too.
    """
    generated = [offer for offer in offers(edition) if offer.rows is None]
    tables = [offer for offer in offers(edition) if offer.rows is not None]
    return [
        html.P(
            edition.say(
                "You may use all of this under {licence}. In every file, an empty or missing "
                "value means that the source does not say; it does not mean zero. No figures "
                "have been added together."
            ).format(licence=edition.config.data_licence.name)
        ),
        _offers_list(generated, edition.language),
        html.H4(edition.say("Individual tables")),
        html.P(
            edition.say(
                "CSV files (UTF-8), each with a note on what one row is. If Excel shows "
                "garbled letters, choose Data > From Text/CSV and then UTF-8."
            ),
            className="note",
        ),
        _offers_list(tables, edition.language),
    ]


def _offers_list(file_offers: list[Offer], language: Language) -> html.Ul:
    return html.Ul([_offer_item(offer, language) for offer in file_offers], className="downloads")


def _offer_item(offer: Offer, language: Language) -> html.Li:
    rows = None
    if offer.rows is not None:
        row_count = language.say_many("{n} row", "{n} rows", offer.rows).format(n=offer.rows)
        rows = html.Span(row_count, className="download-rows")
    return html.Li(
        [
            html.A(offer.name, href=f"downloads/{offer.name}", download=offer.save_as),
            html.Span(offer.description, className="download-holds"),
            rows,
        ]
    )
