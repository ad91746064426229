"""The header and the footer of the page."""

from __future__ import annotations

from dash import html

from dashboard.components.search import search_frame
from dashboard.components.share import open_atlas_link, share_button
from dashboard.components.views import views_of
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language, native_name


def header(edition: Edition) -> html.Header:
    """Return the header: title, views, search, languages, theme and sharing."""
    return html.Header(
        [
            html.A(
                edition.say("Skip to the list of events"),
                href=f"#{ids.EVENT_LIST}",
                className="skip-link",
            ),
            html.A(
                edition.say("Skip to the map and the timeline"),
                href=f"#{ids.MAP_VIEW}",
                className="skip-link",
            ),
            html.H1(
                [
                    html.A(edition.config.title, href="?event=&story="),
                    html.Span(edition.config.subtitle, className="subtitle"),
                ]
            ),
            *_menu(edition),
            search_frame(),
            *_languages(edition),
            _theme_switch(edition.language),
            share_button(edition.language),
            open_atlas_link(edition.language),
        ],
        className="page-header",
    )


def _menu(edition: Edition) -> tuple[html.Button, html.Nav]:
    """Return the ways through the atlas, and the button that opens them where they have no room."""
    button = html.Button(
        [
            html.Span(className="menu-sign", **aria(hidden="true")),
            html.Span(edition.say("Menu"), className="menu-word"),
        ],
        id=ids.MENU,
        type="button",
        className="menu-button needs-scripts",
        **aria(expanded="false", controls=ids.MENU_VIEWS),
    )
    ways = html.Nav(
        [
            html.A(edition.say("Explore"), href="?view=", className="view-link"),
            *_story(edition),
            *_views(edition),
        ],
        id=ids.MENU_VIEWS,
        className="views needs-scripts",
        **aria(label=edition.say("Main menu")),
    )
    return button, ways


def _story(edition: Edition) -> list[html.A]:
    """Return the link to the story, if the atlas has one."""
    return [
        html.A(edition.say("Story"), href=f"?story={step.id}", className="view-link")
        for step in edition.story[:1]
    ]


def _views(edition: Edition) -> list[html.A]:
    return [
        html.A(view.menu(edition), href=f"?view={view.id}", className="view-link")
        for view in views_of(edition)
        if view.menu
    ]


def _languages(edition: Edition) -> list[html.Details]:
    """Return the menu of languages, if there are several."""
    codes = edition.config.languages
    if len(codes) == 1:
        return []
    links = [
        html.Li(
            html.A(
                native_name(code),
                href=f"../{code}/",
                lang=code,
                hrefLang=code,
                **aria(current="true" if code == edition.language.code else "false"),
            )
        )
        for code in codes
    ]
    code, label = edition.language.code, edition.say("Language")
    return [
        html.Details(
            [
                html.Summary(
                    code.upper(),
                    title=label,
                    **aria(label=f"{code.upper()} – {label}: {native_name(code)}"),
                ),
                html.Ul(links),
            ],
            className="languages",
        )
    ]


def _theme_switch(language: Language) -> html.Button:
    # The label names the action: the style sheet shows the theme that is not active.
    return html.Button(
        [
            html.Span(className="theme-sign", **aria(hidden="true")),
            html.Span(language.say("Dark"), className="to-dark"),
            html.Span(language.say("Light"), className="to-light"),
        ],
        type="button",
        className="theme-switch needs-scripts",
        title=language.say("Switch between light and dark mode"),
    )


def footer(edition: Edition) -> html.Footer:
    """Return the credits of the map and the licences."""
    texts = edition.config.texts
    notices = (
        texts.map_credit,
        texts.map_lines,
        edition.say("Data: {licence}. Software: MIT licence.").format(
            licence=edition.config.data_licence.name
        ),
    )
    return html.Footer(
        [html.Span(notice) for notice in notices if notice],
        className="page-footer",
    )
