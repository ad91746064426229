"""The header and the footer of the page."""

from __future__ import annotations

from dash import html

from dashboard.components.search import search_frame
from dashboard.components.share import open_atlas_link, share_button
from dashboard.components.views import views_of
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language, native_name
from dashboard.model import Atlas


def header(atlas: Atlas, language: Language) -> html.Header:
    """Return the header: title, views, search, languages, theme and sharing."""
    return html.Header(
        [
            html.A(
                language.say("Skip to the list of events"),
                href=f"#{ids.EVENT_LIST}",
                className="skip-link",
            ),
            html.A(
                language.say("Skip to the map and the timeline"),
                href=f"#{ids.MAP_VIEW}",
                className="skip-link",
            ),
            html.H1(
                [
                    html.A(language.say(atlas.config.title), href="?event=&story="),
                    html.Span(language.say(atlas.config.subtitle), className="subtitle"),
                ]
            ),
            html.Nav(
                [
                    html.A(language.say("Explore"), href="?view=", className="view-link"),
                    *_story(atlas, language),
                    *_views(atlas, language),
                    html.A(language.say("About"), href="?event=&story=", className="about-link"),
                ],
                className="views needs-scripts",
                **aria(label=language.say("Atlas")),
            ),
            search_frame(),
            *_languages(atlas, language),
            _theme_switch(language),
            share_button(language),
            open_atlas_link(language),
        ],
        className="page-header",
    )


def _story(atlas: Atlas, language: Language) -> list[html.A]:
    """Return the link to the story, if the atlas has one."""
    return [
        html.A(language.say("Story"), href=f"?story={step.id}", className="view-link")
        for step in atlas.story[:1]
    ]


def _views(atlas: Atlas, language: Language) -> list[html.A]:
    return [
        html.A(view.menu(atlas, language), href=f"?view={view.id}", className="view-link")
        for view in views_of(atlas)
        if view.menu
    ]


def _languages(atlas: Atlas, language: Language) -> list[html.Details]:
    """Return the menu of languages, if there are several."""
    codes = atlas.config.languages
    if len(codes) == 1:
        return []
    links = [
        html.Li(
            html.A(
                native_name(code),
                href=f"../{code}/",
                lang=code,
                hrefLang=code,
                **aria(current="true" if code == language.code else "false"),
            )
        )
        for code in codes
    ]
    return [
        html.Details(
            [
                html.Summary(
                    language.code.upper(),
                    title=language.say("Language"),
                    **aria(
                        label=f"{language.code.upper()} – {language.say('Language')}: "
                        f"{native_name(language.code)}"
                    ),
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
        title=language.say("Change between light and dark colours"),
    )


def footer(atlas: Atlas, language: Language) -> html.Footer:
    """Return the credits of the map and the licences."""
    texts = atlas.config.texts
    notices = (
        language.say(texts.map_credit),
        language.say(texts.map_lines),
        language.say("Data {licence}, software MIT.").format(
            licence=atlas.config.data_licence.name
        ),
    )
    return html.Footer(
        [html.Span(notice) for notice in notices if notice],
        className="page-footer",
    )
