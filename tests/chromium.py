"""The Chromium of the browser tests: the one already there, or else one that is installed now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CURE = (
    "No Chromium was found and none could be installed. Any of these cures it:\n"
    "  .venv/bin/python -m playwright install --with-deps chromium\n"
    "  apt-get install chromium            (Debian)\n"
    "  CHROMIUM=/path/to/chromium make test"
)


@cache  # Playwright answers no second question while it drives a browser
def find_chromium() -> str | None:
    """Return the path of a Chromium: named by $CHROMIUM, Playwright's own, or the system's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install_chromium() -> None:
    """Install Playwright's Chromium or, where that cannot be had, Debian's package."""
    if _ran([sys.executable, "-m", "playwright", "install", "chromium"]):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        _ran(["apt-get", "update", "-qq"])
        _ran(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _ran(command: list[str]) -> bool:
    print("$", *command, flush=True)
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    if find_chromium() is None:
        install_chromium()
        find_chromium.cache_clear()
    found = find_chromium()
    if found is None:
        sys.exit(CURE)
    print(f"Chromium: {found}")
