"""Which claims cite which work: shown with a reference, and counted in the bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dashboard.data.records import Citation
from dashboard.model import Atlas


class CitingClaim(NamedTuple):
    """One claim that cites a work.

    `about` is the id of an event, or, for a claim about no single event, the part it belongs to:
    "debate", "context" or "glossary". It is `alone` if it rests on no other work than the article
    in which it was read.
    """

    about: str
    alone: bool


def citation_index(atlas: Atlas) -> dict[str, list[CitingClaim]]:
    """Return the claims that cite each work, by work id, each once, in the order of events."""
    index: dict[str, list[CitingClaim]] = {work.id: [] for work in atlas.works}
    for about, cites in _claims(atlas):
        works = list(dict.fromkeys(cite.work for cite in cites))
        other_works = [work for work in works if work != atlas.config.read_in]
        for work in works:
            rests_on_it_alone = other_works == [work] or works == [work]
            index[work].append(CitingClaim(about, rests_on_it_alone))
    return index


def _claims(atlas: Atlas) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for event in atlas.events:
        yield event.id, event.cites
        claims_by_kind: tuple[Iterable[Any], ...] = (
            atlas.steps(event.id),
            atlas.causes(event.id),
            atlas.casualties(event.id),
            atlas.participants(event.id),
            atlas.leaders(event.id),
            atlas.interpretations(event.id),
        )
        yield from ((event.id, claim.cites) for claims in claims_by_kind for claim in claims)
    for point in atlas.tables.conflicts:
        yield (point.events[0] if point.events else "debate"), point.cites
    yield from (("debate", cause.cites) for cause in atlas.causes(""))
    yield from (("debate", interpretation.cites) for interpretation in atlas.interpretations(""))
    yield from (("debate", piece.cites) for piece in atlas.tables.evidence)
    yield from (("context", entry.cites) for entry in atlas.context)
    yield from (("glossary", term.cites) for term in atlas.glossary)
