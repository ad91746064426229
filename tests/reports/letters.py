"""Helpers of the tests on letters: every response of a server, and the text of a handout."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Final, NamedTuple

from flask import Flask
from pypdf import PdfReader

from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import file_addresses

TODAY: Final = date(2026, 11, 23)


class Response(NamedTuple):
    """The response at one address."""

    status: int
    content: bytes

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.content.decode()


def all_responses(server: Flask) -> dict[str, Response]:
    """Return the response at every address of a server, by address."""
    sites = dispatcher_of(server).sites()
    addresses = {
        "/healthz",
        *file_addresses(server),
        *(address for site in sites for address in file_addresses(site.server)),
        *(f"{site.page.config.routes_pathname_prefix}" for site in sites),
    }
    client = server.test_client()
    responses = {}
    for address in sorted(addresses):
        with client.get(address) as response:
            responses[address] = Response(response.status_code, response.get_data())
    return responses


def pdf_text(pdf: bytes) -> str:
    """Return the text of all pages of a handout."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
