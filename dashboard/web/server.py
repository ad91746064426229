"""The routes beside the pages: health, browser parts, map images; and an answer to nonsense."""

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
from dashboard.figures.theme import RELIEF, RELIEF_DARK
from dashboard.handouts.typesetting import CannotTypeset
from dashboard.languages.language import SOURCE, Language
from dashboard.model import Atlas
from dashboard.web.error_pages import (
    asked_anew,
    in_plain_words,
    keep_here,
    refuse_too_much,
    refuse_unknown,
    without_handout,
)
from dashboard.web.lazy_bytes import Lazy, PackedBytes
from dashboard.web.resources import FROM_ANYWHERE, serve, serve_made_of, serve_once_made

TROUBLE: Final = "atlas.trouble"  # in a request: why the data on disk is not what is served
FONT_FOLDER: Final = "@fontsource-variable/source-serif-4"
FIRST_SCRIPT: Final = "05-first-paint.js"  # runs in the head, before the first paint
STYLES: Final = "atlas.css"
SCRIPTS: Final = "atlas.js"
HANDED_OVER: Final = "atlas-data.js"
PANELS: Final = "atlas-panels.js"
PLOTLY: Final = "parts/plotly.min.js"  # its address, whichever it is
WHOLE_PLOTLY: Final = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_FILE: Final = "plotly.js-basic-dist-min/plotly-basic.min.js"

Make: TypeAlias = Callable[[str], bytes]


class Parts(NamedTuple):
    """The browser parts: those of npm, or the whole of plotly and no typeface."""

    plotly: Path
    fonts: Path | None
    complete: bool


def installed_parts(node_modules: Path) -> Parts:
    """Return what of `package.json` stands in `node_modules`, and what stands in for the rest."""
    basic = node_modules / PLOTLY_FILE
    fonts = node_modules / FONT_FOLDER
    has_fonts = (fonts / "index.css").is_file()
    return Parts(
        basic if basic.is_file() else WHOLE_PLOTLY,
        fonts if has_fonts else None,
        basic.is_file() and has_fonts,
    )


def create_flask(languages: Sequence[Language]) -> Flask:
    """Return a server without pages that answers to nonsense."""
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    # What is written with "//" is another address, and not there.
    server.url_map.merge_slashes = False
    server.before_request(refuse_too_much)
    server.before_request(lambda: refuse_unknown(tuple(each.code for each in languages)))
    server.after_request(keep_here)
    answer = partial(in_plain_words, languages=languages)
    server.register_error_handler(HTTPException, answer)
    server.register_error_handler(CannotTypeset, partial(without_handout, languages=languages))
    # Dash fails at a suite of components that it does not know; to a reader it is not there.
    server.register_error_handler(DependencyException, lambda _: answer(NotFound()))
    return server


def add_routes(server: Flask, atlas: Atlas, parts: Parts, languages: Sequence[Language]) -> None:
    """Add every route that is of no language."""
    codes = tuple(language.code for language in languages)
    server.add_url_rule("/healthz", "health", lambda: _health(atlas))
    server.add_url_rule("/", "front", lambda: _to_language(_asked_for(codes)))
    _add_page_parts(server, atlas, parts)


def add_headers(server: Flask, headers: Mapping[str, str]) -> None:
    """Send `headers` with every answer, be it a page, a file or a refusal."""

    def with_headers(answer: Response) -> Response:
        for name, value in headers.items():
            answer.headers.setdefault(name, value)
        return answer

    server.after_request(with_headers)


def add_handed_over(server: Flask, code: str, handed: str) -> None:
    """Add the script that hands the atlas to the page of a language; `handed` is JSON."""
    script = f"window.atlas = Object.assign(window.atlas ?? {{}}, {{ handed: {handed} }});"
    serve(server, f"/{code}/{HANDED_OVER}", script.encode())


def add_panels(server: Flask, code: str, make: Callable[[], Any], made_of: str) -> None:
    """Add the script that hands over the panels of a language, made when it is first asked for.

    `made_of` is the fingerprint of all that goes into them: they are another version with it. It
    stands in the page too, which so knows panels that are newer than itself.
    """

    def script() -> bytes:
        panels = json.dumps({**make(), "edition": made_of}, ensure_ascii=False)
        return f"window.atlas = Object.assign(window.atlas ?? {{}}, {panels});".encode()

    serve_made_of(server, f"/{code}/{PANELS}", script, made_of)


def add_downloads(server: Flask, code: str, files: Iterable[Download]) -> None:
    """Add what can be taken from the page of a language, below its `downloads/`."""
    for file in files:
        serve(
            server,
            f"/{code}/downloads/{file.name}",
            file.content,
            mimetype=file.mimetype,
            save_as=file.save_as,
        )


def add_handouts(server: Flask, code: str, names: Iterable[str], make: Make) -> None:
    """Add the printed sheets of a language; each is made when it is first asked for, and kept."""
    made = {f"{name}.pdf": Lazy(partial(_sheet, make, name)) for name in names}
    serve_once_made(server, f"/{code}/handouts/", made, "application/pdf")


def _sheet(make: Make, name: str) -> PackedBytes:
    return PackedBytes(make(name))


def _add_page_parts(server: Flask, atlas: Atlas, parts: Parts) -> None:
    reliefs = {RELIEF: atlas.layers.relief, RELIEF_DARK: atlas.layers.relief_dark}
    for name, picture in reliefs.items():
        if picture:
            serve(server, f"/{name}", picture)
    first = (settings.ASSETS_FOLDER / FIRST_SCRIPT).read_bytes()
    # In a frame that takes its origin away a page has these two, and can say what it lacks.
    serve(server, f"/assets/{FIRST_SCRIPT}", first, anywhere=True)
    serve(server, f"/{STYLES}", _styles(atlas, parts), anywhere=True)
    serve(server, f"/{SCRIPTS}", _scripts())
    ready = parts.plotly.with_name(f"{parts.plotly.name}.br")
    compressed = ready.read_bytes() if ready.is_file() else None
    serve(server, f"/{PLOTLY}", parts.plotly.read_bytes(), compressed)
    if parts.fonts:
        for file in (parts.fonts / "files").glob("*-wght-normal.woff2"):
            serve(server, f"/parts/fonts/files/{file.name}", file.read_bytes())


def _styles(atlas: Atlas, parts: Parts) -> bytes:
    return style_sheet(atlas, settings.ASSETS_FOLDER, parts.fonts).encode()


def _scripts() -> bytes:
    # One file: each more would be a request more, and they are small.
    files = sorted(settings.ASSETS_FOLDER.glob("*.js"))
    return b"\n".join(file.read_bytes() for file in files if file.name != FIRST_SCRIPT)


def _health(atlas: Atlas) -> Response:
    # Well, for the atlas is served, even while there is trouble with newer data.
    trouble = request.environ.get(TROUBLE, "")
    answer = Response(f"ok: {len(atlas.events)} records\n{trouble}", mimetype="text/plain")
    # A page of a file asks whether the server is there: the one that a kiosk shows till then.
    answer.headers.update(FROM_ANYWHERE)
    return answer


def _asked_for(codes: tuple[str, ...]) -> str:
    """Return the language that the browser likes best, else English, else the first."""
    default = SOURCE if SOURCE in codes else codes[0]
    return request.accept_languages.best_match(codes, default) or default


def _to_language(code: str) -> AnyResponse:
    answer = redirect(asked_anew(f"/{code}/"))
    answer.vary.add("Accept-Language")
    return answer
