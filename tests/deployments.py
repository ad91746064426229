"""Where the browser tests find the atlas: its server, its files below a path of a host, a stick.

`pytest --target=file` runs them all on the files as a double-click opens them, `--target=subpath`
on the same files behind a plain host. `make test` has the server, and one walk on each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dashboard.cli.export import export
from dashboard.web.factory import build
from tests.serving import hosted, running

TARGETS: Final = ("server", "subpath", "file")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that says where the browser finds the atlas."""
    description = "where the browser tests find the atlas"
    parser.addoption("--target", choices=TARGETS, default="server", help=description)


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that only hold on some targets."""
    config.addinivalue_line("markers", "targets(*names, why): holds on these targets alone")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip tests that do not hold on the target."""
    mark = item.get_closest_marker("targets")
    if mark and item.config.getoption("--target") not in mark.args:
        pytest.skip(f"on {', '.join(mark.args)} alone: {mark.kwargs['why']}")


@pytest.fixture(scope="session")
def exported(atlas_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas, written as files, below a path of a host's folder."""
    folder = tmp_path_factory.mktemp("host") / "below" / "a-path"
    export(build(atlas_folder), folder, print)
    return folder


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> str:
    """The address of the atlas on the chosen target."""
    return str(request.getfixturevalue(f"{request.config.getoption('--target')}_address"))


@pytest.fixture(scope="session")
def server_address(atlas_folder: Path) -> Iterator[str]:
    """The address of the atlas, served by `python app.py`."""
    with running("app.py", "--data", atlas_folder, "--port") as server:
        yield server.address


@pytest.fixture(scope="session")
def subpath_address(exported: Path) -> Iterator[str]:
    """The address of the files below a path of a host that knows nothing of the atlas."""
    with hosted(exported.parent.parent) as host:
        yield f"{host}/{exported.parent.name}/{exported.name}"


@pytest.fixture(scope="session")
def file_address(exported: Path) -> str:
    """The address of the files as a double-click opens them."""
    return exported.as_uri()
