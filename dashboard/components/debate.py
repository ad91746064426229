"""The debate view: who says what of the events and who does not, which causes are named, and where
claims differ.

The atlas collects claims and does not weigh them: a dot is one claim, not a vote.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.debate_strip import debated, event_link, mark_item
from dashboard.components.interpretation_item import interpretation_item
from dashboard.components.panel_sections import claim, conflict
from dashboard.data.columns import EDITORS
from dashboard.data.records import Cause, Conflict, Event, Evidence
from dashboard.edition import Edition
from dashboard.html.attributes import aria
from dashboard.sections.debate import Strip, Wave, cause_marks, strips, wave_names
from dashboard.sections.section_lines import first_names


def debate(edition: Edition) -> html.Article:
    """Return the view: a strip for each interpretation and each cause, and all disputed points."""
    return html.Article(
        [
            html.H2(_title(edition), tabIndex="-1"),
            html.P(
                edition.say(
                    "Who says so is on the left of each strip, who says otherwise on the right. "
                    "Each dot is one claim. Select a name to read the claim and its source. Many "
                    "dots do not make a claim true. The atlas takes no side."
                ),
                className="lead",
            ),
            *_class_links(edition),
            *_interpretations(edition),
            *_causes(edition),
            *_conflicts(edition),
        ],
        className="view-article debate",
    )


def _title(edition: Edition) -> str:
    return edition.config.texts.debate or edition.say("The debate")


def _class_links(edition: Edition) -> list[html.P]:
    """Return links to the worksheet and the lessons, if the atlas has them."""
    labels = {
        "judge": edition.say("Worksheet: weigh the claims yourself")
        if edition.tables.evidence
        else "",
        "teach": edition.say("Lesson plans") if edition.lessons else "",
    }
    links = [
        html.A(label, href=f"?view={view}", className="class-sheet")
        for view, label in labels.items()
        if label
    ]
    return [html.P(links)] if links else []


def _interpretations(edition: Edition) -> list[Component]:
    found = strips(edition)
    if not found:
        return []
    lead = edition.say(
        "On the left are those who hold the interpretation or offer evidence for it, on the right "
        "those who offer evidence against it. “Read all claims” also shows facts that the article "
        "reports without drawing this conclusion. We linked them: “Atlas editors’ note”."
    )
    return [
        html.H3(edition.say("Interpretations: who says so, and who does not")),
        html.P(lead, className="note"),
        *(_interpretation(strip, edition) for strip in found),
        *_uninterpreted(edition),
    ]


def _interpretation(strip: Strip, edition: Edition) -> html.Section:
    ends = [
        html.Span(edition.say("Who says so"), className="says"),
        html.Span(edition.say("Who does not"), className="denies"),
    ]
    head = html.P(ends, className="strip-ends", **aria(hidden="true"))
    nobody = html.P(edition.say("The article names nobody who denies it."), className="denies")
    is_denied = any(wave.denies for wave in strip.waves)
    rows = [_wave(wave, strip.thesis, edition) for wave in strip.waves]
    if not is_denied:
        rows[0].children.append(nobody)
    holders = [
        interpretation_item(row, edition, with_thesis=False, about=event_link(row, edition))
        for row in strip.holders
    ]
    claims = [html.Ul(holders, className="claims"), *_evidence(strip.evidence, edition)]
    is_linked = any(piece.said_by == EDITORS for piece in strip.evidence)
    text = (
        edition.say("Read all claims, and facts that we linked")
        if is_linked
        else edition.say("Read all claims")
    )
    return debated(strip.thesis, html.Div([head, *rows], className="strip"), claims, text)


def _wave(wave: Wave, thesis: str, edition: Edition) -> html.Div:
    sides = (
        ("says", edition.say("Who says so"), wave.says),
        ("denies", edition.say("Who does not"), wave.denies),
    )
    return html.Div(
        [
            html.Span(wave.name, className="wave-name"),
            *(
                html.Ul(
                    [mark_item(mark, f"{thesis} · {mark.title}", edition) for mark in marks],
                    className=side,
                    **aria(label=f"{wave.name}: {label}"),
                )
                for side, label, marks in sides
                if marks
            ),
        ],
        className=f"wave decade-{wave.id or 'whole'}",
    )


def _evidence(pieces: Sequence[Evidence], edition: Edition) -> list[Component]:
    """Return the evidence for a thesis beside the evidence against it; an empty side says so."""
    if not pieces:
        return []
    sides = (
        ("for", edition.say("Evidence for"), edition.say("The article gives no evidence for it.")),
        (
            "against",
            edition.say("Evidence against"),
            edition.say("The article gives no evidence against it."),
        ),
    )
    columns = []
    for weight, heading, empty_text in sides:
        items = [
            claim(piece, edition, lead=event_link(piece, edition) or "")
            for piece in pieces
            if piece.weight == weight
        ]
        content = (
            html.Ul(items, className="claims") if items else html.P(empty_text, className="silence")
        )
        columns.append(html.Div([html.H5(heading), content], className=f"weight is-{weight}"))
    return [html.Div(columns, className="evidence")]


def _causes(edition: Edition) -> list[Component]:
    sections = []
    for category in edition.config.causes:
        claims = [row for row in edition.tables.causes if row.category == category.id]
        if claims:
            sections.append(_cause(category.name, claims, edition))
    if not sections:
        return []
    title = edition.say("Causes named for each event")
    return [html.H3(title), *sections, *_without_cause(edition)]


def _cause(name: str, claims: list[Cause], edition: Edition) -> html.Section:
    names = wave_names(edition)
    rows = [
        html.Div(
            [
                html.Span(names[wave], className="wave-name") if wave else None,
                html.Ul(
                    [mark_item(mark, f"{mark.title} · {name}", edition) for mark in marks],
                    **aria(label=names[wave]),
                ),
            ],
            className=f"wave decade-{wave or 'whole'}",
        )
        for wave, marks in cause_marks(claims, edition).items()
    ]
    items = [claim(row, edition, lead=event_link(row, edition) or "") for row in claims]
    strip = html.Div(rows, className="strip is-one-sided")
    text = edition.say("Read all claims")
    return debated(name, strip, [html.Ul(items, className="claims")], text)


def _uninterpreted(edition: Edition) -> list[Component]:
    events = [event for event in edition.events if not edition.interpretations(event.id)]
    text = edition.say_many(
        "The article gives no interpretation of its own for {n} event:",
        "The article gives no interpretation of its own for {n} events:",
        len(events),
    )
    return _silent(text, events)


def _without_cause(edition: Edition) -> list[Component]:
    events = [event for event in edition.events if not edition.causes(event.id)]
    text = edition.say_many(
        "The article states no cause for {n} event:",
        "The article states no cause for {n} events:",
        len(events),
    )
    return _silent(text, events)


def _silent(text: str, events: Sequence[Event]) -> list[Component]:
    """Return one line on all events that have no such claim."""
    links: list[Component | str] = []
    for event in events:
        links += ["; "] * bool(links)
        links.append(html.A(event.title, href=f"?event={event.id}"))
    line = html.P([text.format(n=len(events)), " ", *links], className="silence")
    return [line] if events else []


def _conflicts(edition: Edition) -> list[Component]:
    """Return every point on which claims differ, folded by the events that it concerns."""
    points = edition.tables.conflicts
    groups = [
        _disputed(events, [point for point in points if point.events == events], edition)
        for events in dict.fromkeys(point.events for point in points)
    ]
    title = edition.say("Where texts disagree or are unclear")
    return [html.H3(title), *groups] if groups else []


def _disputed(events: tuple[str, ...], points: list[Conflict], edition: Edition) -> html.Details:
    names = [edition.event(event).title for event in events]
    title = " · ".join(names) or edition.say("About the events as a whole")
    line = first_names((point.topic for point in points), edition.language)
    summary = html.Summary([html.H4(title), html.Span(line, className="fold-line")])
    items = [conflict(point, edition) for point in points]
    return html.Details(
        [summary, html.Div(items, className="fold-body")], className="fold disputed"
    )
