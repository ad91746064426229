"""How the atlas was made, and where to report corrections."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.edition import Edition


def method(edition: Edition) -> list[Component]:
    """Return how the atlas was made."""
    texts = edition.config.texts
    return [
        html.P(text)
        for text in (
            texts.selection,
            edition.say(
                "Each row of our tables is one claim, and every claim has a citation. Figures "
                "are never added, averaged or subtracted."
            ),
            edition.say(
                "Every claim is followed by the number of its citation. Dots after the number mean "
                "that the claim rests on more than one work: two dots for two works, three dots "
                "for three or more. “Cited in” names the article in which "
                "we found the claim of another work; we have not read that other work."
            ),
            texts.citation_rule,
            edition.say(
                "Dates follow the Gregorian calendar (new style), even where a source uses "
                "the old one."
            ),
            texts.speakers,
            texts.map_method
            or edition.say(
                "The date of an event may be uncertain, and only some of its possible dates "
                "may be in the chosen period. We then mark it “may be in this period”. A "
                "halo means that the place is uncertain."
            ),
        )
        if text
    ]


def corrections_address(edition: Edition) -> str:
    """Return where to report corrections."""
    return edition.config.corrections or edition.say(
        "this project’s page on the web, under “Issues”"
    )
