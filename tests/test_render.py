"""Components as HTML text."""

from __future__ import annotations

from typing import Any

import pytest
from dash import html

from dashboard.html.attributes import aria, data
from dashboard.html.render import to_html

CASES = (
    ("a & b < c", "a &amp; b &lt; c"),
    (None, ""),
    (["a", None, html.Br(), "b"], "a<br>b"),
    (html.P("x", className="note"), '<p class="note">x</p>'),
    (html.P(None), "<p></p>"),
    (html.H2("t", id="panel-title", tabIndex="-1"), '<h2 id="panel-title" tabindex="-1">t</h2>'),
    (html.Li("x", **data(event="a"), **aria(label='"q"')), None),
    (html.Details(html.Summary("s"), open=True), "<details open><summary>s</summary></details>"),
    (html.Details(html.Summary("s"), open=False), "<details><summary>s</summary></details>"),
    (html.A("<script>", href='?event="><b>'), None),
)


@pytest.mark.parametrize(("node", "expected"), [case for case in CASES if case[1] is not None])
def test_components_become_the_html_that_dash_would_make(node: Any, expected: str) -> None:
    assert to_html(node) == expected


@pytest.mark.parametrize("node", [case[0] for case in CASES if case[1] is None])
def test_no_text_breaks_out_of_its_place(node: Any) -> None:
    markup = to_html(node)
    assert markup.count("<") == 2
    assert "<script" not in markup
    assert '"q"' not in markup
