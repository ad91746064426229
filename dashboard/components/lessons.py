"""For a class: lessons in steps, each with what to open, what to ask and what to know."""

from __future__ import annotations

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.data.records import LessonStep
from dashboard.languages.language import Language
from dashboard.model import Atlas


def lessons(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: notes for the teacher, and the lessons in their order."""
    return html.Article(
        [
            html.H2(language.say("For a class"), tabIndex="-1"),
            html.P(
                language.say(
                    "Lessons ready to be taught. Each step opens exactly what it speaks of; the "
                    "way back in the browser leads here again."
                ),
                className="lead",
            ),
            _preparation(atlas, language),
            *(
                _lesson(number, title, list(steps), atlas, language)
                for number, (title, steps) in enumerate(
                    groupby(atlas.lessons, key=lambda step: step.lesson), start=1
                )
            ),
            *_printables(atlas, language),
        ],
        className="view-article",
    )


def _printables(atlas: Atlas, language: Language) -> list[Component]:
    """Return the PDFs: the worksheet and its key, if there is evidence, and the handouts."""
    worksheets = [
        ("?view=judge", language.say("You judge: the sheet, to fill in here or to print")),
        ("handouts/you-judge.pdf", language.say("You judge: the sheet as PDF")),
        ("handouts/you-judge-key.pdf", language.say("You judge: the teacher’s key as PDF")),
    ]
    handouts = [(f"handouts/{event.id}.pdf", language.say(event.title)) for event in atlas.events]
    handout_list = html.Details(
        [
            html.Summary(language.say("A handout for each event, as PDF")),
            html.Ul([_link_item(*handout) for handout in handouts], className="papers"),
        ],
        className="lesson-answer",
    )
    worksheet_list = html.Ul(
        [_link_item(*worksheet) for worksheet in worksheets], className="papers"
    )
    return [
        html.H3(language.say("On paper")),
        *([worksheet_list] if atlas.tables.evidence else []),
        handout_list,
    ]


def _link_item(link: str, label: str) -> html.Li:
    return html.Li(html.A(label, href=link))


def _preparation(atlas: Atlas, language: Language) -> html.Ul:
    notes = (
        language.say(
            "Some pages tell of violence and death, in figures and without pictures. Read the "
            "panels that you open beforehand."
        ),
        language.say(
            "Pupils need a browser and nothing else: no account, no name, nothing to install. Once "
            "the page is open it needs no network."
        ),
        language.say(atlas.config.texts.speakers),
        language.say("Where the atlas says “unknown”, that is an answer: let it stand."),
        language.say(
            "Every panel and every view prints on paper, with its sources as numbered notes."
        ),
    )
    return html.Ul([html.Li(note) for note in notes if note], className="claims beforehand")


def _lesson(
    number: int, title: str, steps: list[LessonStep], atlas: Atlas, language: Language
) -> html.Section:
    minutes = sum(step.minutes for step in steps)
    heading = language.say("Lesson {number}: {title}").format(
        number=number, title=language.say(title)
    )
    return html.Section(
        [
            html.H3(heading),
            html.P(_minutes(minutes, language), className="lesson-minutes"),
            html.Ol([_step(step, atlas, language) for step in steps], className="lesson-steps"),
        ],
        className="lesson",
    )


def _step(step: LessonStep, atlas: Atlas, language: Language) -> html.Li:
    task: list[Component | str] = [language.say(step.task)]
    if step.link:
        task += [" ", html.A(language.say("Open"), href=step.link, className="lesson-link")]
    return html.Li(
        [
            html.P(_minutes(step.minutes, language), className="lesson-minutes"),
            html.P(task),
            html.P(language.say(step.question), className="lesson-question"),
            html.Details(
                [
                    html.Summary(language.say("What the claims say")),
                    html.P([language.say(step.answer), " ", citation(step.cites, atlas, language)]),
                ],
                className="lesson-answer",
            ),
        ]
    )


def _minutes(count: int, language: Language) -> str:
    return language.say_many("{n} minute", "{n} minutes", count).format(n=count)
