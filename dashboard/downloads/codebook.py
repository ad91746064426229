"""The codebook for readers: one line for every column of every table, as CSV or Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

from dashboard.data import SCHEMAS
from dashboard.data.config import AtlasConfig
from dashboard.data.tables import TableSchema
from dashboard.downloads.cells import Cell, cell
from dashboard.edition import Edition
from dashboard.languages.language import Language

HEADER: Final = ("table", "one_row_is", "column", "form", "words", "required", "meaning")


def codebook(edition: Edition) -> bytes:
    """Return all columns as CSV: their format, the values they allow, and what they mean."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_rows(edition))
    return buffer.getvalue().encode()


def _rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    say = edition.language.say
    for schema in SCHEMAS:
        for column in schema.columns:
            cell_info = cell(column.type, edition.config, edition.language)
            yield (
                schema.file,
                say(schema.row_description),
                column.name,
                cell_info.form,
                "; ".join(_words(cell_info)),
                say("yes") if cell_info.required else say("no"),
                say(column.meaning),
            )


def _words(cell_info: Cell) -> Iterator[str]:
    """Yield the words that a cell may hold, each with its name on the page in brackets."""
    names = dict(cell_info.names)
    for word in cell_info.choices:
        yield f"{word} ({names[word]})" if word in names else word


def codebook_markdown(config: AtlasConfig, language: Language) -> str:
    """Return the same as Markdown: a heading and a table of columns for each table."""
    return "\n\n".join(_section(schema, config, language) for schema in SCHEMAS)


def _section(schema: TableSchema[Any], config: AtlasConfig, language: Language) -> str:
    missing = " The file may be missing." if schema.optional else ""
    heading = f"### `{schema.file}`\n\nOne row is {schema.row_description}.{missing}"
    lines = _markdown_rows(schema, config, language)
    return "\n".join([heading, "", "| column | cell | meaning |", "|---|---|---|", *lines])


def _markdown_rows(
    schema: TableSchema[Any], config: AtlasConfig, language: Language
) -> Iterator[str]:
    for column in schema.columns:
        cell_info = cell(column.type, config, language)
        form = (
            f"{cell_info.form}: {', '.join(_words(cell_info))}"
            if cell_info.choices
            else cell_info.form
        )
        column_note = "" if column.needed else " The column may be missing."
        cell_note = "; needed" if cell_info.required else ""
        yield f"| `{column.name}` | {form}{cell_note} | {column.meaning}{column_note} |"
