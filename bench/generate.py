"""Makes an atlas of many events for the bench: the tables of any other, and the same every time."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from dashboard import settings
from dashboard.data import SCHEMAS
from dashboard.data.casualties import KINDS
from dashboard.data.config import NOT_TOLD_APART, AtlasConfig
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.config_reader import read_config

SEED: Final = 1920
# As in a source: more than half of the dates are days, the others leave something open.
DATES: Final = ("day", "day", "day", "day", "days", "month", "month", "either", "season", "year")
STATEMENTS: Final = ("So it is said.", "Others say so.")
_COPIED: Final = (ATLAS_FILE, "sources.csv")

Row = Mapping[str, object]


def generate(folder: Path, count: int, model: Path = settings.DATA_FOLDER) -> None:
    """Write into `folder` an atlas of `count` events at a place each, with five claims each.

    The outline, the layers and the cited works are those of the atlas in `model`.
    """
    outline = read_config(model).config
    if outline is None:
        raise ValueError(f"{model / ATLAS_FILE} has faults; python app.py check names them")
    folder.mkdir(parents=True)
    for file in _COPIED:
        shutil.copy(model / file, folder)
    shutil.copytree(model / "geo", folder / "geo")
    rows = _rows(outline, count, Random(SEED))  # noqa: S311  # to be the same every time
    for subject in SCHEMAS:
        if subject.file not in _COPIED:
            columns = [column.name for column in subject.columns]
            _write(folder / subject.file, columns, rows.get(subject.file, ()))


def _rows(outline: AtlasConfig, count: int, chance: Random) -> dict[str, list[Row]]:
    numbers = range(1, count + 1)
    events = [_event(number, outline, chance) for number in numbers]
    claims = [{"event": row["id"], "cites": f"{outline.read_in}:35"} for row in events]
    return {
        "events.csv": events,
        "places.csv": [_place(number, outline, chance) for number in numbers],
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
            {**claim, "category": chance.choice(outline.causes).id, "statement": statement}
            for claim in claims
            for statement in STATEMENTS
        ],
        "casualties.csv": [{**claim, **_figure(outline, chance)} for claim in claims],
    }


def _event(number: int, outline: AtlasConfig, chance: Random) -> Row:
    # An outbreak would need a larger record to be a part of.
    kinds = [kind.id for kind in outline.kinds if kind.id != "outbreak"]
    return {
        "id": f"event-{number}",
        "title": f"Uprising number {number}",
        "kind": chance.choice(kinds),
        "scope": "azerbaijan",
        "place": f"place-{number}",
        **_dates(outline, chance),
        "summary": "People rose here; the account is made up to measure how fast the page is.",
        "cites": f"{outline.read_in}:35",
    }


def _place(number: int, outline: AtlasConfig, chance: Random) -> Row:
    seen = outline.opening
    return {
        "id": f"place-{number}",
        "name": f"Village {number}",
        "kind": "village",
        "lat": f"{chance.uniform(seen.south, seen.north):.4f}",
        "lon": f"{chance.uniform(seen.west, seen.east):.4f}",
        "precision": chance.choice(("point", "point", "point", "approximate")),
    }


def _figure(outline: AtlasConfig, chance: Random) -> Row:
    dead = chance.randint(1, 400)
    return {
        "side": chance.choice([side.id for side in outline.sides] or [NOT_TOLD_APART]),
        "kind": chance.choice(KINDS),
        "count_min": dead,
        "count_max": dead,
    }


def _dates(outline: AtlasConfig, chance: Random) -> Row:
    day = _day(outline, chance)
    form = chance.choice(DATES)
    written = {
        "day": f"{day}",
        "days": f"{day}",
        "month": f"{day:%Y-%m}",
        "either": f"[{day},{day + timedelta(days=1)}]",
        "season": f"{day.year}-{21 + (day.month - 3) % 12 // 3}",
        "year": f"{day.year}",
    }
    end = min(day + timedelta(days=6), outline.last)
    return {"start": written[form], "end": f"{end}" if form == "days" else ""}


def _day(outline: AtlasConfig, chance: Random) -> date:
    # Not the last day: one in doubt may be the next.
    length = (outline.last - outline.first).days - 1
    return outline.first + timedelta(days=chance.randint(0, length))


def _write(file: Path, columns: list[str], rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
