"""Citations as text: of a claim's sources, of a record, and of the atlas itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dashboard import settings
from dashboard.data.records import Citation, Event
from dashboard.dates import read_edtf
from dashboard.downloads.event_works import pages_read
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.model import Atlas


def how_to_cite(edition: Edition) -> str:
    """Return the citation of the whole atlas."""
    template = edition.say("{title}. {version}. Based on {work}. {licence}.")
    return template.format(
        title=full_title(edition),
        version=_version_text(edition),
        work=_read_in(edition),
        licence=edition.config.data_licence.name,
    )


def how_to_cite_record(event: Event, edition: Edition) -> str:
    """Return the citation of one record, with every page of the article on which it rests."""
    template = edition.say("{record}. In: {title}, {version}, event {id}. Based on {pages}.")
    where = Citation(edition.config.read_in, pages_read(event, edition))
    return template.format(
        record=with_isolates(event.title.rstrip(".")),
        title=full_title(edition),
        version=edition.say("version {version}").format(version=version(edition)),
        id=event.id,
        pages=short_reference(where, edition),
    )


def full_title(edition: Edition) -> str:
    """Return title and subtitle: "Uprisings Atlas: Soviet Azerbaijan, 1920–1931"."""
    titles = (edition.config.title, edition.config.subtitle)
    return ": ".join(with_isolates(title) for title in titles if title)


def version(atlas: Atlas) -> str:
    """Return the version of the data, or else that of the software."""
    return atlas.config.version or settings.version()


def slug(atlas: Atlas) -> str:
    """Return the title as part of a file name: "uprisings-atlas"."""
    plain = unicodedata.normalize("NFKD", atlas.config.title.casefold())
    return "-".join(re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode())) or "atlas"


def citation_line(cites: Sequence[Citation], edition: Edition) -> str:
    """Return "Mamedova 2012, p. 3 – read in Özdemir 2023, p. 26"; the last is the work we read."""
    *cited_works, read_in = (short_reference(cite, edition) for cite in cites)
    if not cited_works:
        return read_in
    return "; ".join(cited_works) + edition.say(" – cited in ") + read_in


def short_reference(cite: Citation, edition: Edition) -> str:
    """Return "Mamedova 2012, p. 3" for one citation."""
    work = edition.work(cite.work)
    authors = with_isolates(edition.language.listed(work.author))
    undated = edition.say("no date")
    name = f"{authors} {work.year}" if work.year else f"{authors}, {undated}"
    location = location_text(cite.locator, edition.language)
    return f"{name}, {location}" if location else name


def location_text(locator: str, language: Language) -> str:
    """Return the location in a work as text: "p. 3", "pp. 34, 35", "C. 3, 201", or nothing."""
    if not locator or not locator[0].isdigit():
        return locator
    several = any(not character.isdigit() for character in locator)
    template = language.say("pp. {pages}") if several else language.say("p. {pages}")
    return template.format(pages=re.sub(r"(?<=\d)-(?=\d)", "–", locator))


def _version_text(edition: Edition) -> str:
    number = version(edition)
    released = edition.config.released
    if released is None:
        return edition.say("Version {version}").format(version=number)
    day = date_in_words(read_edtf(released.isoformat()), edition.language)
    return edition.say("Version {version}, {day}").format(version=number, day=day)


def _read_in(edition: Edition) -> str:
    return short_reference(Citation(edition.config.read_in, ""), edition)
