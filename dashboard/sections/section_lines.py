"""What each section of a panel says in one line, and of how many claims it consists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.sections.casualties import CasualtyFigure, casualty_section
from dashboard.sections.vocabulary import casualty_label

MOST: Final = 3  # names in one line,
MOST_PLACES: Final = 6  # and of places, which are short
# A sentence ends where a word of more than three letters does: "M. F." and "No. 5" end none.
_SENTENCE_END: Final = re.compile(r"(?<=\w{4}[.!?])\s|(?<=\w{3}[”»)][.!?])\s")


class SectionLine(NamedTuple):
    """The answer of a section in one line, or an empty text, and the number of its claims."""

    text: str
    claims: int


def section_line(name: str, event: Event, edition: Edition) -> SectionLine:
    """Return the line of a section; one that is not known here has none."""
    return _LINES[name](event, edition) if name in _LINES else SectionLine("", 0)


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of a text, and the rest of it."""
    end = _SENTENCE_END.search(text)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")


def first_names(names: Iterable[str], language: Language, most: int = MOST) -> str:
    """Return the first names, each once, and how many more there are."""
    every = list(dict.fromkeys(names))
    text = "; ".join(with_isolates(name) for name in every[:most])
    if len(every) <= most:
        return text
    return language.say("{names}; {n} more").format(names=text, n=len(every) - most)


def _chronology(event: Event, edition: Edition) -> SectionLine:
    # Where: the title and the dates above already say what it was, and when.
    steps = edition.steps(event.id)
    ids = [place for step in steps for place in (step.place, step.to_place) if place]
    names = (edition.place(place).name for place in (*event.places, *ids))
    return SectionLine(first_names(names, edition.language, MOST_PLACES), len(steps))


def _people(event: Event, edition: Edition) -> SectionLine:
    """Return who led; where nobody is named, who took part."""
    led, took_part = _leaders(event, edition), _participants(event, edition)
    text = led.text
    if took_part.text and not led.text:
        text = edition.say("No leader named. Took part: {names}").format(names=took_part.text)
    return SectionLine(text, led.claims + took_part.claims)


def _leaders(event: Event, edition: Edition) -> SectionLine:
    people = edition.leaders(event.id)
    return SectionLine(
        first_names((person.name for person in people), edition.language), len(people)
    )


def _participants(event: Event, edition: Edition) -> SectionLine:
    rows = edition.participants(event.id)
    return SectionLine(first_names((row.who for row in rows), edition.language), len(rows))


def _causes(event: Event, edition: Edition) -> SectionLine:
    stated = edition.causes(event.id)
    categories = {cause.category for cause in stated}
    names = [cause.name for cause in edition.config.causes if cause.id in categories]
    return SectionLine(first_names(names, edition.language), len(stated))


def _casualties(event: Event, edition: Edition) -> SectionLine:
    section = casualty_section(event, edition)
    text = first_names(casualty_names(event, edition), edition.language)
    return SectionLine(text or (section.unknown if section.figures else ""), len(section.figures))


def casualty_names(event: Event, edition: Edition) -> list[str]:
    """Return every whole figure with what it counts; the dead first, who are asked for."""
    counted = [figure for figure, _ in casualty_section(event, edition).wholes if figure.amount]
    counted.sort(key=lambda figure: figure.kind not in _deaths(edition.language))
    return [_figure(figure) for figure in counted]


def _figure(figure: CasualtyFigure) -> str:
    """Return one figure: "73 killed (Soviet side)"; after a bracket no second one follows."""
    whose = f", {figure.whose}" if figure.kind.endswith(")") else f" ({figure.whose})"
    return f"{figure.amount} {figure.kind}{whose}"


def _deaths(language: Language) -> tuple[str, ...]:
    return tuple(casualty_label(kind, language) for kind in ("killed", "executed"))


def _interpretations(event: Event, edition: Edition) -> SectionLine:
    claims = edition.interpretations(event.id)
    return SectionLine(
        first_names((claim.thesis for claim in claims), edition.language), len(claims)
    )


def _conflicts(event: Event, edition: Edition) -> SectionLine:
    points = [point for point in edition.conflicts(event.id) if not point.section]
    return SectionLine(
        first_names((point.topic for point in points), edition.language), len(points)
    )


_LINES: Final[Mapping[str, Callable[[Event, Edition], SectionLine]]] = MappingProxyType(
    {
        "chronology": _chronology,
        "people": _people,
        "leaders": _leaders,
        "participants": _participants,
        "causes": _causes,
        "casualties": _casualties,
        "interpretations": _interpretations,
        "conflicts": _conflicts,
    }
)
