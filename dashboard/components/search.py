"""The search in the header: the frame that the page has, and what the scripts put into it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dash import html

from dashboard.components.citation import citation
from dashboard.components.vocabulary import place_in_words
from dashboard.data.records import Citation, ContextEntry, Place, Term
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup, to_html
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


def search_frame() -> html.Div:
    """Return the room of the search in the header; without scripts there is nothing in it."""
    return html.Div(id=ids.SEARCH, className="search")


def search_form(language: Language) -> str:
    """Return as HTML text what fills the frame: a button for small screens, box and results."""
    close = language.say("Close the search")
    opener = html.Button(
        _sign(),
        type="button",
        className="search-open",
        title=language.say("Search"),
        **aria(label=language.say("Search"), expanded="false", controls=ids.SEARCH_BOX),
    )
    form = html.Form(
        [
            _sign(),
            _box(language),
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
    """Return as HTML text what stands in the place of results where there are none."""
    words = language.say("A name may be written with or without its marks.")
    return to_html(
        [
            html.P(words, className="search-nothing"),
            html.A(
                language.say("The list of events names every record"),
                href="?view=",
                className="search-row search-list",
                **data(list=""),
            ),
        ]
    )


def term_card(term: Term, atlas: Atlas, language: Language) -> str:
    """Return as HTML text a term with its meaning and where it is explained."""
    return _card(language.say(term.term), language.say(term.meaning), term.cites, atlas, language)


def around_card(entry: ContextEntry, atlas: Atlas, language: Language) -> str:
    """Return as HTML text what happened around the uprisings, with its date and its source."""
    title = language.say(entry.title)
    if entry.date:
        title = f"{date_in_words(entry.date, language)}: {title}"
    return _card(title, language.say(entry.what), entry.cites, atlas, language)


def place_card(place: Place, around: list[ContextEntry], atlas: Atlas, language: Language) -> str:
    """Return as HTML text a place that no event names: its note, and what happened there."""
    name = html.P(html.Strong(place_in_words(place, language)))
    note = html.P(language.say(place.note), className="note") if place.note else None
    return to_html([name, note]) + "".join(around_card(entry, atlas, language) for entry in around)


def _card(
    title: str, words: str, cites: Sequence[Citation], atlas: Atlas, language: Language
) -> str:
    return to_html(
        html.P([html.Strong(title), html.Br(), words, " ", citation(cites, atlas, language)])
    )


def _sign() -> html.Span:
    return html.Span(className="search-sign", **aria(hidden="true"))


def _box(language: Language) -> Markup:
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
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return Markup(f"<input {written}>")
