"""Rules that several tables share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.tables import Row, Rule
from dashboard.languages.language import phrase


def end_after_start(file: str, start: str, end: str) -> Rule:
    """Return the rule that an end needs a start and cannot be before it."""

    def faults(rows: Sequence[Row[Any]], _: AtlasConfig | None) -> Iterator[Fault]:
        for number, record in rows:
            first, last = getattr(record, start), getattr(record, end)
            if last and not first:
                fix = phrase(
                    "Enter {start}; if only the end is known, leave both empty and say so in "
                    "words.",
                    start=start,
                )
                yield Fault(
                    file,
                    number,
                    end,
                    last.edtf,
                    phrase("is given without a {start}", start=start),
                    fix,
                )
            elif last and last.latest < first.earliest:
                reason = phrase("is before {start}, {date}", start=start, date=first.edtf)
                yield Fault(
                    file, number, end, last.edtf, reason, phrase("Look up both dates again.")
                )

    return Rule((start, end), faults)


def counts_in_order(file: str) -> Rule:
    """Return the rule that `count_min` is not above `count_max`."""

    def faults(rows: Sequence[Row[Any]], _: AtlasConfig | None) -> Iterator[Fault]:
        for number, record in rows:
            least, most = record.count_min, record.count_max
            if least is not None and most is not None and least > most:
                reason = phrase("is more than count_max, {most}", most=most)
                fix = phrase(
                    "Enter {most} in count_min and {least} in count_max.", most=most, least=least
                )
                yield Fault(file, number, "count_min", str(least), reason, fix)

    return Rule(("count_min", "count_max"), faults)


def to_place_needs_place(file: str) -> Rule:
    """Return the rule that `to_place` needs a `place`, and differs from it."""

    def faults(rows: Sequence[Row[Any]], _: AtlasConfig | None) -> Iterator[Fault]:
        for number, record in rows:
            if record.to_place and not record.place:
                fix = phrase(
                    "Enter the starting place in place; if the source does not give it, fill "
                    "in only place."
                )
                yield Fault(
                    file,
                    number,
                    "to_place",
                    record.to_place,
                    phrase("needs a starting place in the column place"),
                    fix,
                )
            elif record.to_place and record.to_place == record.place:
                fix = phrase("Leave to_place empty where nothing moved.")
                yield Fault(
                    file,
                    number,
                    "to_place",
                    record.to_place,
                    phrase("is the same as the starting place"),
                    fix,
                )

    return Rule(("place", "to_place"), faults)


def via_needs_two_ends(file: str) -> Rule:
    """Return the rule that `via` needs a `place` and a `to_place`, and names neither again."""

    def faults(rows: Sequence[Row[Any]], _: AtlasConfig | None) -> Iterator[Fault]:
        for number, record in rows:
            stops = "; ".join(record.via)
            if record.via and not (record.place and record.to_place):
                fix = phrase("Enter where the route starts and ends, or leave via empty.")
                reason = phrase("needs both place and to_place")
                yield Fault(file, number, "via", stops, reason, fix)
            elif {record.place, record.to_place} & set(record.via):
                fix = phrase("Name only the places between place and to_place.")
                reason = phrase("names an end of the route again")
                yield Fault(file, number, "via", stops, reason, fix)

    return Rule(("place", "to_place", "via"), faults)
