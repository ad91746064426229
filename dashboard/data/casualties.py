"""Casualties: figures and statements side by side; nothing is added, and unknown is not zero."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import SAID_BY, OneOf, OneOfConfig, Text, column, record
from dashboard.data.config import ALL_SIDES, AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference
from dashboard.data.number_cells import Count
from dashboard.data.rules import counts_in_order
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "casualties.csv"
_NAMED: Final = re.compile(r"(?:([a-z0-9-]+):)?(\d{1,12})")
KINDS: Final = ("killed", "wounded", "captured", "arrested", "executed", "losses")


@record
class Casualty:
    """One figure, or one statement without a figure: then both counts are None, not zero."""

    event: str = column(
        Reference("events.csv", required=True), "The event that this figure belongs to."
    )
    side: str = column(
        OneOfConfig("sides", (ALL_SIDES,)),
        "The side that these people belonged to; all: the source does not distinguish the sides.",
    )
    kind: str = column(OneOf(KINDS), "What happened to them; losses: type not stated.")
    count_min: int | None = column(
        Count(words="qualifier"),
        "The figure, or the lower limit; empty: not given (which is not zero).",
    )
    count_max: int | None = column(
        Count(words="qualifier"),
        "The same figure again, or the upper limit; empty: no upper limit is given.",
    )
    qualifier: str = column(
        Text(),
        "The source’s own words before the figure, in English: about, more than, nearly; any "
        "words, at most 40 characters. Empty: none; where only one of the two counts is given, the "
        "page then says at least or at most.",
        translatable=True,
        one_line=40,
    )
    statement: str = column(
        Text(), "What the source says, where the figure alone is not enough.", translatable=True
    )
    said_by: str = column(Text(), SAID_BY, translatable=True)
    area: str = column(
        Text(), "The area that the figure covers, as the source says.", translatable=True
    )
    period: str = column(
        Text(),
        "The time that the figure covers, as the source says: in words and not in EDTF, 3 to 9 "
        "May 1795.",
        translatable=True,
    )
    part_of: int | None = column(
        Count(),
        "The larger figure of the same event that this one is part of: the number itself, such "
        "as 51, and not its row.",
    )
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    perhaps_in: str = column(
        Text(),
        "A figure that may count some of these people too: its number, such as 1000; of another "
        "event with the id of the event before it, salt-rising-1791:51. Empty: no such doubt.",
        default="",
    )


def figure_named(figure: Casualty) -> tuple[str, int] | None:
    """Return event and number of the figure that `perhaps_in` names; None where it names none."""
    named = _NAMED.fullmatch(figure.perhaps_in)
    return (named[1] or figure.event, int(named[2])) if named else None


def _has_content(rows: Sequence[Row[Casualty]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, figure in rows:
        if figure.count_min is None and figure.count_max is None and not figure.statement:
            fix = phrase("Enter what the source says, with or without a figure, or delete the row.")
            yield Fault(
                FILE,
                number,
                "statement",
                "",
                phrase("the row has neither a figure nor a statement"),
                fix,
            )


def _part_has_whole(rows: Sequence[Row[Casualty]], _: AtlasConfig | None) -> Iterator[Fault]:
    wholes = {
        (whole.event, count)
        for _, whole in rows
        if whole.part_of is None
        for count in (whole.count_min, whole.count_max)
    }
    for number, figure in rows:
        if figure.part_of is None:
            continue
        if (figure.event, figure.part_of) not in wholes:
            reason = phrase("is not a figure of {event}", event=figure.event)
            fix = phrase("Enter the figure that this one is part of, or leave the cell empty.")
            yield Fault(FILE, number, "part_of", str(figure.part_of), reason, fix)
        elif max(figure.count_min or 0, figure.count_max or 0) > figure.part_of:
            fix = phrase("Correct one of the two.")
            yield Fault(
                FILE,
                number,
                "part_of",
                str(figure.part_of),
                phrase("is smaller than its part"),
                fix,
            )


def _perhaps_in_is_a_figure(
    rows: Sequence[Row[Casualty]], _: AtlasConfig | None
) -> Iterator[Fault]:
    known = {(row.event, count) for _, row in rows for count in (row.count_min, row.count_max)}
    for number, figure in rows:
        if not figure.perhaps_in:
            continue
        named = figure_named(figure)
        own = (
            named and named[0] == figure.event and named[1] in (figure.count_min, figure.count_max)
        )
        if named in known and not own:
            continue
        reason = phrase("is the figure itself") if own else phrase("is not a figure of any event")
        fix = phrase("Enter a figure, such as 1000, or event and figure: salt-rising-1791:51.")
        yield Fault(FILE, number, "perhaps_in", figure.perhaps_in, reason, fix)


def _is_whole(whole: Casualty, part: Casualty) -> bool:
    return (
        whole.event == part.event
        and whole.part_of is None
        and part.part_of in (whole.count_min, whole.count_max)
    )


def figures_and_parts(
    figures: Sequence[Casualty],
) -> list[tuple[Casualty, list[Casualty]]]:
    """Group figures: each whole with its parts.

    A part joins the figure of its own source, else the first of which it can be a part; one without
    a whole forms its own group. Every figure is returned exactly once.
    """
    groups: dict[int, tuple[Casualty, list[Casualty]]] = {
        index: (figure, []) for index, figure in enumerate(figures) if figure.part_of is None
    }
    for index, part in enumerate(figures):
        if part.part_of is None:
            continue
        wholes = [group for group in groups.values() if _is_whole(group[0], part)]
        same_source = next((group for group in wholes if group[0].cites == part.cites), None)
        whole = same_source or next(iter(wholes), None)
        if whole:
            whole[1].append(part)
        else:
            groups[index] = (part, [])
    return [groups[index] for index in sorted(groups)]


CASUALTIES: Final = TableSchema(
    file=FILE,
    row_description="one figure, or one statement without a figure",
    record=Casualty,
    rules=(
        counts_in_order(FILE),
        Rule(("count_min", "count_max", "statement"), _has_content),
        Rule(("event", "count_min", "count_max", "part_of"), _part_has_whole, needs_all=True),
        Rule(
            ("event", "count_min", "count_max", "perhaps_in"),
            _perhaps_in_is_a_figure,
            needs_all=True,
        ),
    ),
)
