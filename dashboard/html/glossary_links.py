"""Words of the glossary, explained where they occur: the first use leads to the meaning."""

from __future__ import annotations

import re
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from dashboard.html.attributes import aria
from dashboard.html.text_nodes import map_text
from dashboard.languages.language import Language
from dashboard.model import Atlas

# What is pressed itself, what names a thing, and what a citation says.
LEFT_ALONE: Final = ("A", "Button", "H2", "H3", "H4", "H5", "Option", "Select", "Strong", "Summary")
# What may follow the word itself, by language: plural and cases. In Russian the ending of the word
# itself goes first.
ENDINGS: Final = MappingProxyType(
    {
        "en": "(?:e?s)?",
        "az": "(?:l[aə]r)?(?:[ıiuü]m?|[nsy]?[ıiuüaə]n?|d[aə]n?)?",
        "tr": "(?:l[ae]r)?['’]?(?:[ıiuü]m?|[nsy]?[ıiuüae]n?|[dt][ae]n?)?",
        "ru": "(?:[аеиоуыьюяй]|ой|ов|ев|ей|ом|ем|ам|ям|ах|ях|ами|ями|ого|ому|ых|их|ым|им)?",
    }
)
# A short word with an ending may be another one: xana is a cell, not the dative of xan.
SHORT: Final = 4
SHORT_ENDINGS: Final = MappingProxyType(
    {"az": "(?:l[aə]r(?:[ıi]n?|[aə])?)?", "tr": "(?:l[ae]r(?:[ıi]n?|[ae])?)?"}
)


def with_glossary_links(content: Any, atlas: Atlas, language: Language) -> Any:
    """Return `content`, with the first use of every term made a link to what it means."""
    words = {language.say(term.term): term_id(term.term) for term in atlas.glossary}
    if not words:
        return content
    longest_first = sorted(words, key=len, reverse=True)
    any_term = "|".join(
        f"({_either_case(_stem(word, language), language)}){_endings(word, language)}"
        for word in longest_first
    )
    pattern = re.compile(rf"(?<![\w-])(?:{any_term})(?![\w-])")
    terms = _Terms(pattern, [words[word] for word in longest_first])
    return map_text(content, partial(_linked, terms=terms), _is_left_alone)


def term_id(term: str) -> str:
    """Return the name under which a term is handed over: "class-alien-elements"."""
    return "-".join(re.findall(r"\w+", term.casefold()))


class _Terms:
    """The terms that are still to be explained."""

    def __init__(self, pattern: re.Pattern[str], ids: list[str]) -> None:
        self.pattern = pattern
        self.ids = ids  # in the order of the groups of the pattern
        self.told: set[str] = set()

    def take(self, found: re.Match[str]) -> str:
        """Return the id of the term that was found, once; then nothing."""
        name = self.ids[(found.lastindex or 1) - 1]
        if name in self.told:
            return ""
        self.told.add(name)
        return name


def _endings(word: str, language: Language) -> str:
    of_short = SHORT_ENDINGS.get(language.code)
    return of_short if of_short and len(word) <= SHORT else ENDINGS.get(language.code, "")


def _stem(word: str, language: Language) -> str:
    is_one_word = " " not in word and len(word) > 3
    if language.code == "ru" and is_one_word and word[-1] in "аеийоыьюя":
        return word[:-1]
    return word


def _either_case(word: str, language: Language) -> str:
    # A sentence may begin with it; a name keeps its capital.
    first, rest = re.escape(word[0]), re.escape(word[1:])
    return f"[{first}{language.upper(first)}]{rest}" if first.islower() else first + rest


def _is_left_alone(component: Component) -> bool:
    return component._type in LEFT_ALONE or getattr(component, "className", "") == "cite"


def _linked(text: str, terms: _Terms) -> Any:
    parts: list[Any] = []
    done = 0
    for found in terms.pattern.finditer(text):
        name = terms.take(found)
        if name:
            link = html.A(
                found.group(), href=f"#term-{name}", className="term", **aria(haspopup="dialog")
            )
            parts += [text[done : found.start()], link]
            done = found.end()
    return [*parts, text[done:]] if parts else text
