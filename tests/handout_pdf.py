"""The handouts of the shipped atlas, read back from their PDF."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

from pypdf import PdfReader

from dashboard import settings
from dashboard.edition import edition_of
from dashboard.handouts.registry import handout_pdf
from dashboard.languages.language import Language
from dashboard.model import atlas_from

ENGLISH = Language("en")
ATLAS = atlas_from(settings.DATA_FOLDER)
EDITION = edition_of(ATLAS, ENGLISH)


@cache
def pdf(name: str) -> bytes:
    """Return the sheet of an event of the atlas as shipped."""
    return handout_pdf(name, EDITION)


def without_spaces(text: str) -> str:
    """Return letters, digits and signs without any white space: a PDF breaks its lines anywhere."""
    return re.sub(r"\s+", "", text)


@cache
def pdf_text(content: bytes) -> str:
    """Return the text of all pages, without white space and without what stands on every page."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return without_spaces("".join(pages))


def contains(printed: str, claim: str) -> bool:
    """Return whether a text stands in another, which may be parted once by the end of a page."""
    text = without_spaces(claim)
    if text in printed:
        return True
    return any(text[:split] in printed and text[split:] in printed for split in range(1, len(text)))
