"""Runs one locked-down Chromium: its flags, its fresh profile, its signs of life."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from kiosk.lifetime import Profile, end_with_parent
from kiosk.pipe import CHILD_READS, CHILD_WRITES, NoResponse, Pipe

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = (
    "--kiosk",
    "--incognito",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--hide-crash-restore-bubble",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-features=Translate,TouchpadOverscrollHistoryNavigation",
    "--disable-translate",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--deny-permission-prompts",
    "--check-for-update-interval=31536000",
    "--disk-cache-size=33554432",
    "--password-store=basic",
    "--touch-events=enabled",
    "--window-position=0,0",
    "--start-fullscreen",
    "--remote-debugging-pipe",
    # No host but this machine is ever looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
ANSWER_SECONDS: Final = 10
# "true" while the atlas runs; the waiting page answers as well, but has no atlas.
IS_ALIVE: Final = "String(Boolean(window.atlas && atlas.choice && atlas.choice.present()))"


def find_chromium() -> str | None:
    """Return the Chromium that $CHROMIUM names, else that of the system."""
    configured = os.environ.get("CHROMIUM")
    return configured or next((path for path in map(shutil.which, PROGRAMS) if path), None)


class Browser:
    """A running Chromium with a profile of its own, which is removed when it ends."""

    def __init__(self, program: str, address: str, headless: bool = False) -> None:
        self._session = ""
        self._profile = Profile()
        try:
            self._pipe = Pipe()
        except BaseException:
            self._profile.remove()
            raise
        flags = [f"--user-data-dir={self._profile.path}", f"--app={address}"]
        if headless:
            flags += ["--headless=new", "--window-size=1920,1080"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to run as root with it
        try:
            self.process = subprocess.Popen(
                [program, *FLAGS, *flags],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(CHILD_READS, CHILD_WRITES),
                preexec_fn=self._prepare_child,
                start_new_session=True,  # so that all its processes can be killed together
            )
        except BaseException:  # it may be tried a thousand times: leave nothing behind
            self._pipe.begin()
            self._clean_up()
            raise
        self._pipe.begin()

    def _prepare_child(self) -> None:
        end_with_parent()
        self._pipe.install_in_child()

    def is_alive(self) -> bool:
        """Return whether the atlas answers; a hung page, an error page or none does not."""
        return self.process.poll() is None and self.evaluate(IS_ALIVE) == "true"

    def evaluate(self, script: str) -> Any:
        """Return the value of `script` in the page, None where no page answers."""
        try:
            params = {"expression": script, "returnByValue": True, "awaitPromise": True}
            response = self._ask("Runtime.evaluate", **params)
        except NoResponse:
            self._session = ""
            return None
        return response.get("result", {}).get("value")

    def touch(self, x: int, y: int) -> None:
        """Touch the page with one finger, `x` and `y` pixels from its left and top."""
        try:
            self._ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self._ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        except NoResponse:
            self._session = ""

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        if not self._session:
            self._session = self._attach()
        return self._pipe.ask(method, ANSWER_SECONDS, self._session, **params)

    def _attach(self) -> str:
        targets = self._pipe.ask("Target.getTargets", ANSWER_SECONDS).get("targetInfos", [])
        pages = [target["targetId"] for target in targets if target["type"] == "page"]
        if not pages:
            raise NoResponse("no page")
        params = {"targetId": pages[0], "flatten": True}
        return str(self._pipe.ask("Target.attachToTarget", ANSWER_SECONDS, **params)["sessionId"])

    def megabytes(self) -> float:
        """Return the memory of all its processes, shared pages counted once."""
        return sum(map(_proportional_size, _processes(self.process.pid))) / 1024

    def end(self) -> None:
        """Kill all its processes and remove its profile."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        try:
            self.process.wait(timeout=20)
        finally:
            self._clean_up()

    def _clean_up(self) -> None:
        self._pipe.close()
        self._profile.remove()


def _processes(session: int) -> list[Path]:
    processes = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                processes.append(process)
        except OSError:
            continue
    return processes


def _proportional_size(process: Path) -> int:
    """Return the kilobytes of a process, with its part of shared pages."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
