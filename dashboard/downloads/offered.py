"""What can be taken from the atlas: every table, what is made of them, and all in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dashboard.data import SCHEMAS
from dashboard.downloads.archive import archive, read_me
from dashboard.downloads.citation_text import slug, version
from dashboard.downloads.codebook import codebook
from dashboard.downloads.data_package import data_package
from dashboard.downloads.events_geojson import events_geojson
from dashboard.downloads.linked_places import linked_places
from dashboard.downloads.workbook import MIMETYPE, workbook
from dashboard.languages.language import Language
from dashboard.model import Atlas

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
    """One file: its name in `downloads/`, the name to keep it under, and what it holds.

    Of a table `holds` says what one row is; `rows` is None where it is none.
    """

    name: str
    save_as: str
    holds: str
    rows: int | None


class Download(NamedTuple):
    """One file, ready to be sent."""

    name: str
    save_as: str
    mimetype: str
    content: bytes


def offers(atlas: Atlas, language: Language) -> tuple[Offer, ...]:
    """Return every download: all in one, what is made of the tables, the tables themselves."""
    made = {
        ARCHIVE: language.say("Everything in one file: all below, the map layers, a README."),
        WORKBOOK: language.say(
            "All tables as one workbook. Excel and LibreOffice open it with a double click, and "
            "change no date and no letter."
        ),
        "events.geojson": language.say("The records for a map program (GeoJSON)."),
        "events.lpf.json": language.say("The places for gazetteers (Linked Places Format)."),
        "codebook.csv": language.say("What every column of every table means."),
        "datapackage.json": language.say("The same for programs (Data Package, Table Schema)."),
    }
    tables = [
        Offer(
            subject.file,
            _save_as(subject.file, atlas),
            language.say(subject.row_description),
            len(getattr(atlas.tables, subject.file.removesuffix(".csv"))),
        )
        for subject in SCHEMAS
    ]
    return (*(Offer(n, _save_as(n, atlas), holds, None) for n, holds in made.items()), *tables)


def downloads(
    atlas: Atlas, originals: Mapping[str, bytes], language: Language
) -> tuple[Download, ...]:
    """Return every file of `offers` with its bytes; `originals` are those of the folder.

    The words of the tables stay as they are; what is said about them is in `language`.
    """
    made = {
        "events.geojson": _as_json(events_geojson(atlas, language)),
        "events.lpf.json": _as_json(linked_places(atlas, language)),
        "codebook.csv": codebook(atlas, language),
        "datapackage.json": _as_json(data_package(atlas, originals, language)),
    }
    packed = archive({**originals, **made, "README.txt": read_me(atlas, language)})
    sheets = workbook(originals, made["codebook.csv"])
    tables = {each.file: originals[each.file] for each in SCHEMAS}
    files = {ARCHIVE: packed, WORKBOOK: sheets, **made, **tables}
    return tuple(
        Download(name, _save_as(name, atlas), _mimetype(name), content)
        for name, content in files.items()
    )


def _save_as(name: str, atlas: Atlas) -> str:
    edition = f"{slug(atlas)}-{version(atlas)}"
    whole = name in (ARCHIVE, WORKBOOK)
    return name.replace("atlas", edition) if whole else f"{edition}-{name}"


def _mimetype(name: str) -> str:
    return next(kind for end, kind in MIMETYPES.items() if name.endswith(end))


def _as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
