"""What is allowed and still looks wrong: between rows and tables, for a curator to look at."""

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

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Link
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.faults import Fault
from dashboard.data.folder import SCHEMAS, FolderResult
from dashboard.data.identifier_cells import IDENTIFIER, Reference, References
from dashboard.data.lint_citations import citation_warnings
from dashboard.data.lint_dates import date_warnings
from dashboard.data.lint_places import place_warnings
from dashboard.data.lint_rows import row_warnings
from dashboard.data.lint_texts import text_warnings
from dashboard.data.mojibake import mojibake_faults
from dashboard.data.records import Casualty
from dashboard.data.tables import Row
from dashboard.languages.language import phrase

ALIKE: Final = 0.86  # of two names, by difflib; below it "Aliyev" and "Alibeyov" would be one
LONGEST_TIME: Final = 1000  # years; the steps of the timeline are days
_LEADS_TO: Final = (("event", "events.csv"), ("story", "story.csv"))


def lint(reading: FolderResult, folder: Path, today: date) -> list[Fault]:
    """Return what to look at again in a folder without a fault, file by file."""
    found = [
        *mojibake_faults(reading),
        *date_warnings(reading, today),
        *text_warnings(reading),
        *citation_warnings(reading),
        *place_warnings(reading),
        *row_warnings(reading),
        *_odd_time(reading),
        *_unexplained_differences(reading),
        *_names_alike(reading),
        *_dead_links(reading),
        *_nothing_said(reading),
        *_never_named(reading),
        *_terms_nowhere(reading),
        *_corrected_nowhere(reading),
        *_no_tables(folder),
    ]
    files = [subject.file for subject in SCHEMAS]
    order = {file: number for number, file in enumerate(files)}
    return sorted(found, key=lambda each: (order.get(each.file, len(order)), each.row or 0))


def _odd_time(reading: FolderResult) -> Iterator[Fault]:
    outline = reading.config
    if outline and outline.last.year - outline.first.year > LONGEST_TIME:
        years = outline.last.year - outline.first.year + 1
        reason = phrase("makes a time of {years} years, in which no day can be seen", years=years)
        fix = phrase("Write the time of the events: {most} years at most.", most=LONGEST_TIME)
        yield Fault(ATLAS_FILE, None, "time.last", str(outline.last), reason, fix)


def _unexplained_differences(reading: FolderResult) -> Iterator[Fault]:
    """Yield figures of the same people by different works, where conflicts.csv is silent."""
    explained = {
        event
        for row in reading.tables["conflicts.csv"].rows
        for event in row.record.events
        if row.record.section in ("casualties", "")
    }
    figures = defaultdict(list)
    for row in reading.tables["casualties.csv"].rows:
        figure: Casualty = row.record
        if figure.count_min is not None and figure.part_of is None:
            of = (figure.event, figure.side, figure.kind, figure.area, figure.period)
            figures[of].append(row)
    for (event, *_), rows in figures.items():
        if event not in explained:
            yield from _differences(rows)


def _differences(rows: Iterable[Row[Casualty]]) -> Iterator[Fault]:
    for one, other in combinations(rows, 2):
        first, second = one.record, other.record
        works = first.cites[0].work, second.cites[0].work
        if first.count_min != second.count_min and works[0] != works[1]:
            reason = phrase(
                "differs from row {row}: {count} by {work}, {other_count} by {other_work}",
                row=one.number,
                count=second.count_min,
                work=works[1],
                other_count=first.count_min,
                other_work=works[0],
            )
            fix = phrase("Say in conflicts.csv how they differ, section casualties.")
            yield Fault("casualties.csv", other.number, "count_min", "", reason, fix)


def _names_alike(reading: FolderResult) -> Iterator[Fault]:
    rows: dict[str, int] = {}
    for number, leader in reading.tables["leaders.csv"].rows:
        rows.setdefault(leader.name, number)
    for (one, _), (other, number) in combinations(rows.items(), 2):
        if _is_one_name(_folded(one), _folded(other)):
            reason = phrase("is nearly the name in row {row}, “{name}”", row=rows[one], name=one)
            fix = phrase("If they are one, write both the same; else leave them.")
            yield Fault("leaders.csv", number, "name", other, reason, fix)


def _is_one_name(one: str, other: str) -> bool:
    if _numbers(one) != _numbers(other):
        return False
    near = SequenceMatcher(None, one, other)
    return one == other or (near.quick_ratio() >= ALIKE and near.ratio() >= ALIKE)


def _numbers(text: str) -> list[str]:
    return re.findall(r"[0-9]+", text)


def _folded(name: str) -> str:
    """Return a name without capitals, accents and blanks: Məmməd and Memmed are one."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ə", "e").replace("ı", "i"))
    return "".join(letter for letter in plain if letter.isalnum())


def _dead_links(reading: FolderResult) -> Iterator[Fault]:
    for file, table in reading.tables.items():
        links = [each.name for each in table.subject.columns if isinstance(each.type, Link)]
        for number, record in table.rows:
            for column in links:
                link = getattr(record, column)
                for key, target in _LEADS_TO:
                    found = re.fullmatch(rf"\?(?:.*&)?{key}=([^&]*).*", link)
                    if found and found[1] not in (reading.tables[target].ids or ()):
                        reason = phrase("leads to nothing: no such id is in {file}", file=target)
                        fix = phrase("Open the page that is meant and copy its address again.")
                        yield Fault(file, number, column, link, reason, fix)


def _nothing_said(reading: FolderResult) -> Iterator[Fault]:
    told = {row.record.event for row in reading.tables["chronology.csv"].rows}
    for number, event in reading.tables["events.csv"].rows:
        if event.id not in told:
            reason = phrase("has no step in chronology.csv")
            fix = phrase("Write what happened, step by step, or leave it where nothing is known.")
            yield Fault("events.csv", number, "id", event.id, reason, fix)


def _never_named(reading: FolderResult) -> Iterator[Fault]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for table in reading.tables.values():
        for column in table.subject.columns:
            if isinstance(column.type, Reference | References | Cites):
                values = (getattr(row.record, column.name) for row in table.rows)
                named[column.type.to] |= {name for value in values for name in _ids(value)}
    for file in ("places.csv", "sources.csv"):
        for number, record in reading.tables[file].rows:
            if record.id not in named[file]:
                reason = phrase("is named by no row of any table")
                fix = phrase("Name it where it belongs, or delete the row.")
                yield Fault(file, number, "id", record.id, reason, fix)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        yield from (each if isinstance(each, str) else each.work for each in value)


def _terms_nowhere(reading: FolderResult) -> Iterator[Fault]:
    texts = {
        (file, number): " ".join(value for value in record if isinstance(value, str)).casefold()
        for file, table in reading.tables.items()
        for number, record in table.rows
    }
    for number, term in reading.tables["glossary.csv"].rows:
        own, word = ("glossary.csv", number), term.term.casefold()
        if not any(word in text for at, text in texts.items() if at != own):
            reason = phrase("occurs in no other row of any table")
            fix = phrase("Write it as the tables write it, or delete the row.")
            yield Fault("glossary.csv", number, "term", term.term, reason, fix)


def _corrected_nowhere(reading: FolderResult) -> Iterator[Fault]:
    """Yield the corrections of a row whose id is nowhere in its table; words may find it too."""
    for number, correction in reading.tables["corrections.csv"].rows:
        record, table = correction.record, reading.tables.get(correction.file)
        if table is None:
            continue  # it corrects a layer, or atlas.toml
        named = any(record in str(row.record) for row in table.rows)
        if "-" in record and IDENTIFIER.fullmatch(record) and not named:
            reason = phrase("is not in {to}", to=correction.file)
            fix = phrase("Write the id of the row, or leave it where the row was taken out.")
            yield Fault("corrections.csv", number, "record", record, reason, fix)


def _no_tables(folder: Path) -> Iterator[Fault]:
    known = {subject.file for subject in SCHEMAS}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known and not path.name.startswith(("~", ".")):
            reason = phrase("is no table of an atlas, and is not read")
            fix = phrase("The tables are: {files}.", files=", ".join(sorted(known)))
            yield Fault(path.name, None, "", "", reason, fix)
