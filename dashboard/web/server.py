"""The routes beside the pages: health, browser parts, map images, errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import plotly
from dash.exceptions import DependencyException
from flask import Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashboard import settings
from dashboard.components.style_sheet import style_sheet
from dashboard.downloads import Download
from dashboard.figures.theme import RELIEF, RELIEF_CLOSE, RELIEF_CLOSE_DARK, RELIEF_DARK
from dashboard.handouts.typesetting import CannotTypeset
from dashboard.languages.language import SOURCE, Language
from dashboard.model import Atlas
from dashboard.web.error_pages import (
    error_response,
    handout_error,
    keep_redirect_local,
    refuse_large_body,
    refuse_unknown_route,
    with_query,
)
from dashboard.web.lazy_bytes import CompressedBytes, LazyValue
from dashboard.web.resources import CROSS_ORIGIN, serve, serve_lazy, serve_lazy_folder
from dashboard.web.scripts import joined_scripts

TROUBLE: Final = "atlas.trouble"  # in an environ: why the data on disk is not what is served
FONT_FOLDER: Final = "@fontsource-variable/source-serif-4"
FIRST_SCRIPT: Final = "first-paint.js"  # runs in the head, before the first paint
SCRIPT_FOLDER: Final = settings.ASSETS_FOLDER / "js"
STYLES: Final = "atlas.css"
SCRIPTS: Final = "atlas.js"
PAYLOAD_SCRIPT: Final = "atlas-data.js"
PANELS: Final = "atlas-panels.js"
PLOTLY: Final = "parts/plotly.min.js"  # the address of either bundle
FULL_PLOTLY: Final = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_FILE: Final = "plotly.js-basic-dist-min/plotly-basic.min.js"

MakeSheet: TypeAlias = Callable[[str], bytes]


class Parts(NamedTuple):
    """The browser parts: those of npm, or plotly's full bundle and no typeface."""

    plotly: Path
    fonts: Path | None
    complete: bool


def installed_parts(node_modules: Path) -> Parts:
    """Return the parts that are installed in `node_modules`, with fallbacks for missing ones."""
    basic = node_modules / PLOTLY_FILE
    fonts = node_modules / FONT_FOLDER
    has_fonts = (fonts / "index.css").is_file()
    return Parts(
        basic if basic.is_file() else FULL_PLOTLY,
        fonts if has_fonts else None,
        basic.is_file() and has_fonts,
    )


def create_flask(languages: Sequence[Language], dash_routes: tuple[str, ...] = ()) -> Flask:
    """Return a server without pages that answers invalid requests; `dash_routes` are those of Dash
    that it answers.
    """
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    # An address with "//" is another one, and gets a 404.
    server.url_map.merge_slashes = False
    server.before_request(refuse_large_body)
    codes = tuple(language.code for language in languages)
    server.before_request(lambda: refuse_unknown_route(codes, dash_routes))
    server.after_request(keep_redirect_local)
    handle_error = partial(error_response, languages=languages)
    server.register_error_handler(HTTPException, handle_error)
    server.register_error_handler(CannotTypeset, partial(handout_error, languages=languages))
    # Dash raises for an unknown component suite; to a client that is a 404.
    server.register_error_handler(DependencyException, lambda _: handle_error(NotFound()))
    return server


def add_routes(server: Flask, atlas: Atlas, parts: Parts, languages: Sequence[Language]) -> None:
    """Add the routes outside the languages."""
    codes = tuple(language.code for language in languages)
    server.add_url_rule("/healthz", "health", lambda: _health(atlas))
    server.add_url_rule("/", "front", lambda: _redirect_to(_preferred_language(codes)))
    _add_page_parts(server, atlas, parts)


def add_headers(server: Flask, headers: Mapping[str, str]) -> None:
    """Send `headers` with every response, be it a page, a file or an error."""

    def with_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    server.after_request(with_headers)


def add_payload(server: Flask, code: str, payload: str) -> None:
    """Serve the script with the payload of a language, which is JSON."""
    script = f"window.atlas = Object.assign(window.atlas ?? {{}}, {{ handed: {payload} }});"
    serve(server, f"/{code}/{PAYLOAD_SCRIPT}", script.encode())


def add_panels(server: Flask, code: str, build: Callable[[], Any], source_fingerprint: str) -> None:
    """Serve the script with the panels of a language, built at its first request.

    `source_fingerprint` is that of all they are built from, and so their version. The page has it
    too, and can tell panels that are newer than itself.
    """

    def script() -> bytes:
        panels = json.dumps({**build(), "edition": source_fingerprint}, ensure_ascii=False)
        return f"window.atlas = Object.assign(window.atlas ?? {{}}, {panels});".encode()

    serve_lazy(server, f"/{code}/{PANELS}", script, source_fingerprint)


def add_downloads(server: Flask, code: str, files: Iterable[Download]) -> None:
    """Serve the downloads of a language, below its `downloads/`."""
    for file in files:
        serve(
            server,
            f"/{code}/downloads/{file.name}",
            file.content,
            mimetype=file.mimetype,
            save_as=file.save_as,
        )


def add_handouts(server: Flask, code: str, names: Iterable[str], make: MakeSheet) -> None:
    """Serve the printed sheets of a language, each built at its first request."""
    sheets = {f"{name}.pdf": LazyValue(partial(_compressed_sheet, make, name)) for name in names}
    serve_lazy_folder(server, f"/{code}/handouts/", sheets, "application/pdf")


def _compressed_sheet(make: MakeSheet, name: str) -> CompressedBytes:
    return CompressedBytes(make(name))


def _add_page_parts(server: Flask, atlas: Atlas, parts: Parts) -> None:
    reliefs = {
        RELIEF: atlas.layers.relief,
        RELIEF_DARK: atlas.layers.relief_dark,
        RELIEF_CLOSE: atlas.layers.relief_close,
        RELIEF_CLOSE_DARK: atlas.layers.relief_close_dark,
    }
    for name, image in reliefs.items():
        if image:
            serve(server, f"/{name}", image)
    first_script = joined_scripts(SCRIPT_FOLDER / FIRST_SCRIPT)
    # A page in a sandboxed frame without an origin gets these two, and can say what it lacks.
    serve(server, f"/assets/{FIRST_SCRIPT}", first_script, anywhere=True)
    serve(server, f"/{STYLES}", _style_sheet(atlas, parts), anywhere=True)
    serve(server, f"/{SCRIPTS}", joined_scripts(SCRIPT_FOLDER / "main.js"))
    brotli_copy = parts.plotly.with_name(f"{parts.plotly.name}.br")
    compressed = brotli_copy.read_bytes() if brotli_copy.is_file() else None
    serve(server, f"/{PLOTLY}", parts.plotly.read_bytes(), compressed)
    if parts.fonts:
        for file in parts.fonts.parent.glob("*/files/*-wght-normal.woff2"):
            serve(server, f"/parts/fonts/files/{file.name}", file.read_bytes())


def _style_sheet(atlas: Atlas, parts: Parts) -> bytes:
    return style_sheet(atlas, settings.ASSETS_FOLDER, parts.fonts).encode()


def _health(atlas: Atlas) -> Response:
    # Healthy, for the atlas is served, even while newer data has faults.
    trouble = request.environ.get(TROUBLE, "")
    response = Response(f"ok: {len(atlas.events)} records\n{trouble}", mimetype="text/plain")
    # The waiting page of a kiosk, a local file, asks this until the server is up.
    response.headers.update(CROSS_ORIGIN)
    return response


def _preferred_language(codes: tuple[str, ...]) -> str:
    """Return the language that the browser prefers, else English, else the first."""
    default = SOURCE if SOURCE in codes else codes[0]
    return request.accept_languages.best_match(codes, default) or default


def _redirect_to(code: str) -> AnyResponse:
    response = redirect(with_query(f"/{code}/"))
    response.vary.add("Accept-Language")
    return response
