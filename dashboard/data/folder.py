"""One folder of data: every table, the outline and the layers, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

from dashboard.data import records
from dashboard.data.casualties import CASUALTIES
from dashboard.data.causes import CAUSES
from dashboard.data.chronology import CHRONOLOGY
from dashboard.data.config import AtlasConfig
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.config_reader import read_config
from dashboard.data.conflicts import CONFLICTS
from dashboard.data.context import CONTEXT
from dashboard.data.corrections import CORRECTIONS
from dashboard.data.events import EVENTS
from dashboard.data.evidence import EVIDENCE
from dashboard.data.faults import Fault, FaultyData
from dashboard.data.foreign import FOREIGN
from dashboard.data.glossary import GLOSSARY
from dashboard.data.interpretations import INTERPRETATIONS
from dashboard.data.layers import FILES as LAYER_FILES
from dashboard.data.layers import REGIONS_FILE, Layers, read_layers, region_ids
from dashboard.data.leaders import LEADERS
from dashboard.data.lessons import LESSONS
from dashboard.data.links import broken_links
from dashboard.data.participants import PARTICIPANTS
from dashboard.data.places import PLACES
from dashboard.data.sources import SOURCES
from dashboard.data.story import STORY
from dashboard.data.tables import Table, TableSchema, open_table, read_table
from dashboard.data.text_files import unreadable
from dashboard.languages.language import phrase
from dashboard.storage.atomic_write import shortened

SCHEMAS: Final[tuple[TableSchema[Any], ...]] = (
    EVENTS,
    PLACES,
    CHRONOLOGY,
    CAUSES,
    CASUALTIES,
    PARTICIPANTS,
    LEADERS,
    INTERPRETATIONS,
    CONTEXT,
    CONFLICTS,
    EVIDENCE,
    STORY,
    LESSONS,
    GLOSSARY,
    SOURCES,
    CORRECTIONS,
    FOREIGN,
)


class Tables(NamedTuple):
    """All that a folder says, checked: the records in the order of their files."""

    events: tuple[records.Event, ...]
    places: tuple[records.Place, ...]
    chronology: tuple[records.Step, ...]
    causes: tuple[records.Cause, ...]
    casualties: tuple[records.Casualty, ...]
    participants: tuple[records.Participant, ...]
    leaders: tuple[records.Leader, ...]
    interpretations: tuple[records.Interpretation, ...]
    context: tuple[records.ContextEntry, ...]
    conflicts: tuple[records.Conflict, ...]
    evidence: tuple[records.Evidence, ...]
    story: tuple[records.StoryStep, ...]
    lessons: tuple[records.LessonStep, ...]
    glossary: tuple[records.Term, ...]
    sources: tuple[records.Work, ...]
    corrections: tuple[records.Correction, ...]
    foreign: tuple[records.ForeignWord, ...]
    config: AtlasConfig
    layers: Layers


class FolderResult(NamedTuple):
    """All that could be read of a folder, row by row, and all that is wrong with it."""

    tables: Mapping[str, Table[Any]]
    config: AtlasConfig | None
    layers: Layers
    faults: tuple[Fault, ...]


def read_folder(folder: Path) -> Tables:
    """Return all that `folder` says, or raise FaultyData with every fault of every file."""
    return records_of(read_rows(folder))


def records_of(reading: FolderResult) -> Tables:
    """Return the records of a folder without a fault, or raise FaultyData."""
    if reading.faults or reading.config is None:
        raise FaultyData(reading.faults)
    every = {file.removesuffix(".csv"): table.records for file, table in reading.tables.items()}
    return Tables(**every, config=reading.config, layers=reading.layers)


def read_rows(folder: Path) -> FolderResult:
    """Return every row of `folder` that is sound, and every fault.

    Raises FaultyData only where there is no folder, or the system does not let us look into it.
    """
    try:
        return _read_rows(folder)
    except OSError as problem:
        file = Path(problem.filename or folder)
        inside = file.is_relative_to(folder) and file != folder
        name = file.relative_to(folder).as_posix() if inside else shortened(file)
        raise FaultyData([unreadable(problem, name)]) from problem


def _read_rows(folder: Path) -> FolderResult:
    if not folder.is_dir():
        fix = phrase("Name the folder that holds atlas.toml and the tables.")
        reason = phrase("there is no such folder")
        raise FaultyData([Fault(str(folder), None, "", "", reason, fix)])
    outline, faults = read_config(folder)
    layers, layer_faults = read_layers(folder)
    opened = [open_table(folder, each) for each in SCHEMAS]
    known = {each.subject.file: each.ids for each in opened} | {REGIONS_FILE: region_ids(layers)}
    tables = {each.subject.file: read_table(each, outline, known) for each in opened}
    between = [
        *broken_links(tables.values(), known, (*tables, ATLAS_FILE, *LAYER_FILES)),
        *_theses_of_nobody(tables[EVIDENCE.file], tables[INTERPRETATIONS.file]),
    ]
    found = (
        *faults,
        *_in_order(tables, between),
        *_outline_links(outline, tables, layers),
        *layer_faults,
    )
    return FolderResult(tables, outline, layers, found)


def _in_order(tables: Mapping[str, Table[Any]], broken: Sequence[Fault]) -> Iterator[Fault]:
    """Yield all faults of the tables, file by file and from the first row to the last."""
    for file, table in tables.items():
        faults = [*table.faults, *(fault for fault in broken if fault.file == file)]
        yield from sorted(faults, key=lambda fault: fault.row or 0)


def _theses_of_nobody(evidence: Table[Any], readings: Table[Any]) -> Iterator[Fault]:
    """Yield a fault for every piece of evidence on a reading that nobody has of all events."""
    theses = {row.cells.get("thesis") for row in readings.values if not row.cells.get("event")}
    if readings.faults and not theses:
        return  # the table could not be read: which theses there are is not known
    for number, cells in evidence.values:
        thesis = cells.get("thesis", "")
        if thesis and thesis not in theses:
            meant = get_close_matches(thesis, sorted(filter(None, theses)), n=1)
            fix = phrase("Write it as there, or add a row there with the event left empty.")
            reason = phrase("is no thesis on all events in {file}", file=readings.subject.file)
            words = phrase("Did you mean “{name}”? {fix}", name=meant[0], fix=fix) if meant else fix
            yield Fault(evidence.subject.file, number, "thesis", thesis, reason, words)


def _outline_links(
    outline: AtlasConfig | None, tables: Mapping[str, Table[Any]], layers: Layers
) -> Iterator[Fault]:
    works = tables[SOURCES.file].ids
    if outline and works is not None and outline.read_in not in works:
        fix = phrase("Add it to {file}.", file=SOURCES.file)
        yield Fault(
            ATLAS_FILE, None, "read_in", outline.read_in, phrase("is no work there is"), fix
        )
    if outline and layers.countries is not None:
        for code in sorted(set(outline.at_home) - set(layers.countries["iso3"])):
            fix = phrase("Write the iso3 of a country in geo/countries.geojson.")
            yield Fault(
                ATLAS_FILE, None, "map.at_home", code, phrase("is no country of the map"), fix
            )
