"""Glossary links: the first use of each term in a text links to its meaning."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Term
from dashboard.edition import Edition
from dashboard.html.attributes import aria
from dashboard.html.text_nodes import map_text
from dashboard.languages.language import Language

# Elements that are links or controls themselves, headings, and names.
EXCLUDED: Final = ("A", "Button", "H2", "H3", "H4", "H5", "Option", "Select", "Strong", "Summary")
SHORT_LENGTH: Final = 4  # letters of a term that has the endings of a short word


def with_glossary_links(content: Any, edition: Edition) -> Any:
    """Return `content` with the first use of every term linked to its meaning."""
    language = edition.language
    ids = {term.term: name for name, term in terms_by_id(edition).items()}
    if not ids:
        return content
    longest_first = sorted(ids, key=len, reverse=True)
    alternatives = "|".join(f"({_term_pattern(term, language)})" for term in longest_first)
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
    terms = _UnlinkedTerms(pattern, [ids[term] for term in longest_first])
    return map_text(content, partial(_with_links, terms=terms), _is_excluded)


def terms_by_id(edition: Edition) -> dict[str, Term]:
    """Return the terms by id, such as "class-alien-elements": the same in every language."""
    ids = ("-".join(re.findall(r"\w+", term.term.casefold())) for term in edition.source.glossary)
    return dict(zip(ids, edition.glossary, strict=True))


class _UnlinkedTerms:
    """The terms that have no link yet."""

    def __init__(self, pattern: re.Pattern[str], ids: list[str]) -> None:
        self.pattern = pattern
        self.ids = ids  # in the order of the groups of the pattern
        self.linked_ids: set[str] = set()

    def take(self, match: re.Match[str]) -> str:
        """Return the id of the matched term the first time, then nothing."""
        name = self.ids[(match.lastindex or 1) - 1]
        if name in self.linked_ids:
            return ""
        self.linked_ids.add(name)
        return name


def _term_pattern(term: str, language: Language) -> str:
    """Return the pattern of a term in any of its forms."""
    words = term.split(" ") if language.rules.every_word_has_an_ending else [term]
    return " ".join(_word_pattern(word, language) for word in words)


def _word_pattern(word: str, language: Language) -> str:
    return _case_pattern(_stem(word, language), language) + _endings(word, language)


def _endings(word: str, language: Language) -> str:
    rules = language.rules
    is_short = len(word) <= SHORT_LENGTH
    return (is_short and rules.short_term_endings) or rules.term_endings


def _stem(word: str, language: Language) -> str:
    ending = language.rules.replaced_endings
    return re.sub(ending, "", word) if ending and len(word) > SHORT_LENGTH - 1 else word


def _case_pattern(word: str, language: Language) -> str:
    # A sentence may begin with the term; a proper name keeps its capital.
    first, rest = re.escape(word[0]), re.escape(word[1:])
    return f"[{first}{language.capital(first)}]{rest}" if first.islower() else first + rest


def _is_excluded(component: Component) -> bool:
    return component._type in EXCLUDED or getattr(component, "className", "") == "cite"


def _with_links(text: str, terms: _UnlinkedTerms) -> Any:
    parts: list[Any] = []
    end = 0
    for match in terms.pattern.finditer(text):
        name = terms.take(match)
        if name:
            link = html.A(
                match.group(), href=f"#term-{name}", className="term", **aria(haspopup="dialog")
            )
            parts += [text[end : match.start()], link]
            end = match.end()
    return [*parts, text[end:]] if parts else text
