"""The only place that joins everything: data, pages and routes into one server."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from dashboard import settings
from dashboard.components.kiosk import kiosk_payload
from dashboard.data import read_raw_files
from dashboard.downloads import downloads
from dashboard.fingerprint import fingerprint, software_fingerprint
from dashboard.handouts.registry import handout_names, handout_pdf
from dashboard.languages.language import Language, catalogue_file, language_for
from dashboard.model import Atlas, atlas_from
from dashboard.pages import main_page
from dashboard.pages.document import Page, escape_placeholders, page_template
from dashboard.pages.panels_payload import panels_payload
from dashboard.pages.payload import browser_payload, page_title, rendered_payload
from dashboard.web.headers import headers, style_hashes
from dashboard.web.language_dispatch import Site, add_languages, gc_paused
from dashboard.web.resources import (
    EDITION,
    cache_route,
    fingerprints,
    relative_url,
    serve_edition,
    serve_suites,
)
from dashboard.web.server import (
    FIRST_SCRIPT,
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
) -> Flask:
    """Return the server of the atlas in `folder`, or raise FaultyData with every fault in it.

    `sites` may frame the atlas, besides its own. With `kiosk`, every page resets itself after so
    many idle seconds.
    """
    return build(folder, node_modules, sites, kiosk).server


def build(
    folder: Path,
    node_modules: Path = settings.NODE_MODULES,
    sites: Sequence[str] = (),
    kiosk: int = 0,
) -> BuiltAtlas:
    """Return the server of the atlas in `folder`, or raise FaultyData.

    The site of a language is built at its first request.
    """
    with gc_paused():
        atlas = atlas_from(folder)
        raw_files = read_raw_files(folder)
    parts = installed_parts(node_modules)
    if not parts.complete:
        _warn_missing_parts()
    codes = atlas.config.languages
    languages = [language_for(code, settings.TRANSLATIONS_FOLDER) for code in codes]
    styles = style_hashes(parts.plotly.read_bytes())
    root = create_flask(languages)
    add_routes(root, atlas, parts, languages)
    add_headers(root, headers((), styles, sites))

    def make_site(language: Language) -> Site:
        server = create_flask(languages)
        fingerprints(server).update(fingerprints(root))
        panels = partial(panels_payload, atlas, language, languages)
        source_fingerprint = _source_fingerprint(raw_files, language, languages)
        add_panels(server, language.code, panels, source_fingerprint)
        add_downloads(server, language.code, downloads(atlas, raw_files, language))
        make_sheet = partial(handout_pdf, atlas=atlas, language=language)
        add_handouts(server, language.code, handout_names(atlas), make_sheet)
        page = create_app(server, atlas, language, languages, source_fingerprint, kiosk)
        add_headers(server, headers(page.csp_hashes(), styles, sites))
        return Site(server, page)

    add_languages(root, {language.code: partial(make_site, language) for language in languages})
    return BuiltAtlas(root, atlas, parts, languages)


def create_app(
    server: Flask,
    atlas: Atlas,
    language: Language,
    languages: Sequence[Language],
    source_fingerprint: str,
    kiosk: int,
) -> Page:
    """Add the page of one language to `server`, at `/CODE/`; `languages` are all of the atlas."""
    prefix = f"/{language.code}/"
    payload = browser_payload(atlas, language)
    payload |= {"edition": source_fingerprint, "kiosk": kiosk_payload(atlas, language, languages)}
    add_payload(server, language.code, json.dumps(rendered_payload(payload), ensure_ascii=False))
    url = partial(relative_url, server, prefix)
    app = Page(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask; its hint says bool
        routes_pathname_prefix=prefix,
        requests_pathname_prefix=prefix,
        assets_folder=str(settings.ASSETS_FOLDER),
        title=escape_placeholders(escape(page_title(atlas, language))),
        update_title="",
        external_scripts=[
            url(f"/{PLOTLY}"),
            url(f"{prefix}{PAYLOAD_SCRIPT}"),
            url(f"/{SCRIPTS}"),
        ],
        external_stylesheets=[url(f"/{STYLES}")],
        include_assets_files=False,  # they are served as atlas.css and atlas.js
        enable_mcp=False,
        add_log_handler=False,
    )
    app.layout = main_page.layout(atlas, language)
    main_page.register_callbacks(app)
    app.edition = add_edition(server, app)
    scripts = (url(f"/assets/{FIRST_SCRIPT}"), url(f"{prefix}{PANELS}"))
    app.index_string = page_template(atlas, language, payload, scripts, app.edition, kiosk)
    app.register_scripts()
    serve_suites(server, prefix, app.suites())
    return app


def add_edition(server: Flask, app: Page) -> str:
    """Serve Dash's layout at an address that changes with it; return its prefix, as a relative URL.

    The three responses of the page are cached.
    """
    page = app.config.routes_pathname_prefix
    with server.app_context():
        layout = json.loads(app.serve_layout().get_data())  # type: ignore[no-untyped-call]
    # Sorted: the order of Dash's `data-` and `aria-` properties differs between processes.
    content = json.dumps(layout, ensure_ascii=False, sort_keys=True).encode()
    edition = serve_edition(server, page, "_dash-layout", content)
    for name in ("", "_dash-layout", "_dash-dependencies"):
        cache_route(server, f"{page}{name}")
    dependencies = server.view_functions[f"{page}_dash-dependencies"]
    address = f"{page}{EDITION}_dash-dependencies"
    server.add_url_rule(address, address, dependencies)
    fingerprints(server)[address.replace("<edition>", edition)] = edition
    return EDITION.replace("<edition>", edition)


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
        "The browser parts are not installed: the atlas runs on Plotly's full bundle and the "
        "system's fonts. To install them: npm ci"
    )
