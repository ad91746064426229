"""An atlas that was replaced leaves no memory behind."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from werkzeug.test import Client

from dashboard import settings
from dashboard.web.factory import create_server
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.live_reload import ReloadingApp
from tests.conftest import Folder
from tests.quality_metrics import Figure

linux = pytest.mark.skipif(sys.platform != "linux", reason="it is measured there alone")


def test_no_thread_that_answers_keeps_an_atlas_that_is_gone(folder: Folder) -> None:
    app = ReloadingApp(partial(create_server, folder.path), folder.path, pause=3600)
    all_at_once = Barrier(8)
    pages = []

    def read(_: int) -> None:
        all_at_once.wait(20)  # each in a thread of its own
        assert Client(app).get("/en/").status_code == 200

    with ThreadPoolExecutor(8) as threads:
        for number in range(4):
            list(threads.map(read, range(8)))
            site = dispatcher_of(app.served.present).site("en")
            pages.append(weakref.ref(site.page))
            del site
            folder.write(
                "sources.csv", f"{folder.read('sources.csv')}extra-{number},A,1999,,book,az,,\n"
            )
            app.reload_if_changed()
        gc.collect()
        assert [page() is not None for page in pages] == [False, False, False, True]
    app.stop()


@linux
@pytest.mark.parametrize(
    ("source", "early", "late"),
    [
        pytest.param(settings.EXAMPLE_FOLDER, 2, 6, id="the-island-six-times"),
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
    result = subprocess.run(
        [sys.executable, "-m", "tests.reloads", folder, str(late)],
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    memory = [int(line) for line in result.stdout.split()]
    assert len(memory) == late
    rest = max(memory[:early])
    figure("memory after reloads ÷ after the first", memory[-1] / rest, most=1.3)
