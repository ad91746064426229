"""The heading of a panel: title, dates, places, where all was read, and the summary."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.symbol import symbol
from dashboard.data.records import Citation, Event
from dashboard.downloads.citation_text import short_reference
from dashboard.downloads.event_works import pages_read
from dashboard.edition import Edition
from dashboard.html.attributes import data
from dashboard.languages.date_phrases import period_in_words
from dashboard.languages.language import Language
from dashboard.sections.section_lines import first_sentence
from dashboard.sections.vocabulary import kind_label, not_placed_reason, place_label

TITLE_ID = "panel-title"


def panel_heading(event: Event, edition: Edition) -> html.Header:
    return html.Header(
        [
            _links(event, edition.language),
            html.P(
                [symbol(event, edition), kind_label(event, edition)],
                className="panel-kind",
            ),
            html.H2(event.title, id=TITLE_ID, tabIndex="-1", dir="auto"),
            html.P(
                period_in_words(event.start, event.end, edition.language), className="panel-dates"
            ),
            _note(event.date_note),
            _perhaps_same(event, edition),
            html.P(_places(event, edition), className="panel-places"),
            html.P(_read_in(event, edition), className="note"),
            _summary(event, edition),
        ],
        className="panel-heading",
    )


def _perhaps_same(event: Event, edition: Edition) -> html.P | None:
    """Return which events may be the same as this one; the texts that disagree are below."""
    others = edition.perhaps_same(event.id)
    if not others:
        return None
    before, after = edition.say("May be the same event as {event}").split("{event}")
    links: list[Component | str] = []
    for other in others:
        links += ["; "] * bool(links)
        links.append(html.A(other.title, href=f"?event={other.id}", dir="auto"))
    return html.P([before, *links, after], className="note perhaps-same")


def _links(event: Event, language: Language) -> html.Div:
    """Return the links of the panel: back to all events, to the handout, and to compare."""
    return html.Div(
        [
            back_link(language),
            html.A(
                language.say("Handout (PDF)"),
                href=f"handouts/{event.id}.pdf",
                className="sheet-link",
            ),
            html.A(
                language.say("Compare"),
                href=f"?view=compare&compare={event.id}",
                className="compare-link",
                title=language.say("Compare with another event"),
            ),
        ],
        className="panel-links",
    )


def back_link(language: Language) -> html.A:
    return html.A(language.say("← All events"), href="?event=", className="back-link")


def _places(event: Event, edition: Edition) -> str:
    if not event.places:
        return not_placed_reason(event, edition)
    return "; ".join(place_label(edition.place(place)) for place in event.places)


def _read_in(event: Event, edition: Edition) -> str:
    """Return where all claims of the panel were read."""
    where = Citation(edition.config.read_in, pages_read(event, edition))
    return edition.say("We found all claims below in {work}.").format(
        work=short_reference(where, edition)
    )


def _note(text: str) -> html.P | None:
    return html.P(text, className="note") if text else None


def _summary(event: Event, edition: Edition) -> Component:
    """Return the summary, folded after its first sentence."""
    cites = citation(event.cites, edition)
    first, rest = first_sentence(event.summary)
    if not rest:
        return html.P([event.summary, " ", cites], className="panel-summary")
    lead = html.Span(first, className="fold-lead")
    return html.Details(
        [
            # Its words are those of the style sheet, so that the text of the summary stays whole.
            html.Summary([lead, " "], **data(more=edition.say("Read on"))),
            html.P([rest, " ", cites], className="fold-body"),
        ],
        className="fold panel-summary",
    )
