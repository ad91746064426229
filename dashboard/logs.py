"""What the operator is told while the atlas is served: bounded, and of no visitor.

There is no record of who asks for what. An address that stands in a message all the same, in a
traceback perhaps, is left out. What happens again and again is told now and then, so that it does
not push out what was told before.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

MOST: Final = 1_000_000  # bytes of a file
EARLIER: Final = 4  # files that are kept beside it
OFTEN: Final = 20  # times that the same is told within
OFTEN_WHOLE: Final = 5  # times if it comes with a traceback
A_WHILE: Final = 60.0  # seconds
KINDS: Final = 500  # of messages that are told apart
SOMEBODY: Final = "[address]"
_ADDRESS: Final = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?"  # IPv4, maybe with its port
    r"|(?<![\w:])\[?(?:(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:)*:[0-9a-f:]+)\]?",
    re.IGNORECASE,
)


class WithoutAddresses(logging.Formatter):
    """A formatter that leaves out every address of a machine, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole record as text."""
        return _ADDRESS.sub(SOMEBODY, super().format(record))


class NowAndThen(logging.Filter):
    """A filter that lets the same message through a few times a minute, and says how often it was.

    Messages are the same that are written at one place of the code, of one kind of error.
    """

    def __init__(self) -> None:
        """Begin without a message."""
        super().__init__()
        self._counted: dict[tuple[Any, ...], tuple[float, int]] = {}
        self._lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a message is told."""
        error = record.exc_info[0] if record.exc_info else None
        kind = (record.name, record.pathname, record.lineno, str(record.msg)[:200], error)
        often = OFTEN_WHOLE if error else OFTEN
        now = time.monotonic()
        with self._lock:
            since, count = self._counted.get(kind, (now, 0))
            is_over = now - since > A_WHILE
            left_out = count - often if is_over and count > often else 0
            self._counted[kind] = (now, 1) if is_over else (since, count + 1)
            if len(self._counted) > KINDS:
                self._counted.pop(next(iter(self._counted)))
        if left_out:
            record.msg = f"{record.msg} (and {left_out} times more before, which were not told)"
        return is_over or count < often


def keep_log(file: Path | None) -> None:
    """Write what is worth a warning to `file`, else to the standard error; may raise OSError."""
    handler = (
        logging.StreamHandler()
        if file is None
        else RotatingFileHandler(file, maxBytes=MOST, backupCount=EARLIER, encoding="utf-8")
    )
    handler.setFormatter(WithoutAddresses("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(NowAndThen())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    # How many wait for a thread is no news: it would fill the log while many read.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    threading.excepthook = _tell_of_thread
    sys.excepthook = _tell_of_end


def _tell_of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
        name = ended.thread.name if ended.thread else "unknown"
        problem = (ended.exc_type, ended.exc_value, ended.exc_traceback)
        logging.getLogger("dashboard").error("The thread “%s” has ended", name, exc_info=problem)


def _tell_of_end(kind: Any, problem: BaseException, traceback: Any) -> None:
    if isinstance(problem, KeyboardInterrupt):
        sys.__excepthook__(kind, problem, traceback)
        return
    log = logging.getLogger("dashboard")
    log.critical("The atlas has ended", exc_info=(kind, problem, traceback))
