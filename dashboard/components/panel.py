"""The panel of one event: chronology, causes, casualties, people, interpretations, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.components.casualty_figures import casualties
from dashboard.components.chronology import chronology
from dashboard.components.other_works import SECTION, other_works
from dashboard.components.panel_heading import TITLE_ID, back_link, panel_heading
from dashboard.components.panel_sections import (
    causes,
    conflicts,
    interpretations,
    people,
    silence_about,
)
from dashboard.components.references import references
from dashboard.components.section_names import section_names
from dashboard.components.sheet_grip import sheet_grip
from dashboard.data.records import Event
from dashboard.downloads.event_works import works_cited
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.sections.other_works import other_works_section
from dashboard.sections.section_lines import SectionLine, section_line

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
    parts = {name: _claims_section(name, lines[name], event, edition) for name in told}
    parts["conflicts"] = _section(
        "conflicts",
        edition.say("Where texts disagree or are unclear"),
        conflicts(event, edition),
        section_line("conflicts", event, edition).text,
    )
    parts[SECTION] = _section(SECTION, others.title, other_works(others))
    parts["sources"] = _section(
        "sources", edition.say("Works cited"), references(cited, edition), works
    )
    silence = _silence([name for name in SECTIONS if name not in told], edition)
    names = section_names([name for name, part in parts.items() if part], event, edition)
    return html.Article(
        [
            sheet_grip(edition.language),
            panel_heading(event, edition),
            names,
            *parts.values(),
            silence,
        ],
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
                    html.Div(back_link(language), className="panel-links"),
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
        silence = silence_about(name, edition)  # as a comparison says it
        titles.append(html.Span(_title(name, edition), **data(section=name, silence=silence)))
    return html.Section(
        [
            html.H3(edition.say("Not stated in the article:"), id=heading),
            html.P(titles, className="silence"),
        ],
        className="panel-section is-silent",
        **aria(labelledby=heading),
    )
