"""Set-up that is killed, fails or hangs: the next `make run` continues, and the atlas starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.web.server import PLOTLY_FILE
from scripts import install_parts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="set-up is by make and a shell")

# A fake of Python and pip that logs its commands.
PYTHON = """\
#!/bin/sh
echo "$*" >> log
die() { [ "$DIE" != "$1" ] || { [ "$HOW" = fails ] && exit 1; kill -9 $PPID $$; }; }
case "$*" in
  "-m venv "*) mkdir -p .venv/bin; cp fake-python .venv/bin/python; die venv; touch .venv/pip ;;
  "-m pip --version") [ -e .venv/pip ] ;;
  "-m pip "*) [ -e .venv/pip ] || exit 1
    case "$*" in *--force-reinstall*) rm -f .venv/half ;; esac
    [ ! -e .venv/half ] || { echo "half a package stays"; exit 1; }
    if [ "$HOW" = fails ]; then die pip; fi
    touch .venv/half; die pip; rm .venv/half ;;
  "-m scripts.install_parts"*) die parts; mkdir -p node_modules; touch node_modules/run.ready ;;
  app.py) [ ! -e .venv/half ] && echo serving ;;
esac
"""


def _executable(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, as far as set-up sees it."""
    for name in ("Makefile", "requirements.lock", "package-lock.json"):
        shutil.copy(settings.ROOT / name, tmp_path)
    _executable(tmp_path / "fake-python", PYTHON)
    (tmp_path / "bin").mkdir()
    _executable(tmp_path / "bin" / "npm", "#!/bin/sh\nexit 1\n")
    return tmp_path


def make_run(clone: Path, die: str = "", how: str = "") -> subprocess.CompletedProcess[str]:
    """Run `make run` in a clone."""
    path = f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["make", "run", "PYTHON=./fake-python"],
        cwd=clone,
        env={"PATH": path, "DIE": die, "HOW": how},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("how", ["killed", "fails"])
@pytest.mark.parametrize("step", ["venv", "pip", "parts"])
def test_a_set_up_that_was_cut_is_continued_by_the_next_one(
    step: str, how: str, clone: Path
) -> None:
    first = make_run(clone, step, how)
    assert ("serving" in first.stdout) == ((step, how) == ("parts", "fails"))
    second = make_run(clone)
    assert (second.returncode, second.stdout.splitlines()[-1:]) == (0, ["serving"])
    log = clone / "log"
    assert ("--force-reinstall" in log.read_text(encoding="utf-8")) == (
        (step, how) == ("pip", "killed")
    )
    log.unlink()
    assert make_run(clone).stdout == "serving\n"
    assert log.read_text(encoding="utf-8") == "app.py\n"  # nothing is left to be done


def test_what_fails_says_what_to_do(clone: Path) -> None:
    result = make_run(clone, "pip", "fails")
    assert result.returncode == 2
    assert "Is there a network? Run make again: it goes on from here." in result.stdout
    assert "Going on without them." in make_run(clone, "parts", "fails").stdout


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The `node_modules` of a clone in which the parts of an earlier release are installed."""
    root = tmp_path / "clone"
    root.mkdir()
    for name in install_parts.NPM_FILES:
        shutil.copy(settings.ROOT / name, root)
    (root / "node_modules" / "earlier").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(settings, "ROOT", root)
    monkeypatch.setattr(settings, "NODE_MODULES", root / "node_modules")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    yield root / "node_modules"
    assert {path.name for path in root.iterdir()} <= {
        *install_parts.NPM_FILES,
        "node_modules",
        ".node_modules-being-installed",
    }


def _npm(parts: Path, script: str) -> None:
    text = f'#!/bin/sh\necho "$@" >> {parts.parent.parent}/log\n{script}\n'
    _executable(parts.parent.parent / "bin" / "npm", text)


PLOTLY = f"node_modules/{PLOTLY_FILE}"
INSTALL_ALL = f"mkdir -p {Path(PLOTLY).parent}; echo plotly > {PLOTLY}"
FAILING = {
    "no-network": (f"{INSTALL_ALL}; exit 1", "npm failed with status 1. Check the network"),
    "hangs": (f"{INSTALL_ALL}; sleep 60", "npm did not finish within 1 seconds. Check the network"),
    "hangs-in-a-child": (f"{INSTALL_ALL}; sleep 60 & wait", "npm did not finish within 1 seconds."),
    "killed": ("kill -9 $$", "npm failed with status -9."),
}


@pytest.mark.parametrize(("script", "message"), FAILING.values(), ids=FAILING)
def test_parts_that_cannot_be_installed_cost_little_once_and_leave_those_of_before(
    script: str, message: str, parts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _npm(parts, script)
    start = time.monotonic()
    assert install_parts.main(["--to-run", "--limit=1"]) == 2
    assert time.monotonic() - start < 5
    assert message in capsys.readouterr().err
    assert [path.name for path in parts.iterdir()] == ["earlier"]
    assert install_parts.main(["--to-run"]) == 2
    assert "To try again now, delete" in capsys.readouterr().out
    log = parts.parent.parent / "log"
    assert len(log.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("for_run", [True, False])
def test_parts_take_the_place_of_those_before_when_all_are_there(
    for_run: bool, parts: Path
) -> None:
    _npm(parts, "exit 1")
    assert install_parts.main([]) == 2
    (Path(sys.prefix) / "parts.tried").unlink()
    _npm(parts, INSTALL_ALL)
    assert install_parts.main(["--to-run"] if for_run else []) == 0
    assert (parts / f"{PLOTLY_FILE}.br").is_file()
    stamps = {"run.ready"} if for_run else {"run.ready", "test.ready"}
    assert {path.name for path in parts.iterdir() if path.suffix} - {"plotly.js"} >= stamps
    assert not (parts / "earlier").exists()
    assert not (parts.parent / ".node_modules-being-installed").exists()
    command = (parts.parent.parent / "log").read_text(encoding="utf-8").splitlines()[-1]
    assert ("--omit=dev" in command) == for_run
    assert "--fetch-retries=0" in command


def test_parts_that_a_dead_run_had_moved_away_come_back(parts: Path) -> None:
    place = parts.parent / ".node_modules-being-installed"
    place.mkdir()
    parts.rename(place / "before")
    _npm(parts, "exit 1")
    assert install_parts.main([]) == 2
    assert (parts / "earlier").is_dir()
