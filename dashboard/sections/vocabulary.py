"""The fixed vocabulary of the tables, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from babel.numbers import format_decimal

from dashboard.data.columns import EDITORS
from dashboard.data.config import ALL_SIDES
from dashboard.data.records import Event, Place, Step
from dashboard.edition import Edition
from dashboard.figures.sides import rank_of
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.model import Atlas


def counted_side_label(side: str, edition: Edition) -> str:
    """Return whose people a figure counts."""
    if side == ALL_SIDES:
        return edition.say("not broken down by side")
    return side_label(side, edition)


def side_label(side: str, edition: Edition) -> str:
    """Return on which side somebody was."""
    if side == ALL_SIDES:
        return edition.say("on both sides")
    return next(item.name for item in edition.config.sides if item.id == side)


def side_by_rank(side: str, atlas: Atlas) -> str:
    """Return the rank of a side in the atlas, "1" for the first, which decides its look."""
    rank = rank_of(side, atlas)
    return side if rank is None else str(rank + 1)


def side_class(side: str, atlas: Atlas) -> str:
    """Return the CSS class that gives an act the colour of its side; empty for no single side."""
    return "" if rank_of(side, atlas) is None else f"side-{side_by_rank(side, atlas)}"


def kind_label(event: Event, edition: Edition) -> str:
    """Return the kind of `event` and, if it is not counted, why it is in the atlas."""
    name = next(kind.name for kind in edition.config.kinds if kind.id == event.kind)
    if event.scope != "comparison":
        return name
    return f"{name} · {comparison_label(edition)}"


def event_number(n: int, pairs: int, edition: Edition) -> str:
    """Return how many events `n` rows are, of which so many pairs may be one: "13 or 14"."""
    if not pairs:
        return str(n)
    template = edition.say("{least} or {most}") if pairs == 1 else edition.say("{least} to {most}")
    return template.format(least=n - pairs, most=n)


def perhaps_same_label(others: Iterable[Event], edition: Edition) -> str:
    """Return that an event may be the same as others."""
    titles = edition.language.listed([with_isolates(other.title) for other in others])
    return edition.say("May be the same event as {event}").format(event=titles)


def comparison_label(edition: Edition) -> str:
    """Return what an event is called that is there for comparison and is not counted."""
    return edition.config.texts.comparison or edition.say("for comparison")


def casualty_label(kind: str, language: Language) -> str:
    """Return what happened to the people that a figure counts."""
    return {
        "killed": language.say("killed"),
        "wounded": language.say("wounded"),
        "captured": language.say("captured"),
        "arrested": language.say("arrested"),
        "executed": language.say("executed"),
        "losses": language.say("losses (killed, wounded or captured: not stated)"),
    }[kind]


def phase_label(phase: str, language: Language) -> str:
    """Return whether a step came before, in or after the event itself."""
    return {
        "before": language.say("Before"),
        "during": language.say("During"),
        "after": language.say("After"),
    }[phase]


def count_label(least: int | None, most: int | None, qualifier: str, language: Language) -> str:
    """Return a figure as its source words it: "808", "about 600", "more than 400", "at most 300".

    If both counts are None, the source gives no figure, and the text is empty, never 0.
    """
    if least is None and most is None:
        return ""
    text = _count_without_qualifier(least, most, bool(qualifier), language)
    return f"{qualifier} {text}" if qualifier else text


def format_count(count: int, language: Language) -> str:
    """Return a count as the language writes it: "1,000"; a space in it breaks no line."""
    return str(format_decimal(count, locale=language.locale)).replace("\u00a0", "\u202f")


def attribution_label(said_by: str, language: Language) -> str:
    """Return who makes a claim, if it is not the cited author, or nothing."""
    if not said_by:
        return ""
    if said_by == EDITORS:
        return language.say(" – atlas editors’ note")
    return language.say(" – according to {who}").format(who=with_isolates(said_by))


def place_label(place: Place) -> str:
    """Return the name of a place and, if they differ, its historical names."""
    name = place.name
    # Two spellings of one language may be one in another.
    others = [with_isolates(it) for it in dict.fromkeys(place.historical_names) if it != name]
    return f"{with_isolates(name)} ({', '.join(others)})" if others else name


def route_label(step: Step, edition: Edition) -> str:
    """Return where a step was, and where it led: "Ganja → Shusha"; "–" if the way was closed."""
    stops = (edition.place(place) for place in (step.place, step.to_place) if place)
    names = (with_isolates(stop.name) for stop in stops)
    return (" – " if step.way == "closed" else " → ").join(names)


def not_placed_reason(event: Event, edition: Edition) -> str:
    """Return the reason why `event` has no place on the map."""
    kind = next(kind for kind in edition.config.kinds if kind.id == event.kind)
    if kind.placeless:
        return kind.placeless
    return edition.say("Not on the map: the article names no place.")


def _count_without_qualifier(
    least: int | None, most: int | None, has_qualifier: bool, language: Language
) -> str:
    write = partial(format_count, language=language)
    if least is not None and most is not None:
        return write(least) if least == most else f"{write(least)}–{write(most)}"
    template = (
        language.say("at most {count}") if least is None else language.say("at least {count}")
    )
    count = write(least or most or 0)
    return count if has_qualifier else template.format(count=count)
