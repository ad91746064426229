"""The codebook for people: a line for every column of every table, as a table or as Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

from dashboard.data import SCHEMAS
from dashboard.data.config import AtlasConfig
from dashboard.data.tables import TableSchema
from dashboard.downloads.cells import cell
from dashboard.languages.language import Language
from dashboard.model import Atlas

HEADER: Final = ("table", "one_row_is", "column", "form", "words", "required", "meaning")


def codebook(atlas: Atlas, language: Language) -> bytes:
    """Return a table of all columns: their form, the words they allow, and what they mean."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_rows(atlas, language))
    return written.getvalue().encode()


def _rows(atlas: Atlas, language: Language) -> Iterator[tuple[str, ...]]:
    say = language.say
    for subject in SCHEMAS:
        for column in subject.columns:
            kind = cell(column.type, atlas.config, language)
            yield (
                subject.file,
                say(subject.row_description),
                column.name,
                kind.form,
                "; ".join(kind.choices),
                say("yes") if kind.required else say("no"),
                say(column.meaning),
            )


def in_markdown(outline: AtlasConfig, language: Language) -> str:
    """Return the same as a page: a heading and a table of columns for each table."""
    return "\n\n".join(_described(subject, outline, language) for subject in SCHEMAS)


def _described(subject: TableSchema[Any], outline: AtlasConfig, language: Language) -> str:
    missing = " The file may be missing." if subject.optional else ""
    head = f"### `{subject.file}`\n\nOne row is {subject.row_description}.{missing}"
    lines = _lines(subject, outline, language)
    return "\n".join([head, "", "| column | cell | meaning |", "|---|---|---|", *lines])


def _lines(subject: TableSchema[Any], outline: AtlasConfig, language: Language) -> Iterator[str]:
    for column in subject.columns:
        kind = cell(column.type, outline, language)
        form = f"{kind.form}: {', '.join(kind.choices)}" if kind.choices else kind.form
        needed = "" if column.needed else " The column may be missing."
        required = "; needed" if kind.required else ""
        yield f"| `{column.name}` | {form}{required} | {column.meaning}{needed} |"
