"""The texts of `atlas.toml` that only one atlas has, and the doors of its first screen."""

from __future__ import annotations

from dashboard.data.config_types import (
    ConfigTable,
    Number,
    OptionalReaderText,
    Query,
    ReaderText,
    Width,
)


class Door(ConfigTable):
    """A link of the first screen, and the small map on it: its middle and its width in degrees."""

    title: ReaderText
    text: OptionalReaderText = ""
    link: Query
    lat: Number
    lon: Number
    width: Width


class Prose(ConfigTable):
    """Texts that only one atlas has; an empty one is left out, or replaced by a general text.

    `judge_question` may name the work that it is about by {author} and {year}.
    """

    question: OptionalReaderText = ""  # of the first screen, in large letters
    lead: OptionalReaderText = ""  # the first sentence of the introduction
    selection: OptionalReaderText = ""  # by what rule the records were chosen
    comparison: OptionalReaderText = ""  # of a record that is not counted, after its kind
    comparison_heading: OptionalReaderText = ""  # over all of these in the list
    debate: OptionalReaderText = ""  # the title of the debate
    debate_way: OptionalReaderText = ""  # the teaser of the debate
    judge: OptionalReaderText = ""  # the title of the worksheet
    judge_question: OptionalReaderText = ""  # the question of the worksheet
    speakers: OptionalReaderText = ""  # who uses the judging words
    citation_rule: OptionalReaderText = ""  # how far a citation in the work that was read reaches
    map_method: OptionalReaderText = ""  # how exact the map is
    map_credit: OptionalReaderText = ""  # the source of the map, in the footer
    map_lines: OptionalReaderText = ""  # the date of its borders, in the footer
    border: OptionalReaderText = ""  # the same in few words, on the borders themselves
    state_lines: OptionalReaderText = ""  # the same in the key
    border_note: OptionalReaderText = ""  # in the key: what was unsettled at the time
    paper_lines: OptionalReaderText = ""  # both under a printed map
