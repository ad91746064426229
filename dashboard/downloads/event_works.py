"""The works that the claims about an event cite, and the pages on which these claims were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from dashboard.data.records import Citation, Event
from dashboard.model import Atlas


def works_cited(event: Event, atlas: Atlas) -> tuple[str, ...]:
    """Return the ids of the works that the claims about `event` cite, sorted."""
    return tuple(sorted({cite.work for cite in _citations(event, atlas)}))


def pages_read(event: Event, atlas: Atlas) -> str:
    """Return the pages on which the claims about `event` were read: "26, 34–36, 44"."""
    locators = {
        cite.locator for cite in _citations(event, atlas) if cite.work == atlas.config.read_in
    }
    pages = sorted({int(page) for locator in locators for page in _pages(locator)})
    # Those that follow one another have the same difference to their rank.
    runs = [list(run) for _, run in groupby(enumerate(pages), key=lambda item: item[1] - item[0])]
    return ", ".join(
        f"{run[0][1]}–{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs
    )


def _pages(locator: str) -> Iterator[int]:
    for first, last in re.findall(r"(\d+)(?:[-–](\d+))?", locator):
        yield from range(int(first), max(int(first), int(last or first)) + 1)


def _citations(event: Event, atlas: Atlas) -> list[Citation]:
    citations: tuple[Iterable[Citation], ...] = (
        event.cites,
        *(claim.cites for claim in atlas.steps(event.id)),
        *(claim.cites for claim in atlas.causes(event.id)),
        *(claim.cites for claim in atlas.casualties(event.id)),
        *(claim.cites for claim in atlas.participants(event.id)),
        *(claim.cites for claim in atlas.leaders(event.id)),
        *(claim.cites for claim in atlas.interpretations(event.id)),
        *(claim.cites for claim in atlas.conflicts(event.id)),
    )
    return [cite for cites in citations for cite in cites]
