"""What the commands do beside serving: check, export, handout and new."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from dashboard import settings
from dashboard.cli.export_folder import exporting
from dashboard.cli.terminal import FAILURE, SUCCESS, WARNED, print_error, print_faults, print_lines
from dashboard.data import FaultyData
from dashboard.storage.atomic_write import CannotWrite, naming_path
from dashboard.storage.staging import IncompleteMove


def check(folder: Path, language_code: str | None, *, strict: bool, for_program: bool) -> int:
    """Print the faults of the data, its warnings, and how well it is sourced."""
    # Not at the top: see `serve`.
    from dashboard.cli.check_report import (
        as_json,
        program_languages,
        report_lines,
        report_on,
        system_language,
    )
    from dashboard.languages.language import language_for

    codes = program_languages(settings.TRANSLATIONS_FOLDER)
    code = language_code or system_language(os.environ, codes)
    if code not in codes:
        return print_error(f"There is no language “{code}”. Use one of: {', '.join(codes)}.")
    language = language_for(code, settings.TRANSLATIONS_FOLDER)
    today = datetime.now(UTC).date()
    report = report_on(folder, settings.TRANSLATIONS_FOLDER, today)
    print_lines(
        as_json(report, language) if for_program else "\n".join(report_lines(report, language))
    )
    if report.faults:
        return FAILURE
    return WARNED if strict and report.warnings else SUCCESS


def check_translations(folder: Path) -> int:
    """Print how complete each language is, and every missing text with its places."""
    from dashboard.cli.translation_status import status_lines, translation_statuses

    try:
        languages = translation_statuses(folder, settings.TRANSLATIONS_FOLDER)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stdout)
        return FAILURE
    print_lines(*(line for state in languages for line in status_lines(state)))
    return FAILURE if any(state.gaps for state in languages) else SUCCESS


def write_handouts(data: Path, sheet: str | None, target: Path, language_code: str | None) -> int:
    """Write the named sheet, or every sheet, as PDF, and print what was written."""
    # Not at the top: see `serve`.
    from dashboard.edition import edition_of
    from dashboard.handouts.pdf_files import write_handout
    from dashboard.handouts.registry import handout_names, handout_pdf, unknown_handout_message
    from dashboard.handouts.typesetting import CannotTypeset
    from dashboard.languages.language import SOURCE, language_for
    from dashboard.model import atlas_from

    try:
        atlas = atlas_from(data)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    names = handout_names(atlas)
    if sheet and sheet not in names:
        return print_error(unknown_handout_message(sheet, names))
    codes = atlas.config.languages
    code = language_code or (SOURCE if SOURCE in codes else codes[0])
    if code not in codes:
        return print_error(f"There is no language “{code}”. Use one of: {', '.join(codes)}.")
    edition = edition_of(atlas, language_for(code, settings.TRANSLATIONS_FOLDER))
    with naming_path(target):
        target.mkdir(parents=True, exist_ok=True)
    result = SUCCESS
    for name in [sheet] if sheet else names:
        path = target / f"{name}.pdf"
        try:
            content = handout_pdf(name, edition)
        except CannotTypeset as problem:
            result = print_error(f"The handout {name} could not be created: {problem}.")
            continue
        write_handout(path, content)
        print_lines(f"{path} ({len(content) / 1000:.0f} kB)")
    return result


def export_files(folder: Path, data: Path) -> int:
    """Write the whole atlas as a folder of files; return 1 where a part of it could not be made."""
    try:
        with exporting(folder) as staging:
            # Not at the top: they take seconds, and an unusable folder is reported before.
            from dashboard.cli.export import write_atlas
            from dashboard.web.factory import build

            failed = write_atlas(build(data), staging, print_lines)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    except CannotWrite as problem:
        return _not_written(problem)
    print_lines(f"To open the atlas, open {folder / 'index.html'}.")
    return WARNED if failed else SUCCESS


def new_atlas(folder: Path) -> int:
    """Write an invented atlas into a folder, to start another history; print the next steps."""
    from dashboard.cli.new_atlas import write_new_atlas  # not at the top: see `export_files`

    try:
        print_lines(*write_new_atlas(folder))
    except CannotWrite as problem:
        return _not_written(problem)
    return SUCCESS


def _not_written(problem: CannotWrite) -> int:
    return print_error(
        f"{'' if isinstance(problem, IncompleteMove) else 'Nothing was written. '}{problem}"
    )
