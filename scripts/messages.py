"""Bring the catalogues in `translations/` up to date with code and tables: `make messages`.

Every text for readers gets an entry in each language, with its places. Where the English has
changed, the old translation stays beside it, marked as stale ("fuzzy") and not used.
"""

from __future__ import annotations

import sys
from collections import ChainMap
from copy import deepcopy
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from dashboard import settings
from dashboard.cli.terminal import print_lines, run
from dashboard.cli.translation_status import FIXED_DATE, message_template
from dashboard.data.folder import read_rows, records_of
from dashboard.languages.language import SOURCE, catalogue_file, catalogue_of
from dashboard.storage.atomic_write import write_atomic

WIDTH: Final = 100
HEADER: Final = """\
# {language} texts of the Uprisings Atlas: interface and tables.
# Texts: CC BY 4.0. After a change of code or tables: make messages
# Who knows the history and has read them all writes a name here, and the atlas says so.
# Read by:
#"""


def update(code: str, source: Catalog) -> Path:
    """Bring the catalogue of a language up to date; return its file."""
    folder = settings.TRANSLATIONS_FOLDER
    catalog = catalogue_of(code, folder) or Catalog(locale=code, charset="utf-8")
    # Babel would look for a changed text among all others, which takes it half an hour. It keeps
    # the messages themselves: the next language would find in them what this one says.
    catalog.update(deepcopy(source), no_fuzzy_matching=True)
    carry_over(catalog)
    for message in catalog:
        if not message.fuzzy:
            # The previous English: Babel reads it as a comment, and would keep it for ever.
            message.user_comments = [
                comment for comment in message.user_comments if comment[:1] != "|"
            ]
    catalog.project = "Uprisings Atlas"
    if "# Read by:" not in catalog.header_comment:
        catalog.header_comment = HEADER.format(language=catalog.locale.get_display_name("en"))
    catalog.creation_date = catalog.revision_date = FIXED_DATE
    catalog.fuzzy = False
    catalog.version = catalog.msgid_bugs_address = catalog.last_translator = ""
    catalog.language_team = code
    file = catalogue_file(code, folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, ignore_obsolete=True, include_previous=True)
    write_atomic(file, buffer.getvalue())
    return file


def carry_over(catalog: Catalog) -> None:
    """Give each new text the translation of the text it replaces, marked as stale.

    That is the most similar one of those that are not used any more, in the same file.
    """
    unused: dict[str, dict[str, Message]] = {}
    for message in catalog.obsolete.values():
        if isinstance(message.id, str) and message.string:
            for file, _ in message.locations:
                unused.setdefault(file, {})[message.id] = message
    for message in catalog:
        if message.string or not isinstance(message.id, str):
            continue
        earlier = ChainMap(*(unused.get(file, {}) for file, _ in message.locations))
        for text in get_close_matches(message.id, earlier, n=1):
            message.string, message.previous_id = earlier[text].string, [text]
            message.flags.add("fuzzy")


def main() -> None:
    """Update every existing catalogue, and create those that `atlas.toml` names."""
    result = read_rows(settings.DATA_FOLDER)
    source = message_template(result)
    languages = set(records_of(result).config.languages)
    languages |= {folder.name for folder in settings.TRANSLATIONS_FOLDER.glob("*/")}
    for code in sorted(languages - {SOURCE}):
        print_lines(str(update(code, source).relative_to(settings.ROOT)))


if __name__ == "__main__":
    sys.exit(run(main))
