"""The only place that joins everything: data, pages and routes into one server."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from dash import html
from flask import Flask

from dashboard import settings
from dashboard.components.kiosk import kiosk_payload
from dashboard.data import read_raw_files
from dashboard.downloads import downloads
from dashboard.edition import Edition, edition_of
from dashboard.fingerprint import fingerprint, software_fingerprint
from dashboard.handouts.registry import handout_names, handout_pdf
from dashboard.languages.language import Language, catalogue_file, language_for
from dashboard.model import Atlas, atlas_from
from dashboard.pages.document import Links, document
from dashboard.pages.panels_payload import panels_payload
from dashboard.pages.payload import browser_payload, rendered_payload
from dashboard.web.extension import ROUTES, Extend, Page, add_extension
from dashboard.web.headers import UNSAFE_INLINE, headers, style_hashes
from dashboard.web.language_dispatch import Site, add_languages, gc_paused
from dashboard.web.resources import cache_route, fingerprints, relative_url
from dashboard.web.server import (
    FIRST_SCRIPT,
    FULL_PLOTLY,
    PANELS,
    PAYLOAD_SCRIPT,
    PLOTLY,
    SCRIPTS,
    STYLES,
    Parts,
    add_downloads,
    add_handouts,
    add_headers,
    add_panels,
    add_payload,
    add_routes,
    create_flask,
    installed_parts,
)


class BuiltAtlas(NamedTuple):
    """The server of an atlas, and what it is built from."""

    server: Flask
    atlas: Atlas
    parts: Parts
    languages: list[Language]


def create_server(
    folder: Path = settings.DATA_FOLDER,
    node_modules: Path = settings.NODE_MODULES,
    sites: Sequence[str] = (),
    kiosk: int = 0,
    extend: Extend | None = None,
) -> Flask:
    """Return the server of the atlas in `folder`, or raise FaultyData with every fault in it.

    `sites` may frame the atlas, besides its own. With `kiosk`, every page resets itself after so
    many idle seconds. `extend` adds components of Dash to the page of each language.
    """
    return build(folder, node_modules, sites, kiosk, extend).server


def build(
    folder: Path,
    node_modules: Path = settings.NODE_MODULES,
    sites: Sequence[str] = (),
    kiosk: int = 0,
    extend: Extend | None = None,
) -> BuiltAtlas:
    """Return the server of the atlas in `folder`, or raise FaultyData.

    The site of a language is built at its first request.
    """
    with gc_paused():
        atlas = atlas_from(folder)
        raw_files = read_raw_files(folder)
    parts = _parts(node_modules, extend)
    languages = [
        language_for(code, settings.TRANSLATIONS_FOLDER) for code in atlas.config.languages
    ]
    styles = style_hashes(parts.plotly.read_bytes())
    root = create_flask(languages)
    add_routes(root, atlas, parts, languages)
    add_headers(root, headers((), styles, sites))
    edition_in = cache(partial(edition_of, atlas))

    def make_site(language: Language) -> Site:
        server = create_flask(languages, ROUTES if extend else ())
        fingerprints(server).update(fingerprints(root))
        edition = edition_in(language)
        source_fingerprint = _source_fingerprint(raw_files, language, languages)
        others = [partial(edition_in, other) for other in languages if other != language]
        add_panels(server, language.code, partial(_panels, edition, others), source_fingerprint)
        _add_files(server, edition, raw_files, languages, source_fingerprint)
        page = create_app(server, edition, kiosk, extend)
        add_headers(server, headers(*_inline_parts(page, styles), sites))
        return Site(server, page)

    add_languages(root, {language.code: partial(make_site, language) for language in languages})
    return BuiltAtlas(root, atlas, parts, languages)


def _parts(node_modules: Path, extend: Extend | None) -> Parts:
    parts = installed_parts(node_modules)
    if not parts.complete:
        _warn_missing_parts()
    # The graphs of an extension may be of any kind.
    return parts._replace(plotly=FULL_PLOTLY) if extend else parts


def _panels(edition: Edition, others: Sequence[Callable[[], Edition]]) -> dict[str, Any]:
    return panels_payload(edition, (make_edition() for make_edition in others))


def _add_files(
    server: Flask,
    edition: Edition,
    raw_files: Mapping[str, bytes],
    languages: Sequence[Language],
    source_fingerprint: str,
) -> None:
    """Add everything of one language but its panels and its page."""
    code = edition.language.code
    add_downloads(server, code, downloads(edition, raw_files))
    add_handouts(server, code, handout_names(edition), partial(handout_pdf, edition=edition))
    payload = browser_payload(edition) | {
        "edition": source_fingerprint,
        "kiosk": kiosk_payload(edition, languages),
    }
    add_payload(server, code, json.dumps(rendered_payload(payload), ensure_ascii=False))


def create_app(server: Flask, edition: Edition, kiosk: int, extend: Extend | None) -> Page:
    """Add the page of one language to `server`, at `/CODE/`; all its parts are there already."""
    prefix = f"/{edition.language.code}/"
    app = Page(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask; its hint says bool
        routes_pathname_prefix=prefix,
        requests_pathname_prefix=prefix,
        assets_folder=str(settings.ASSETS_FOLDER),
        update_title="",  # the title is the page's
        include_assets_files=False,  # they are served as atlas.css and atlas.js
        enable_mcp=False,
        add_log_handler=False,
    )
    app.layout = html.Div()
    if extend:
        add_extension(app, extend, edition)
    app.document = document(edition, _links(server, prefix), kiosk, app.extension)
    cache_route(server, prefix)
    return app


def _inline_parts(page: Page, styles: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return which scripts and styles in the page itself its policy allows."""
    # Components of Dash write their styles into the page, and other ones in every version.
    return (page.csp_hashes(), (UNSAFE_INLINE,)) if page.extension else ((), styles)


def _links(server: Flask, prefix: str) -> Links:
    url = partial(relative_url, server, prefix)
    return Links(
        first=url(f"/assets/{FIRST_SCRIPT}"),
        styles=url(f"/{STYLES}"),
        payload=url(f"{prefix}{PAYLOAD_SCRIPT}"),
        scripts=url(f"/{SCRIPTS}"),
        plotly=url(f"/{PLOTLY}"),
        panels=url(f"{prefix}{PANELS}"),
    )


def _source_fingerprint(
    raw_files: Mapping[str, bytes], language: Language, languages: Sequence[Language]
) -> str:
    # Of all languages: the search of each finds the names in the others.
    catalogues = [
        catalogue_file(code, settings.TRANSLATIONS_FOLDER)
        for code in (language.code, *(other.code for other in languages))
    ]
    translations = [catalogue.read_bytes() for catalogue in catalogues if catalogue.is_file()]
    return fingerprint(
        b"".join([*raw_files.values(), *translations, software_fingerprint().encode()])
    )


def _warn_missing_parts() -> None:
    logging.getLogger("dashboard").warning(
        "The browser packages are not installed, so the atlas uses the full Plotly bundle and "
        "the system’s fonts. To install them, run: npm ci"
    )
