"""Prints what a command has to say, even where the terminal or pipe is gone."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from dashboard.data import Fault, FaultyData, as_line
from dashboard.storage.atomic_write import CannotWrite, shortened_path

SUCCESS: Final = 0
WARNED: Final = 1
FAILURE: Final = 2


def replace_unencodable() -> None:
    """Replace letters that cannot be encoded: a Windows console or pipe may lack ə."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_lines(*lines: str, stream: TextIO | None = None) -> None:
    """Print lines. A closed pipe, as after `head`, is no error: go on silently."""
    stream = stream or sys.stdout
    try:
        print(*lines, sep="\n", file=stream, flush=True)
    except OSError as problem:
        _silence(stream)
        if not isinstance(problem, BrokenPipeError) and stream is not sys.stderr:
            raise CannotWrite(f"Cannot write the output: {problem.strerror}.") from problem


def print_error(message: str) -> int:
    """Print what went wrong, and return the exit status for it."""
    print_lines(message, stream=sys.stderr)
    return FAILURE


def print_faults(faults: Iterable[Fault], stream: TextIO) -> None:
    """Print a line for each fault, and their number."""
    lines = [as_line(fault) for fault in faults]
    count = "1 error" if len(lines) == 1 else f"{len(lines)} errors"
    print_lines(*lines, count + ".", stream=stream)


def run(command: Callable[[], object]) -> int:
    """Run a script; return its exit status, and print in a line what it cannot read or write."""
    try:
        command()
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    except CannotWrite as problem:
        return print_error(str(problem))
    except OSError as problem:
        return print_error(read_error(problem))
    return 0


def read_error(problem: OSError) -> str:
    """Return which file or folder could not be read, and why."""
    reason = problem.strerror or str(problem) or type(problem).__name__
    return (
        f"Cannot read {shortened_path(Path(problem.filename))}: {reason}."
        if problem.filename
        else f"{reason}."
    )


def _silence(stream: TextIO | None) -> None:
    # What is still buffered would be written at exit, and fail again.
    with suppress(OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, (stream or sys.stdout).fileno())
        os.close(devnull)
