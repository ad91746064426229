"""What stands at the root of a folder of files: the choice of a language, and a few words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from string import Template
from typing import Final

from dash import html

from dashboard.html.render import Markup, to_html
from dashboard.languages.language import SOURCE, Language, name_of
from dashboard.model import Atlas
from dashboard.pages.payload import page_title

LANDING: Final = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>$styles</style>
<link rel="stylesheet" href="whole.css">
</head>
<body>
$content
<script src="front.js"></script>
</body>
</html>
""")

# Whole in itself: a host shows it at any address, from where nothing relative can be found.
NOT_FOUND: Final = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>404 · $title</title>
<style>$styles</style>
</head>
<body>
$content
<script>$script</script>
</body>
</html>
""")


def default_of(languages: Sequence[Language]) -> Language:
    """Return English, else the first: the language of who wishes none of them."""
    return next((each for each in languages if each.code == SOURCE), languages[0])


def landing_page(atlas: Atlas, languages: Sequence[Language], styles: str) -> str:
    """Return the page that leads on to a language, and without script lists all of them.

    Without the files beside it, as inside a ZIP file, it says what to do instead.
    """
    own = default_of(languages)
    lines = [
        html.Li(
            html.A(
                [html.Strong(name_of(each.code)), html.Span(page_title(atlas, each))],
                href=f"{each.code}/index.html",
                lang=each.code,
                hrefLang=each.code,
            )
        )
        for each in languages
    ]
    packed = [
        html.P([_unpack(each), " ", _open(each)], lang=each.code, className="not-unpacked")
        for each in languages
    ]
    list_of_all = html.Ul(lines, className="languages")
    content = html.Main([html.H1(page_title(atlas, own)), *packed, list_of_all])
    return LANDING.substitute(
        language=own.code,
        title=escape(page_title(atlas, own)),
        styles=styles,
        content=to_html(content),
    )


def not_found_page(atlas: Atlas, languages: Sequence[Language], styles: str, script: str) -> str:
    """Return what a host shows at an address where nothing is, said in every language.

    The way home is the lasting address of the atlas; where it has none, `script` finds the way.
    """
    own = default_of(languages)
    home = atlas.config.address
    link = Markup(to_html(html.A(home or "index.html", href=home or "./")))
    lines = [html.P(_said(each, link), lang=each.code) for each in languages]
    content = html.Main([html.H1(page_title(atlas, own)), *lines])
    return NOT_FOUND.substitute(
        language=own.code,
        title=escape(page_title(atlas, own)),
        styles=styles,
        script=script,
        content=to_html(content),
    )


def read_me(atlas: Atlas, languages: Sequence[Language]) -> str:
    """Return what to do with the folder, in every language, as plain text."""
    licence = atlas.config.data_licence.name
    return "\n".join(
        f"{page_title(atlas, each)}\n\n{_unpack(each)}\n{_open(each)}\n"
        f"{each.say('Data {licence}, software MIT.').format(licence=licence)}\n\n"
        for each in languages
    )


def _said(language: Language, link: Markup) -> list[str | Markup]:
    words = language.say("There is nothing at this address. The atlas is at {home}.")
    before, _, after = words.partition("{home}")
    return [before, link, after]


def _unpack(language: Language) -> str:
    return language.say("First unpack the whole ZIP file into a folder of its own.")


def _open(language: Language) -> str:
    return language.say(
        "Then open index.html in that folder. Nothing is installed, and no network is needed."
    )
