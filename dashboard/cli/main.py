"""The command line: serve an atlas, check its data, write its handouts or all of it as files."""

from __future__ import annotations

import errno
import os
import signal
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard import settings
from dashboard.cli.arguments import parse_options, parse_port, parse_sites
from dashboard.cli.terminal import (
    FAILURE,
    print_error,
    print_faults,
    print_lines,
    read_error,
    replace_unencodable,
)
from dashboard.cli.writing_commands import export_files, new_atlas
from dashboard.data import FaultyData
from dashboard.data.config_reader import read_config
from dashboard.logs import configure_logging
from dashboard.storage.atomic_write import CannotWrite, naming_path
from dashboard.web.allocator import freeze_before_fork, limit_heaps
from dashboard.web.listener import listen
from dashboard.web.systemd import heartbeat, notify_systemd

if TYPE_CHECKING:
    from dashboard.web.live_reload import ReloadingApp

SUCCESS: Final = 0
WARNED: Final = 1
STOPPED: Final = 130  # the shell's exit status after Ctrl-C


def main(arguments: Sequence[str]) -> int:
    """Run the command in `arguments`; return the exit status.

    0, 1 with warnings and --strict, 2 where something is wrong, 130 where a command was stopped.
    """
    replace_unencodable()
    options = parse_options(arguments)
    if options.command:  # so that a stopped one removes its half-written files
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run_command(options)
    except KeyboardInterrupt:
        return print_error("Stopped before the end.") and STOPPED if options.command else SUCCESS
    except CannotWrite as problem:
        return print_error(str(problem))
    except OSError as problem:
        return print_error(read_error(problem))


def _run_command(options: Namespace) -> int:
    if options.command == "check" and options.translations:
        return check_translations(options.folder)
    commands = {"check": check, "export": export_files, "handout": handout, "new": new_atlas}
    return commands.get(options.command, serve)(options)


def check(options: Namespace) -> int:
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
    code = options.language or system_language(os.environ, codes)
    if code not in codes:
        return print_error(f"There is no language “{code}”. There are: {', '.join(codes)}.")
    language = language_for(code, settings.TRANSLATIONS_FOLDER)
    today = datetime.now(UTC).date()
    report = report_on(options.folder, settings.TRANSLATIONS_FOLDER, today)
    print_lines(
        as_json(report, language) if options.json else "\n".join(report_lines(report, language))
    )
    if report.faults:
        return FAILURE
    return WARNED if options.strict and report.warnings else SUCCESS


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


def serve(options: Namespace) -> int:
    """Serve the atlas in `options.data` until it is stopped."""
    port = options.port if options.port is not None else _port_of_environment()
    sites = options.frame_ancestors
    if sites is None:
        sites = _sites_of_environment()
    if port is None or sites is None:
        return FAILURE
    try:
        configure_logging(options.log)
    except OSError as problem:
        return print_error(f"Cannot write the log {options.log}: {problem.strerror}.")
    limit_heaps()
    # Not at the top: the pages take seconds to import, and the check needs none of them.
    from dashboard.web.factory import create_server
    from dashboard.web.live_reload import ReloadingApp

    try:
        kiosk = options.idle if options.kiosk else 0
        make = partial(create_server, options.data, sites=sites, kiosk=kiosk)
        application = ReloadingApp(make, options.data)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    host = _without_brackets(options.host or os.environ.get("HOST") or "127.0.0.1")
    try:
        server = listen(application, host, port)
    except (OSError, ValueError) as problem:
        return print_error(f"Cannot listen at {_address(host, port)}: {_reason(problem)}")
    # SIGTERM stops a service as Ctrl-C does; a shell script starts it with SIGINT ignored.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    application.watch()
    server.set_heartbeat(heartbeat())
    print_lines(f"{_title(options.data)} at {_address(host, port)} (stop with Ctrl-C)")
    notify_systemd("READY=1")
    server.run()
    return SUCCESS


def handout(options: Namespace) -> int:
    """Write the named sheet, or every sheet, as PDF, and print what was written."""
    # Not at the top: see `serve`.
    from dashboard.handouts.pdf_files import write_handout
    from dashboard.handouts.registry import handout_names, handout_pdf, unknown_handout_message
    from dashboard.handouts.typesetting import CannotTypeset
    from dashboard.languages.language import SOURCE, language_for
    from dashboard.model import atlas_from

    try:
        atlas = atlas_from(options.data)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    names = handout_names(atlas)
    if options.sheet and options.sheet not in names:
        return print_error(unknown_handout_message(options.sheet, names))
    codes = atlas.config.languages
    code = options.language or (SOURCE if SOURCE in codes else codes[0])
    if code not in codes:
        return print_error(f"There is no language “{code}”. There are: {', '.join(codes)}.")
    language = language_for(code, settings.TRANSLATIONS_FOLDER)
    with naming_path(options.to):
        options.to.mkdir(parents=True, exist_ok=True)
    result = SUCCESS
    for name in [options.sheet] if options.sheet else names:
        path = options.to / f"{name}.pdf"
        try:
            content = handout_pdf(name, atlas, language)
        except CannotTypeset as problem:
            result = print_error(f"The handout {name} could not be made: {problem}.")
            continue
        write_handout(path, content)
        print_lines(f"{path} ({len(content) / 1000:.0f} kB)")
    return result


def server_or_exit() -> ReloadingApp:
    """Return the server for gunicorn; with faulty data print the faults and exit with 2."""
    from dashboard.web.factory import create_server
    from dashboard.web.language_dispatch import with_all_languages
    from dashboard.web.live_reload import ReloadingApp

    configure_logging(None)
    limit_heaps()
    sites = _sites_of_environment()
    if sites is None:
        sys.exit(FAILURE)
    folder = settings.data_folder()
    try:
        application = ReloadingApp(
            lambda: with_all_languages(create_server(folder, sites=sites)), folder
        )
        freeze_before_fork()
        return application
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        sys.exit(FAILURE)
    except OSError as problem:
        sys.exit(print_error(read_error(problem)))


def _port_of_environment() -> int | None:
    try:
        return parse_port(os.environ.get("PORT") or "8050")
    except ArgumentTypeError as problem:
        print_error(f"The environment variable PORT: {problem}")
        return None


def _sites_of_environment() -> tuple[str, ...] | None:
    try:
        return parse_sites(os.environ.get("ATLAS_FRAME_ANCESTORS") or "")
    except ArgumentTypeError as problem:
        print_error(f"The environment variable ATLAS_FRAME_ANCESTORS: {problem}")
        return None


def _title(folder: Path) -> str:
    config = read_config(folder).config
    return config.title if config else ""


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _without_brackets(host: str) -> str:
    """Return an IPv6 address without the brackets that it has in a URL."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def _reason(problem: Exception) -> str:
    number = problem.errno if isinstance(problem, OSError) else None
    if number == errno.EADDRINUSE:
        return "another program listens there already. Stop it, or choose another --port."
    if number == errno.EACCES:
        return "this user may not. Choose a --port above 1023."
    reason = (isinstance(problem, OSError) and problem.strerror) or str(problem)
    return f"{reason.rstrip('.')}. Look at --host and --port."
