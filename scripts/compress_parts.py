"""Compress the largest browser part once, as far as Brotli can: `python -m scripts.compress_parts`.

Brotli's last levels take seconds and save a tenth; set-up has the seconds, an answer has not.
"""

from __future__ import annotations

import brotli

from dashboard import settings
from dashboard.server import PLOTLY_FILE


def compress_parts() -> None:
    """Write `plotly-basic.min.js.br` beside the file that npm installed."""
    part = settings.NODE_MODULES / PLOTLY_FILE
    if part.is_file():
        part.with_name(f"{part.name}.br").write_bytes(brotli.compress(part.read_bytes()))


if __name__ == "__main__":
    compress_parts()
