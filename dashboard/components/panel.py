"""The panel of one event: chronology, causes, casualties, people, interpretations, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.components.chronology import chronology
from dashboard.components.citation import citation
from dashboard.components.other_works import SECTION, other_works
from dashboard.components.panel_sections import (
    casualties,
    causes,
    conflicts,
    interpretations,
    people,
)
from dashboard.components.references import pages_read, references, works_cited
from dashboard.components.sheet_grip import sheet_grip
from dashboard.components.symbol import symbol
from dashboard.data.records import Citation, Event
from dashboard.downloads.citation_text import short_reference
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.languages.date_phrases import period_in_words
from dashboard.languages.language import Language
from dashboard.sections.other_works import other_works_section
from dashboard.sections.section_lines import SectionLine, first_sentence, section_line
from dashboard.sections.vocabulary import kind_label, not_placed_reason, place_label

TITLE_ID = "panel-title"
SECTIONS: Final[Mapping[str, Callable[[Event, Edition], list[Component]]]] = MappingProxyType(
    {
        "people": people,
        "causes": causes,
        "casualties": casualties,
        "chronology": chronology,
        "interpretations": interpretations,
    }
)
# The names of all sections, which an address may ask for with `at`.
PANEL_SECTIONS: Final = (*SECTIONS, "leaders", "participants", "conflicts", SECTION, "sources")


def panel(event: Event, edition: Edition) -> html.Article:
    """Return all claims about `event`, each with its citation.

    Sections of which the article says nothing come last, together in one line.
    """
    cited, others = works_cited(event, edition), other_works_section(event, edition)
    works = edition.say_many("{n} work", "{n} works", len(cited)).format(n=len(cited))
    lines = {name: section_line(name, event, edition) for name in SECTIONS}
    told = [name for name in SECTIONS if lines[name].claims or _has_points(name, event, edition)]
    sections = [
        *(_claims_section(name, lines[name], event, edition) for name in told),
        _section(
            "conflicts",
            edition.say("Where texts disagree or are unclear"),
            conflicts(event, edition),
            section_line("conflicts", event, edition).text,
        ),
        _section(SECTION, others.title, other_works(others)),
        _section("sources", edition.say("Works cited"), references(cited, edition), works),
        _silence([name for name in SECTIONS if name not in told], edition),
    ]
    return html.Article(
        [sheet_grip(edition.language), _heading(event, edition), *sections],
        className="panel-article",
        **data(panel=event.id),
        **aria(labelledby=TITLE_ID),
    )


def _title(name: str, edition: Edition) -> str:
    return {
        "people": edition.say("Who led, and who took part"),
        "causes": edition.say("Causes and aims"),
        "casualties": edition.say("Casualties"),
        "chronology": edition.say("What happened, and where"),
        "interpretations": edition.say("How it is interpreted, and by whom"),
    }[name]


def missing_panel(language: Language) -> html.Article:
    """Return what replaces a panel that failed to load; a script adds the title."""
    text = language.say("The text about this event did not load. Load the page again.")
    return html.Article(
        [
            html.Header(
                [
                    html.Div(_back(language), className="panel-links"),
                    html.H2(id=TITLE_ID, tabIndex="-1"),
                ],
                className="panel-heading",
            ),
            html.P(text, className="silence"),
        ],
        className="panel-article",
        **aria(labelledby=TITLE_ID),
    )


def _has_points(name: str, event: Event, edition: Edition) -> bool:
    """Return whether texts disagree on what this section tells, even if it has no claim."""
    parts = ("leaders", "participants") if name == "people" else (name,)
    return any(point.section in parts for point in edition.conflicts(event.id))


def _section_content(name: str, event: Event, edition: Edition) -> list[Component]:
    """Return the claims of a section, and the points on which they differ."""
    content = SECTIONS[name](event, edition)
    if name == "casualties":
        return content  # there the points come before the figures
    return [*content, *conflicts(event, edition, name)]


def _heading(event: Event, edition: Edition) -> html.Header:
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
            _back(language),
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


def _back(language: Language) -> html.A:
    return html.A(language.say("← All events"), href="?event=", className="back-link")


def _places(event: Event, edition: Edition) -> str:
    if not event.places:
        return not_placed_reason(event, edition)
    return "; ".join(place_label(edition.place(place)) for place in event.places)


def _read_in(event: Event, edition: Edition) -> str:
    """Return where all claims of the panel were read."""
    where = Citation(edition.config.read_in, pages_read(event, edition))
    return edition.say("All cited in {work}.").format(work=short_reference(where, edition))


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


def _section(
    name: str, title: str, content: list[Component], line: str = "", count: str = ""
) -> html.Section | None:
    """Return a section, folded to its title, its line and the number of its claims."""
    if not content:
        return None
    heading = f"panel-{name}"
    summary = html.Summary(
        [
            html.H3(title, id=heading),
            html.Span(count, className="fold-count") if count else None,
            html.Span(line, className="fold-line") if line else None,
        ]
    )
    return html.Section(
        html.Details([summary, html.Div(content, className="fold-body")], className="fold"),
        className=f"panel-section section-{name}",
        **data(section=name),
        **aria(labelledby=heading),
    )


def _claims_section(
    name: str, line: SectionLine, event: Event, edition: Edition
) -> html.Section | None:
    count = edition.say_many("{n} claim", "{n} claims", line.claims).format(n=line.claims)
    content = _section_content(name, event, edition)
    return _section(name, _title(name, edition), content, line.text, count)


def _silence(names: Sequence[str], edition: Edition) -> html.Section | None:
    """Return the names of the sections of which the article says nothing, in one line."""
    if not names:
        return None
    heading = "panel-silence"
    titles: list[Component | str] = []
    for name in names:
        titles += [" · "] * bool(titles)
        titles.append(html.Span(_title(name, edition), **data(section=name)))
    return html.Section(
        [
            html.H3(edition.say("Not stated in the article:"), id=heading),
            html.P(titles, className="silence"),
        ],
        className="panel-section is-silent",
        **aria(labelledby=heading),
    )
