"""An edition: the atlas in one language, so that whatever renders it takes one value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from dashboard.data import Tables
from dashboard.data.claim_addresses import TABLES, claim_id
from dashboard.data.records import Evidence
from dashboard.data.translatable import translated_config, translated_record
from dashboard.languages.language import Language
from dashboard.model import Atlas

DEBATE: Final = "debate"  # the view that has what is said of all events


@dataclass(frozen=True)
class Edition(Atlas):
    """An atlas whose every translatable text is said in `language`.

    `source` is the atlas as its tables are written: what must be the same in every language, such
    as the id of a term, comes from there.
    """

    language: Language
    source: Atlas

    def say(self, text: str) -> str:
        """Return a text of the interface in this language, as `Language.say` does."""
        return self.language.say(text)

    def claim_address(self, row: Any, event: str = "") -> str:
        """Return the address of a claim of this edition, the same in every language.

        A claim about several events is opened at `event`; one about all, and evidence for or
        against an interpretation, in the debate.
        """
        claim = self._claim_ids.get(id(row))
        event = "" if isinstance(row, Evidence) else event or getattr(row, "event", "")
        if not claim:
            return ""
        return f"?event={event}&at={claim}" if event else f"?view={DEBATE}&at={claim}"

    @cached_property
    def _claim_ids(self) -> dict[int, str]:
        # By identity: a row is translated, and its id is made of what it was translated from.
        return {
            id(row): claim_id(table, source)
            for table in TABLES
            for row, source in zip(
                getattr(self.tables, table), getattr(self.source.tables, table), strict=True
            )
        }

    def say_many(self, one: str, many: str, number: int) -> str:
        """Return the plural form for `number`, as `Language.say_many` does."""
        return self.language.say_many(one, many, number)


def edition_of(atlas: Atlas, language: Language) -> Edition:
    """Return `atlas` in `language`."""
    return Edition(_translated_tables(atlas.tables, language), language, atlas)


def _translated_tables(tables: Tables, language: Language) -> Tables:
    rows: dict[str, Any] = {
        name: tuple(translated_record(record, language.say) for record in getattr(tables, name))
        for name in tables._fields
        if name not in ("config", "layers")
    }
    return tables._replace(**rows, config=translated_config(tables.config, language.say))
