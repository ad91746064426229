"""The debate as values: who says an interpretation and who does not, decade by decade.

A mark stands for one speaker and his claims, and carries no weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.data.columns import EDITORS
from dashboard.data.records import Cause, Event, Evidence, Interpretation
from dashboard.edition import Edition
from dashboard.languages.language import Untranslated
from dashboard.model import Atlas

WHOLE: Final = ""  # the wave of what is said of all events together
UNDATED: Final = "none"
_QUALIFIED: Final = re.compile(r"\s*[,:(]")  # what follows a name: "Özdemir, citing …"


class Mark(NamedTuple):
    """One speaker, or one event: what is written beside its dots, and whole, and its claims.

    A claim is its position among all that are listed below the marks.
    """

    name: str
    title: str
    claims: tuple[int, ...]


class Wave(NamedTuple):
    """The claims on the events of one decade, or on all events: who says so, and who does not."""

    id: str
    name: str
    says: tuple[Mark, ...]
    denies: tuple[Mark, ...]


class Strip(NamedTuple):
    """An interpretation with all that is said for and against it, in the order of the marks."""

    thesis: str
    waves: tuple[Wave, ...]
    holders: tuple[Interpretation, ...]
    evidence: tuple[Evidence, ...]


class _Said(NamedTuple):
    wave: str
    is_for: bool
    speaker: str
    name: str
    event: str
    claim: int


def strips(edition: Edition) -> list[Strip]:
    """Return a strip for each interpretation, those of all events together first."""
    tables = edition.tables
    general = [row.thesis for row in tables.interpretations if not row.event]
    theses = dict.fromkeys([*general, *(row.thesis for row in tables.interpretations)])
    return [_strip(thesis, edition) for thesis in theses]


def _strip(thesis: str, edition: Edition) -> Strip:
    holders = tuple(row for row in edition.tables.interpretations if row.thesis == thesis)
    evidence = tuple(sorted(edition.evidence(thesis), key=lambda piece: piece.weight != "for"))
    said = [*_held(holders, edition), *_offered(evidence, len(holders), edition)]
    names = wave_names(edition)
    waves = (
        Wave(wave, name, *(_marks(said, wave, is_for, edition) for is_for in (True, False)))
        for wave, name in names.items()
    )
    told = tuple(wave for wave in waves if wave.says or wave.denies)
    return Strip(thesis, told, holders, evidence)


def wave_names(edition: Edition) -> dict[str, str]:
    """Return the name of each decade, of what has no date, and of all events together, by id."""
    return {
        **{decade.id: decade.name for decade in edition.config.decades},
        UNDATED: edition.say("date not given"),
        WHOLE: edition.say("About the events as a whole"),
    }


def wave_of(event: Event, edition: Edition) -> str:
    """Return the id of the decade of an event."""
    decade = edition.decade(event)
    return decade.id if decade else UNDATED


def short_title(event: Event, edition: Edition) -> str:
    """Return the name of the place of an event, where no other of its decade has the same place."""
    if not event.place:
        return event.title
    wave = wave_of(event, edition)
    others = (other for other in edition.events_at(event.place) if other.place == event.place)
    namesakes = [other for other in others if wave_of(other, edition) == wave]
    return event.title if len(namesakes) > 1 else edition.place(event.place).name


def speaker_name(text: str) -> str:
    """Return the name alone: "Özdemir" of "Özdemir, in the English summary"."""
    name = _QUALIFIED.split(text, maxsplit=1)[0]
    return Untranslated(name) if isinstance(text, Untranslated) else name


def cause_marks(claims: Sequence[Cause], edition: Edition) -> dict[str, list[Mark]]:
    """Return a mark for each event of the claims on one cause, by decade."""
    marks: dict[str, list[Mark]] = {wave: [] for wave in wave_names(edition)}
    for name in dict.fromkeys(row.event for row in claims):
        found = tuple(number for number, row in enumerate(claims) if row.event == name)
        if name:
            event = edition.event(name)
            mark = Mark(short_title(event, edition), event.title, found)
            marks[wave_of(event, edition)].append(mark)
        else:
            whole = edition.say("About the events as a whole")
            marks[WHOLE].append(Mark(whole, whole, found))
    return {wave: found for wave, found in marks.items() if found}


def _held(holders: Iterable[Interpretation], edition: Edition) -> Iterator[_Said]:
    tables, source = edition.tables, edition.source.tables
    by_row = dict(zip(map(id, tables.interpretations), source.interpretations, strict=True))
    for number, row in enumerate(holders):
        speaker, name = _names(by_row[id(row)].held_by, row.held_by)
        for wave in _waves(row, edition):
            yield _Said(wave, True, speaker, name, row.event, number)


def _offered(evidence: Iterable[Evidence], first: int, edition: Edition) -> Iterator[_Said]:
    """Yield the evidence that a speaker offers; what the editors linked is no position of anybody.

    Where no speaker is named it is the author of the work in which all was read.
    """
    by_row = dict(
        zip(map(id, edition.tables.evidence), edition.source.tables.evidence, strict=True)
    )
    for number, row in enumerate(evidence, first):
        if row.said_by == EDITORS:
            continue
        author = _author(edition.source, edition), _author(edition, edition)
        speaker, name = _names(by_row[id(row)].said_by or author[0], row.said_by or author[1])
        for wave in _waves(row, edition):
            yield _Said(wave, row.weight == "for", speaker, name, row.event, number)


def _names(source: str, text: str) -> tuple[str, str]:
    """Return the name alone in the language of the tables, and in that of the reader.

    What has nothing after the name in the tables is a name as a whole: "Sources not named".
    """
    speaker = speaker_name(source)
    return speaker, speaker_name(text) if speaker != source else text


def _author(atlas: Atlas, edition: Edition) -> str:
    return edition.language.listed(atlas.work(atlas.config.read_in).author)


def _waves(row: Interpretation | Evidence, edition: Edition) -> tuple[str, ...]:
    if row.event:
        return (wave_of(edition.event(row.event), edition),)
    return row.decades or (WHOLE,)


def _marks(said: Sequence[_Said], wave: str, is_for: bool, edition: Edition) -> tuple[Mark, ...]:
    here = [item for item in said if item.wave == wave and item.is_for == is_for]
    return tuple(
        _mark([item for item in here if (item.speaker, item.event) == key], edition)
        for key in dict.fromkeys((item.speaker, item.event) for item in here)
    )


def _mark(items: Sequence[_Said], edition: Edition) -> Mark:
    # The shortest: a language may not set off what follows the name.
    name = min((item.name for item in items), key=len)
    claims = tuple(item.claim for item in items)
    if not items[0].event:
        return Mark(name, name, claims)
    event = edition.event(items[0].event)
    return Mark(f"{name} · {short_title(event, edition)}", f"{name} · {event.title}", claims)
