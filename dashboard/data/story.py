"""Story: the steps of a guided tour through the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOf, Text
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Identifier, Reference, References
from dashboard.data.records import StoryStep
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "story.csv"
VIEWS: Final = ("debate", "compare", "sources")

COLUMNS: Final = (
    Column("id", Identifier(), "The name of the step in a link to it."),
    Column("title", Text(required=True), "Its heading."),
    Column("text", Text(required=True), "What is told, in a hundred words at most."),
    Column("period", Date(allow_interval=True), "The days that are shown, as EDTF; empty: all."),
    Column("event", Reference("events.csv"), "The record whose panel is open; empty: none."),
    Column("map_view", References("places.csv"), "Places that are in view; empty: the whole map."),
    Column("view", OneOf(VIEWS, required=False), "The view that is open; empty: the map."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)


def _period_overlaps_atlas(
    rows: Sequence[Row[StoryStep]], config: AtlasConfig | None
) -> Iterator[Fault]:
    for number, step in rows:
        if step.period is None or config is None:
            continue
        if step.period.latest < config.first or step.period.earliest > config.last:
            reason = phrase(
                "is outside the time of this atlas, {first} to {last}",
                first=config.first,
                last=config.last,
            )
            fix = phrase("Write a period inside it, or change [time] in atlas.toml.")
            yield Fault(FILE, number, "period", step.period.edtf, reason, fix)


STORY: Final = TableSchema(
    file=FILE,
    row_description="one step of the guided tour",
    columns=COLUMNS,
    record=StoryStep,
    rules=(Rule(("period",), _period_overlaps_atlas),),
    key="id",
    optional=True,
)
