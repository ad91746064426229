"""The log of the server for its operator: bounded in size, and without data about visitors.

Requests are not logged. An IP address that gets into a message all the same, in a traceback
perhaps, is replaced. Repeated messages are rate-limited, so that they do not push earlier ones out.
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

MAX_BYTES: Final = 1_000_000  # bytes of a file
BACKUP_FILES: Final = 4  # rotated files beside it
MAX_REPEATS: Final = 20  # repeats of a message within the window
MAX_TRACEBACKS: Final = 5  # repeats if it comes with a traceback
WINDOW: Final = 60.0  # seconds
MAX_KINDS: Final = 500  # of messages that are counted
PLACEHOLDER: Final = "[address]"
_ADDRESS: Final = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?"  # IPv4, maybe with its port
    r"|(?<![\w:])\[?(?:(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:)*:[0-9a-f:]+)\]?",
    re.IGNORECASE,
)


class RedactingFormatter(logging.Formatter):
    """A formatter that replaces every IP address, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole record as text."""
        return _ADDRESS.sub(PLACEHOLDER, super().format(record))


class RepeatFilter(logging.Filter):
    """A filter that passes a repeated message a few times a minute, and then says how often it was.

    Messages count as the same when they come from one line of code, with one type of error.
    """

    def __init__(self) -> None:
        """Start with no counts."""
        super().__init__()
        self._counts: dict[tuple[Any, ...], tuple[float, int]] = {}
        self._lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log a message."""
        error = record.exc_info[0] if record.exc_info else None
        kind = (record.name, record.pathname, record.lineno, str(record.msg)[:200], error)
        limit = MAX_TRACEBACKS if error else MAX_REPEATS
        now = time.monotonic()
        with self._lock:
            start, count = self._counts.get(kind, (now, 0))
            has_expired = now - start > WINDOW
            suppressed = count - limit if has_expired and count > limit else 0
            self._counts[kind] = (now, 1) if has_expired else (start, count + 1)
            if len(self._counts) > MAX_KINDS:
                self._counts.pop(next(iter(self._counts)))
        if suppressed:
            record.msg = f"{record.msg} (repeated {suppressed} more times before, not logged)"
        return has_expired or count < limit


def configure_logging(file: Path | None) -> None:
    """Log warnings and errors to `file`, else to standard error; may raise OSError."""
    handler = (
        logging.StreamHandler()
        if file is None
        else RotatingFileHandler(
            file, maxBytes=MAX_BYTES, backupCount=BACKUP_FILES, encoding="utf-8"
        )
    )
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(RepeatFilter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    # The length of waitress's queue is no news: it would fill the log while many read.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    threading.excepthook = _log_thread_error
    sys.excepthook = _log_fatal_error


def _log_thread_error(hook: threading.ExceptHookArgs) -> None:
    if hook.exc_value is not None and not isinstance(hook.exc_value, SystemExit):
        name = hook.thread.name if hook.thread else "unknown"
        exc_info = (hook.exc_type, hook.exc_value, hook.exc_traceback)
        logging.getLogger("dashboard").error("The thread “%s” has stopped", name, exc_info=exc_info)


def _log_fatal_error(kind: Any, error: BaseException, traceback: Any) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    log = logging.getLogger("dashboard")
    log.critical("The atlas has stopped", exc_info=(kind, error, traceback))
