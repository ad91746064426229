"""Setting a sheet: a template that never changes, and its content as JSON beside it.

No text of an atlas ever becomes a part of the template, so that whatever it holds comes out as it
is. The typefaces are those inside typst; nothing is fetched.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import typst

from dashboard.downloads.citation_text import full_title, version
from dashboard.handouts.missing_glyphs import STANDARD, Missing, more_than, note_on, printable
from dashboard.languages.language import Language
from dashboard.model import Atlas

FOLDER: Final = Path(__file__).parent


class CannotTypeset(Exception):
    """A sheet that cannot be set; the text is the reason that typst gives."""


def typeset(template: str, content: dict[str, Any], language: Language) -> bytes:
    """Return the PDF of `content` in a template of this folder; the same content, the same bytes.

    It is tagged, and held to PDF/UA-1. A letter that the typefaces lack is replaced by a sign, and
    the sheet says so. Raises CannotTypeset.
    """
    missing = Missing()
    while True:
        told = {"whole_title": content["title"], "missing": note_on(missing, language)}
        try:
            return _compiled(template, printable(content, missing) | told)
        except typst.TypstError as problem:
            more = missing.joined(more_than(missing, problem))
            if more == missing:
                raise CannotTypeset(problem.message) from problem
            missing = more


def _compiled(template: str, content: dict[str, Any]) -> bytes:
    pdf = typst.compile(
        FOLDER / template,
        root=FOLDER,
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)  # noqa: S101  # typst says so for one document without a file
    return pdf


def frame(name: str, title: str, kind: str, atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what every sheet has around its content: head, foot, title and language."""
    return {
        "name": name,
        "title": title,
        "sheet": kind,
        "language": language.code,
        "atlas": full_title(atlas, language),
        "edition": language.say("version {version}").format(version=version(atlas)),
        "address": atlas.config.address,
        "licence": language.say(atlas.config.licence),
    }
