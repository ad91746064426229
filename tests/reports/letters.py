"""What the tests on letters share: all that a server answers, and the words on a sheet."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Final, NamedTuple

from flask import Flask
from pypdf import PdfReader

from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import files

TODAY: Final = date(2026, 11, 23)


class Answer(NamedTuple):
    """What a server answers at one address."""

    status: int
    content: bytes

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.content.decode()


def answers(server: Flask) -> dict[str, Answer]:
    """Return what a server answers at every address that it has, by address."""
    sites = dispatcher_of(server).sites()
    asked = {
        "/healthz",
        *files(server),
        *(address for site in sites for address in files(site.server)),
        *(f"{site.page.config.routes_pathname_prefix}" for site in sites),
        *(f"{site.page.config.routes_pathname_prefix}_dash-layout" for site in sites),
    }
    client = server.test_client()
    found = {}
    for address in sorted(asked):
        with client.get(address) as answer:
            found[address] = Answer(answer.status_code, answer.get_data())
    return found


def printed(pdf: bytes) -> str:
    """Return the words of all pages of a sheet."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
