"""One folder of data: tables, configuration and layers, checked against each other."""

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
from dashboard.data.other_works import OTHER_WORKS
from dashboard.data.participants import PARTICIPANTS
from dashboard.data.places import PLACES, regions_not_given
from dashboard.data.sources import SOURCES
from dashboard.data.story import STORY
from dashboard.data.tables import Table, TableSchema, open_table, read_table
from dashboard.data.text_files import unreadable_fault
from dashboard.languages.language import phrase
from dashboard.storage.atomic_write import shortened_path

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
    OTHER_WORKS,
    CORRECTIONS,
    FOREIGN,
)


class Tables(NamedTuple):
    """The checked content of a folder: the records in the order of their files."""

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
    other_works: tuple[records.OtherWork, ...]
    corrections: tuple[records.Correction, ...]
    foreign: tuple[records.ForeignWord, ...]
    config: AtlasConfig
    layers: Layers


class FolderResult(NamedTuple):
    """All that could be read of a folder, row by row, and all its faults."""

    tables: Mapping[str, Table[Any]]
    config: AtlasConfig | None
    layers: Layers
    faults: tuple[Fault, ...]


def read_folder(folder: Path) -> Tables:
    """Return the content of `folder`, or raise FaultyData with every fault of every file."""
    return records_of(read_rows(folder))


def records_of(result: FolderResult) -> Tables:
    """Return the records of a folder without a fault, or raise FaultyData."""
    if result.faults or result.config is None:
        raise FaultyData(result.faults)
    rows_by_table = {
        file.removesuffix(".csv"): table.records for file, table in result.tables.items()
    }
    return Tables(**rows_by_table, config=result.config, layers=result.layers)


def read_rows(folder: Path) -> FolderResult:
    """Return every row of `folder` without a fault, and every fault.

    Raises FaultyData only where the folder does not exist or cannot be opened.
    """
    try:
        return _read_rows(folder)
    except OSError as problem:
        file = Path(problem.filename or folder)
        is_inside = file.is_relative_to(folder) and file != folder
        name = file.relative_to(folder).as_posix() if is_inside else shortened_path(file)
        raise FaultyData([unreadable_fault(problem, name)]) from problem


def _read_rows(folder: Path) -> FolderResult:
    if not folder.is_dir():
        fix = phrase("Give the folder that contains atlas.toml and the tables.")
        reason = phrase("there is no such folder")
        raise FaultyData([Fault(str(folder), None, "", "", reason, fix)])
    config, faults = read_config(folder)
    layers, layer_faults = read_layers(folder)
    opened_tables = [open_table(folder, schema) for schema in SCHEMAS]
    ids = {table.schema.file: table.ids for table in opened_tables} | {
        REGIONS_FILE: region_ids(layers)
    }
    tables = {table.schema.file: read_table(table, config, ids) for table in opened_tables}
    cross_faults = [
        *broken_links(tables.values(), ids, (*tables, ATLAS_FILE, *LAYER_FILES)),
        *regions_not_given(tables[PLACES.file], ids[REGIONS_FILE]),
        *_unknown_theses(tables[EVIDENCE.file], tables[INTERPRETATIONS.file]),
    ]
    all_faults = (
        *faults,
        *_sorted_faults(tables, cross_faults),
        *_config_faults(config, tables, layers),
        *layer_faults,
    )
    return FolderResult(tables, config, layers, all_faults)


def _sorted_faults(
    tables: Mapping[str, Table[Any]], cross_faults: Sequence[Fault]
) -> Iterator[Fault]:
    """Yield all faults of the tables by file and row."""
    for file, table in tables.items():
        faults = [*table.faults, *(fault for fault in cross_faults if fault.file == file)]
        yield from sorted(faults, key=lambda fault: fault.row or 0)


def _unknown_theses(evidence: Table[Any], interpretations: Table[Any]) -> Iterator[Fault]:
    """Yield a fault for all evidence on a thesis that is not among the interpretations."""
    theses = {
        row.cells.get("thesis")
        for row in interpretations.partial_rows
        if not row.cells.get("event")
    }
    if interpretations.faults and not theses:
        return  # the table could not be read, so the theses are unknown
    for number, cells in evidence.partial_rows:
        thesis = cells.get("thesis", "")
        if thesis and thesis not in theses:
            matches = get_close_matches(thesis, sorted(filter(None, theses)), n=1)
            fix = phrase(
                "Use the wording of that table, or add a row there with the event left empty."
            )
            reason = phrase(
                "is not an interpretation of all events in {file}", file=interpretations.schema.file
            )
            full_fix = (
                phrase("Did you mean “{name}”? {fix}", name=matches[0], fix=fix) if matches else fix
            )
            yield Fault(evidence.schema.file, number, "thesis", thesis, reason, full_fix)


def _config_faults(
    config: AtlasConfig | None, tables: Mapping[str, Table[Any]], layers: Layers
) -> Iterator[Fault]:
    works = tables[SOURCES.file].ids
    if config and works is not None and config.read_in not in works:
        fix = phrase("Add it to {file}.", file=SOURCES.file)
        yield Fault(ATLAS_FILE, None, "read_in", config.read_in, phrase("is not a known work"), fix)
    yield from _preset_faults(config, tables[EVENTS.file])
    if config and layers.countries is not None:
        for code in sorted(set(config.home_countries) - set(layers.countries["iso3"])):
            fix = phrase("Use the iso3 of a country in geo/countries.geojson.")
            yield Fault(
                ATLAS_FILE, None, "map.at_home", code, phrase("is not a country on the map"), fix
            )


def _preset_faults(config: AtlasConfig | None, events: Table[Any]) -> Iterator[Fault]:
    """Yield a fault for each preset whose event is unknown or has no date."""
    if config is None or events.ids is None:
        return
    dated = {event.id for _, event in events.rows if event.start}
    for number, preset in enumerate(config.presets, 1):
        key = f"presets[{number}].event"
        if preset.event and preset.event not in events.ids:
            fix = phrase("Use the id of an event in {file}.", file=EVENTS.file)
            reason = phrase("is not in {file}", file=EVENTS.file)
            yield Fault(ATLAS_FILE, None, key, preset.event, reason, fix)
        elif preset.event and not events.faults and preset.event not in dated:
            fix = phrase("Write first and last instead.")
            yield Fault(ATLAS_FILE, None, key, preset.event, phrase("has no date"), fix)
