"""The readers of `make bench-load`: they behave like browsers, and responses are counted."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from bench.load import SERVERS, figures, measure, measure_beside_crowd, visit_atlas
from bench.load_report import CrowdedLoad, Load, Plan, document, is_met, is_met_beside_crowd, table
from bench.reader import Reader, Request, Response
from bench.serving import ATLAS, PLAIN
from dashboard.web.factory import create_server
from dashboard.web.listener import listen

Value = TypeVar("Value")
CROWDED = CrowdedLoad(200, p50=5, p95=50, errors=0, rest=300, most=390)
FEW = Load(200, 5, 50, 400, 0, 4000, 120, 200)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the atlas as shipped."""
    server = listen(create_server(), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=20)


def _in_another_thread(function: Callable[[], Value]) -> Value:
    """Call `function` in another thread: in this one Playwright's loop may run."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result()


def test_a_reader_fetches_all_of_a_page_once_and_then_only_asks_whether_it_has_changed(
    address: str,
) -> None:
    reader = Reader(address)

    async def twice() -> int:
        await reader.visit("/en/")
        first = len(reader.answers)
        await reader.visit("/en/")
        reader.leave()
        return first

    first = _in_another_thread(lambda: asyncio.run(twice()))
    assert first >= 10
    assert {answer.status for answer in reader.answers[:first]} == {200}
    assert {answer.status for answer in reader.answers[first:]} == {304}
    assert len(reader.answers) - first == 1  # the page; all its parts are kept


def test_an_answer_that_does_not_come_is_an_error(address: str) -> None:
    reader = Reader("http://127.0.0.1:9")
    _in_another_thread(lambda: asyncio.run(reader.ask(Request("/en/"))))
    assert reader.answers[0].status == 0
    missing = Reader(address)

    async def ask() -> None:
        await missing.ask(Request("/en/nothing"))
        missing.leave()

    _in_another_thread(lambda: asyncio.run(ask()))
    results = figures(2, [*reader.answers, *missing.answers], 1.0)
    assert (results.errors, results.asked) == (2, 2)


def test_a_class_is_served_without_an_error(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.load.PLAN", Plan(arrival=1, least=0.1, most=0.5, enough=100))
    assert _in_another_thread(lambda: measure(address, visit_atlas, 30, arrival=1)).errors == 0


def test_the_table_sets_the_atlas_beside_its_peer() -> None:
    lines = table({ATLAS: FEW, PLAIN: FEW._replace(p95=500)}).splitlines()
    assert "| p95 | 50 ms | 500 ms | 0.10 |" in lines


def test_the_page_says_whether_the_aim_is_met_and_where_the_atlas_stops() -> None:
    plan = Plan(20, 2, 8, 100)
    many = FEW._replace(readers=400, p95=300)
    text = document({ATLAS: FEW, PLAIN: many}, [many], {"waitress": CROWDED}, "a machine", plan)
    assert text.count("**met**") == 2
    assert "| waitress | 200 | 5.0 ms | 50 ms | 0 | 300 MB | 390 MB | 1.30 |" in text
    assert not is_met_beside_crowd(CROWDED._replace(most=500), 100)
    assert "| 400 |" in text
    assert not is_met(many, 100)
    assert not is_met(FEW._replace(errors=1), 100)
    assert figures(1, [Response(200, {}, b"", 0.1)], 1).p95 == 100


@pytest.mark.skipif(sys.platform != "linux", reason="gunicorn and /proc are there")
@pytest.mark.parametrize("name", ["waitress", pytest.param("gunicorn", marks=pytest.mark.soak)])
def test_a_class_is_served_beside_clients_that_hold_the_server_up(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Plan(arrival=1, least=0.1, most=0.5, enough=100, half_open=60, greedy=3)
    monkeypatch.setattr("bench.load.PLAN", plan)
    monkeypatch.setattr("bench.load.LANGUAGES", ("en",))
    monkeypatch.setattr("bench.reader.PATIENCE", 60)  # no times are held here
    results = _in_another_thread(lambda: measure_beside_crowd(10, *SERVERS[name]))
    assert results.errors == 0
    assert results.most < 2.5 * results.rest
