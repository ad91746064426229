"""The worksheet “You judge” as a view, to fill in on screen or to print."""

from __future__ import annotations

from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.components import worksheet_text
from dashboard.components.citation import citation
from dashboard.components.worksheet_claims import (
    Claim,
    LetteredInterpretation,
    lettered_interpretations,
    numbered_claims,
)
from dashboard.edition import Edition
from dashboard.html.render import Markup


def worksheet(edition: Edition) -> html.Article:
    """Return the view; nothing in it shows to which interpretation a claim belongs."""
    language = edition.language
    return html.Article(
        [
            html.H2(worksheet_text.title(edition), tabIndex="-1"),
            *_question(edition),
            html.Ol(list(map(html.Li, worksheet_text.tasks(language))), className="tasks"),
            html.P(
                edition.say(
                    "Your answers stay on this page and are not sent anywhere. Print the page "
                    "before you close it, or you will lose them."
                ),
                className="note",
            ),
            html.H3(edition.say("The interpretations, and who holds them")),
            _choices(edition),
            html.H3(edition.say("The claims")),
            html.Ol(
                [_claim(claim, edition) for claim in numbered_claims(edition)],
                className="judged",
            ),
            html.H3(edition.say("Your judgement")),
            *(
                _answer_field(f"judgement-{number}", field)
                for number, field in enumerate(worksheet_text.judgement_questions(language))
            ),
            html.H3(edition.say("What else would you need to know?")),
            _answer_field("need", worksheet_text.need_question(language)),
        ],
        className="view-article class-sheet-view",
    )


def _choices(edition: Edition) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(edition.say("My interpretation")),
            *(
                _interpretation_choice(interpretation)
                for interpretation in lettered_interpretations(edition)
            ),
        ],
        className="my-reading",
    )


def _question(edition: Edition) -> list[html.P]:
    text = worksheet_text.question(edition)
    return [html.P(text, className="lead")] if text else []


def _interpretation_choice(interpretation: LetteredInterpretation) -> html.Label:
    holders = dict.fromkeys(claim.held_by for claim in interpretation.held)
    return html.Label(
        [
            _choice("radio", "reading", interpretation.letter),
            html.Span(
                [
                    html.Strong(f"{interpretation.letter} · {interpretation.thesis}"),
                    html.Span(f" {'; '.join(holders)}", className="holders"),
                ]
            ),
        ]
    )


def _claim(claim: Claim, edition: Edition) -> html.Li:
    piece = claim.piece
    lead = f"{edition.event(piece.event).title}: " if piece.event else ""
    name = f"claim-{claim.number}"
    statement: list[Component | str] = [
        html.Span(f"{claim.number}. ", className="claim-number"),
        html.Strong(lead),
        f"{piece.statement} ",
    ]
    boxes = [
        html.Label([_choice("radio", name, str(index)), answer])
        for index, answer in enumerate(worksheet_text.answers(edition.language))
    ]
    return html.Li(
        [
            html.Fieldset(
                [html.Legend(statement), html.Div(boxes, className="answers")],
            ),
            html.P(citation(piece.cites, edition)),
            html.Label([edition.say("Why?"), _text_area(name, 1)], className="why"),
        ]
    )


def _answer_field(name: str, field: worksheet_text.AnswerField) -> html.Label:
    return html.Label([field.words, _text_area(name, field.lines)], className="room")


def _choice(input_type: str, name: str, value: str) -> Markup:
    # `dash.html` has no input.
    return Markup(f'<input type="{input_type}" name="{escape(name)}" value="{escape(value)}">')


def _text_area(name: str, rows: int) -> html.Textarea:
    return html.Textarea(rows=str(rows), name=name)
