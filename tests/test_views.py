"""The registry of the views: each is whole, and leads to what an atlas has."""

from __future__ import annotations

import re

from dashboard.components.header import header
from dashboard.components.introduction import introduction
from dashboard.components.views import VIEWS, views_of, views_payload
from dashboard.data import story
from dashboard.edition import edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas

ENGLISH = Language("en")


def test_every_view_has_a_name_of_its_own_and_opens_with_a_heading(atlas: Atlas) -> None:
    names = [view.id for view in VIEWS]
    assert len(set(names)) == len(names)
    edition = edition_of(atlas, ENGLISH)
    for view in VIEWS:
        assert view.title(edition)
        markup = to_html(view.content(edition))
        assert re.match(r'<article class="view-article[^>]*><h2 tabindex="-1">', markup), view.id


def test_a_view_is_offered_where_it_has_content_and_nothing_leads_to_another(atlas: Atlas) -> None:
    empty = {"debate", "teach", "judge"}
    bare = Atlas(atlas.tables._replace(lessons=(), evidence=(), conflicts=(), interpretations=()))
    assert views_of(atlas) == VIEWS
    offered = [view.id for view in views_of(bare)]
    assert list(views_payload(edition_of(bare, ENGLISH))) == offered
    assert {"compare", "sources"} <= set(offered) <= {view.id for view in VIEWS} - empty
    for one in (atlas, bare):
        # The introduction says in one line how the atlas is made, before it invites to the views.
        for place, is_there, first in (
            (header, "menu", []),
            (introduction, "invitation", ["about"]),
        ):
            views = [view.id for view in views_of(one) if getattr(view, is_there)]
            expected = [*first, *views]
            markup = to_html(place(edition_of(one, ENGLISH)))
            assert re.findall(r"[?]view=(\w+)", markup) == expected


def test_a_step_of_the_story_may_open_views_that_there_are() -> None:
    assert set(story.VIEWS) <= {view.id for view in VIEWS}
