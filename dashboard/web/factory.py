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
from dashboard.fingerprint import fingerprint, of_the_software
from dashboard.handouts.registry import sheet, sheet_names
from dashboard.languages.language import Language, catalogue_file, language_for
from dashboard.model import Atlas, atlas_from
from dashboard.pages import main_page
from dashboard.pages.document import Page, index, inert
from dashboard.pages.panels_payload import panels_payload
from dashboard.pages.payload import browser_payload, page_title, rendered_payload
from dashboard.web.headers import headers, style_hashes
from dashboard.web.language_dispatch import Site, add_languages, gc_paused
from dashboard.web.resources import (
    EDITION,
    fingerprints,
    freeze,
    relative_url,
    serve_edition,
    serve_suites,
)
from dashboard.web.server import (
    FIRST_SCRIPT,
    HANDED_OVER,
    PANELS,
    PLOTLY,
    SCRIPTS,
    STYLES,
    Parts,
    add_downloads,
    add_handed_over,
    add_handouts,
    add_headers,
    add_panels,
    add_routes,
    create_flask,
    installed_parts,
)


class Built(NamedTuple):
    """The server of an atlas, and what it is made of."""

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

    `sites` may show the atlas in a frame, besides its own. With `kiosk`, every page is one that
    begins anew after so many seconds without a hand.
    """
    return build(folder, node_modules, sites, kiosk).server


def build(
    folder: Path,
    node_modules: Path = settings.NODE_MODULES,
    sites: Sequence[str] = (),
    kiosk: int = 0,
) -> Built:
    """Return the server of the atlas in `folder`, or raise FaultyData.

    What stands below a language is made when it is first asked for.
    """
    with gc_paused():
        atlas = atlas_from(folder)
        originals = read_raw_files(folder)
    parts = installed_parts(node_modules)
    if not parts.complete:
        _say_what_is_missing()
    codes = atlas.config.languages
    languages = [language_for(code, settings.TRANSLATIONS_FOLDER) for code in codes]
    styles = style_hashes(parts.plotly.read_bytes())
    root = create_flask(languages)
    add_routes(root, atlas, parts, languages)
    add_headers(root, headers((), styles, sites))

    def make(language: Language) -> Site:
        server = create_flask(languages)
        fingerprints(server).update(fingerprints(root))
        panels = partial(panels_payload, atlas, language, languages)
        made_of = _made_of(originals, language)
        add_panels(server, language.code, panels, made_of)
        add_downloads(server, language.code, downloads(atlas, originals, language))
        each = partial(sheet, atlas=atlas, language=language)
        add_handouts(server, language.code, sheet_names(atlas), each)
        page = create_app(server, atlas, language, languages, made_of, kiosk)
        add_headers(server, headers(page.csp_hashes(), styles, sites))
        return Site(server, page)

    add_languages(root, {language.code: partial(make, language) for language in languages})
    return Built(root, atlas, parts, languages)


def create_app(
    server: Flask,
    atlas: Atlas,
    language: Language,
    languages: Sequence[Language],
    made_of: str,
    kiosk: int,
) -> Page:
    """Add the page of one language, at `/CODE/`, to `server`; `languages` are all that it has."""
    prefix = f"/{language.code}/"
    handed = browser_payload(atlas, language)
    handed |= {"edition": made_of, "kiosk": kiosk_payload(atlas, language, languages)}
    add_handed_over(server, language.code, json.dumps(rendered_payload(handed), ensure_ascii=False))
    part = partial(relative_url, server, prefix)
    app = Page(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask; its hint says bool
        routes_pathname_prefix=prefix,
        requests_pathname_prefix=prefix,
        assets_folder=str(settings.ASSETS_FOLDER),
        title=inert(escape(page_title(atlas, language))),
        update_title="",
        external_scripts=[
            part(f"/{PLOTLY}"),
            part(f"{prefix}{HANDED_OVER}"),
            part(f"/{SCRIPTS}"),
        ],
        external_stylesheets=[part(f"/{STYLES}")],
        include_assets_files=False,  # they come as atlas.css and atlas.js
        enable_mcp=False,
        add_log_handler=False,
    )
    app.layout = main_page.layout(atlas, language)
    main_page.register_callbacks(app)
    app.edition = add_edition(server, app)
    scripts = (part(f"/assets/{FIRST_SCRIPT}"), part(f"{prefix}{PANELS}"))
    app.index_string = index(atlas, language, handed, scripts, app.edition, kiosk)
    app.name_scripts()
    serve_suites(server, prefix, app.suites())
    return app


def add_edition(server: Flask, app: Page) -> str:
    """Add what Dash asks for at an address that changes with it; return where, seen from the page.

    The three answers of the page are made once.
    """
    page = app.config.routes_pathname_prefix
    with server.app_context():
        layout = json.loads(app.serve_layout().get_data())  # type: ignore[no-untyped-call]
    # Sorted, for Dash has `data-` and `aria-` in another order in every process.
    content = json.dumps(layout, ensure_ascii=False, sort_keys=True).encode()
    edition = serve_edition(server, page, "_dash-layout", content)
    for name in ("", "_dash-layout", "_dash-dependencies"):
        freeze(server, f"{page}{name}")
    dependencies = server.view_functions[f"{page}_dash-dependencies"]
    address = f"{page}{EDITION}_dash-dependencies"
    server.add_url_rule(address, address, dependencies)
    fingerprints(server)[address.replace("<edition>", edition)] = edition
    return EDITION.replace("<edition>", edition)


def _made_of(originals: Mapping[str, bytes], language: Language) -> str:
    catalogue = catalogue_file(language.code, settings.TRANSLATIONS_FOLDER)
    words = catalogue.read_bytes() if catalogue.is_file() else b""
    return fingerprint(b"".join([*originals.values(), words, of_the_software().encode()]))


def _say_what_is_missing() -> None:
    logging.getLogger("dashboard").warning(
        "The browser parts are not installed: the atlas runs on Plotly's full bundle and the "
        "system's fonts. To install them: npm ci"
    )
