"""The registry of the views beside the map: names, content, and in which atlas each is offered.

A view stands in the header, in the introduction and at `?view=ID` by its entry here alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from dash.development.base_component import Component

from dashboard.components import worksheet_text
from dashboard.components.about import about
from dashboard.components.bibliography import bibliography
from dashboard.components.compare import compare
from dashboard.components.debate import debate
from dashboard.components.lessons import lessons
from dashboard.components.worksheet import worksheet
from dashboard.edition import Edition
from dashboard.html.glossary_links import with_glossary_links
from dashboard.html.language_spans import with_language_spans
from dashboard.languages.language import Phrase, phrase
from dashboard.model import Atlas

Wording: TypeAlias = Callable[[Edition], str]


class View(NamedTuple):
    """One view; where it would be empty, it is not offered, and nothing leads to it."""

    id: str
    title: Wording  # of the window
    content: Callable[[Edition], Component]
    is_offered: Callable[[Atlas], bool]
    menu: Wording | None = None  # the name in the header; None: other views lead to it
    invitation: tuple[Wording, Wording] | None = None  # in the introduction: name and line


def _said(text: Phrase) -> Wording:
    return lambda edition: edition.say(text)


def _has_debate(atlas: Atlas) -> bool:
    # No panel shows a point on which claims about all events together differ.
    is_general = any(not point.events for point in atlas.tables.conflicts)
    return bool(atlas.interpretations("")) or is_general


def _debate_line(edition: Edition) -> str:
    general = edition.say("Who argues what, and the evidence for and against")
    return edition.config.texts.debate_way or general


def _explained_debate(edition: Edition) -> Any:
    return with_glossary_links(debate(edition), edition)


VIEWS: Final = (
    View(
        "debate",
        _said(phrase("The debate")),
        _explained_debate,
        _has_debate,
        menu=_said(phrase("Debate")),
        invitation=(_said(phrase("Follow the debate")), _debate_line),
    ),
    View(
        "compare",
        _said(phrase("Compare")),
        compare,
        lambda atlas: len(atlas.events) > 1,
        menu=_said(phrase("Compare")),
        invitation=(
            _said(phrase("Compare")),
            _said(phrase("Two events, or two decades, side by side")),
        ),
    ),
    View(
        "teach",
        _said(phrase("For teachers")),
        lessons,
        lambda atlas: bool(atlas.lessons),
        menu=_said(phrase("Teachers")),
        invitation=(
            _said(phrase("For teachers")),
            _said(phrase("Lesson plans, a worksheet and printable handouts")),
        ),
    ),
    View("judge", worksheet_text.title, worksheet, lambda atlas: bool(atlas.tables.evidence)),
    View(
        "sources",
        _said(phrase("Sources")),
        bibliography,
        lambda _: True,
        menu=_said(phrase("Sources")),
        invitation=(
            _said(phrase("Sources and data")),
            _said(phrase("Bibliography, glossary and data downloads")),
        ),
    ),
    View(
        "about",
        _said(phrase("About this atlas")),
        about,
        lambda _: True,
        menu=_said(phrase("About")),
    ),
)


def views_of(atlas: Atlas) -> tuple[View, ...]:
    """Return each view that has something to show, in the order of the header."""
    return tuple(view for view in VIEWS if view.is_offered(atlas))


def views_payload(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return title and content of each view that is offered."""
    return {
        view.id: {
            "title": view.title(edition),
            "content": with_language_spans(view.content(edition), edition),
        }
        for view in views_of(edition)
    }
