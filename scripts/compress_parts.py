"""Compress the largest browser part once, as far as Brotli can: `python -m scripts.compress_parts`.

Brotli's last levels take seconds and save a tenth: time that set-up has, and a response has not.
"""

from __future__ import annotations

import sys
from pathlib import Path

import brotli

from dashboard import settings
from dashboard.cli.terminal import run
from dashboard.storage.atomic_write import write_atomic
from dashboard.web.server import PLOTLY_FILE


def compress_parts(node_modules: Path = settings.NODE_MODULES) -> None:
    """Write `plotly-basic.min.js.br` beside the file that npm installed."""
    part = node_modules / PLOTLY_FILE
    if part.is_file():
        write_atomic(part.with_name(f"{part.name}.br"), brotli.compress(part.read_bytes()))


if __name__ == "__main__":
    sys.exit(run(compress_parts))
