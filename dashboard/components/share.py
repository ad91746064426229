"""Sharing a view: its link, its embed code, and the link out of a frame."""

from __future__ import annotations

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import to_html
from dashboard.languages.language import Language


def share_button(language: Language) -> html.Button:
    """Return the button that opens the dialog."""
    label = language.say("Share this view")
    return html.Button(
        html.Span(className="share-sign", **aria(hidden="true")),
        type="button",
        className="share-open needs-scripts",
        title=label,
        **aria(label=label, haspopup="dialog"),
    )


def share_frame(language: Language) -> html.Dialog:
    """Return the empty dialog, which `assets/js/page/share.js` fills with `share_form`."""
    return html.Dialog(
        id=ids.SHARE, className="card share", **aria(label=language.say("Share this view"))
    )


def share_form(language: Language) -> dict[str, str]:
    """Return the content of the dialog as HTML text, and its messages after copying."""
    note = language.say(
        "The code works only on websites that the people who run this atlas have allowed."
    )
    fields = [
        *_field("link", language.say("Link to this view"), 2, language),
        *_field("code", language.say("Embed code for your own page"), 5, language),
        html.P(note, className="note"),
    ]
    content = [
        _close(language),
        html.H2(language.say("Share this view")),
        html.Div(fields, className="share-fields"),
        html.P(
            language.say(
                "You opened this copy of the atlas from a file. Only an atlas on the web can "
                "be shared by a link."
            ),
            className="share-no-address",
        ),
        html.P(className="share-said", role="status"),
    ]
    return {
        "form": to_html(content),
        "copied": language.say("Copied"),
        "selected": language.say("The text is selected. Copy it with Ctrl+C or Cmd+C."),
    }


def _field(key: str, label: str, rows: int, language: Language) -> list[html.P | html.Div]:
    field = f"share-{key}"
    text = html.Textarea(id=field, readOnly="", rows=str(rows), spellCheck="false")
    name = language.say("Copy")
    copy = html.Button(
        name,
        type="button",
        **data(copy=field),
        **aria(label=f"{name}: {label}"),
    )
    return [
        html.P(html.Label(label, htmlFor=field)),
        html.Div([text, copy], className="share-field"),
    ]


def _close(language: Language) -> html.Button:
    label = language.say("Close")
    return html.Button("×", type="button", title=label, **data(close=""), **aria(label=label))


def open_atlas_link(language: Language) -> html.A:
    """Return the link out of a frame; the style sheet shows it only there."""
    return html.A(
        language.say("Open the whole atlas"),
        href="./",
        target="_blank",
        rel="noopener",
        className="whole-atlas",
    )
