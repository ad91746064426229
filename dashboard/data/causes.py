"""Causes: why the events happened, each as somebody states it."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import SAID_BY, OneOfConfig, Text, column, record
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import TableSchema


@record
class Cause:
    """One stated cause of one event, or of all of them together."""

    event: str = column(
        Reference("events.csv"), "The event that this cause explains; empty: the events as a whole."
    )
    category: str = column(OneOfConfig("causes"), "Its category (see causes in atlas.toml).")
    statement: str = column(
        Text(required=True), "The cause, as the source states it.", translatable=True
    )
    said_by: str = column(Text(), SAID_BY, translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)


CAUSES: Final = TableSchema("causes.csv", "one stated cause", Cause)
