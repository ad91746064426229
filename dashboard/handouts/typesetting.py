"""Setting a sheet: a template that never changes, and its content as JSON beside it.

No text of an atlas ever becomes a part of the template, so that whatever it holds comes out as it
is. The typefaces are those inside typst; nothing is fetched.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import typst

from dashboard.downloads.citing import full_title, version
from dashboard.language import Language
from dashboard.model import Atlas

FOLDER: Final = Path(__file__).parent
STANDARD: Final = "ua-1"  # a PDF that is not fit for a screen reader is refused


def typeset(template: str, content: dict[str, Any]) -> bytes:
    """Return the PDF of `content` in a template of this folder; the same content, the same bytes.

    It is tagged, and held to PDF/UA-1.
    """
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
        "address": atlas.outline.address,
        "licence": language.say(atlas.outline.licence),
    }
