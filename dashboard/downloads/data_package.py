"""Data Package 2.0 with Table Schemas: the machine-readable codebook."""

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
from dashboard.edition import Edition

PROFILES: Final = "https://datapackage.org/profiles/2.0/"
FILES: Final = frozenset(schema.file for schema in SCHEMAS)


def data_package(edition: Edition, raw_files: Mapping[str, bytes]) -> Any:
    """Return the package of all tables; its paths are relative, and so valid in the archive too.

    A cell with a list is a string here, because no dialect allows spaces around `;`. The format of
    dates is described as text, because Table Schema has no EDTF.
    """
    released, address = edition.config.released, edition.config.address
    work = edition.source.work(edition.config.read_in)
    package = {
        "$schema": f"{PROFILES}datapackage.json",
        "name": slug(edition.source),
        "title": full_title(edition),
        "description": how_to_cite(edition),
        "version": version(edition),
        "homepage": address,
        "created": f"{released}T00:00:00Z" if released else "",
        "licenses": [_licence(edition.config.data_licence)],
        "sources": [
            {"title": f"{edition.language.listed(work.author)} {work.year}. {work.note}".strip()}
        ],
        "resources": [_resource(schema, edition, raw_files[schema.file]) for schema in SCHEMAS],
    }
    return {key: value for key, value in package.items() if value}


def _licence(licence: Licence) -> dict[str, str]:
    name = re.sub(r"[^\w.]+", "-", licence.name, flags=re.ASCII).strip("-")
    entry = {"name": name or "licence", "path": licence.address, "title": licence.name}
    return {key: value for key, value in entry.items() if value}


def _resource(schema: TableSchema[Any], edition: Edition, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "name": schema.file.removesuffix(".csv"),
        "type": "table",
        "path": schema.file,
        "description": edition.say("One row is {what}.").format(
            what=edition.say(schema.row_description)
        ),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _table_schema(schema, edition, content),
    }


def _table_schema(schema: TableSchema[Any], edition: Edition, content: bytes) -> dict[str, Any]:
    columns = _in_order(schema, content)
    foreign_keys = [_foreign_key(column, schema) for column in columns if _is_foreign_key(column)]
    return {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": [_field(column, edition) for column in columns],
        "missingValues": [""],
        **({"primaryKey": [schema.key]} if schema.key else {}),
        **({"foreignKeys": foreign_keys} if foreign_keys else {}),
    }


def _in_order(schema: TableSchema[Any], content: bytes) -> list[Column]:
    """Return the columns that the file has, in its order."""
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    stripped = ([cell.strip() for cell in row] for row in rows)
    names = next((row for row in stripped if any(row)), [])
    present = [column for column in schema.columns if column.name in names]
    return sorted(present, key=lambda column: names.index(column.name))


def _field(column: Column, edition: Edition) -> dict[str, Any]:
    cell_info = cell(column.type, edition.config, edition.language)
    field: dict[str, Any] = {
        "name": column.name,
        "type": cell_info.type,
        "description": f"{edition.say(column.meaning)} [{cell_info.form}]",
    }
    if isinstance(column.type, Date):
        field["rdfType"] = "http://id.loc.gov/datatypes/edtf/EDTF"
    constraints = dict(cell_info.constraints)
    if cell_info.required:
        constraints["required"] = True
    if cell_info.choices:
        constraints["enum"] = list(cell_info.choices)
    return {**field, "constraints": constraints} if constraints else field


def _is_foreign_key(column: Column) -> bool:
    return isinstance(column.type, Reference) and column.type.to in FILES


def _foreign_key(column: Column, schema: TableSchema[Any]) -> dict[str, Any]:
    target = column.type.to  # type: ignore[attr-defined]  # it is a Reference
    resource = {} if target == schema.file else {"resource": target.removesuffix(".csv")}
    return {"fields": [column.name], "reference": {**resource, "fields": ["id"]}}
