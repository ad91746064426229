"""The types of the keys of `atlas.toml`, each with what is said of a wrong value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Final, NamedTuple, TypeAlias, TypeVar

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationInfo,
)

from dashboard.data.similar_names import IDENTIFIER, as_identifier
from dashboard.languages.language import Phrase, phrase

_Entry = TypeVar("_Entry")


class ConfigTable(BaseModel):
    """A table of `atlas.toml`; any other key in it is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentence(NamedTuple):
    """What is wrong with a value of another type, and what to write, by the name of its key."""

    reason: Phrase
    fix: Callable[[str], Phrase]


class WrongKey(ValueError):
    """A value that breaks a rule; `sentences` are reasons, each with what to write."""

    def __init__(self, *sentences: tuple[Phrase, Phrase]) -> None:
        self.sentences = sentences
        super().__init__(*sentences)


class Translatable:
    """The mark of a key whose text is translated."""


TRANSLATABLE: Final = Translatable()


def one_of(*choices: str) -> Sentence:
    """Return what is said of a word that is none of `choices`."""
    fix = phrase("Use one of: {choices}.", choices=", ".join(choices))
    return Sentence(phrase("is not an allowed value for this key"), lambda _: fix)


def identifier(*reserved: str) -> AfterValidator:
    """Return the rule for an id in the format of tables and addresses, none that is `reserved`."""

    def check(value: str, info: ValidationInfo) -> str:
        if value in reserved:
            raise WrongKey((phrase("has a special meaning here"), phrase("Use another id.")))
        if IDENTIFIER.fullmatch(value):
            return value
        fix = phrase("Use another id.")
        suggestion = as_identifier(value)
        if suggestion:
            fix = phrase(
                'Write {key} = "{value}", here and in the tables.',
                key=info.field_name,
                value=suggestion,
            )
        reason = phrase(
            "is not an id: an id has only lower-case letters a to z, digits and single hyphens"
        )
        raise WrongKey((reason, fix))

    return AfterValidator(check)


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _scope(value: object) -> object:
    return "own" if _stripped(value) == "" else value


def at_least_one(entries: tuple[_Entry, ...], info: ValidationInfo) -> tuple[_Entry, ...]:
    """Return a list of tables, or raise WrongKey where it is empty."""
    if not entries:
        fix = phrase("Write [[{name}]] and its keys, at least once.", name=info.field_name)
        raise WrongKey((phrase("the list is empty"), fix))
    return entries


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _optional_day(value: object) -> date | None:
    return None if value == "" else _day(value)


def _pages(value: object, info: ValidationInfo) -> tuple[int, int] | None:
    if not isinstance(value, str):
        raise ValueError(value)
    match = re.fullmatch(r"([0-9]{1,6})\s*[-–]\s*([0-9]{1,6})", value.strip())
    if match and int(match[1]) <= int(match[2]):
        return int(match[1]), int(match[2])
    if value.strip():
        fix = phrase('Write the first and the last page: {key} = "26-45".', key=info.field_name)
        raise WrongKey((phrase("must be a first and a last page"), fix))
    return None


def _web_address(pattern: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        if value and not re.fullmatch(pattern, value):
            fix = phrase('Write {key} = "https://example.org/atlas/".', key=info.field_name)
            raise WrongKey((phrase("must be a web address"), fix))
        return value

    return AfterValidator(check)


def _corrections(value: str) -> str:
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):(?!\s)", value)
    if scheme and scheme[1].casefold() not in ("http", "https", "mailto"):
        fix = phrase("Write plain words, or an address that begins with https:, http: or mailto:.")
        raise WrongKey((phrase("is not a web or e-mail address"), fix))
    return value


def _languages(codes: tuple[str, ...]) -> tuple[str, ...]:
    if not codes:
        fix = phrase('Write at least one: languages = ["en"].')
        raise WrongKey((phrase("the list is empty"), fix))
    wrong = [sentence for code in codes if (sentence := _wrong_language(code))]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        wrong.append((phrase("has {code} twice", code=code), phrase("List each item once.")))
    if wrong:
        raise WrongKey(*wrong)
    return codes


def _wrong_language(code: str) -> tuple[Phrase, Phrase] | None:
    if code != code.strip().lower():
        fix = phrase('Write "{code}".', code=code.strip().lower())
        return phrase("has {code} in capitals", code=code), fix
    if not _is_a_language(code):
        reason = phrase("has no language {code}", code=code)
        return reason, phrase('Write codes such as "az" and "en".')
    return None


def _is_a_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return re.fullmatch("[a-z]{2,3}", code) is not None


_TEXT: Final = Sentence(phrase("must be a text"), lambda key: phrase('Write {key} = "…".', key=key))
_DAY: Final = Sentence(
    phrase("must be a day"),
    lambda key: phrase('Write a day, such as {key} = "1920-01-01".', key=key),
)
Text: TypeAlias = Annotated[str, BeforeValidator(_stripped), Field(min_length=1), _TEXT]
OptionalText: TypeAlias = Annotated[str, BeforeValidator(_stripped), _TEXT]
# What a reader sees, in the language of the page.
ReaderText: TypeAlias = Annotated[Text, TRANSLATABLE]
OptionalReaderText: TypeAlias = Annotated[OptionalText, TRANSLATABLE]
Texts: TypeAlias = Annotated[
    tuple[str, ...],
    Sentence(
        phrase("must be a list of texts"), lambda key: phrase('Write {key} = ["…"].', key=key)
    ),
]
Languages: TypeAlias = Annotated[Texts, AfterValidator(_languages)]
Flag: TypeAlias = Annotated[
    bool,
    Strict(),
    Sentence(phrase("must be true or false"), lambda key: phrase("Write {key} = true.", key=key)),
]
Number: TypeAlias = Annotated[
    float,
    Strict(),
    Field(allow_inf_nan=False),
    Sentence(phrase("must be a number"), lambda key: phrase("Write {key} = 40.5.", key=key)),
]
Width: TypeAlias = Annotated[
    float,
    Strict(),
    Field(gt=0, le=180),
    Sentence(
        phrase("must be a number of degrees"), lambda key: phrase("Write {key} = 2.5.", key=key)
    ),
]
Query: TypeAlias = Annotated[
    str,
    Strict(),
    Field(pattern=r"^\?[a-z]+=[^\s\"'<>]*$"),
    Sentence(
        phrase("must be the part of an address of this atlas that starts with ?"),
        lambda key: phrase('Write {key} = "?view=compare", for example.', key=key),
    ),
]
Year: TypeAlias = Annotated[
    int,
    Strict(),
    Field(ge=1, le=9999),
    Sentence(
        phrase("must be a year"),
        lambda key: phrase("Write a year from 1 to 9999, such as {key} = 1920.", key=key),
    ),
]
Day: TypeAlias = Annotated[date, BeforeValidator(_day), _DAY]
OptionalDay: TypeAlias = Annotated[date | None, BeforeValidator(_optional_day), _DAY]
Colour: TypeAlias = Annotated[
    str,
    Field(pattern="^#[0-9a-fA-F]{6}$"),
    Sentence(phrase("must be a colour"), lambda key: phrase('Write {key} = "#1f5f8b".', key=key)),
]
OptionalColour: TypeAlias = Annotated[Colour, Field(pattern="^(#[0-9a-fA-F]{6})?$")]
# "26-45": a first and a last page.
Pages: TypeAlias = Annotated[tuple[int, int] | None, BeforeValidator(_pages), _TEXT]
FolderAddress: TypeAlias = Annotated[OptionalText, _web_address(r"https?://[^\s?#]+/")]
WebAddress: TypeAlias = Annotated[OptionalText, _web_address(r"https?://\S+")]
Scope: TypeAlias = Annotated[Text, BeforeValidator(_scope), identifier("comparison")]
Corrections: TypeAlias = Annotated[OptionalText, AfterValidator(_corrections)]


def both_or_neither(colour_dark: str, info: ValidationInfo) -> str:
    """Return the colour for the dark theme, or raise WrongKey where one theme has none."""
    colour = info.data.get("colour")  # None: it is wrong, and that is said already
    if colour and not colour_dark:
        fix = phrase('Write colour_dark = "#8fd0b0", for the dark theme.')
        raise WrongKey((phrase("is needed beside colour"), fix))
    if colour_dark and colour == "":
        fix = phrase('Write colour = "#1f5f4b" too, for the light theme.')
        raise WrongKey((phrase("needs colour beside it"), fix))
    return colour_dark
