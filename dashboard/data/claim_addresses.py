"""The address of a claim: where it is read, and the claim by an id that other rows do not change.

An id is the section in which the panel tells the claim, and a digest of what its row says in the
language of the tables: the same in every language, and before and after other rows are edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2s
from typing import Any, Final

from dashboard.data.folder import Tables
from dashboard.data.restriction import EVENT_TABLES

TABLES: Final = (*EVENT_TABLES, "conflicts", "evidence")
# How a row belongs with others is no part of what it says.
RELATING: Final = ("same_step", "perhaps_in")
DIGEST: Final = 3  # bytes: six letters, of which two in a thousand rows are hardly ever alike


def claim_ids(tables: Tables) -> Iterator[str]:
    """Yield the id of each claim, table by table, row by row."""
    for table in TABLES:
        for row in getattr(tables, table):
            yield claim_id(table, row)


def claim_id(table: str, row: Any) -> str:
    """Return the id of a claim: "casualties-3f2a9c"."""
    names = (field.name for field in fields(row) if field.name not in RELATING)
    values = (getattr(row, name) for name in names)
    said = "\n".join(str(value) for value in values if isinstance(value, (str, int)))
    digest = blake2s(said.encode(), digest_size=DIGEST).hexdigest()
    return f"{table}-{digest}"
