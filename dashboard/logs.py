"""What the operator is told while the atlas is served: bounded, and of no visitor.

There is no record of who asks for what. An address that stands in a message all the same, in a
traceback perhaps, is left out.
"""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

MOST: Final = 1_000_000  # bytes of a file
EARLIER: Final = 4  # files that are kept beside it
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


def keep_log(file: Path | None) -> None:
    """Write what is worth a warning to `file`, else to the standard error; may raise OSError."""
    handler = (
        logging.StreamHandler()
        if file is None
        else RotatingFileHandler(file, maxBytes=MOST, backupCount=EARLIER, encoding="utf-8")
    )
    handler.setFormatter(WithoutAddresses("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    # How many wait for a thread is no news: it would fill the log while many read.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
