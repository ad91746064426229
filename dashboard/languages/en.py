"""English."""

from __future__ import annotations

from typing import Final

from dashboard.languages.rules import LATIN, LanguageRules

RULES: Final = LanguageRules(
    alphabet=LATIN,
    cldr_code="en_GB",  # plain "en" is American in CLDR ("May 25, 1920"); the tables are day first
    term_endings="(?:e?s)?",
)
