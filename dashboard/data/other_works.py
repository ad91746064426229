"""Other works: what they say against a claim of the atlas; shown apart, and counted nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from dashboard.data.columns import OneOf, Text, TextList, WebAddress, column, record
from dashboard.data.conflicts import SECTIONS
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import Table, TableSchema
from dashboard.dates import Span
from dashboard.languages.language import phrase

# In which columns of a claim its subject is looked for.
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "chronology": ("what",),
        "causes": ("statement",),
        "casualties": ("statement",),
        "participants": ("who", "statement"),
        "leaders": ("name",),
        "interpretations": ("held_by", "statement"),
    }
)


@record
class OtherWork:
    """What a work that the atlas does not rest on says against one of its claims."""

    event: str = column(Reference("events.csv", required=True), "The event it is about.")
    section: str = column(OneOf(SECTIONS), "The table with the claim that it contradicts.")
    subject: str = column(
        Text(required=True),
        "Whom or what it is about, as written in the claim that it contradicts.",
        translatable=True,
    )
    statement: str = column(Text(required=True), "What the work says.", translatable=True)
    author: tuple[str, ...] = column(
        TextList(), "Its authors, separated by semicolons (;); empty: not stated."
    )
    title: str = column(Text(), "The title of the work; empty: not stated.")
    publisher: str = column(Text(required=True), "Where it was published: a journal, a website.")
    published: Span | None = column(Date(), "The date of publication; empty: not stated.")
    address: str = column(WebAddress(), "The web address of the work.")
    language: str = column(
        Text(), "The code of the language of its title, such as az, en, ru or tr; empty: not known."
    )


OTHER_WORKS: Final = TableSchema(
    "other_works.csv",
    "one statement of a work outside the article, against one claim",
    OtherWork,
    optional=True,
)


def is_about(work: OtherWork, claim: Any) -> bool:
    """Return whether a claim on the same event, in the section of `work`, is the contradicted one.

    Both are as the tables write them, not translated.
    """
    return any(work.subject in getattr(claim, name) for name in _TEXTS[work.section])


def contradict_nothing(tables: Mapping[str, Table[Any]]) -> Iterator[Fault]:
    """Yield a fault for each row whose subject is in no claim of its event and section."""
    for number, work in tables[OTHER_WORKS.file].rows:
        claims = tables[f"{work.section}.csv"]
        of_event = (claim for claim in claims.records if claim.event == work.event)
        if not any(is_about(work, claim) for claim in of_event):
            reason = phrase("is not named in {file} for this event", file=claims.schema.file)
            fix = phrase("Use the spelling of that table, or correct the section.")
            yield Fault(OTHER_WORKS.file, number, "subject", work.subject, reason, fix)
