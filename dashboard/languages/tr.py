"""Turkish."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dashboard.languages.rules import LanguageRules

RULES: Final = LanguageRules(
    alphabet="abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    case_pairs=(("i", "İ"), ("ı", "I")),
    term_endings="(?:l[ae]r)?['’]?(?:[ıiuü]m?|[nsy]?[ıiuüae]n?|[dt][ae]n?)?",
    short_term_endings="(?:l[ae]r(?:[ıi]n?|[ae])?|s[ıiuü](?:n[dt]?[aeıiuü]n?)?)?",
    keyboard=("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"),
    search_letters=MappingProxyType({"ı": "i"}),
)
