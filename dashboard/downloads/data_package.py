"""Data Package 2.0 with Table Schemas: the codebook for programs."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from hashlib import sha256
from io import StringIO
from typing import Any, Final

from dashboard.data import SCHEMAS
from dashboard.data.columns import Column
from dashboard.data.config import Licence
from dashboard.data.date_cells import Date
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import TableSchema
from dashboard.downloads.cells import cell
from dashboard.downloads.citation_text import full_title, how_to_cite, slug, version
from dashboard.languages.language import Language
from dashboard.model import Atlas

PROFILES: Final = "https://datapackage.org/profiles/2.0/"
FILES: Final = frozenset(subject.file for subject in SCHEMAS)


def data_package(atlas: Atlas, originals: Mapping[str, bytes], language: Language) -> Any:
    """Return the package of all tables; its paths are relative, and hold in the archive too.

    A cell that lists several things is a string here: no dialect knows that blanks around `;` do
    not matter. What a date may be is said in words, for Table Schema has no EDTF.
    """
    released, address = atlas.config.released, atlas.config.address
    work = atlas.work(atlas.config.read_in)
    package = {
        "$schema": f"{PROFILES}datapackage.json",
        "name": slug(atlas),
        "title": full_title(atlas, language),
        "description": how_to_cite(atlas, language),
        "version": version(atlas),
        "homepage": address,
        "created": f"{released}T00:00:00Z" if released else "",
        "licenses": [_licence(atlas.config.data_licence)],
        "sources": [{"title": f"{language.listed(work.author)} {work.year}. {work.note}".strip()}],
        "resources": [_resource(each, atlas, originals[each.file], language) for each in SCHEMAS],
    }
    return {key: value for key, value in package.items() if value}


def _licence(licence: Licence) -> dict[str, str]:
    name = re.sub(r"[^\w.]+", "-", licence.name, flags=re.ASCII).strip("-")
    told = {"name": name or "licence", "path": licence.address, "title": licence.name}
    return {key: value for key, value in told.items() if value}


def _resource(
    subject: TableSchema[Any], atlas: Atlas, content: bytes, language: Language
) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "name": subject.file.removesuffix(".csv"),
        "type": "table",
        "path": subject.file,
        "description": language.say("One row is {what}.").format(
            what=language.say(subject.row_description)
        ),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(subject, atlas, content, language),
    }


def _schema(
    subject: TableSchema[Any], atlas: Atlas, content: bytes, language: Language
) -> dict[str, Any]:
    columns = _in_order(subject, content)
    links = [_foreign_key(column, subject) for column in columns if _is_link(column)]
    return {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": [_field(column, atlas, language) for column in columns],
        "missingValues": [""],
        **({"primaryKey": [subject.key]} if subject.key else {}),
        **({"foreignKeys": links} if links else {}),
    }


def _in_order(subject: TableSchema[Any], content: bytes) -> list[Column]:
    """Return the columns as the file has them: in its order, without those it leaves out."""
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    named = ([cell.strip() for cell in row] for row in rows)
    names = next((row for row in named if any(row)), [])
    found = [column for column in subject.columns if column.name in names]
    return sorted(found, key=lambda column: names.index(column.name))


def _field(column: Column, atlas: Atlas, language: Language) -> dict[str, Any]:
    kind = cell(column.type, atlas.config, language)
    field: dict[str, Any] = {
        "name": column.name,
        "type": kind.type,
        "description": f"{language.say(column.meaning)} [{kind.form}]",
    }
    if isinstance(column.type, Date):
        field["rdfType"] = "http://id.loc.gov/datatypes/edtf/EDTF"
    constraints = dict(kind.constraints)
    if kind.required:
        constraints["required"] = True
    if kind.choices:
        constraints["enum"] = list(kind.choices)
    return {**field, "constraints": constraints} if constraints else field


def _is_link(column: Column) -> bool:
    return isinstance(column.type, Reference) and column.type.to in FILES


def _foreign_key(column: Column, subject: TableSchema[Any]) -> dict[str, Any]:
    to = column.type.to  # type: ignore[attr-defined]  # it is a Reference
    resource = {} if to == subject.file else {"resource": to.removesuffix(".csv")}
    return {"fields": [column.name], "reference": {**resource, "fields": ["id"]}}
