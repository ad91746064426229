"""The document of a page: what stands round the layout that Dash builds; and as a file."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final
from urllib.parse import quote

from dash import Dash, html
from dash.fingerprint import check_fingerprint

from dashboard import settings
from dashboard.components.notice import incomplete_notice, refused
from dashboard.downloads.offered import ARCHIVE
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages.first_paint import first_page
from dashboard.pages.payload import page_title

INDEX: Final = """<!DOCTYPE html>
<html lang="{language}"{kiosk}>
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

    `edition` is where its scripts ask for what changes with the data, seen from the page. Dash's
    own scripts it has from where the pages of all languages have them.
    """

    edition = ""
    _scripts = ""

    def _config(self) -> dict[str, Any]:
        config = super()._config()  # type: ignore[no-untyped-call]
        told = {name: value for name, value in config.items() if name not in UNTOLD}
        return {**told, "requests_pathname_prefix": self.edition}

    def name_scripts(self) -> None:
        """Make known which of Dash's own scripts may be asked for.

        Dash does so when it first answers anything, and says to a second reader who asks in that
        very moment that there are none.
        """
        with self.server.app_context():
            self._scripts = self._generate_scripts_html()

    def suites(self) -> set[tuple[str, str]]:
        """Return the package and the name of each of Dash's own scripts that the page asks for."""
        tags = "\n".join(_used(self._scripts))
        return {(package, check_fingerprint(path)[0]) for package, path in _SUITE.findall(tags)}

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # all by name
        """Return the page; each script tag stands on a line of its own."""
        used = _used(parts["scripts"])
        own = f'"{self.config.requests_pathname_prefix}_dash-'
        shared = "\n".join(used).replace(own, f'"../{SHARED}/_dash-')
        page = super().interpolate_index(**{**parts, "scripts": shared})  # type: ignore[no-untyped-call]
        return str(page)

    def as_file(self) -> str:
        """Return the page with all that Dash would build in it, so that no renderer is needed.

        It is hidden until `assets/90-open.js` opens it: till then the first paint is seen.
        """
        scripts = [f'<script src="{address}"></script>' for address in self.config.external_scripts]
        layout = inert(to_html(self.layout))
        page = super().interpolate_index(  # type: ignore[no-untyped-call]
            metas=METAS,
            title=self.title,
            css=self._generate_css_dist_html(),  # type: ignore[no-untyped-call]
            app_entry=f'<div id="react-entry-point" hidden>{layout}</div>',
            scripts="\n".join(scripts),
        )
        return "\n".join(line for line in page.splitlines() if 'rel="preload"' not in line)


def index(
    atlas: Atlas,
    language: Language,
    handed: dict[str, Any],
    scripts: tuple[str, str],
    edition: str,
    kiosk: int,
) -> str:
    """Return the document into which Dash writes a page.

    `scripts` are the first, which runs before anything is shown, and the last, which the page at
    work does not wait for; `edition` is where the page asks Dash; `kiosk` are the seconds after
    which a kiosk begins anew, 0 where the page is none.
    """
    return INDEX.format(
        language=language.code,
        kiosk=f' data-kiosk="{kiosk}"' if kiosk else "",
        edition=edition,
        description=_described(atlas, language),
        alternates=_alternates(atlas),
        first_script=scripts[0],
        panels=scripts[1],
        icon=_icon(),
        incomplete=inert(to_html(incomplete_notice(language))),
        refused=inert(to_html(refused(language))),
        first_page=inert(first_page(atlas, language, handed)),
        no_script=to_html(_without_script(language)),
    )


def _used(scripts: str) -> list[str]:
    return [tag for tag in scripts.splitlines() if not any(path in tag for path in UNUSED)]


def _without_script(language: Language) -> list[Any]:
    words = language.say(
        "This atlas needs JavaScript to filter and to open events. Without it, take the tables: "
        "{file}."
    )
    before, _, after = words.partition("{file}")
    return [before, html.A(ARCHIVE, href=f"downloads/{ARCHIVE}"), after]


def _alternates(atlas: Atlas) -> str:
    """Return links to the same page in every language, for search engines."""
    codes = atlas.config.languages
    links = [f'<link rel="alternate" hreflang="{code}" href="../{code}/">' for code in codes]
    return "\n".join(links) if len(codes) > 1 else ""


def _icon() -> str:
    # In the page itself: browsers ask again for an icon whenever the address changes.
    drawing = (settings.ASSETS_FOLDER / "favicon.svg").read_text(encoding="utf-8")
    return f"data:image/svg+xml,{quote(drawing)}"


def _described(atlas: Atlas, language: Language) -> str:
    words = language.say("An interactive historical atlas that shows how we know.")
    return inert(escape(f"{page_title(atlas, language)}. {words}", quote=True))


def inert(text: str) -> str:
    """Return HTML into which Dash fills nothing: it does wherever "{%scripts%}" or its like stands,
    in a text of the tables too.
    """
    return text.replace("{%", "&#123;%")
