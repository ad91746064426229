"""Citations as text: of a claim's sources, of a record, and of the atlas itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dashboard import settings
from dashboard.data.records import Citation, Event
from dashboard.dates import read_edtf
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.model import Atlas


def how_to_cite(atlas: Atlas, language: Language) -> str:
    """Return the citation of the whole atlas."""
    template = language.say("{title}. {version}. After {work}. {licence}.")
    return template.format(
        title=full_title(atlas, language),
        version=_version_text(atlas, language),
        work=_read_in(atlas, language),
        licence=atlas.config.data_licence.name,
    )


def how_to_cite_record(event: Event, atlas: Atlas, language: Language) -> str:
    """Return the citation of one record, with the pages of the article that it summarizes."""
    template = language.say("{record}. In: {title}, {version}, record {id}. After {pages}.")
    return template.format(
        record=with_isolates(language.say(event.title).rstrip(".")),
        title=full_title(atlas, language),
        version=language.say("version {version}").format(version=version(atlas)),
        id=event.id,
        pages=short_reference(event.cites[-1], atlas, language),
    )


def full_title(atlas: Atlas, language: Language) -> str:
    """Return title and subtitle: "Uprisings Atlas: Soviet Azerbaijan, 1920–1931"."""
    titles = (atlas.config.title, atlas.config.subtitle)
    return ": ".join(with_isolates(language.say(title)) for title in titles if title)


def version(atlas: Atlas) -> str:
    """Return the version of the data, or else that of the software."""
    return atlas.config.version or settings.version()


def slug(atlas: Atlas) -> str:
    """Return the title as part of a file name: "uprisings-atlas"."""
    plain = unicodedata.normalize("NFKD", atlas.config.title.casefold())
    return "-".join(re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode())) or "atlas"


def citation_line(cites: Sequence[Citation], atlas: Atlas, language: Language) -> str:
    """Return "Mamedova 2012, p. 3 – read in Özdemir 2023, p. 26"; the last is the work we read."""
    *cited_works, read_in = (short_reference(cite, atlas, language) for cite in cites)
    if not cited_works:
        return read_in
    return f"{'; '.join(cited_works)}{language.say(' – read in ')}{read_in}"


def short_reference(cite: Citation, atlas: Atlas, language: Language) -> str:
    """Return "Mamedova 2012, p. 3" for one citation."""
    work = atlas.work(cite.work)
    name = (
        f"{with_isolates(language.listed(work.author))} {work.year or language.say('n.d.')}".strip()
    )
    location = location_text(cite.locator, language)
    return f"{name}, {location}" if location else name


def location_text(locator: str, language: Language) -> str:
    """Return the location in a work as text: "p. 3", "pp. 34, 35", "C. 3, 201", or nothing."""
    if not locator or not locator[0].isdigit():
        return locator
    several = any(not character.isdigit() for character in locator)
    template = language.say("pp. {pages}") if several else language.say("p. {pages}")
    return template.format(pages=locator)


def _version_text(atlas: Atlas, language: Language) -> str:
    number = version(atlas)
    released = atlas.config.released
    if released is None:
        return language.say("Version {version}").format(version=number)
    day = date_in_words(read_edtf(released.isoformat()), language)
    return language.say("Version {version}, {day}").format(version=number, day=day)


def _read_in(atlas: Atlas, language: Language) -> str:
    return short_reference(Citation(atlas.config.read_in, ""), atlas, language)
