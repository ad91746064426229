"""The downloads that are offered: every table, files generated from them, and all in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dashboard.data import SCHEMAS
from dashboard.downloads.archive import archive, archive_readme
from dashboard.downloads.citation_text import slug, version
from dashboard.downloads.codebook import codebook
from dashboard.downloads.data_package import data_package
from dashboard.downloads.events_geojson import events_geojson
from dashboard.downloads.linked_places import linked_places
from dashboard.downloads.workbook import MIMETYPE, workbook
from dashboard.edition import Edition

ARCHIVE: Final = "atlas.zip"
WORKBOOK: Final = "atlas.xlsx"
MIMETYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".csv": "text/csv",
        ".geojson": "application/geo+json",
        ".lpf.json": "application/ld+json",
        "package.json": "application/json",
        ".zip": "application/zip",
        ".xlsx": MIMETYPE,
    }
)


class Offer(NamedTuple):
    """One file: its name in `downloads/`, the name to save it under, and what it contains.

    For a table, `description` says what one row is; `rows` is None for any other file.
    """

    name: str
    save_as: str
    description: str
    rows: int | None


class Download(NamedTuple):
    """One file, ready to be sent."""

    name: str
    save_as: str
    mimetype: str
    content: bytes


def offers(edition: Edition) -> tuple[Offer, ...]:
    """Return every download: all in one file, generated files, and the tables themselves."""
    generated = {
        ARCHIVE: edition.say(
            "Everything in one file: all the files below, the map layers and a README."
        ),
        WORKBOOK: edition.say(
            "All tables in one workbook. It opens in Excel and LibreOffice with a "
            "double-click, with dates and letters unchanged."
        ),
        "events.geojson": edition.say("Events for mapping software (GeoJSON)."),
        "events.lpf.json": edition.say("Places for gazetteers (Linked Places Format)."),
        "codebook.csv": edition.say("What every column of every table means."),
        "datapackage.json": edition.say("The same for software (Data Package, Table Schema)."),
    }
    tables = [
        Offer(
            schema.file,
            _save_as(schema.file, edition),
            edition.say(schema.row_description),
            len(getattr(edition.tables, schema.file.removesuffix(".csv"))),
        )
        for schema in SCHEMAS
    ]
    return (
        *(
            Offer(name, _save_as(name, edition), description, None)
            for name, description in generated.items()
        ),
        *tables,
    )


def downloads(edition: Edition, raw_files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """Return every file of `offers` with its bytes; `raw_files` are those of the folder.

    The texts of the tables stay as they are; descriptions are in `language`.
    """
    generated = {
        "events.geojson": _as_json(events_geojson(edition)),
        "events.lpf.json": _as_json(linked_places(edition)),
        "codebook.csv": codebook(edition),
        "datapackage.json": _as_json(data_package(edition, raw_files)),
    }
    packed_archive = archive({**raw_files, **generated, "README.txt": archive_readme(edition)})
    workbook_bytes = workbook(raw_files, generated["codebook.csv"])
    tables = {schema.file: raw_files[schema.file] for schema in SCHEMAS}
    files = {ARCHIVE: packed_archive, WORKBOOK: workbook_bytes, **generated, **tables}
    return tuple(
        Download(name, _save_as(name, edition), _mimetype(name), content)
        for name, content in files.items()
    )


def _save_as(name: str, edition: Edition) -> str:
    prefix = f"{slug(edition.source)}-{version(edition)}"
    is_whole_atlas = name in (ARCHIVE, WORKBOOK)
    return name.replace("atlas", prefix) if is_whole_atlas else f"{prefix}-{name}"


def _mimetype(name: str) -> str:
    return next(mimetype for ending, mimetype in MIMETYPES.items() if name.endswith(ending))


def _as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
