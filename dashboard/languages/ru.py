"""Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dashboard.languages.rules import LATIN, LanguageRules

# As they are read aloud, so that a Russian spelling finds a name in Latin letters, and the other
# way round.
_ALOUD: Final = MappingProxyType(
    {
        **dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)),
        **dict(zip("жхцчшщюя", ("zh", "kh", "ts", "ch", "sh", "sh", "yu", "ya"), strict=True)),
        **dict.fromkeys("ъь", ""),
    }
)

RULES: Final = LanguageRules(
    alphabet=f"абвгдеёжзийклмнопрстуфхцчшщъыьэюя{LATIN}",
    term_endings=(
        "(?:[аеиоуыьюяй]|ой|ов|ев|ей|ом|ем|ам|ям|ах|ях|ами|ями|ого|его|ому|ему|ых|их|ым|им|ыми|ими"
        "|ая|яя|ую|юю|ое|ее|ые|ие|ый|ий|ия|ию|ии|ием|иям|иях|иями)?"
    ),
    replaced_endings="(?:ые|ие|ый|ий|ой|ая|яя|ое|ее|[аеийоыьюя])$",
    every_word_has_an_ending=True,
    keyboard=("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё"),
    search_letters=_ALOUD,
    search_variants=MappingProxyType({"ё": "yo"}),  # printed as е, and heard as o
)
