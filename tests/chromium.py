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
INSTALL_HINT = (
    "No Chromium was found and none could be installed. Any of these cures it:\n"
    "  .venv/bin/python -m playwright install --with-deps chromium\n"
    "  apt-get install chromium            (Debian)\n"
    "  CHROMIUM=/path/to/chromium make test"
)


@cache  # Playwright cannot be asked again while it drives a browser
def find_chromium() -> str | None:
    """Return the path of a Chromium: named by $CHROMIUM, Playwright's own, or the system's."""
    from_environment = os.environ.get("CHROMIUM")
    if from_environment:
        return from_environment
    with sync_playwright() as playwright:
        bundled = playwright.chromium.executable_path
    if Path(bundled).exists():
        return bundled
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install_chromium() -> None:
    """Install Playwright's Chromium or, where that cannot be had, Debian's package."""
    if _succeeds([sys.executable, "-m", "playwright", "install", "chromium"]):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        _succeeds(["apt-get", "update", "-qq"])
        _succeeds(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _succeeds(command: list[str]) -> bool:
    print("$", *command, flush=True)
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    if find_chromium() is None:
        install_chromium()
        find_chromium.cache_clear()
    chromium = find_chromium()
    if chromium is None:
        sys.exit(INSTALL_HINT)
    print(f"Chromium: {chromium}")
