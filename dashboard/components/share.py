"""Sharing a view: its link, the code that frames it, and the way out of a frame."""

from __future__ import annotations

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import to_html
from dashboard.languages.language import Language


def share_button(language: Language) -> html.Button:
    """Return the button that opens the dialog."""
    words = language.say("Share this view")
    return html.Button(
        html.Span(className="share-sign", **aria(hidden="true")),
        type="button",
        className="share-open",
        title=words,
        **aria(label=words, haspopup="dialog"),
    )


def share_frame(language: Language) -> html.Dialog:
    """Return the dialog, which `assets/48-share.js` fills with what `share_form` returns."""
    return html.Dialog(
        id=ids.SHARE, className="share", **aria(label=language.say("Share this view"))
    )


def share_form(language: Language) -> dict[str, str]:
    """Return what the dialog shows, as HTML text, and what it says once something was copied."""
    allowed = language.say(
        "Another site can frame the atlas once its operator has named that site."
    )
    fields = [
        *_field("link", language.say("Link to what you see now"), 2, language),
        *_field("code", language.say("Code that frames it in a page of your own"), 5, language),
        html.P(allowed, className="note"),
    ]
    content = [
        _close(language),
        html.H2(language.say("Share this view")),
        html.Div(fields, className="share-fields"),
        html.P(
            language.say(
                "This copy of the atlas was opened as a file. What is to be shared needs an "
                "address on the web."
            ),
            className="share-no-address",
        ),
        html.P(className="share-said", role="status"),
    ]
    return {
        "form": to_html(content),
        "copied": language.say("Copied"),
        "selected": language.say("The text is selected; copy it with your keyboard."),
    }


def _field(name: str, label: str, rows: int, language: Language) -> list[html.P | html.Div]:
    field = f"share-{name}"
    text = html.Textarea(id=field, readOnly="", rows=str(rows), spellCheck="false")
    copy = html.Button(
        language.say("Copy"),
        type="button",
        **data(copy=field),
        **aria(label=f"{language.say('Copy')}: {label}"),
    )
    return [
        html.P(html.Label(label, htmlFor=field)),
        html.Div([text, copy], className="share-field"),
    ]


def _close(language: Language) -> html.Button:
    words = language.say("Close")
    return html.Button("×", type="button", title=words, **data(close=""), **aria(label=words))


def whole_atlas(language: Language) -> html.A:
    """Return the way out of a frame; the style sheet shows it there alone."""
    return html.A(
        language.say("Open the whole atlas"),
        href="./",
        target="_blank",
        rel="noopener",
        className="whole-atlas",
    )
