"""Lint: valid data that still looks wrong, between rows and tables, for a curator to check."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from dashboard.data.casualties import Casualty
from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Link
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.faults import Fault
from dashboard.data.folder import SCHEMAS, FolderResult
from dashboard.data.identifier_cells import Reference, References
from dashboard.data.lint_citations import citation_warnings
from dashboard.data.lint_dates import date_warnings
from dashboard.data.lint_places import place_warnings
from dashboard.data.lint_rows import row_warnings
from dashboard.data.lint_texts import joined_texts, text_warnings
from dashboard.data.mojibake import mojibake_faults
from dashboard.data.other_works import contradict_nothing
from dashboard.data.similar_names import IDENTIFIER
from dashboard.data.tables import Row
from dashboard.languages.language import phrase

MIN_SIMILARITY: Final = 0.86  # by difflib; with a lower one "Aliyev" and "Alibeyov" would be one
MAX_YEARS: Final = 1000  # the steps of the timeline are days
_LINK_TARGETS: Final = (("event", "events.csv"), ("story", "story.csv"))


def lint(result: FolderResult, folder: Path, today: date) -> list[Fault]:
    """Return the warnings on a folder without a fault, file by file."""
    faults = [
        *mojibake_faults(result),
        *date_warnings(result, today),
        *text_warnings(result),
        *citation_warnings(result),
        *place_warnings(result),
        *row_warnings(result),
        *_overlong_time(result),
        *_unexplained_differences(result),
        *_similar_names(result),
        *_similar_theses(result),
        *_dead_links(result),
        *_events_without_steps(result),
        *_unreferenced_rows(result),
        *_unused_terms(result),
        *contradict_nothing(result.tables),
        *_unknown_corrected_rows(result),
        *_unknown_files(folder),
    ]
    files = [schema.file for schema in SCHEMAS]
    order = {file: number for number, file in enumerate(files)}
    return sorted(faults, key=lambda fault: (order.get(fault.file, len(order)), fault.row or 0))


def _overlong_time(result: FolderResult) -> Iterator[Fault]:
    config = result.config
    if config and config.last.year - config.first.year > MAX_YEARS:
        years = config.last.year - config.first.year + 1
        reason = phrase(
            "makes the atlas cover {years} years, so single days cannot be seen", years=years
        )
        fix = phrase("Use the period of the events: at most {most} years.", most=MAX_YEARS)
        yield Fault(ATLAS_FILE, None, "time.last", str(config.last), reason, fix)


def _unexplained_differences(result: FolderResult) -> Iterator[Fault]:
    """Yield different figures for the same people that conflicts.csv does not explain."""
    explained_events = {
        event
        for row in result.tables["conflicts.csv"].rows
        for event in row.record.events
        if row.record.section in ("casualties", "")
    }
    figures = defaultdict(list)
    for row in result.tables["casualties.csv"].rows:
        figure: Casualty = row.record
        if figure.count_min is not None and figure.part_of is None:
            key = (figure.event, figure.side, figure.kind, figure.area, figure.period)
            figures[key].append(row)
    for (event, *_), rows in figures.items():
        if event not in explained_events:
            yield from _differences(rows)


def _differences(rows: Iterable[Row[Casualty]]) -> Iterator[Fault]:
    for one, other in combinations(rows, 2):
        first, second = one.record, other.record
        works = first.cites[0].work, second.cites[0].work
        if first.count_min != second.count_min and works[0] != works[1]:
            reason = phrase(
                "differs from row {row}: {count} according to {work}, {other_count} according "
                "to {other_work}",
                row=one.number,
                count=second.count_min,
                work=works[1],
                other_count=first.count_min,
                other_work=works[0],
            )
            fix = phrase("Explain the difference in conflicts.csv (section: casualties).")
            yield Fault("casualties.csv", other.number, "count_min", "", reason, fix)


def _similar_names(result: FolderResult) -> Iterator[Fault]:
    fix = phrase("If both mean the same person or group, use one spelling; otherwise leave them.")
    for row, one, number, other in _similar_texts(result, "leaders.csv", "name"):
        reason = phrase("is almost the same as the name in row {row}, “{name}”", row=row, name=one)
        yield Fault("leaders.csv", number, "name", other, reason, fix)


def _similar_theses(result: FolderResult) -> Iterator[Fault]:
    fix = phrase(
        "If both are the same interpretation, use exactly the same words: each wording is a "
        "heading of its own; otherwise leave them."
    )
    for row, one, number, other in _similar_texts(result, "interpretations.csv", "thesis"):
        reason = phrase(
            "is almost the same as the thesis in row {row}, “{name}”", row=row, name=one
        )
        yield Fault("interpretations.csv", number, "thesis", other, reason, fix)


def _similar_texts(
    result: FolderResult, file: str, column: str
) -> Iterator[tuple[int, str, int, str]]:
    """Yield every two texts of a column that differ by a spelling, each after its first row."""
    rows: dict[str, int] = {}
    for number, record in result.tables[file].rows:
        rows.setdefault(getattr(record, column), number)
    for (one, row), (other, number) in combinations(rows.items(), 2):
        if _is_one_name(_folded(one), _folded(other)):
            yield row, one, number, other


def _is_one_name(one: str, other: str) -> bool:
    if _numbers(one) != _numbers(other):
        return False
    matcher = SequenceMatcher(None, one, other)
    return one == other or (
        matcher.quick_ratio() >= MIN_SIMILARITY and matcher.ratio() >= MIN_SIMILARITY
    )


def _numbers(text: str) -> list[str]:
    return re.findall(r"[0-9]+", text)


def _folded(name: str) -> str:
    """Return a name without capitals, accents and blanks: Məmməd and Memmed become equal."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ə", "e").replace("ı", "i"))
    return "".join(letter for letter in plain if letter.isalnum())


def _dead_links(result: FolderResult) -> Iterator[Fault]:
    for file, table in result.tables.items():
        links = [column.name for column in table.schema.columns if isinstance(column.type, Link)]
        for number, record in table.rows:
            for column in links:
                link = getattr(record, column)
                for key, target in _LINK_TARGETS:
                    match = re.fullmatch(rf"\?(?:.*&)?{key}=([^&]*).*", link)
                    if match and match[1] not in (result.tables[target].ids or ()):
                        reason = phrase("leads nowhere: {file} has no such id", file=target)
                        fix = phrase("Open the page that you mean, and copy its address again.")
                        yield Fault(file, number, column, link, reason, fix)


def _events_without_steps(result: FolderResult) -> Iterator[Fault]:
    events_with_steps = {row.record.event for row in result.tables["chronology.csv"].rows}
    for number, event in result.tables["events.csv"].rows:
        if event.id not in events_with_steps:
            reason = phrase("has no row in chronology.csv")
            fix = phrase(
                "Add what happened, one row for each moment; if nothing is known, leave it."
            )
            yield Fault("events.csv", number, "id", event.id, reason, fix)


def _unreferenced_rows(result: FolderResult) -> Iterator[Fault]:
    referenced: defaultdict[str, set[str]] = defaultdict(set)
    for table in result.tables.values():
        for column in table.schema.columns:
            if isinstance(column.type, Reference | References | Cites):
                values = (getattr(row.record, column.name) for row in table.rows)
                referenced[column.type.to] |= {name for value in values for name in _ids(value)}
    for file in ("places.csv", "sources.csv"):
        for number, record in result.tables[file].rows:
            if record.id not in referenced[file]:
                reason = phrase("is not used in any table")
                fix = phrase("Use it where it belongs, or delete the row.")
                yield Fault(file, number, "id", record.id, reason, fix)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        yield from (
            reference if isinstance(reference, str) else reference.work for reference in value
        )


def _unused_terms(result: FolderResult) -> Iterator[Fault]:
    texts = {
        (file, number): joined_texts(record).casefold()
        for file, table in result.tables.items()
        for number, record in table.rows
    }
    for number, term in result.tables["glossary.csv"].rows:
        own_position, word = ("glossary.csv", number), term.term.casefold()
        if not any(word in text for position, text in texts.items() if position != own_position):
            reason = phrase("does not occur in any other row")
            fix = phrase("Use the spelling of the tables, or delete the row.")
            yield Fault("glossary.csv", number, "term", term.term, reason, fix)


def _unknown_corrected_rows(result: FolderResult) -> Iterator[Fault]:
    """Yield the corrections of a row whose id is not in its table; other text may find a row."""
    for number, correction in result.tables["corrections.csv"].rows:
        record, table = correction.record, result.tables.get(correction.file)
        if table is None:
            continue  # it corrects a layer, or atlas.toml
        is_named = any(record in str(row.record) for row in table.rows)
        if "-" in record and IDENTIFIER.fullmatch(record) and not is_named:
            reason = phrase("is not in {to}", to=correction.file)
            fix = phrase("Enter the id of the row; if the row was removed, leave it.")
            yield Fault("corrections.csv", number, "record", record, reason, fix)


def _unknown_files(folder: Path) -> Iterator[Fault]:
    known_files = {schema.file for schema in SCHEMAS}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known_files and not path.name.startswith(("~", ".")):
            reason = phrase("is not a table of an atlas, so it is not read")
            fix = phrase("The tables are: {files}.", files=", ".join(sorted(known_files)))
            yield Fault(path.name, None, "", "", reason, fix)
