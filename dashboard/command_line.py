"""The command line: serve an atlas, check its data, or write its handouts."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from waitress.server import create_server as listen

from dashboard import settings
from dashboard.data import SUBJECTS, Fault, FaultyData, Tables, as_line, read_folder
from dashboard.data.outline import read_outline

if TYPE_CHECKING:
    from flask import Flask

ALL_WELL: Final = 0
WRONG: Final = 2
THREADS: Final = 16  # a browser opens six connections at once, and a class has thirty browsers
_LAST_PORT: Final = 65535

_EXAMPLES: Final = """\
examples:
  python app.py                        serve the atlas at http://127.0.0.1:8050/
  python app.py --port 80 --host 0.0.0.0
                                       serve it to the whole network
  python app.py --data my-history      serve another atlas
  python app.py check my-history       name every fault in its data
  python app.py handout                write every handout into this folder, as PDF
  python app.py handout ganja-1920 --to print
                                       write one of them into the folder print

The environment variables HOST, PORT and ATLAS_DATA are used where --host, --port and --data are
not given.
"""


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for; return 0, or 2 where the data or the request is wrong."""
    _write_every_letter()
    options = _parser().parse_args(arguments)
    try:
        return _do(options)
    except KeyboardInterrupt:
        return ALL_WELL


def _do(options: Namespace) -> int:
    if options.command == "check":
        return check(options.folder)
    return handout(options) if options.command == "handout" else serve(options)


def check(folder: Path) -> int:
    """Print every fault in the data of `folder`, or how many rows each table has."""
    try:
        tables = read_folder(folder)
    except FaultyData as problem:
        _print_faults(problem.faults, sys.stdout)
        return WRONG
    print(f"All is well in {folder}: {_counted(tables)}.")
    return ALL_WELL


def serve(options: Namespace) -> int:
    """Serve the atlas in `options.data` until it is stopped."""
    port = options.port if options.port is not None else _port_of_environment()
    if port is None:
        return WRONG
    # Not above: the pages take seconds to load, and the check needs none of them.
    from dashboard.factory import create_server

    try:
        application = create_server(options.data)
    except FaultyData as problem:
        _print_faults(problem.faults, sys.stderr)
        return WRONG
    host = options.host or os.environ.get("HOST") or "127.0.0.1"
    try:
        server = listen(application, host=host, port=port, threads=THREADS)
    except (OSError, ValueError) as problem:
        return _complain(f"Cannot listen at {_address(host, port)}: {_explained(problem)}")
    # A service is stopped as by Ctrl-C; a shell script starts it deaf to that.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print(f"{_title(options.data)} at {_address(host, port)} (stop with Ctrl-C)", flush=True)
    server.run()
    return ALL_WELL


def handout(options: Namespace) -> int:
    """Write the sheet that is named, or every sheet, as PDF, and say what was written."""
    # Not above: see `serve`.
    from dashboard.handouts.sheets import sheet, sheet_names
    from dashboard.language import language_for
    from dashboard.model import atlas_from

    try:
        atlas = atlas_from(options.data)
    except FaultyData as problem:
        _print_faults(problem.faults, sys.stderr)
        return WRONG
    names = sheet_names(atlas)
    if options.sheet and options.sheet not in names:
        return _complain(_no_such_sheet(options.sheet, names))
    language = language_for(atlas.outline.languages[0], settings.TRANSLATIONS_FOLDER)
    for name in [options.sheet] if options.sheet else names:
        try:
            options.to.mkdir(parents=True, exist_ok=True)
            path = options.to / f"{name}.pdf"
            path.write_bytes(sheet(name, atlas, language))
        except OSError as problem:
            return _complain(f"Cannot write into {options.to}: {problem.strerror}.")
        print(f"{path} ({path.stat().st_size / 1000:.0f} kB)")
    return ALL_WELL


def _no_such_sheet(asked: str, names: Sequence[str]) -> str:
    near = get_close_matches(asked, names, cutoff=0.4) or names
    return f"There is no handout “{asked}”. Did you mean {' or '.join(near)}?"


def server_or_exit() -> Flask:
    """Return the server for gunicorn; with faulty data print the faults and end with 2."""
    from dashboard.factory import create_server

    try:
        return create_server(settings.data_folder())
    except FaultyData as problem:
        _print_faults(problem.faults, sys.stderr)
        sys.exit(WRONG)


def _write_every_letter() -> None:
    # A Windows console or pipe may not know ə; a question mark is better than a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python app.py",
        description="Serve a historical atlas from a folder of tables.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    _add_serve_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="other commands")
    checking = commands.add_parser(
        "check",
        help="name every fault in the data",
        description="Name every fault in the data: its file, row and column, and what to write.",
    )
    checking.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        default=settings.data_folder(),
        help="the folder of tables (the atlas's own)",
    )
    _add_handout_command(commands)
    return parser


def _add_handout_command(commands: Any) -> None:
    writing = commands.add_parser(
        "handout",
        help="write a sheet for print, as PDF",
        description="Write a sheet for print, as PDF, and say what was written.",
    )
    writing.add_argument(
        "sheet",
        metavar="ID",
        nargs="?",
        help="the event, or you-judge or you-judge-key (every sheet)",
    )
    writing.add_argument(
        "--to", metavar="DIR", type=Path, default=Path(), help="where to (the current folder)"
    )
    # A value that stands before the command is kept where none stands after it.
    writing.add_argument(
        "--data", metavar="DIR", type=Path, default=SUPPRESS, help="the folder of tables"
    )


def _add_serve_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=settings.data_folder(),
        help="the folder of tables to serve (the atlas's own)",
    )
    parser.add_argument("--host", help="the address to listen at (HOST, else 127.0.0.1)")
    parser.add_argument("--port", type=_port, help="the port to listen at (PORT, else 8050)")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LAST_PORT:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is not a port. Write a number from 1 to {_LAST_PORT}.")


def _port_of_environment() -> int | None:
    try:
        return _port(os.environ.get("PORT") or "8050")
    except ArgumentTypeError as problem:
        _complain(f"The environment variable PORT: {problem}")
        return None


def _title(folder: Path) -> str:
    outline = read_outline(folder).outline
    return outline.title if outline else ""


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _explained(problem: Exception) -> str:
    number = problem.errno if isinstance(problem, OSError) else None
    if number == errno.EADDRINUSE:
        return "another program listens there already. Stop it, or choose another --port."
    if number == errno.EACCES:
        return "this user may not. Choose a --port above 1023."
    return f"{problem}. Look at --host and --port."


def _counted(tables: Tables) -> str:
    names = [subject.file.removesuffix(".csv") for subject in SUBJECTS]
    return ", ".join(f"{len(getattr(tables, name))} {name}" for name in names)


def _print_faults(faults: Iterable[Fault], stream: TextIO) -> None:
    lines = [as_line(fault) for fault in faults]
    count = "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
    print(*lines, count + ".", sep="\n", file=stream)


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return WRONG
