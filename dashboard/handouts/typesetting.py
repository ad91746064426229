"""Typesetting: a fixed template, and its content as JSON.

No text of an atlas becomes part of the template, so any text is printed literally. The typefaces
are those built into typst; nothing is downloaded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import typst

from dashboard.downloads.citation_text import full_title, version
from dashboard.edition import Edition
from dashboard.handouts.missing_glyphs import (
    PDF_STANDARD,
    MissingLetters,
    missing_letters_note,
    newly_missing,
    replace_missing,
)
from dashboard.languages.language import Language

FOLDER: Final = Path(__file__).parent


class CannotTypeset(Exception):
    """A handout that cannot be typeset; the text is typst's reason."""


def typeset(template: str, content: dict[str, Any], language: Language) -> bytes:
    """Return the PDF of `content` in a template of this folder; equal content gives equal bytes.

    It is tagged and conforms to PDF/UA-1. A letter that the typefaces lack is replaced, and the
    handout says so. Raises CannotTypeset.
    """
    missing = MissingLetters()
    while True:
        extra = {
            "whole_title": content["title"],
            "missing": missing_letters_note(missing, language),
        }
        try:
            return _compiled(template, replace_missing(content, missing) | extra)
        except typst.TypstError as error:
            extended = missing.joined(newly_missing(missing, error))
            if extended == missing:
                raise CannotTypeset(error.message) from error
            missing = extended


def _compiled(template: str, content: dict[str, Any]) -> bytes:
    pdf = typst.compile(
        FOLDER / template,
        root=FOLDER,
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        format="pdf",
        pdf_standards=PDF_STANDARD,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)  # noqa: S101  # typst: so without an output file
    return pdf


def frame(name: str, title: str, kind: str, edition: Edition) -> dict[str, Any]:
    """Return what every handout has around its content: header, footer, title and language."""
    return {
        "name": name,
        "title": title,
        "sheet": kind,
        "language": edition.language.code,
        "atlas": full_title(edition),
        "edition": edition.say("version {version}").format(version=version(edition)),
        "address": edition.config.address,
        "licence": edition.config.licence,
    }
