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
  python app.py --kiosk                run in kiosk mode, for a museum touchscreen
  python app.py check my-history       list all errors in its data
  python app.py check --strict --json  the same for a program, warnings included
  python app.py check --translations   list what is not translated yet
  python app.py handout                write every handout into this folder, as PDF
  python app.py handout ganja-1920 --to print
                                       write one of them into the folder print
  python app.py export web             write the whole atlas into the folder web, as files
  python app.py new my-history         start another atlas from a small invented one

Without --host, --port, --data and --frame-ancestors, the environment variables HOST, PORT,
ATLAS_DATA and ATLAS_FRAME_ANCESTORS are used.
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
        return SUCCESS if is_serving else print_error("Stopped before it was finished.") and STOPPED
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
    raise ValueError(
        f"“{text}” is not a number of seconds. Use a number from {_MIN_IDLE} to {_MAX_IDLE}."
    )


def _or_of_atlas(context: click.Context, _option: click.Parameter, data: Path | None) -> Any:
    """Return the folder that is named after the command, else the one before it."""
    return data or context.find_root().params["data"]


_DATA_OPTION: Final = click.option(
    "--data",
    metavar="DIR",
    type=_PATH,
    callback=_or_of_atlas,
    help="the folder of the tables (default: the atlas’s own)",
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
    help="the folder of the tables to serve (default: the atlas’s own)",
)
@click.option(
    "--host", metavar="HOST", help="the address to listen on (default: HOST, or 127.0.0.1)"
)
@click.option(
    "--port",
    metavar="PORT",
    callback=_checked_by(parse_port),
    help="the port to listen on (default: PORT, or 8050)",
)
@click.option(
    "--frame-ancestors",
    metavar="SITES",
    callback=_checked_by(framing_sites),
    help="the sites that may embed the atlas, besides its own, such as "
    "“https://museum.example https://school.example”; “none” for no site at all "
    "(default: ATLAS_FRAME_ANCESTORS, or only its own)",
)
@click.option("--kiosk", is_flag=True, help="run in kiosk mode, for a museum touchscreen")
@click.option(
    "--idle",
    metavar="SECONDS",
    callback=_checked_by(parse_idle),
    default="90",
    help="seconds without a touch before the kiosk asks; 20 seconds later it starts over "
    "(default: 90)",
)
@click.option(
    "--log",
    metavar="FILE",
    type=_PATH,
    help="write errors to FILE (at most 5 MB, no visitor data; default: standard error)",
)
def atlas(**options: Any) -> Command:
    """Serve a historical atlas from a folder of tables."""
    return partial(serve, ServeOptions(**options))


@atlas.command(short_help="list all errors and warnings in the data")
@click.argument("folder", metavar="[DIR]", type=_PATH, required=False)
@_DATA_OPTION
@click.option(
    "--translations",
    is_flag=True,
    help="report how complete each language is, and list missing or outdated texts by file and row",
)
@click.option("--strict", is_flag=True, help="exit with status 1 if there are warnings")
@click.option("--json", is_flag=True, help="write the report as JSON")
@click.option(
    "--language",
    metavar="CODE",
    help="language of the report: az, en, … (default: the system language)",
)
def check(
    folder: Path | None,
    data: Path,
    language: str | None,
    *,
    translations: bool,
    strict: bool,
    json: bool,
) -> Command:
    """List all errors in the data: file, row and column, and what to do.

    Then list warnings, and report how well the data is sourced. The exit status is 2 with errors, 1
    with warnings and --strict, otherwise 0. DIR is the folder of the tables (default: the atlas’s
    own).
    """
    if folder and data not in (settings.data_folder(), folder):
        raise click.UsageError(f"two folders were given, {data} and {folder}. Give only one.")
    if not translations:
        return partial(commands.check, folder or data, language, strict=strict, for_program=json)
    if strict or json or language:
        raise click.UsageError(
            "--translations cannot be combined with --strict, --json or --language. Use it on "
            "its own."
        )
    return partial(commands.check_translations, folder or data)


@atlas.command(short_help="write handouts as PDF")
@click.argument("sheet", metavar="[ID]", required=False)
@click.option(
    "--to",
    metavar="DIR",
    type=_PATH,
    default=Path(),
    help="the folder to write to (default: the current folder)",
)
@click.option(
    "--language", metavar="CODE", help="language of the handouts: az, en, … (default: en)"
)
@_DATA_OPTION
def handout(sheet: str | None, to: Path, language: str | None, data: Path) -> Command:
    """Write handouts as PDF, and list the files.

    ID is an event, or you-judge (the worksheet), or you-judge-key (the teacher’s notes). Without
    ID, all of them are written.
    """
    return partial(commands.write_handouts, data, sheet, to, language)


@atlas.command(short_help="export the whole atlas as a folder of files")
@click.argument("folder", metavar="DIR", type=_PATH)
@_DATA_OPTION
def export(folder: Path, data: Path) -> Command:
    """Export the whole atlas, in every language, as a folder of files.

    Any web host can serve it; to open it without one, double-click index.html. DIR is a new or
    empty folder, or an earlier export, whose files are replaced.
    """
    return partial(commands.export_files, folder, data)


@atlas.command(short_help="start another atlas from a small invented one")
@click.argument("folder", metavar="DIR", type=_PATH)
def new(folder: Path) -> Command:
    """Create a small atlas of an invented island in a folder. Replace it with your own history.

    A README there explains every file and every column. DIR is a new or empty folder.
    """
    return partial(commands.new_atlas, folder)
