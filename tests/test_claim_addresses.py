"""Tests for the addresses of claims."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard import settings
from dashboard.components.debate import debate
from dashboard.components.panel import panel
from dashboard.data.claim_addresses import TABLES, claim_id, claim_ids
from dashboard.edition import Edition, edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import language_for
from dashboard.model import Atlas

GENERAL = re.compile(r'data-claim="\?view=debate&amp;at=([\w-]+)"')
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


@pytest.mark.parametrize("table", ["interpretations", "causes", "evidence", "conflicts"])
def test_a_claim_about_no_single_event_is_opened_in_the_debate(atlas: Atlas, table: str) -> None:
    edition = _edition(atlas, "en")
    shown = set(GENERAL.findall(to_html(debate(edition))))
    rows = getattr(edition.tables, table)
    general = [row for row in rows if table == "evidence" or not _is_about_events(row)]
    assert general
    for row in general:
        address = edition.claim_address(row)
        assert address.startswith(f"?view=debate&at={table}-")
        assert address.partition("at=")[2] in shown


def _is_about_events(row: Any) -> bool:
    return bool(getattr(row, "event", "") or getattr(row, "events", ()))


def test_how_rows_belong_together_is_no_part_of_their_addresses(atlas: Atlas) -> None:
    step, figure = atlas.tables.chronology[0], atlas.tables.casualties[0]
    assert claim_id("chronology", step) == claim_id("chronology", replace(step, same_step="x"))
    assert claim_id("casualties", figure) == claim_id("casualties", replace(figure, perhaps_in="9"))


def test_a_claim_about_several_events_is_opened_at_the_one_that_is_read(atlas: Atlas) -> None:
    edition = _edition(atlas, "en")
    shared = next(point for point in edition.tables.conflicts if len(point.events) > 1)
    for event in shared.events:
        assert edition.claim_address(shared, event).startswith(f"?event={event}&at=conflicts-")
