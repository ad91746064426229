"""Lint warns of what is allowed and looks wrong, and of nothing else; faults are translated."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.cli.check_report import report_on
from dashboard.cli.translation_status import message_template
from dashboard.data import FaultyData, as_line, read_folder
from dashboard.data.folder import read_rows
from dashboard.data.lint import lint
from dashboard.languages.language import Language, phrase
from tests.conftest import Folder

TODAY: Final = date(2026, 11, 23)
# In the small folder: two records without a step, an unused place and term, and no countries.
INITIAL_WARNINGS: Final = {
    ("events.csv", 3, "id"),
    ("events.csv", 5, "id"),
    ("places.csv", 4, "id"),
    ("glossary.csv", 2, "term"),
    ("atlas.toml", None, "map.at_home"),
}


class LintCase(NamedTuple):
    """A change of the small folder, and the warning that it must cause."""

    claim: str
    change: Callable[[Folder], None]
    at: tuple[str, int | None, str]
    message: str


def cell(file: str, row: int, column: str, value: str, message: str) -> LintCase:
    change = lambda folder: folder.set(file, row, column, value)  # noqa: E731
    return LintCase(f"{file} {column}={value}", change, (file, row, column), message)


def row(file: str, text: str, at: tuple[int, str], message: str) -> LintCase:
    change = lambda folder: folder.write(file, f"{folder.read(file).rstrip()}\n{text}\n")  # noqa: E731
    return LintCase(f"{file} + {text}", change, (file, *at), message)


FIGURE: Final = "ganja-1920,soviet,killed,{count},{count},,,,,,,{work}:3; ozdemir-2023:32,"
BOTH: Final = "\n".join(
    (
        FIGURE.format(count=80, work="mamedova-2012").replace("ganja", "shusha"),
        FIGURE.format(count=90, work="guliyev-1979").replace("ganja", "shusha"),
    )
)

SUSPICIOUS: Final = (
    cell("chronology.csv", 2, "date", "2031-05-31", "is in the future"),
    cell("chronology.csv", 2, "date", "1902-05-31", "outside the period of the atlas"),
    cell("casualties.csv", 2, "said_by", "Editors", "is a keyword in another case"),
    cell("corrections.csv", 2, "date", "2062-11-23", "is in the future"),
    cell("corrections.csv", 2, "record", "ganja-1921", "is not in events.csv"),
    row("leaders.csv", "ganja-1920,A colonell,,,,,ozdemir-2023:3", (3, "name"), "“A colonel”"),
    row(
        "leaders.csv",
        "ganja-1920,Ə Colonel,,,,,ozdemir-2023:3",
        (3, "name"),
        "almost the same as the name",
    ),
    row(
        "interpretations.csv",
        "ganja-1920,War for freedom,Özdemir,It was.,ozdemir-2023:44,",
        (4, "thesis"),
        "almost the same as the thesis in row 2",
    ),
    cell("interpretations.csv", 2, "held_by", "Unknown", "delete the row"),
    cell("leaders.csv", 2, "role", "unknown", "Leave the cell empty"),
    row("sources.csv", "nobody-1999,N.,,,,,,", (5, "id"), "is not used in any table"),
    row("places.csv", "baku,Baku,,,,,,,", (6, "id"), "is not used in any table"),
    row(
        "glossary.csv",
        "kulak,A farmer.,ozdemir-2023:3",
        (3, "term"),
        "does not occur in any other row",
    ),
    cell("lessons.csv", 2, "link", "?event=ganja-1921", "leads nowhere"),
    cell("lessons.csv", 2, "link", "?view=debate&story=end", "story.csv has no such id"),
    cell("causes.csv", 2, "statement", "In G?nc? soldiers robbed.", "“G?nc” has a question mark"),
    cell("causes.csv", 2, "statement", "In GÃ¶yÃ§ay.", "looks like “ö”"),
    cell("causes.csv", 2, "statement", "In GÉ™ncÉ™.", "looks like “ə”"),
    cell("causes.csv", 2, "statement", "A â€œtownâ€.", "“â€œ” looks like ““”"),
    cell("sources.csv", 2, "note", "See https://example", "is not a complete web address"),
    cell("sources.csv", 2, "note", "See http:/example.org/a", "is not a complete web address"),
    LintCase(
        "a file that is no table",
        lambda folder: folder.write("lesons.csv", "lesson\n"),
        ("lesons.csv", None, ""),
        "is not a table of an atlas",
    ),
)
ACCEPTABLE: Final = (
    cell("causes.csv", 2, "statement", "Why? Nobody says; “Её”, said Aliyev A.Ş.”", ""),
    cell("sources.csv", 2, "note", "See https://example.org/a?b=c, and www.", ""),
    cell("lessons.csv", 2, "link", "?view=debate", ""),
    row("leaders.csv", "ganja-1920,Group 2 of them,,,,,ozdemir-2023:3", (3, "name"), ""),
    row("casualties.csv", FIGURE.format(count=80, work="mamedova-2012"), (5, "count_min"), ""),
    cell("chronology.csv", 4, "date", "1940", ""),
    cell("corrections.csv", 2, "record", "the row on Ganja", ""),
    cell("corrections.csv", 2, "record", "", ""),
)


def warnings_of(folder: Folder) -> dict[tuple[str, int | None, str], str]:
    faults = lint(read_rows(folder.path), folder.path, TODAY)
    return {(fault.file, fault.row, fault.column): as_line(fault) for fault in faults}


@pytest.mark.parametrize("shipped", [settings.DATA_FOLDER, settings.EXAMPLE_FOLDER])
def test_nothing_looks_wrong_in_what_we_ship(shipped: Path) -> None:
    assert report_on(shipped, settings.TRANSLATIONS_FOLDER, TODAY).warnings == ()


def test_the_small_folder_has_only_what_it_has_on_purpose(folder: Folder) -> None:
    assert warnings_of(folder).keys() == INITIAL_WARNINGS


@pytest.mark.parametrize("case", SUSPICIOUS, ids=lambda case: case.claim)
def test_what_looks_wrong_is_named_and_nothing_else(case: LintCase, folder: Folder) -> None:
    case.change(folder)
    read_folder(folder.path)  # it is allowed
    warnings = warnings_of(folder)
    assert warnings.keys() - INITIAL_WARNINGS == {case.at}
    assert case.message in warnings[case.at]


@pytest.mark.parametrize("case", ACCEPTABLE, ids=lambda case: case.claim)
def test_what_is_right_is_left_alone(case: LintCase, folder: Folder) -> None:
    case.change(folder)
    assert warnings_of(folder).keys() <= INITIAL_WARNINGS


def test_figures_that_differ_without_a_word_in_conflicts_are_named(folder: Folder) -> None:
    folder.write("casualties.csv", f"{folder.read('casualties.csv')}{BOTH}\n")
    folder.set("conflicts.csv", 2, "events", "sheki-1930")
    warnings = warnings_of(folder)
    assert (
        "row 5: 90 according to guliyev-1979, 80 according to mamedova-2012"
        in warnings["casualties.csv", 6, "count_min"]
    )
    folder.set("conflicts.csv", 2, "events", "shusha-1920")
    folder.set("conflicts.csv", 2, "section", "casualties")
    assert warnings_of(folder).keys() == INITIAL_WARNINGS


class Shouting(gettext.NullTranslations):
    """A language that has everything in capitals except what is filled in."""

    def gettext(self, message: str) -> str:
        return "".join(part if part[:1] == "{" else part.upper() for part in _parts(message))


def _parts(message: str) -> list[str]:
    return message.replace("{", "\0{").replace("}", "}\0").split("\0")


def test_every_word_on_a_fault_can_be_said_in_another_language(folder: Folder) -> None:
    needed = message_template(read_rows(folder.path))
    texts = frozenset(message.id for message in needed if isinstance(message.id, str))
    shouting = Language("xx", Shouting(), texts)
    folder.set("evidence.csv", 2, "thesis", "Anti-Sovjet")
    folder.set("events.csv", 2, "kind", "riot")
    with pytest.raises(FaultyData) as problem:
        read_folder(folder.path)
    assert [as_line(fault, shouting) for fault in problem.value.faults] == [
        "events.csv, ROW 2, COLUMN kind: “riot” IS NOT AMONG THE kinds IN ATLAS.TOML. "
        "USE ONE OF: uprising, outbreak; OR ADD IT TO ATLAS.TOML.",
        "evidence.csv, ROW 2, COLUMN thesis: “Anti-Sovjet” IS NOT AN INTERPRETATION OF ALL "
        "EVENTS IN interpretations.csv. DID YOU MEAN “Anti-Soviet”? "
        "USE THE WORDING OF THAT TABLE, OR ADD A ROW THERE WITH THE EVENT LEFT EMPTY.",
    ]


def test_a_phrase_is_its_english_and_knows_what_it_was_made_of() -> None:
    inner = phrase("{count} rows", count=2)
    outer = phrase("has {what}", what=inner)
    assert outer == "has 2 rows"
    assert Language("en").translate(outer) == outer
