"""Generates an atlas of many events for the bench: ordinary tables, the same every time."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from dashboard import settings
from dashboard.data import SCHEMAS
from dashboard.data.casualties import KINDS
from dashboard.data.config import ALL_SIDES, AtlasConfig
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.config_reader import read_config

SEED: Final = 1920
# As in a source: more than half of the dates are days, the others are less precise.
DATES: Final = ("day", "day", "day", "day", "days", "month", "month", "either", "season", "year")
STATEMENTS: Final = ("So it is said.", "Others say so.")
_PRESET_OF_EVENT: Final = re.compile(r"\[\[presets\]\][^\[]*?\nevent = .*\n")
_COPIED_FILES: Final = (ATLAS_FILE, "sources.csv")

Row = Mapping[str, object]


def generate(folder: Path, count: int, model: Path = settings.DATA_FOLDER) -> None:
    """Write an atlas of `count` events into `folder`, each at one place and with five claims.

    The configuration, layers and cited works are those of the atlas in `model`.
    """
    config = read_config(model).config
    if config is None:
        raise ValueError(f"{model / ATLAS_FILE} has errors; python app.py check lists them")
    folder.mkdir(parents=True)
    for file in _COPIED_FILES:
        shutil.copy(model / file, folder)
    _drop_presets_of_events(folder / ATLAS_FILE)
    shutil.copytree(model / "geo", folder / "geo")
    rows = _rows(config, count, Random(SEED))  # noqa: S311  # to be the same every time
    for schema in SCHEMAS:
        # Tables and columns of the model: an earlier version may not know all.
        if schema.file not in _COPIED_FILES and (model / schema.file).is_file():
            with (model / schema.file).open(encoding="utf-8-sig", newline="") as table:
                columns = next(csv.reader(table))
            _write(folder / schema.file, columns, rows.get(schema.file, ()))


def _drop_presets_of_events(file: Path) -> None:
    """Take out the presets that are the days of an event of the model."""
    text = file.read_text(encoding="utf-8")
    file.write_text(_PRESET_OF_EVENT.sub("", text), encoding="utf-8")


def _rows(config: AtlasConfig, count: int, rng: Random) -> dict[str, list[Row]]:
    numbers = range(1, count + 1)
    events = [_event(number, config, rng) for number in numbers]
    claims = [{"event": row["id"], "cites": f"{config.read_in}:35"} for row in events]
    return {
        "events.csv": events,
        "places.csv": [_place(number, config, rng) for number in numbers],
        "chronology.csv": [
            {
                **claim,
                "date": row["start"],
                "phase": "during",
                "place": row["place"],
                "what": "It began.",
            }
            for claim, row in zip(claims, events, strict=True)
        ],
        "causes.csv": [
            {**claim, "category": rng.choice(config.causes).id, "statement": statement}
            for claim in claims
            for statement in STATEMENTS
        ],
        "casualties.csv": [{**claim, **_figure(config, rng)} for claim in claims],
    }


def _event(number: int, config: AtlasConfig, rng: Random) -> Row:
    # An outbreak would need a larger event to be a part of.
    kinds = [kind.id for kind in config.kinds if kind.id != "outbreak"]
    return {
        "id": f"event-{number}",
        "title": f"Uprising number {number}",
        "kind": rng.choice(kinds),
        "scope": "azerbaijan",
        "place": f"place-{number}",
        **_dates(config, rng),
        "summary": "People rose here; the account is made up to measure how fast the page is.",
        "cites": f"{config.read_in}:35",
    }


def _place(number: int, config: AtlasConfig, rng: Random) -> Row:
    view = config.opening
    return {
        "id": f"place-{number}",
        "name": f"Village {number}",
        "kind": "village",
        "lat": f"{rng.uniform(view.south, view.north):.4f}",
        "lon": f"{rng.uniform(view.west, view.east):.4f}",
        "precision": rng.choice(("point", "point", "point", "approximate")),
    }


def _figure(config: AtlasConfig, rng: Random) -> Row:
    count = rng.randint(1, 400)
    return {
        "side": rng.choice([side.id for side in config.sides] or [ALL_SIDES]),
        "kind": rng.choice(KINDS),
        "count_min": count,
        "count_max": count,
    }


def _dates(config: AtlasConfig, rng: Random) -> Row:
    day = _day(config, rng)
    form = rng.choice(DATES)
    forms = {
        "day": f"{day}",
        "days": f"{day}",
        "month": f"{day:%Y-%m}",
        "either": f"[{day},{day + timedelta(days=1)}]",
        "season": f"{day.year}-{21 + (day.month - 3) % 12 // 3}",
        "year": f"{day.year}",
    }
    end = min(day + timedelta(days=6), config.last)
    return {"start": forms[form], "end": f"{end}" if form == "days" else ""}


def _day(config: AtlasConfig, rng: Random) -> date:
    # Not the last day: an uncertain one may be the next.
    length = (config.last - config.first).days - 1
    return config.first + timedelta(days=rng.randint(0, length))


def _write(file: Path, columns: list[str], rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
