"""Story: the steps of a guided tour through the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import OneOf, Text, column, record
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Identifier, Reference, References
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.dates import Span
from dashboard.languages.language import phrase

FILE: Final = "story.csv"
VIEWS: Final = ("debate", "compare", "sources")


@record
class StoryStep:
    """One step of the guided tour: its text, and what the atlas shows meanwhile."""

    id: str = column(Identifier(), "The id of the chapter in links.")
    title: str = column(Text(required=True), "Its heading.", translatable=True, one_line=120)
    text: str = column(Text(required=True), "The text, at most a hundred words.", translatable=True)
    period: Span | None = column(Date(allow_interval=True), "The days shown, in EDTF; empty: all.")
    event: str = column(Reference("events.csv"), "The event whose panel is open; empty: none.")
    map_view: tuple[str, ...] = column(
        References("places.csv"), "The places in view; empty: the whole map."
    )
    view: str = column(OneOf(VIEWS, required=False), "The view that is open; empty: the map.")
    cites: tuple[Citation, ...] = column(Cites(), CITED)


def _period_overlaps_atlas(
    rows: Sequence[Row[StoryStep]], config: AtlasConfig | None
) -> Iterator[Fault]:
    for number, step in rows:
        if step.period is None or config is None:
            continue
        if step.period.latest < config.first or step.period.earliest > config.last:
            reason = phrase(
                "is outside the period of this atlas, {first} to {last}",
                first=config.first,
                last=config.last,
            )
            fix = phrase("Use a period inside it, or change [time] in atlas.toml.")
            yield Fault(FILE, number, "period", step.period.edtf, reason, fix)


STORY: Final = TableSchema(
    file=FILE,
    row_description="one chapter of the story",
    record=StoryStep,
    rules=(Rule(("period",), _period_overlaps_atlas),),
    key="id",
    optional=True,
)
