"""The story: a tour of the right length whose every step shows its event."""

from __future__ import annotations

from dashboard.components.story import story_frame, story_payload
from dashboard.data.records import StoryStep
from dashboard.edition import edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas

ENGLISH = Language("en")
LONGEST = 100  # words: readers skip longer texts


def test_the_story_has_ten_to_fourteen_steps_of_a_readable_length(atlas: Atlas) -> None:
    assert 10 <= len(atlas.story) <= 14
    assert max(len(step.text.split()) for step in atlas.story) <= LONGEST


def test_every_step_shows_the_event_that_it_opens(atlas: Atlas) -> None:
    for step in atlas.story:
        if step.event:
            assert step.period, step.id
            shown = atlas.certainty(
                atlas.event(step.event), step.period.earliest, step.period.latest
            )
            assert shown != "out", step.id


def test_every_step_cites_and_the_tour_ends_with_the_debate(atlas: Atlas) -> None:
    steps = story_payload(edition_of(atlas, ENGLISH))["steps"]
    assert all("cite-link" in to_html(step["told"]) for step in steps)
    assert steps[-1]["view"] == "debate"


def test_a_period_beyond_the_atlas_is_cut_to_it(atlas: Atlas) -> None:
    for step in story_payload(edition_of(atlas, ENGLISH))["steps"]:
        assert atlas.config.first.isoformat() <= step["from"] <= step["to"]
        assert step["to"] <= atlas.config.last.isoformat()


def test_every_figure_of_the_story_stands_in_the_tables(atlas: Atlas) -> None:
    """A tour that told a number of its own would add what nobody has said."""
    statements = " ".join(
        [
            *(figure.statement for figure in atlas.tables.casualties),
            *(participant.statement for participant in atlas.tables.participants),
            *(event.summary for event in atlas.events),
            *(conflict.explanation for conflict in atlas.tables.conflicts),
            *(entry.what for entry in atlas.context),
        ]
    )
    for step in atlas.story:
        for number in _large_numbers(step):
            assert number in statements, (step.id, number)


def test_every_step_has_a_way_to_it(atlas: Atlas) -> None:
    frame = to_html(story_frame(edition_of(atlas, ENGLISH)))
    assert all(f'href="?story={step.id}"' in frame for step in atlas.story)


def _large_numbers(step: StoryStep) -> list[str]:
    tokens = [token.strip(".,:;?!()“”") for token in step.text.split()]
    numbers = [token for token in tokens if token.replace(",", "").isdigit()]
    # Days and years stand in the dates of the steps; test_facts.py holds those.
    return [token for token in numbers if int(token.replace(",", "")) > 31 and token[:2] != "19"]
