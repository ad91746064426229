"""The command line of `python app.py`."""

from __future__ import annotations

from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from dashboard import settings
from dashboard.web.headers import framing_sites

_LAST_PORT: Final = 65535
_MIN_IDLE: Final = 5  # seconds; the same bounds as in assets/js/address/parameters.js
_MAX_IDLE: Final = 3600

_EXAMPLES: Final = """\
examples:
  python app.py                        serve the atlas at http://127.0.0.1:8050/
  python app.py --port 80 --host 0.0.0.0
                                       serve it to the whole network
  python app.py --data my-history      serve another atlas
  python app.py --kiosk                make every page one for a museum's touch screen
  python app.py check my-history       name every fault in its data
  python app.py check --strict --json  the same for a program, warnings included
  python app.py check --translations   say what is missing in which language
  python app.py handout                write every handout into this folder, as PDF
  python app.py handout ganja-1920 --to print
                                       write one of them into the folder print
  python app.py export web             write the whole atlas into the folder web, as files
  python app.py new my-history         start another history from a small invented one

The environment variables HOST, PORT, ATLAS_DATA and ATLAS_FRAME_ANCESTORS are used where --host,
--port, --data and --frame-ancestors are not given.
"""


def parser() -> ArgumentParser:
    """Return the parser of all commands; without one the atlas is served."""
    root = ArgumentParser(
        prog="python app.py",
        description="Serve a historical atlas from a folder of tables.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    _add_serve_options(root)
    commands = root.add_subparsers(dest="command", metavar="COMMAND", title="other commands")
    check = commands.add_parser(
        "check",
        help="name every fault in the data, and what looks wrong",
        description="Name every fault in the data: its file, row and column, and what to write; "
        "then what is allowed and looks wrong, and how the data is founded. Ends with 2 on faults, "
        "with 1 on warnings and --strict, else with 0.",
    )
    check.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="the folder of tables (the atlas's own)",
    )
    _add_data_option(check)
    check.add_argument(
        "--translations",
        action="store_true",
        help="say how complete each language is, and what is missing or stale, file and row",
    )
    _add_check_options(check)
    _add_handout_command(commands)
    _add_export_command(commands)
    _add_new_command(commands)
    return root


def parse_options(arguments: Sequence[str]) -> Namespace:
    """Return the parsed arguments; exit with 2 where they name two folders, or two reports."""
    root = parser()
    options = root.parse_args(arguments)
    if options.command == "check":
        if options.folder is None:
            options.folder = options.data
        elif options.data not in (settings.data_folder(), options.folder):
            root.error(f"two folders are named, {options.data} and {options.folder}. Name one.")
        if options.translations and (options.strict or options.json or options.language):
            root.error("--translations is a report of its own. Ask for it without the others.")
    return options


def _add_check_options(check: ArgumentParser) -> None:
    check.add_argument(
        "--strict", action="store_true", help="end with 1 where something looks wrong"
    )
    check.add_argument("--json", action="store_true", help="write the report for a program")
    check.add_argument(
        "--language", metavar="CODE", help="of the report: az, en, … (that of the system)"
    )


def _add_handout_command(commands: Any) -> None:
    command = commands.add_parser(
        "handout",
        help="write a sheet for print, as PDF",
        description="Write a sheet for print, as PDF, and say what was written.",
    )
    command.add_argument(
        "sheet",
        metavar="ID",
        nargs="?",
        help="the event, or you-judge or you-judge-key (every sheet)",
    )
    command.add_argument(
        "--to", metavar="DIR", type=Path, default=Path(), help="where to (the current folder)"
    )
    command.add_argument("--language", metavar="CODE", help="of the sheets: az, en, … (en)")
    _add_data_option(command)


def _add_export_command(commands: Any) -> None:
    command = commands.add_parser(
        "export",
        help="write the whole atlas as a folder of files",
        description="Write the whole atlas, in every language, as a folder of files that any web "
        "host serves, and that opens with a double-click on its index.html.",
    )
    command.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="where to: a new or empty folder, or an earlier export, whose files are replaced",
    )
    _add_data_option(command)


def _add_data_option(command: Any) -> None:
    # Without a value after the command, one before it is kept.
    command.add_argument(
        "--data", metavar="DIR", type=Path, default=SUPPRESS, help="the folder of tables"
    )


def _add_new_command(commands: Any) -> None:
    command = commands.add_parser(
        "new",
        help="start another history: a small invented atlas, to put your own in its place",
        description="Write a small atlas of an invented island into a folder, with a README that "
        "explains every file and every column, to put another history in its place.",
    )
    command.add_argument("folder", metavar="DIR", type=Path, help="a new or an empty folder")


def _add_serve_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=settings.data_folder(),
        help="the folder of tables to serve (the atlas's own)",
    )
    parser.add_argument("--host", help="the address to listen at (HOST, else 127.0.0.1)")
    parser.add_argument("--port", type=parse_port, help="the port to listen at (PORT, else 8050)")
    parser.add_argument(
        "--frame-ancestors",
        metavar="SITES",
        type=parse_sites,
        help="the sites that may frame the atlas, besides its own, such as "
        "“https://museum.example https://school.example”; none for no site at all "
        "(ATLAS_FRAME_ANCESTORS, else its own alone)",
    )
    parser.add_argument(
        "--kiosk", action="store_true", help="make every page one for a museum's touch screen"
    )
    parser.add_argument(
        "--idle",
        metavar="SECONDS",
        type=parse_idle,
        default=90,
        help="after so long without a hand a kiosk asks, then begins anew (90)",
    )
    parser.add_argument(
        "--log",
        metavar="FILE",
        type=Path,
        help="what goes wrong, 5 MB at most and of no visitor (the standard error)",
    )


def parse_port(text: str) -> int:
    """Return the port in `text`, or raise an ArgumentTypeError that says what to write."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LAST_PORT:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is not a port. Write a number from 1 to {_LAST_PORT}.")


def parse_sites(text: str) -> tuple[str, ...]:
    """Return the sites in `text`, or raise an ArgumentTypeError that says what to write."""
    try:
        return framing_sites(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from problem


def parse_idle(text: str) -> int:
    """Return the seconds in `text`, or raise an ArgumentTypeError that says what to write."""
    if text.isascii() and text.isdigit() and _MIN_IDLE <= int(text) <= _MAX_IDLE:
        return int(text)
    raise ArgumentTypeError(
        f"“{text}” is not a time. Write seconds, from {_MIN_IDLE} to {_MAX_IDLE}."
    )
