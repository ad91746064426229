"""The codebook for people: a line for every column of every table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from dashboard.data import SUBJECTS
from dashboard.downloads.cells import cell
from dashboard.language import Language
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
    for subject in SUBJECTS:
        for column in subject.columns:
            kind = cell(column.type, atlas.outline, language)
            yield (
                subject.file,
                say(subject.one_row_is),
                column.name,
                kind.form,
                "; ".join(kind.choices),
                say("yes") if kind.required else say("no"),
                say(column.meaning),
            )
