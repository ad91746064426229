"""The HTML document around the layout that Dash builds, for the server and as a static file."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final
from urllib.parse import quote

from dash import Dash, html
from dash.fingerprint import check_fingerprint

from dashboard import settings
from dashboard.components.notice import forbidden_frame_notice, incomplete_notice
from dashboard.downloads.offered import ARCHIVE
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages.first_paint import first_page
from dashboard.pages.payload import page_title

PAGE_TEMPLATE: Final = """<!DOCTYPE html>
<html lang="{language}"{direction}{kiosk}>
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
{incomplete}
{refused}
{first_page}
{{%app_entry%}}
{{%config%}}{{%scripts%}}{{%renderer%}}
<script src="{panels}" data-panels async fetchpriority="low"></script>
</body>
</html>"""

_SUITE: Final = re.compile(r"/_dash-component-suites/([^\"/]+)/([^\"?]+)")
SHARED: Final = "shared"  # above Dash's own scripts, in the place of a language

METAS: Final = """<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">"""  # as Dash writes them


# Scripts that Dash sends with every page and that this one does not need: it uses `dash.html` only,
# and a browser that needs the polyfills cannot render its style sheet either. Together they were a
# fifth of all scripts, and the polyfilled functions are slower than the browser's own.
UNUSED: Final = ("/deps/polyfill@", "/dash/dcc/", "/dash_table/")

# Config that tells every visitor about the machine, for development tools that are off here.
PRIVATE_CONFIG: Final = (
    "python_version",
    "dash_version",
    "dash_version_url",
    "ddk_version",
    "plotly_version",
    "plotly_cloud_installed",
    # It differs in every process, and so would the page; it protects state that server callbacks
    # keep, and there are no server callbacks.
    "end_id",
)


class Page(Dash):
    """A Dash app that sends only the scripts its page uses, and no details of its machine.

    `edition` is the path, relative to the page, from which scripts request what changes with the
    data. The pages of all languages share one path for Dash's own scripts.
    """

    edition = ""
    _scripts = ""

    def _config(self) -> dict[str, Any]:
        config = super()._config()  # type: ignore[no-untyped-call]
        public_config = {
            name: value for name, value in config.items() if name not in PRIVATE_CONFIG
        }
        return {**public_config, "requests_pathname_prefix": self.edition}

    def register_scripts(self) -> None:
        """Register which of Dash's own scripts may be requested.

        Dash does so with its first response, and until then answers a second, concurrent request
        that there are none.
        """
        with self.server.app_context():
            self._scripts = self._generate_scripts_html()

    def suites(self) -> set[tuple[str, str]]:
        """Return the package and the name of each of Dash's own scripts that the page requests."""
        tags = "\n".join(_used_scripts(self._scripts))
        return {(package, check_fingerprint(path)[0]) for package, path in _SUITE.findall(tags)}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # all by name
        """Return the page, with each script tag on its own line."""
        used_scripts = _used_scripts(parts["scripts"])
        own_path = f'"{self.config.requests_pathname_prefix}_dash-'
        shared = "\n".join(used_scripts).replace(own_path, f'"../{SHARED}/_dash-')
        page = super().interpolate_index(**{**parts, "scripts": shared})  # type: ignore[no-untyped-call]
        return str(page)

    def as_file(self) -> str:
        """Return the page with the layout that Dash would build, so that no renderer is needed.

        The layout is hidden, behind the first paint, until `assets/js/main.js` shows it.
        """
        scripts = [f'<script src="{address}"></script>' for address in self.config.external_scripts]
        layout = escape_placeholders(to_html(self.layout))
        page = super().interpolate_index(  # type: ignore[no-untyped-call]
            metas=METAS,
            title=self.title,
            css=self._generate_css_dist_html(),  # type: ignore[no-untyped-call]
            app_entry=f'<div id="react-entry-point" hidden>{layout}</div>',
            scripts="\n".join(scripts),
        )
        return "\n".join(line for line in page.splitlines() if 'rel="preload"' not in line)


def page_template(
    atlas: Atlas,
    language: Language,
    payload: dict[str, Any],
    scripts: tuple[str, str],
    edition: str,
    kiosk: int,
) -> str:
    """Return the template into which Dash writes a page.

    `scripts` are the first one, which runs before anything is shown, and the last one, which the
    page does not wait for; `edition` is the path for requests to Dash; `kiosk` is the number of
    seconds after which a kiosk starts over, or 0 for an ordinary page.
    """
    return PAGE_TEMPLATE.format(
        language=language.code,
        direction=' dir="rtl"' if language.direction == "rtl" else "",
        kiosk=f' data-kiosk="{kiosk}"' if kiosk else "",
        edition=edition,
        description=_description(atlas, language),
        alternates=_alternates(atlas),
        first_script=scripts[0],
        panels=scripts[1],
        icon=_icon(),
        incomplete=escape_placeholders(to_html(incomplete_notice(language))),
        refused=escape_placeholders(to_html(forbidden_frame_notice(language))),
        first_page=escape_placeholders(first_page(atlas, language, payload)),
        no_script=to_html(_no_script_text(language)),
    )


def _used_scripts(scripts: str) -> list[str]:
    return [tag for tag in scripts.splitlines() if not any(path in tag for path in UNUSED)]


def _no_script_text(language: Language) -> list[Any]:
    text = language.say(
        "This atlas needs JavaScript to filter and to open events. Without it, take the tables: "
        "{file}."
    )
    before, _, after = text.partition("{file}")
    return [before, html.A(ARCHIVE, href=f"downloads/{ARCHIVE}"), after]


def _alternates(atlas: Atlas) -> str:
    """Return links to the same page in every language, for search engines."""
    codes = atlas.config.languages
    links = [f'<link rel="alternate" hreflang="{code}" href="../{code}/">' for code in codes]
    return "\n".join(links) if len(codes) > 1 else ""


def _icon() -> str:
    # Inline: browsers request an icon again whenever the address changes.
    drawing = (settings.ASSETS_FOLDER / "favicon.svg").read_text(encoding="utf-8")
    return f"data:image/svg+xml,{quote(drawing)}"


def _description(atlas: Atlas, language: Language) -> str:
    text = language.say("An interactive historical atlas that shows how we know.")
    return escape_placeholders(escape(f"{page_title(atlas, language)}. {text}", quote=True))


def escape_placeholders(text: str) -> str:
    """Return HTML with escaped placeholders: Dash would replace "{%scripts%}" and the like even in
    a text from the tables.
    """
    return text.replace("{%", "&#123;%")
