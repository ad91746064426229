"""`python -m kiosk`: run the atlas on a museum's touch screen, and keep it running."""

from __future__ import annotations

import argparse
import json
import logging
import signal
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from kiosk.browser import find_chromium
from kiosk.policy import policy
from kiosk.server import free_port
from kiosk.soak import soak
from kiosk.watch import Plan, Watch

FAILURE: Final = 2
SOAK_FAILED: Final = 1
LOG_BYTES: Final = 500_000  # of one file; one more is kept
SOAK_IDLE: Final = 5


def main(arguments: Sequence[str]) -> int:
    """Keep the atlas running until it is stopped; return the exit status, 1 or 2 for a failure."""
    options = _parser().parse_args(arguments)
    if options.what == "policy":
        print(json.dumps(policy(options.folder), indent=2))
        return 0
    try:
        _write_log(options.log)
    except OSError as problem:
        reason = problem.strerror or problem
        return _print_error(
            f"Cannot write {options.log}: {reason}. Choose another file with --log."
        )
    program = find_chromium()
    if program is None:
        return _print_error("Chromium is not installed. On Debian, run: apt-get install chromium")
    if options.folder and not any(options.folder.glob("*/index.html")):
        return _print_error(
            f"{options.folder} contains no page. Create one with: python app.py export"
        )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    watch = Watch(_plan(options, program))
    try:
        if options.soak:
            return _run_soak(watch, options.soak)
        watch.run()
    except KeyboardInterrupt:
        watch.end()
    return 0


def _plan(options: argparse.Namespace, program: str) -> Plan:
    return Plan(
        program=program,
        port=options.port or free_port(),
        idle=SOAK_IDLE if options.soak else options.idle,
        headless=options.headless,
        language=options.language,
        data=options.data,
        folder=options.folder,
        most_megabytes=options.memory,
    )


def _run_soak(watch: Watch, minutes: float) -> int:
    result = soak(watch, minutes)
    print(result.as_text())
    return 0 if result.passed() else SOAK_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk",
        description="Show the atlas on a touchscreen, and keep it running. See docs/kiosk.md.",
    )
    parser.add_argument(
        "what",
        nargs="?",
        choices=["run", "policy"],
        default="run",
        help="run the kiosk, or print the policy for Chromium (default: %(default)s)",
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the folder of the tables to serve"
    )
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="show an exported folder, without a server"
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="language to start in: az, en, … (default: the system language)",
    )
    parser.add_argument(
        "--port", type=int, help="port for the server on this computer (default: a free port)"
    )
    _add_limits(parser)
    _add_trial_options(parser)
    return parser


def _add_limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--idle",
        type=int,
        default=90,
        metavar="SECONDS",
        help="seconds without a touch before the kiosk asks, and then starts over "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--memory",
        type=int,
        default=2000,
        metavar="MB",
        help="most memory that the browser may use (default: %(default)s)",
    )


def _add_trial_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--log", type=Path, metavar="FILE", help="write the log to FILE")
    parser.add_argument("--headless", action="store_true", help="run without a screen, for testing")
    parser.add_argument(
        "--soak",
        type=float,
        metavar="MINUTES",
        help="test with random visitors for so many minutes",
    )


def _write_log(file: Path | None) -> None:
    # Starts and failures, never what a visitor touched.
    handler: logging.Handler = logging.StreamHandler()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("kiosk").addHandler(handler)
    logging.getLogger("kiosk").setLevel(logging.INFO)


def _print_error(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILURE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
