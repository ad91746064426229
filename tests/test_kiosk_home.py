"""The QR code for reading on at home: it holds the atlas's own address and no other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import segno

from dashboard.components.qr_dialog import QUIET_ZONE, qr_codes
from dashboard.edition import edition_of
from dashboard.languages.language import language_for
from dashboard.model import Atlas
from dashboard.settings import TRANSLATIONS_FOLDER

MOST_BYTES = 30_000


@pytest.fixture
def atlas_with_address(atlas: Atlas) -> Atlas:
    """The atlas of a museum that has given it a lasting address."""
    config = atlas.config.model_copy(update={"address": "https://example.org/atlas/"})
    return replace(atlas, tables=atlas.tables._replace(config=config))


def test_without_an_address_there_is_no_code(atlas: Atlas) -> None:
    assert qr_codes(edition_of(atlas, language_for("en", TRANSLATIONS_FOLDER))) == {}


def test_every_event_has_a_code_of_its_own_address(atlas_with_address: Atlas) -> None:
    codes = qr_codes(edition_of(atlas_with_address, language_for("az", TRANSLATIONS_FOLDER)))
    assert set(codes) == {"", *(event.id for event in atlas_with_address.events)}
    assert codes[""]["address"] == "https://example.org/atlas/az/"
    assert codes["sheki-1930"]["address"] == "https://example.org/atlas/az/?event=sheki-1930"
    assert sum(len(code["path"]) for code in codes.values()) < MOST_BYTES


def modules_of(path: str) -> set[tuple[int, int]]:
    """Return the modules that an SVG path draws."""
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


def test_a_path_draws_the_very_modules_of_its_code(atlas_with_address: Atlas) -> None:
    entry = qr_codes(edition_of(atlas_with_address, language_for("en", TRANSLATIONS_FOLDER)))[
        "sheki-1930"
    ]
    code = segno.make(entry["address"], error="l", micro=False, boost_error=False)
    drawn = modules_of(entry["path"])
    modules = {
        (across + QUIET_ZONE, down + QUIET_ZONE)
        for down, line in enumerate(code.matrix)
        for across, module in enumerate(line)
        if module
    }
    assert drawn == modules
    assert entry["size"] == len(code.matrix) + 2 * QUIET_ZONE
