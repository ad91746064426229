"""Extensions: components and callbacks of ordinary Dash, in a part of the page of their own.

The page itself is HTML text on which our own scripts work: Dash's renderer would build all of it
again and walk through it at every step of time. It runs for an extension alone, once the page is
at rest, and shares the reader's choice with the page through a `dcc.Store`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from dash import ClientsideFunction, Dash, Input, dcc, html
from dash.development.base_component import Component

from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import data
from dashboard.html.render import Markup, to_html

Extend: TypeAlias = Callable[[Dash, Edition], Component]

ROUTES: Final = (
    "_dash-layout",
    "_dash-dependencies",
    "_dash-component-suites/",
    "_dash-update-component",
)
_SCRIPT: Final = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_SOURCE: Final = re.compile(r'src="([^"]*)"')
# Config that tells every visitor about the machine, for development tools that are off here.
PRIVATE_CONFIG: Final = (
    "python_version",
    "dash_version",
    "dash_version_url",
    "ddk_version",
    "plotly_version",
    "plotly_cloud_installed",
    # It differs in every process, and so would the page; it is for background callbacks alone.
    "end_id",
)


class Page(Dash):
    """The Dash app of one language; its page is `document`, and its layout that of an extension."""

    document = ""
    extension = ""  # what the page needs for an extension, as HTML text

    def index(self, *_: Any, **__: Any) -> str:
        """Return the page."""
        return self.document

    def _config(self) -> dict[str, Any]:
        config = super()._config()  # type: ignore[no-untyped-call]
        public = {name: value for name, value in config.items() if name not in PRIVATE_CONFIG}
        # Relative to the page, wherever a proxy has put it.
        return {**public, "requests_pathname_prefix": "./"}


def add_extension(app: Page, extend: Extend, edition: Edition) -> None:
    """Make what `extend` returns the layout of `app`.

    `extend` gets the app, to add callbacks to, and the atlas in its language. Its callbacks can
    read the reader's choice from `dcc.Store(id="choice")`, and change it.
    """
    component = extend(app, edition)
    app.layout = html.Div([dcc.Store(id=ids.CHOICE), component])
    follow = ClientsideFunction("atlas", "follow")
    app.clientside_callback(follow, Input(ids.CHOICE, "data"))  # type: ignore[no-untyped-call]
    app.extension = to_html(_frame(app))


def _frame(app: Page) -> list[Any]:
    own = f"{app.config.requests_pathname_prefix}_dash-"
    with app.server.app_context():
        tags = _SCRIPT.findall(app._generate_scripts_html())
    links: str = app._generate_css_dist_html()  # type: ignore[no-untyped-call]
    styles = Markup(links.replace(f'"{own}', '"./_dash-'))
    inline = [Markup(f"<script>{text}</script>") for _, text in tags if text]
    urls = [url for attributes, _ in tags for url in _SOURCE.findall(attributes)]
    relative = [url.replace(own, "./_dash-", 1) for url in urls]
    root = html.Div(id=ids.DASH_ROOT)  # where Dash's renderer puts the layout
    return [
        html.Section(
            root, id=ids.EXTENSION, className="extension", **data(scripts=json.dumps(relative))
        ),
        styles,
        Markup(app._generate_config_html()),
        *inline,
    ]
