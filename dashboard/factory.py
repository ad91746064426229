"""The only place that joins everything: data, pages and routes into one server."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from dash import Dash
from flask import Flask

from dashboard import settings
from dashboard.answers import EDITION, freeze, seen_from, serve_edition
from dashboard.data import read_originals
from dashboard.downloads import downloads
from dashboard.handouts.sheets import sheet, sheet_names
from dashboard.headers import headers, style_hashes
from dashboard.language import Language, language_for
from dashboard.model import Atlas, atlas_from
from dashboard.pages import explore
from dashboard.pages.first_paint import first_page
from dashboard.pages.handed_over import as_texts, for_the_browser, page_title
from dashboard.server import (
    FIRST_SCRIPT,
    HANDED_OVER,
    PLOTLY,
    SCRIPTS,
    STYLES,
    add_downloads,
    add_handed_over,
    add_handouts,
    add_headers,
    add_routes,
    create_flask,
    installed_parts,
)

INDEX: Final = """<!DOCTYPE html>
<html lang="{language}">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<meta name="description" content="{description}">
{alternates}
<link rel="icon" type="image/svg+xml" href="{icon}">
<link rel="expect" href="#ground" blocking="render">
<link rel="preload" href="{edition}_dash-layout" as="fetch" crossorigin="anonymous">
<link rel="preload" href="{edition}_dash-dependencies" as="fetch" crossorigin="anonymous">
<script src="{first_script}"></script>
{{%css%}}
</head>
<body>
<noscript><p class="no-script">{no_script}</p></noscript>
{first_page}
{{%app_entry%}}
{{%config%}}{{%scripts%}}{{%renderer%}}
</body>
</html>"""


# What Dash sends with every page and this one does without: it is made of `dash.html` alone, and a
# browser for which Dash mends JavaScript cannot draw its style sheet either. Together they were a
# fifth of all scripts, and the mended functions are slower than the browser's own.
UNUSED: Final = ("/deps/polyfill@", "/dash/dcc/", "/dash_table/")

# What Dash tells every visitor about the machine, for tools of development that are off here.
UNTOLD: Final = (
    "python_version",
    "dash_version",
    "dash_version_url",
    "ddk_version",
    "plotly_version",
    "plotly_cloud_installed",
    # It would be another in every process, and the page with it; it guards what a callback leaves
    # on the server, and there is no callback of the server.
    "end_id",
)


class Page(Dash):
    """A Dash app that sends the scripts that its page uses, and tells nothing of its machine.

    `edition` is where its scripts ask for what changes with the data, seen from the page; `suites`,
    the page of which they have Dash's own scripts, so that all languages share them.
    """

    edition = ""
    suites = ""

    def _config(self) -> dict[str, Any]:
        config = super()._config()  # type: ignore[no-untyped-call]
        told = {name: value for name, value in config.items() if name not in UNTOLD}
        return {**told, "requests_pathname_prefix": self.edition}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # all by name
        """Return the page; each script tag stands on a line of its own."""
        tags = parts["scripts"].splitlines()
        used = [tag for tag in tags if not any(path in tag for path in UNUSED)]
        own = f'"{self.config.requests_pathname_prefix}_dash-'
        shared = "\n".join(used).replace(own, f'"../{self.suites}/_dash-')
        page = super().interpolate_index(**{**parts, "scripts": shared})  # type: ignore[no-untyped-call]
        return str(page)


def create_server(
    folder: Path = settings.DATA_FOLDER,
    node_modules: Path = settings.NODE_MODULES,
    sites: Sequence[str] = (),
) -> Flask:
    """Return the server of the atlas in `folder`, or raise FaultyData with every fault in it.

    `sites` may show the atlas in a frame, besides its own.
    """
    atlas = atlas_from(folder)
    parts = installed_parts(node_modules)
    if not parts.complete:
        _say_what_is_missing()
    server = create_flask()
    languages = [
        language_for(code, settings.TRANSLATIONS_FOLDER) for code in atlas.outline.languages
    ]
    add_routes(server, atlas, parts, languages)
    originals = read_originals(folder)
    hashes: set[str] = set()
    for language in languages:
        add_downloads(server, language.code, downloads(atlas, originals, language))
        make = partial(sheet, atlas=atlas, language=language)
        add_handouts(server, language.code, sheet_names(atlas), make)
        hashes.update(create_app(server, atlas, language).csp_hashes())
    add_headers(server, headers(hashes, style_hashes(parts.plotly.read_bytes()), sites))
    return server


def create_app(server: Flask, atlas: Atlas, language: Language) -> Dash:
    """Add the page of one language, at `/CODE/`, to `server`."""
    prefix = f"/{language.code}/"
    handed = for_the_browser(atlas, language)
    add_handed_over(server, language.code, json.dumps(as_texts(handed), ensure_ascii=False))
    part = partial(seen_from, server, prefix)
    app = Page(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask; its hint says bool
        routes_pathname_prefix=prefix,
        requests_pathname_prefix=prefix,
        assets_folder=str(settings.ASSETS_FOLDER),
        title=page_title(atlas, language),
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
    app.layout = explore.layout(atlas, language)
    explore.register_callbacks(app)
    app.suites = atlas.outline.languages[0]
    app.edition = add_edition(server, app)
    first_script = part(f"/assets/{FIRST_SCRIPT}")
    app.index_string = _index(atlas, language, handed, first_script, app.edition)
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
    return EDITION.replace("<edition>", edition)


def _index(
    atlas: Atlas, language: Language, handed: dict[str, Any], first_script: str, edition: str
) -> str:
    return INDEX.format(
        language=language.code,
        edition=edition,
        description=_described(atlas, language),
        alternates=_alternates(atlas),
        first_script=first_script,
        icon=_icon(),
        first_page=first_page(atlas, language, handed),
        no_script=language.say(
            "This atlas needs JavaScript to filter and to open events. Its tables can be read "
            "without it, in the folder data."
        ),
    )


def _alternates(atlas: Atlas) -> str:
    """Return links to the same page in every language, for search engines."""
    codes = atlas.outline.languages
    links = [f'<link rel="alternate" hreflang="{code}" href="../{code}/">' for code in codes]
    return "\n".join(links) if len(codes) > 1 else ""


def _icon() -> str:
    # In the page itself: browsers ask again for an icon whenever the address changes.
    drawing = (settings.ASSETS_FOLDER / "favicon.svg").read_text(encoding="utf-8")
    return f"data:image/svg+xml,{quote(drawing)}"


def _described(atlas: Atlas, language: Language) -> str:
    words = language.say("An interactive historical atlas that shows how we know.")
    return escape(f"{page_title(atlas, language)}. {words}", quote=True)


def _say_what_is_missing() -> None:
    logging.getLogger("dashboard").warning(
        "The browser parts are not installed: the atlas runs on Plotly's full bundle and the "
        "system's fonts. To install them: npm ci"
    )
