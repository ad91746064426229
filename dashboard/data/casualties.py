"""Casualties: figures and statements side by side; nothing is added, and unknown is not zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOf, OneOfConfig, Text
from dashboard.data.config import NOT_TOLD_APART, AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference
from dashboard.data.number_cells import Count
from dashboard.data.records import Casualty
from dashboard.data.rules import counts_in_order
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "casualties.csv"
KINDS: Final = ("killed", "wounded", "captured", "arrested", "executed", "losses")

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record that it belongs to."),
    Column(
        "side",
        OneOfConfig("sides", (NOT_TOLD_APART,)),
        "Whose people; all: the source does not tell them apart.",
    ),
    Column("kind", OneOf(KINDS), "What befell them; losses: of what sort is not said."),
    Column("count_min", Count(), "The figure, or the least; empty: not said, which is not zero."),
    Column("count_max", Count(), "The figure again, or the most; empty: no upper bound is said."),
    Column("qualifier", Text(), "The source's word before the figure: about, more than."),
    Column("statement", Text(), "What is said, where a figure alone does not say it."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("area", Text(), "The area that the figure covers, as the source says."),
    Column("period", Text(), "The time that the figure covers, as the source says."),
    Column("part_of", Count(), "The figure of the same event of which this one is a part."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)


def _says_something(rows: Sequence[Row[Casualty]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, figure in rows:
        if figure.count_min is None and figure.count_max is None and not figure.statement:
            fix = phrase("Write what the source says, with or without a figure, or delete the row.")
            yield Fault(
                FILE, number, "statement", "", phrase("neither a figure nor a statement"), fix
            )


def _part_of_a_figure(rows: Sequence[Row[Casualty]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, figure in rows:
        if figure.part_of is None:
            continue
        wholes = [each.record for each in rows if _is_whole(each.record, figure)]
        if not wholes:
            reason = phrase("is no figure of {event}", event=figure.event)
            fix = phrase("Write the figure that this one is a part of, or leave the cell empty.")
            yield Fault(FILE, number, "part_of", str(figure.part_of), reason, fix)
        elif max(figure.count_min or 0, figure.count_max or 0) > figure.part_of:
            fix = phrase("Correct one of the two.")
            yield Fault(
                FILE, number, "part_of", str(figure.part_of), phrase("is less than its part"), fix
            )


def _is_whole(whole: Casualty, part: Casualty) -> bool:
    return (
        whole.event == part.event
        and whole.part_of is None
        and part.part_of in (whole.count_min, whole.count_max)
    )


def figures_and_parts(
    figures: Sequence[Casualty],
) -> list[tuple[Casualty, list[Casualty]]]:
    """Return every figure that stands by itself, each with those that are a part of it.

    A part goes with the figure of its own source, else with the first that it can be a part of;
    one without a whole stands by itself. None is left out, and none is there twice.
    """
    found: dict[int, tuple[Casualty, list[Casualty]]] = {
        at: (figure, []) for at, figure in enumerate(figures) if figure.part_of is None
    }
    for at, part in enumerate(figures):
        if part.part_of is None:
            continue
        wholes = [each for each in found.values() if _is_whole(each[0], part)]
        own = next((each for each in wholes if each[0].cites == part.cites), None)
        whole = own or next(iter(wholes), None)
        if whole:
            whole[1].append(part)
        else:
            found[at] = (part, [])
    return [found[at] for at in sorted(found)]


CASUALTIES: Final = TableSchema(
    file=FILE,
    row_description="one figure, or one statement without a figure",
    columns=COLUMNS,
    record=Casualty,
    rules=(
        counts_in_order(FILE),
        Rule(("count_min", "count_max", "statement"), _says_something),
        Rule(("event", "count_min", "count_max", "part_of"), _part_of_a_figure, needs_all=True),
    ),
)
