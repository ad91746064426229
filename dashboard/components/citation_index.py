"""Which claims rest on which work: what a reference tells, and what a bibliography counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dashboard.data.records import Citation
from dashboard.model import Atlas


class CitingClaim(NamedTuple):
    """One claim that cites a work.

    `about` is the id of an event, or what the claim belongs to where it is of no single event:
    "debate", "context" or "glossary". It is `alone` where no other work stands behind it but the
    article in which it was read.
    """

    about: str
    alone: bool


def citation_index(atlas: Atlas) -> dict[str, list[CitingClaim]]:
    """Return by the id of each work the claims that cite it, each once, in the order of events."""
    found: dict[str, list[CitingClaim]] = {work.id: [] for work in atlas.works}
    for about, cites in _claims(atlas):
        works = list(dict.fromkeys(cite.work for cite in cites))
        own = [work for work in works if work != atlas.config.read_in]
        for work in works:
            rests_on_it = own == [work] or works == [work]
            found[work].append(CitingClaim(about, rests_on_it))
    return found


def _claims(atlas: Atlas) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for event in atlas.events:
        yield event.id, event.cites
        of_event: tuple[Iterable[Any], ...] = (
            atlas.steps(event.id),
            atlas.causes(event.id),
            atlas.casualties(event.id),
            atlas.participants(event.id),
            atlas.leaders(event.id),
            atlas.interpretations(event.id),
        )
        yield from ((event.id, claim.cites) for claims in of_event for claim in claims)
    for point in atlas.tables.conflicts:
        yield (point.events[0] if point.events else "debate"), point.cites
    yield from (("debate", reading.cites) for reading in atlas.interpretations(""))
    yield from (("debate", each.cites) for each in atlas.tables.evidence)
    yield from (("context", entry.cites) for entry in atlas.context)
    yield from (("glossary", term.cites) for term in atlas.glossary)
