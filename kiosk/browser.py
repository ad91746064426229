"""One Chromium without a way out: its flags, its fresh profile, its signs of life."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from kiosk.lifetime import Profile, end_with_parent
from kiosk.pipe import CHILD_READS, CHILD_WRITES, NoAnswer, Pipe

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    # No name but this machine's own is ever looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
ANSWER_SECONDS: Final = 10
# True while the atlas is at work; the page of waiting is alive as well, but has no atlas.
LIFE: Final = "String(Boolean(window.atlas && atlas.choice && atlas.choice.present()))"


def find_chromium() -> str | None:
    """Return the Chromium that $CHROMIUM names, else that of the system."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """A running Chromium in a profile of its own, which is gone when it ends."""

    def __init__(self, program: str, address: str, headless: bool = False) -> None:
        self._session = ""
        self._profile = Profile()
        self._pipe = Pipe()
        own = [f"--user-data-dir={self._profile.path}", f"--app={address}"]
        if headless:
            own += ["--headless=new", "--window-size=1920,1080"]
        if os.geteuid() == 0:
            own.append("--no-sandbox")  # Chromium refuses to run as root with it
        try:
            self.process = subprocess.Popen(
                [program, *FLAGS, *own],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(CHILD_READS, CHILD_WRITES),
                preexec_fn=self._before_it_begins,
                start_new_session=True,  # so that all its processes can be ended together
            )
        except BaseException:  # it may be tried a thousand times: nothing of it may stay
            self._pipe.begin()
            self._forget()
            raise
        self._pipe.begin()

    def _before_it_begins(self) -> None:
        end_with_parent()
        self._pipe.hand_over()

    def is_alive(self) -> bool:
        """Say whether the page at work answers; a hung page, an error page or none does not."""
        return self.process.poll() is None and self.evaluate(LIFE) == "true"

    def evaluate(self, script: str) -> Any:
        """Return what `script` gives in the page, None where no page answers."""
        try:
            params = {"expression": script, "returnByValue": True, "awaitPromise": True}
            found = self._ask("Runtime.evaluate", **params)
        except NoAnswer:
            self._session = ""
            return None
        return found.get("result", {}).get("value")

    def touch(self, x: int, y: int) -> None:
        """Touch the page with one finger, at so many pixels from its left and its top."""
        try:
            self._ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self._ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        except NoAnswer:
            self._session = ""

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        if not self._session:
            self._session = self._attach()
        return self._pipe.ask(method, ANSWER_SECONDS, self._session, **params)

    def _attach(self) -> str:
        targets = self._pipe.ask("Target.getTargets", ANSWER_SECONDS).get("targetInfos", [])
        pages = [target["targetId"] for target in targets if target["type"] == "page"]
        if not pages:
            raise NoAnswer("no page")
        asked = {"targetId": pages[0], "flatten": True}
        return str(self._pipe.ask("Target.attachToTarget", ANSWER_SECONDS, **asked)["sessionId"])

    def megabytes(self) -> float:
        """Return the memory of all its processes, what they share counted once."""
        return sum(map(_proportional_size, _family(self.process.pid))) / 1024

    def end(self) -> None:
        """End all its processes and forget its profile."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        try:
            self.process.wait(timeout=20)
        finally:
            self._forget()

    def _forget(self) -> None:
        self._pipe.close()
        self._profile.forget()


def _family(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                found.append(process)
        except OSError:
            continue
    return found


def _proportional_size(process: Path) -> int:
    """Return the kilobytes of a process, with its part of what it shares."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
