"""The pages at the root of an exported folder: language selection, 404 page and README."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from string import Template
from typing import Final

from dash import html

from dashboard.data.translatable import translated_config
from dashboard.html.render import Markup, to_html
from dashboard.languages.language import SOURCE, Language, native_name
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

# Self-contained: a host shows it at any address, where relative links would not work.
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


def default_language(languages: Sequence[Language]) -> Language:
    """Return English, else the first language: for readers who prefer none of them."""
    return next((language for language in languages if language.code == SOURCE), languages[0])


def landing_page(atlas: Atlas, languages: Sequence[Language], styles: str) -> str:
    """Return the page that redirects to a language, or lists all of them without scripts.

    If the files beside it are missing, as inside a ZIP file, it says what to do.
    """
    default = default_language(languages)
    lines = [
        html.Li(
            html.A(
                [html.Strong(native_name(language.code)), html.Span(_title(atlas, language))],
                href=f"{language.code}/index.html",
                lang=language.code,
                hrefLang=language.code,
            )
        )
        for language in languages
    ]
    unpack_notes = [
        html.P(
            [_unpack_text(language), " ", _open_text(language)],
            lang=language.code,
            className="not-unpacked",
        )
        for language in languages
    ]
    language_list = html.Ul(lines, className="languages")
    content = html.Main([html.H1(_title(atlas, default)), *unpack_notes, language_list])
    return LANDING.substitute(
        language=default.code,
        title=escape(_title(atlas, default)),
        styles=styles,
        content=to_html(content),
    )


def not_found_page(atlas: Atlas, languages: Sequence[Language], styles: str, script: str) -> str:
    """Return the 404 page in every language.

    It links to the permanent address of the atlas; if there is none, `script` finds the link.
    """
    default = default_language(languages)
    home = atlas.config.address
    link = Markup(to_html(html.A(home or "index.html", href=home or "./")))
    lines = [html.P(_not_found_text(language, link), lang=language.code) for language in languages]
    content = html.Main([html.H1(_title(atlas, default)), *lines])
    return NOT_FOUND.substitute(
        language=default.code,
        title=escape(_title(atlas, default)),
        styles=styles,
        script=script,
        content=to_html(content),
    )


def readme_text(atlas: Atlas, languages: Sequence[Language]) -> str:
    """Return the instructions for the folder in every language, as plain text."""
    licence = atlas.config.data_licence.name
    return "\n".join(
        f"{_title(atlas, language)}\n\n{_unpack_text(language)}\n{_open_text(language)}\n"
        f"{_licences_text(language, licence)}\n\n"
        for language in languages
    )


def _licences_text(language: Language, licence: str) -> str:
    return language.say("Data: {licence}. Software: MIT licence.").format(licence=licence)


def _title(atlas: Atlas, language: Language) -> str:
    return page_title(translated_config(atlas.config, language.say))


def _not_found_text(language: Language, link: Markup) -> list[str | Markup]:
    text = language.say("Page not found. Go to the atlas: {home}")
    before, _, after = text.partition("{home}")
    return [before, link, after]


def _unpack_text(language: Language) -> str:
    return language.say("First extract the whole ZIP file into a new folder.")


def _open_text(language: Language) -> str:
    return language.say(
        "Then open index.html in that folder. Nothing is installed, and no internet is needed."
    )
