"""What other works say: shown apart, with a mark at the claim, and counted nowhere."""

from __future__ import annotations

import json

from dashboard.components.about import about
from dashboard.components.bibliography import bibliography
from dashboard.components.citation_index import citation_index
from dashboard.components.compare import compare, comparison_points
from dashboard.components.debate import debate
from dashboard.components.panel import panel
from dashboard.components.worksheet import worksheet
from dashboard.edition import Edition, edition_of
from dashboard.handouts.event_sheet import handout_content
from dashboard.handouts.worksheet import worksheet_content
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.pages.search_index import search_index
from tests.command_line import run
from tests.conftest import Folder

ENGLISH = Language("en")
EVENT = "ganja-1920"


def without(atlas: Atlas) -> Edition:
    """Return the atlas as if no other work were known."""
    return edition_of(Atlas(atlas.tables._replace(other_works=())), ENGLISH)


def section_of(markup: str) -> str:
    """Return the section of other works in a panel, or nothing."""
    return markup.partition('data-section="other-works"')[2].partition("</section>")[0]


def test_the_panel_shows_them_in_a_section_that_says_they_are_not_of_the_article(
    atlas: Atlas,
) -> None:
    edition = edition_of(atlas, ENGLISH)
    section = section_of(to_html(panel(edition.event(EVENT), edition)))
    assert "These statements are not from the article." in section
    for work in edition.other_works(EVENT):
        assert work.statement in section
        assert work.publisher in section
    assert "cite-link" not in section, "it is no claim of the article"


def test_a_mark_stands_at_each_claim_that_they_contradict_and_at_no_other(atlas: Atlas) -> None:
    edition = edition_of(atlas, ENGLISH)
    subjects = {work.subject for work in edition.other_works(EVENT)}
    markup = to_html(panel(edition.event(EVENT), edition))
    assert markup.count("Works outside the article disagree") == len(subjects)
    assert 'href="#panel-other-works"' in markup
    for event in edition.events:
        if not edition.other_works(event.id):
            assert "Other works say" not in to_html(panel(event, edition))


def test_the_handout_prints_them_apart(atlas: Atlas) -> None:
    edition = edition_of(atlas, ENGLISH)
    content = handout_content(edition.event(EVENT), edition)
    rows = content["other_works"]["rows"]
    assert [row["text"] for row in rows] == [work.statement for work in edition.other_works(EVENT)]
    claims = json.dumps([content["sections"], content["back"]], ensure_ascii=False)
    assert not [row for row in rows if row["text"] in claims]


def test_they_are_counted_nowhere(atlas: Atlas) -> None:
    edition, bare = edition_of(atlas, ENGLISH), without(atlas)
    assert citation_index(edition) == citation_index(bare)
    for view in (debate, compare, worksheet, about):
        assert to_html(view(edition)) == to_html(view(bare)), view.__name__
    assert worksheet_content(edition) == worksheet_content(bare)
    assert search_index(edition) == search_index(bare)
    for event in edition.events:
        points = to_html(comparison_points(event, edition))
        marks = points.count("Works outside the article disagree")
        assert points.count("<li") == to_html(comparison_points(event, bare)).count("<li"), marks
    counts = [to_html(bibliography(one)).partition("Downloads")[0] for one in (edition, bare)]
    assert counts[0] == counts[1]


def test_an_atlas_without_them_says_nothing_of_them(folder: Folder) -> None:
    (folder.path / "other_works.csv").unlink()
    edition = edition_of(atlas_from(folder.path), ENGLISH)
    assert "Other works" not in to_html(panel(edition.event(EVENT), edition))
    assert handout_content(edition.event(EVENT), edition)["other_works"]["rows"] == []


def test_a_statement_that_contradicts_no_claim_is_a_warning(folder: Folder) -> None:
    folder.set("other_works.csv", 2, "subject", "A general")
    result = run("check", folder.path)
    assert result.returncode == 0
    assert "“A general” is not named in leaders.csv for this event." in result.stdout
