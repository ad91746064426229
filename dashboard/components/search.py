"""The search in the header: its container, and what the scripts put into it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dash import html

from dashboard.components.citation import citation
from dashboard.data.records import Citation, ContextEntry, Place, Term
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup, to_html
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.sections.vocabulary import place_label


def search_frame() -> html.Div:
    """Return the container of the search in the header; without scripts it stays empty."""
    return html.Div(id=ids.SEARCH, className="search")


def search_form(language: Language) -> str:
    """Return the search as HTML text: a button for small screens, input and results."""
    close = language.say("Close search")
    opener = html.Button(
        _icon(),
        type="button",
        className="search-open",
        title=language.say("Search"),
        **aria(label=language.say("Search"), expanded="false", controls=ids.SEARCH_BOX),
    )
    form = html.Form(
        [
            _icon(),
            _input(language),
            html.Button(
                "×",
                type="button",
                className="search-close",
                title=close,
                **data(close=""),
                **aria(label=close),
            ),
        ],
        role="search",
        className="search-form",
    )
    results = html.Div(
        [
            html.P(id=ids.SEARCH_COUNT, className="search-count", role="status"),
            html.Div(id=ids.SEARCH_RESULTS),
        ],
        className="search-panel",
    )
    return to_html([opener, form, results])


def nothing_found(language: Language) -> str:
    """Return as HTML text what is shown when there are no results."""
    hint = language.say("You can type names with or without accents.")
    return to_html(
        [
            html.P(hint, className="search-nothing"),
            html.A(
                language.say("See all events in the list"),
                href="?view=",
                className="search-row search-list",
                **data(list=""),
            ),
        ]
    )


def term_card(term: Term, edition: Edition) -> str:
    """Return a term with its meaning and its citation, as HTML text."""
    return _card(term.term, term.meaning, term.cites, edition)


def context_card(entry: ContextEntry, edition: Edition) -> str:
    """Return an entry of the historical background with its date and citation, as HTML text."""
    title = entry.title
    if entry.date:
        title = f"{date_in_words(entry.date, edition.language)}: {title}"
    return _card(title, entry.what, entry.cites, edition)


def place_card(place: Place, context_entries: list[ContextEntry], edition: Edition) -> str:
    """Return a place that no event names, its note, and what happened there, as HTML text."""
    name = html.P(html.Strong(place_label(place)))
    note = html.P(place.note, className="note") if place.note else None
    return to_html([name, note]) + "".join(
        context_card(entry, edition) for entry in context_entries
    )


def _card(title: str, text: str, cites: Sequence[Citation], edition: Edition) -> str:
    return to_html(html.P([html.Strong(title), html.Br(), text, " ", citation(cites, edition)]))


def _icon() -> html.Span:
    return html.Span(className="search-sign", **aria(hidden="true"))


def _input(language: Language) -> Markup:
    # `dash.html` has no input.
    attributes = {
        "type": "search",
        "id": ids.SEARCH_BOX,
        "placeholder": language.say("Search"),
        "aria-label": language.say("Search events, places, people, terms and works"),
        "aria-controls": ids.SEARCH_RESULTS,
        "aria-keyshortcuts": "/",
        "autocomplete": "off",
        "autocapitalize": "off",
        "spellcheck": "false",
        "enterkeyhint": "search",
    }
    markup = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<input {markup}>")
