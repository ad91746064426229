"""The code by which a visitor reads on at home: it holds the atlas's own address and no other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import segno

from dashboard.components.qr_dialog import BORDER, qr_codes
from dashboard.languages.language import language_for
from dashboard.model import Atlas
from dashboard.settings import TRANSLATIONS_FOLDER

MOST_BYTES = 30_000


@pytest.fixture
def at_an_address(atlas: Atlas) -> Atlas:
    """The atlas of a museum that has given it a lasting address."""
    outline = atlas.config._replace(address="https://example.org/atlas/")
    return replace(atlas, tables=atlas.tables._replace(config=outline))


def test_without_an_address_there_is_no_code(atlas: Atlas) -> None:
    assert qr_codes(atlas, language_for("en", TRANSLATIONS_FOLDER)) == {}


def test_every_event_has_a_code_of_its_own_address(at_an_address: Atlas) -> None:
    found = qr_codes(at_an_address, language_for("az", TRANSLATIONS_FOLDER))
    assert set(found) == {"", *(event.id for event in at_an_address.events)}
    assert found[""]["address"] == "https://example.org/atlas/az/"
    assert found["sheki-1930"]["address"] == "https://example.org/atlas/az/?event=sheki-1930"
    assert sum(len(each["path"]) for each in found.values()) < MOST_BYTES


def modules_of(path: str) -> set[tuple[int, int]]:
    """Return the units that a pen goes over that follows `path`."""
    across = down = 0
    drawn = set()
    for letter, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+))?", path):
        if letter == "M":
            across, down = int(first), int(second)
            continue
        if letter == "h":
            drawn |= {(across + step, down) for step in range(int(first))}
        across += int(first)
    return drawn


def test_a_path_draws_the_very_modules_of_its_code(at_an_address: Atlas) -> None:
    found = qr_codes(at_an_address, language_for("en", TRANSLATIONS_FOLDER))["sheki-1930"]
    code = segno.make(found["address"], error="l", micro=False, boost_error=False)
    drawn = modules_of(found["path"])
    modules = {
        (across + BORDER, down + BORDER)
        for down, line in enumerate(code.matrix)
        for across, module in enumerate(line)
        if module
    }
    assert drawn == modules
    assert found["size"] == len(code.matrix) + 2 * BORDER
