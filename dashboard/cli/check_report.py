"""What `python app.py check` reports: faults, warnings, and the health of the data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel.messages.catalog import Catalog

from dashboard.cli.translation_status import TranslationStatus, language_status
from dashboard.data import Fault, FaultyData, as_line
from dashboard.data.config import AtlasConfig
from dashboard.data.folder import FolderResult, read_rows, records_of
from dashboard.data.health import Health, health_of
from dashboard.data.lint import lint
from dashboard.data.translatable import translatable_texts
from dashboard.handouts.unprinted import unprinted
from dashboard.languages.language import SOURCE, Language

_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class Report(NamedTuple):
    """The result of a check; without faults it also has `rows`, `health` and `languages`."""

    folder: Path
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    rows: Mapping[str, int] | None = None
    health: Health | None = None
    languages: Sequence[TranslationStatus] = ()


def report_on(folder: Path, translations: Path, today: date) -> Report:
    """Return the report on `folder`; all but its faults is only examined when there are none."""
    try:
        reading = read_rows(folder)
        config = records_of(reading).config
    except FaultyData as problem:
        return Report(folder, problem.faults)
    return Report(
        folder,
        warnings=(*lint(reading, folder, today), *unprinted(reading)),
        rows={file.removesuffix(".csv"): len(table.rows) for file, table in reading.tables.items()},
        health=health_of(reading),
        languages=_translation_states(reading, config, translations),
    )


def _translation_states(
    result: FolderResult, config: AtlasConfig, translations: Path
) -> list[TranslationStatus]:
    """Return how complete each language is for the tables; texts of the program do not count."""
    needed = Catalog()
    for text in translatable_texts(result):
        needed.add(text.text, locations=[(text.file, text.row)])
    codes = [code for code in config.languages if code != SOURCE]
    return [language_status(code, needed, translations) for code in codes]


def report_lines(report: Report, language: Language) -> Iterator[str]:
    """Yield the report line by line, for a person."""
    say, say_many = language.say, language.say_many
    if report.faults:
        yield from (as_line(fault, language) for fault in report.faults)
        count = len(report.faults)
        yield say_many("{count} error.", "{count} errors.", count).format(count=count)
        return
    if report.warnings:
        yield say("No errors. Please check these warnings:")
        yield from (f"- {as_line(warning, language)}" for warning in report.warnings)
        yield ""
    if report.health:
        yield from _health_lines(report.health, report.languages, language)
    rows = ", ".join(f"{name} {count}" for name, count in (report.rows or {}).items())
    template = say("{folder} has no errors. Rows: {rows}.")
    yield template.format(folder=report.folder, rows=rows)


def _health_lines(
    health: Health, languages: Sequence[TranslationStatus], language: Language
) -> Iterator[str]:
    say = language.say
    unplaced = ", ".join(health.not_on_the_map) or "–"
    yield say("Events: {count}; not on the map: {ids}").format(count=health.records, ids=unplaced)
    if health.undated:
        template = say("Date not given, so not on the timeline: {ids}")
        yield template.format(ids=", ".join(health.undated))
    template = say("Claims: {count}; from one work only: {single}")
    yield template.format(count=health.claims, single=health.claims_of_one_work)
    precisions = (f"{name} {health.places[name]}" for name in sorted(health.places) if name)
    template = say("Places by precision: {places}; without coordinates: {count}")
    yield template.format(places=", ".join(precisions) or "–", count=health.places.get("", 0))
    if languages:
        untranslated = (f"{state.code} {len(state.gaps)}/{state.texts}" for state in languages)
        yield say("Untranslated texts in the tables: {languages}").format(
            languages=", ".join(untranslated)
        )


def as_json(report: Report, language: Language) -> str:
    """Return the report for a program; docs/curators.md documents its shape."""
    health = report.health
    return json.dumps(
        {
            "folder": str(report.folder),
            "faults": [_fault(fault, language) for fault in report.faults],
            "warnings": [_fault(warning, language) for warning in report.warnings],
            "rows": report.rows,
            "health": health and {**health._asdict(), "places": _with_none(health.places)},
            "untranslated": {state.code: len(state.gaps) for state in report.languages},
        },
        indent=2,
    )


def _fault(fault: Fault, language: Language) -> dict[str, Any]:
    translated = {"reason": language.translate(fault.reason), "fix": language.translate(fault.fix)}
    return {**fault._asdict(), **translated}


def _with_none(places: Mapping[str, int]) -> dict[str, int]:
    return {name or "none": count for name, count in places.items()}


def program_languages(translations: Path) -> tuple[str, ...]:
    """Return the codes of all languages of the program itself."""
    return (SOURCE, *sorted(folder.name for folder in translations.glob("*/") if folder.is_dir()))


def system_language(environment: Mapping[str, str], codes: Sequence[str]) -> str:
    """Return the language of the system, where it is one of `codes`; else English."""
    setting = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    code = setting.partition(".")[0].partition("_")[0]
    return code if code in codes else SOURCE
