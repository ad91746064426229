"""The HTML document of a page: the same text is sent by a server and written as a file."""

from __future__ import annotations

from html import escape
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from dash import html

from dashboard import settings
from dashboard.components.notice import forbidden_frame_notice, incomplete_notice
from dashboard.downloads.offered import ARCHIVE
from dashboard.edition import Edition
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages import main_page
from dashboard.pages.payload import page_title

# The scripts run in the order in which they stand here, once the whole page is there; plotly, the
# largest, comes last, so that all but the map is at work before it.
DOCUMENT: Final = """<!DOCTYPE html>
<html lang="{language}"{direction}{kiosk}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
{alternates}
<link rel="icon" type="image/svg+xml" href="{icon}">
<link rel="expect" href="#ground" blocking="render">
<script src="{links.first}"></script>
<link rel="stylesheet" href="{links.styles}">
<script src="{links.payload}" defer></script>
<script src="{links.scripts}" defer></script>
<script src="{links.plotly}" data-plotly defer></script>
</head>
<body>
<noscript><p class="no-script">{no_script}</p></noscript>
{incomplete}
{refused}
{page}
{extension}
<script src="{links.panels}" data-panels async fetchpriority="low"></script>
</body>
</html>"""


class Links(NamedTuple):
    """The URLs of a page's parts, relative to the page."""

    first: str  # the script that runs before anything is shown
    styles: str
    payload: str
    scripts: str
    plotly: str
    panels: str  # the script that the page does not wait for


def document(edition: Edition, links: Links, kiosk: int, extension: str = "") -> str:
    """Return the page as HTML text.

    `kiosk` is the number of seconds after which a kiosk starts over, or 0 for an ordinary page;
    `extension` is the HTML text of what an extension needs in the page.
    """
    return DOCUMENT.format(
        language=edition.language.code,
        direction=' dir="rtl"' if edition.language.direction == "rtl" else "",
        kiosk=f' data-kiosk="{kiosk}"' if kiosk else "",
        title=escape(page_title(edition.config)),
        description=_description(edition),
        alternates=_alternates(edition),
        icon=_icon(),
        links=links,
        no_script=to_html(_no_script_text(edition.language)),
        incomplete=to_html(incomplete_notice(edition.language)),
        refused=to_html(forbidden_frame_notice(edition.language)),
        page=to_html(main_page.layout(edition)),
        extension=extension,
    )


def _no_script_text(language: Language) -> list[Any]:
    text = language.say(
        "This atlas needs JavaScript to filter and open events. Without it, you can still "
        "download the tables: {file}."
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


def _description(edition: Edition) -> str:
    text = edition.say("An interactive historical atlas that shows how we know.")
    return escape(f"{page_title(edition.config)}. {text}", quote=True)
