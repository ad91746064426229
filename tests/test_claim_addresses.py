"""Tests for the addresses of claims."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard import settings
from dashboard.components.panel import panel
from dashboard.data.claim_addresses import TABLES, claim_id, claim_ids
from dashboard.edition import Edition, edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import language_for
from dashboard.model import Atlas

CLAIM = re.compile(r'data-claim="\?event=([\w-]+)&amp;at=([\w-]+)"')


def _edition(atlas: Atlas, code: str) -> Edition:
    return edition_of(atlas, language_for(code, settings.TRANSLATIONS_FOLDER))


def test_no_two_claims_have_one_address(atlas: Atlas) -> None:
    ids = list(claim_ids(atlas.tables))
    assert len(ids) == sum(len(getattr(atlas.tables, table)) for table in TABLES)
    assert len(set(ids)) == len(ids)


def test_the_address_of_a_claim_survives_edits_of_other_rows(atlas: Atlas) -> None:
    first, *others = atlas.tables.causes
    changed = tuple(replace(row, statement=f"{row.statement} Indeed.") for row in reversed(others))
    tables = atlas.tables._replace(causes=(*changed, first))
    assert claim_id("causes", first) in set(claim_ids(tables))
    assert not {claim_id("causes", row) for row in others} & set(claim_ids(tables))


@pytest.mark.parametrize("code", ["az", "en", "ru", "tr"])
def test_every_claim_of_a_panel_has_its_address_the_same_in_every_language(
    atlas: Atlas, code: str
) -> None:
    edition = _edition(atlas, code)
    known = set(claim_ids(atlas.tables))
    for event in edition.events:
        found = CLAIM.findall(to_html(panel(event, edition)))
        steps = [claim_id("chronology", step) for step in atlas.steps(event.id)]
        assert set(steps) <= {at for _, at in found}
        assert {at for _, at in found} <= known
        # All but the citation of the summary, which is the event itself.
        assert to_html(panel(event, edition)).count('class="cite"') - len(found) <= 1


def test_a_claim_about_no_single_event_has_no_address(atlas: Atlas) -> None:
    edition = _edition(atlas, "en")
    general = next(row for row in edition.tables.interpretations if not row.event)
    assert edition.claim_address(general) == ""


def test_a_claim_about_several_events_is_opened_at_the_one_that_is_read(atlas: Atlas) -> None:
    edition = _edition(atlas, "en")
    shared = next(point for point in edition.tables.conflicts if len(point.events) > 1)
    for event in shared.events:
        assert edition.claim_address(shared, event).startswith(f"?event={event}&at=conflicts-")
