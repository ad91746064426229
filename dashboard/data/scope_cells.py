"""The cell type for scopes: whether an event is counted, or only shown beside those that are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.data.columns import OneOfConfig
from dashboard.languages.language import Phrase, phrase

# What becomes of an event of each of the two scopes, in their order.
SCOPE_MEANINGS: Final = (phrase("counted"), phrase("only shown"))


@dataclass(frozen=True)
class OneOfScopes(OneOfConfig):
    """One of the two scopes of an atlas; `atlas.toml` names the first and has no list of them."""

    part: str = "scopes"

    def reason(self) -> Phrase:
        return phrase("is not an allowed value for this column")

    def fix(self, choices: tuple[str, ...]) -> Phrase:
        if not choices:
            return phrase("Use the word for scope in atlas.toml, or comparison.")
        own, compared = choices
        return phrase("Use {own} (counted) or {compared} (only shown).", own=own, compared=compared)
