"""What is kept of atlases that are gone: nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import settings
from tests.figures import Figure

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is measured there alone")


@pytest.mark.parametrize(
    ("source", "early", "late"),
    [
        pytest.param(settings.EXAMPLE_FOLDER, 3, 10, id="the-island-ten-times"),
        pytest.param(
            settings.DATA_FOLDER, 5, 50, id="the-atlas-fifty-times", marks=pytest.mark.soak
        ),
    ],
)
def test_an_atlas_that_is_made_anew_again_and_again_takes_no_more_memory(
    tmp_path: Path, figure: Figure, source: Path, early: int, late: int
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(source, folder)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.reloads", folder, str(late)],
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    memory = [int(line) for line in ended.stdout.split()]
    assert len(memory) == late
    rest = max(memory[:early])
    figure("memory after reloads ÷ after the first", memory[-1] / rest, most=1.3)
