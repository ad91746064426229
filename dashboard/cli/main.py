"""The command line of `python app.py`: each command with its options, and what runs it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import click

from dashboard import settings
from dashboard.cli import commands
from dashboard.cli.serving import ServeOptions, parse_port, serve, server_or_exit
from dashboard.cli.terminal import SUCCESS, print_error, read_error, replace_unencodable
from dashboard.storage.atomic_write import CannotWrite
from dashboard.web.headers import framing_sites

__all__ = ["main", "server_or_exit"]

Command: TypeAlias = Callable[[], int]
_Value = TypeVar("_Value")
STOPPED: Final = 130  # the shell's exit status after Ctrl-C
_MIN_IDLE: Final = 5  # seconds; the same bounds as in assets/js/address/parameters.js
_MAX_IDLE: Final = 3600
_PATH: Final = click.Path(readable=False, path_type=Path)  # what cannot be read is told later
# \b: click keeps the lines as they are.
_EXAMPLES: Final = """\
\b
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


def main(arguments: Sequence[str]) -> int:
    """Run the command in `arguments`; return the exit status.

    0, 1 with warnings and --strict, 2 where something is wrong, 130 where a command was stopped.
    """
    replace_unencodable()
    is_serving = True
    try:
        command = atlas.main(list(arguments), prog_name="python app.py", standalone_mode=False)
        if not callable(command):  # the help is printed
            return SUCCESS
        is_serving = command.func is serve
        if not is_serving:  # so that a stopped one removes its half-written files
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        return int(command())
    except click.ClickException as problem:
        with suppress(OSError):  # nobody reads it
            problem.show()
        return problem.exit_code
    except KeyboardInterrupt:
        return SUCCESS if is_serving else print_error("Stopped before the end.") and STOPPED
    except CannotWrite as problem:
        return print_error(str(problem))
    except OSError as problem:
        return print_error(read_error(problem))


def _checked_by(parse: Callable[[str], _Value]) -> Callable[..., _Value | None]:
    """Return a callback that parses the text of an option; its ValueError says what to write."""

    def parsed(_context: click.Context, _option: click.Parameter, text: str | None) -> Any:
        try:
            return None if text is None else parse(text)
        except ValueError as problem:
            raise click.BadParameter(str(problem)) from problem

    return parsed


def parse_idle(text: str) -> int:
    """Return the seconds in `text`, or raise a ValueError that says what to write."""
    if text.isascii() and text.isdigit() and _MIN_IDLE <= int(text) <= _MAX_IDLE:
        return int(text)
    raise ValueError(f"“{text}” is not a time. Write seconds, from {_MIN_IDLE} to {_MAX_IDLE}.")


def _or_of_atlas(context: click.Context, _option: click.Parameter, data: Path | None) -> Any:
    """Return the folder that is named after the command, else the one before it."""
    return data or context.find_root().params["data"]


_DATA_OPTION: Final = click.option(
    "--data", metavar="DIR", type=_PATH, callback=_or_of_atlas, help="the folder of tables"
)


@click.group(
    invoke_without_command=True,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--data",
    metavar="DIR",
    type=_PATH,
    default=settings.data_folder,
    help="the folder of tables to serve (the atlas's own)",
)
@click.option("--host", metavar="HOST", help="the address to listen at (HOST, else 127.0.0.1)")
@click.option(
    "--port",
    metavar="PORT",
    callback=_checked_by(parse_port),
    help="the port to listen at (PORT, else 8050)",
)
@click.option(
    "--frame-ancestors",
    metavar="SITES",
    callback=_checked_by(framing_sites),
    help="the sites that may frame the atlas, besides its own, such as "
    "“https://museum.example https://school.example”; none for no site at all "
    "(ATLAS_FRAME_ANCESTORS, else its own alone)",
)
@click.option("--kiosk", is_flag=True, help="make every page one for a museum's touch screen")
@click.option(
    "--idle",
    metavar="SECONDS",
    callback=_checked_by(parse_idle),
    default="90",
    help="after so long without a hand a kiosk asks, then begins anew (90)",
)
@click.option(
    "--log",
    metavar="FILE",
    type=_PATH,
    help="what goes wrong, 5 MB at most and of no visitor (the standard error)",
)
def atlas(**options: Any) -> Command:
    """Serve a historical atlas from a folder of tables."""
    return partial(serve, ServeOptions(**options))


@atlas.command(short_help="name every fault in the data, and what looks wrong")
@click.argument("folder", metavar="[DIR]", type=_PATH, required=False)
@_DATA_OPTION
@click.option(
    "--translations",
    is_flag=True,
    help="say how complete each language is, and what is missing or stale, file and row",
)
@click.option("--strict", is_flag=True, help="end with 1 where something looks wrong")
@click.option("--json", is_flag=True, help="write the report for a program")
@click.option("--language", metavar="CODE", help="of the report: az, en, … (that of the system)")
def check(
    folder: Path | None,
    data: Path,
    language: str | None,
    *,
    translations: bool,
    strict: bool,
    json: bool,
) -> Command:
    """Name every fault in the data: its file, row and column, and what to write.

    Then what is allowed and looks wrong, and how the data is founded. Ends with 2 on faults, with 1
    on warnings and --strict, else with 0. DIR is the folder of tables (the atlas's own).
    """
    if folder and data not in (settings.data_folder(), folder):
        raise click.UsageError(f"two folders are named, {data} and {folder}. Name one.")
    if not translations:
        return partial(commands.check, folder or data, language, strict=strict, for_program=json)
    if strict or json or language:
        raise click.UsageError(
            "--translations is a report of its own. Ask for it without the others."
        )
    return partial(commands.check_translations, folder or data)


@atlas.command(short_help="write a sheet for print, as PDF")
@click.argument("sheet", metavar="[ID]", required=False)
@click.option(
    "--to", metavar="DIR", type=_PATH, default=Path(), help="where to (the current folder)"
)
@click.option("--language", metavar="CODE", help="of the sheets: az, en, … (en)")
@_DATA_OPTION
def handout(sheet: str | None, to: Path, language: str | None, data: Path) -> Command:
    """Write a sheet for print, as PDF, and say what was written.

    ID is the event, or you-judge or you-judge-key (every sheet).
    """
    return partial(commands.write_handouts, data, sheet, to, language)


@atlas.command(short_help="write the whole atlas as a folder of files")
@click.argument("folder", metavar="DIR", type=_PATH)
@_DATA_OPTION
def export(folder: Path, data: Path) -> Command:
    """Write the whole atlas, in every language, as a folder of files.

    Any web host serves it, and it opens with a double-click on its index.html. DIR is where to: a
    new or empty folder, or an earlier export, whose files are replaced.
    """
    return partial(commands.export_files, folder, data)


@atlas.command(
    short_help="start another history: a small invented atlas, to put your own in its place"
)
@click.argument("folder", metavar="DIR", type=_PATH)
def new(folder: Path) -> Command:
    """Write a small atlas of an invented island into a folder, to put another history in its place.

    A README there explains every file and every column. DIR is a new or an empty folder.
    """
    return partial(commands.new_atlas, folder)
