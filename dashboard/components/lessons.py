"""For a class: lessons in steps, each with what to open, what to ask and what to know."""

from __future__ import annotations

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.data.records import LessonStep
from dashboard.edition import Edition
from dashboard.languages.language import Language


def lessons(edition: Edition) -> html.Article:
    """Return the view: notes for the teacher, and the lessons in their order."""
    return html.Article(
        [
            html.H2(edition.say("For teachers"), tabIndex="-1"),
            html.P(
                edition.say(
                    "Ready-to-use lessons. Each step opens the right page; use your browser’s "
                    "Back button to return here."
                ),
                className="lead",
            ),
            _preparation(edition),
            *(
                _lesson(number, title, list(steps), edition)
                for number, (title, steps) in enumerate(
                    groupby(edition.lessons, key=lambda step: step.lesson), start=1
                )
            ),
            *_printables(edition),
        ],
        className="view-article",
    )


def _printables(edition: Edition) -> list[Component]:
    """Return the PDFs: the worksheet and its key, if there is evidence, and the handouts."""
    worksheets = [
        ("?view=judge", edition.say("Worksheet: fill it in online or print it")),
        ("handouts/you-judge.pdf", edition.say("Worksheet (PDF)")),
        ("handouts/you-judge-key.pdf", edition.say("Teacher’s notes for the worksheet (PDF)")),
    ]
    handouts = [(f"handouts/{event.id}.pdf", event.title) for event in edition.events]
    handout_list = html.Details(
        [
            html.Summary(edition.say("Handouts, one for each event (PDF)")),
            html.Ul([_link_item(*handout) for handout in handouts], className="papers"),
        ],
        className="lesson-answer",
    )
    worksheet_list = html.Ul(
        [_link_item(*worksheet) for worksheet in worksheets], className="papers"
    )
    return [
        html.H3(edition.say("Printables")),
        *([worksheet_list] if edition.tables.evidence else []),
        handout_list,
    ]


def _link_item(link: str, label: str) -> html.Li:
    return html.Li(html.A(label, href=link))


def _preparation(edition: Edition) -> html.Ul:
    notes = (
        edition.say(
            "Some pages describe violence and death, in figures and without pictures. "
            "Read the text on an event before you use it in class."
        ),
        edition.say(
            "Pupils need only a web browser: no account, no names, nothing to install. Once "
            "loaded, the page works offline."
        ),
        edition.config.texts.speakers,
        edition.say(
            "Where the atlas says “unknown”, that is the answer. Do not try to fill the gap."
        ),
        edition.say(
            "You can print every event and every page of the menu. The sources become numbered "
            "notes."
        ),
    )
    return html.Ul([html.Li(note) for note in notes if note], className="claims beforehand")


def _lesson(number: int, title: str, steps: list[LessonStep], edition: Edition) -> html.Section:
    minutes = sum(step.minutes for step in steps)
    heading = edition.say("Lesson {number}: {title}").format(number=number, title=title)
    return html.Section(
        [
            html.H3(heading),
            html.P(_minutes(minutes, edition.language), className="lesson-minutes"),
            html.Ol([_step(step, edition) for step in steps], className="lesson-steps"),
        ],
        className="lesson",
    )


def _step(step: LessonStep, edition: Edition) -> html.Li:
    task: list[Component | str] = [step.task]
    if step.link:
        task += [" ", html.A(edition.say("Open"), href=step.link, className="lesson-link")]
    return html.Li(
        [
            html.P(_minutes(step.minutes, edition.language), className="lesson-minutes"),
            html.P(task),
            html.P(step.question, className="lesson-question"),
            html.Details(
                [
                    html.Summary(edition.say("What the sources say")),
                    html.P([step.answer, " ", citation(step.cites, edition)]),
                ],
                className="lesson-answer",
            ),
        ]
    )


def _minutes(count: int, language: Language) -> str:
    return language.say_many("{n} minute", "{n} minutes", count).format(n=count)
