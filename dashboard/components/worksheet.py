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
from dashboard.html.render import Markup
from dashboard.languages.language import Language
from dashboard.model import Atlas


def worksheet(atlas: Atlas, language: Language) -> html.Article:
    """Return the view; nothing in it shows to which interpretation a claim belongs."""
    return html.Article(
        [
            html.H2(worksheet_text.title(atlas, language), tabIndex="-1"),
            *_question(atlas, language),
            html.Ol([html.Li(task) for task in worksheet_text.tasks(language)], className="tasks"),
            html.P(
                language.say(
                    "What is ticked and written here stays on this page and is sent nowhere. Print "
                    "it before you close the page, or it is lost."
                ),
                className="note",
            ),
            html.H3(language.say("The readings, and who holds them")),
            html.Fieldset(
                [
                    html.Legend(language.say("My reading")),
                    *(
                        _interpretation_choice(interpretation, language)
                        for interpretation in lettered_interpretations(atlas)
                    ),
                ],
                className="my-reading",
            ),
            html.H3(language.say("The claims")),
            html.Ol(
                [_claim(claim, atlas, language) for claim in numbered_claims(atlas)],
                className="judged",
            ),
            html.H3(language.say("Your judgement")),
            *(
                _answer_field(f"judgement-{number}", field)
                for number, field in enumerate(worksheet_text.judgement_questions(language))
            ),
            html.H3(language.say("What would you need to know?")),
            _answer_field("need", worksheet_text.need_question(language)),
        ],
        className="view-article class-sheet-view",
    )


def _question(atlas: Atlas, language: Language) -> list[html.P]:
    text = worksheet_text.question(atlas, language)
    return [html.P(text, className="lead")] if text else []


def _interpretation_choice(
    interpretation: LetteredInterpretation, language: Language
) -> html.Label:
    holders = dict.fromkeys(language.say(claim.held_by) for claim in interpretation.held)
    return html.Label(
        [
            _choice("radio", "reading", interpretation.letter),
            html.Span(
                [
                    html.Strong(f"{interpretation.letter} · {language.say(interpretation.thesis)}"),
                    html.Span(f" {'; '.join(holders)}", className="holders"),
                ]
            ),
        ]
    )


def _claim(claim: Claim, atlas: Atlas, language: Language) -> html.Li:
    piece = claim.piece
    lead = f"{language.say(atlas.event(piece.event).title)}: " if piece.event else ""
    name = f"claim-{claim.number}"
    statement: list[Component | str] = [
        html.Span(f"{claim.number}. ", className="claim-number"),
        html.Strong(lead),
        f"{language.say(piece.statement)} ",
    ]
    boxes = [
        html.Label([_choice("radio", name, str(index)), answer])
        for index, answer in enumerate(worksheet_text.answers(language))
    ]
    return html.Li(
        [
            html.Fieldset(
                [html.Legend(statement), html.Div(boxes, className="answers")],
            ),
            html.P(citation(piece.cites, atlas, language)),
            html.Label([language.say("Why?"), _text_area(name, 1)], className="why"),
        ]
    )


def _answer_field(name: str, field: worksheet_text.AnswerField) -> html.Label:
    return html.Label([field.words, _text_area(name, field.lines)], className="room")


def _choice(input_type: str, name: str, value: str) -> Markup:
    # `dash.html` has no input.
    return Markup(f'<input type="{input_type}" name="{escape(name)}" value="{escape(value)}">')


def _text_area(name: str, rows: int) -> html.Textarea:
    return html.Textarea(rows=str(rows), name=name)
