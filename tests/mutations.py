"""Mutations of the files of an atlas, as people, spreadsheets or a broken disk make them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "cp1251", "cp1252", "cp1254", "utf-32")
# What people, spreadsheets or a broken disk leave in a cell.
JUNK: Final = (
    "", " ", "0", "-1", "1e9", "NaN", "=A1", "#REF!", "'", '"', '""', "“x”", ";", ";;", ",", "\t",
    "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u202e", "\x07", "\U0001f600", "ə" * 300, "..",
    "[", "[]", "[..]", "/", "../..", "1920/", "[1920,]", "9999", "0000", "1920-24", "9999-24",
    "31.05.1920", "5/31/20", "May-20", "6.0", "1,800", "90.0001", "1e400", "?event=x", "{0}", "{a}",
    "%s", "ozdemir-2023", "ozdemir-2023:", ":", "a:b:c",
)  # fmt: skip

Rows: TypeAlias = list[list[str]]
Mutation: TypeAlias = Callable[[bytes, Random], bytes]


def _by_rows(change: Callable[[Rows, Random], None]) -> Mutation:
    """Return a mutation of the rows of a table."""

    def mutate(content: bytes, rng: Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode())))
        change(rows, rng)
        output = io.StringIO()
        csv.writer(output, delimiter=rng.choice(",,,,;\t|")).writerows(rows)
        return output.getvalue().encode()

    return mutate


def _flip_bytes(content: bytes, rng: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return bytes(damaged)


def _cut(content: bytes, rng: Random) -> bytes:
    start, end = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    return rng.choice((content[:end], content[start:], content[:start] + content[end:]))


def _recode(content: bytes, rng: Random) -> bytes:
    return content.decode().encode(rng.choice(ENCODINGS), "replace")


def _insert(content: bytes, rng: Random) -> bytes:
    position = rng.randrange(len(content) + 1)
    return content[:position] + rng.choice(JUNK).encode() + content[position:]


def _junk_cells(rows: Rows, rng: Random) -> None:
    for _ in range(rng.randint(1, 5)):
        row = rng.choice(rows)
        row[rng.randrange(len(row))] = rng.choice(JUNK)


def _swap_cells(rows: Rows, rng: Random) -> None:
    for _ in range(rng.randint(1, 5)):
        row, other_row = rng.choice(rows), rng.choice(rows)
        column, other_column = rng.randrange(len(row)), rng.randrange(len(other_row))
        row[column], other_row[other_column] = other_row[other_column], row[column]


def _drop_row(rows: Rows, rng: Random) -> None:
    del rows[rng.randrange(len(rows))]


def _repeat_row(rows: Rows, rng: Random) -> None:
    rows.insert(rng.randrange(len(rows) + 1), list(rng.choice(rows)))


def _drop_column(rows: Rows, rng: Random) -> None:
    index = rng.randrange(len(rows[0]))
    for row in rows:
        del row[index]


def _repeat_column(rows: Rows, rng: Random) -> None:
    index, target = rng.randrange(len(rows[0])), rng.randrange(len(rows[0]) + 1)
    for row in rows:
        row.insert(target, row[index])


def _tear_row(rows: Rows, rng: Random) -> None:
    row = rng.choice(rows)
    row[rng.randrange(len(row)) :] = [rng.choice(JUNK)] * rng.randint(0, 12)


def _shuffle_rows(rows: Rows, rng: Random) -> None:
    rng.shuffle(rows)


OF_TABLES: Final[tuple[Mutation, ...]] = tuple(
    map(
        _by_rows,
        (
            _junk_cells,
            _swap_cells,
            _drop_row,
            _repeat_row,
            _drop_column,
            _repeat_column,
            _tear_row,
            _shuffle_rows,
        ),
    )
)
OF_FILES: Final[tuple[Mutation, ...]] = (_flip_bytes, _cut, _recode, _insert)


# Plausible slips: most of them pass the check, and must then be shown.
SLIPS: Final = (
    "0", "1", "7", "99", "100000", "1791", "1791-05", "1791-05-06~", "[1791-05..1791-07]",
    "1792-24", "1793-05-02/1793-05-06", "a", "A title of its own", "long " * 900, "two\nlines",
    "\u2028", "<b>x</b>", "{author}", "{0}", "%(x)s", "\\", "‏مرحبا", "ə", "12.5", "-12.5",
    "11.42", "62.75", "point", "approximate", "region", "before", "during", "after", "closed",
    "for", "against", "all", "islanders", "company", "tax", "hunger", "uprising", "outbreak",
    "own", "comparison", "debate", "saltgarth-1791", "harrowmouth-1794", "saltgarth; farholm",
    "aldermay-1988:13", "aldermay-1988:99", "tace-1931; aldermay-1988:13",
    "?event=saltgarth-1791", "?view=debate", "en", "casualties",
)  # fmt: skip
_VALUES: Final = (
    '""', '"x"', "0", "1", "-1", "1e9", "true", "[]", '["en"]', '["en", "tr"]', "{}",
    '"1791-01-01"', '"9999-12-31"', '"0001-01-01"', '"#000000"', '"star"', '"hexagon"',
    '"home"', '"a b"', '"{x}"', '"javascript:alert(1)"', '"mailto:a@b.org"',
    '"https://example.org/"', "12.5", "62.0", '"<b>"', '"“x”"', "'x'",
    '"long ' + "long " * 900 + '"', "9", "1790", "2000",
)  # fmt: skip


def _slips(rows: Rows, rng: Random) -> None:
    for _ in range(rng.randint(1, 3)):
        row = rng.choice(rows[1:] or rows)
        row[rng.randrange(len(row))] = rng.choice(SLIPS)


def _of_another_row(rows: Rows, rng: Random) -> None:
    """Put into a cell what another row has in the same column."""
    for _ in range(rng.randint(1, 4)):
        row, other_row = rng.choice(rows[1:] or rows), rng.choice(rows[1:] or rows)
        column = rng.randrange(min(len(row), len(other_row)))
        row[column] = other_row[column]


def _other_value(content: bytes, rng: Random) -> bytes:
    """Change the value of one key of a TOML file, or leave out or repeat its line."""
    lines = content.decode().splitlines()
    keys = [index for index, line in enumerate(lines) if re.match(r"[a-z_]+ = ", line)]
    index = rng.choice(keys)
    key = lines[index].partition(" = ")[0]
    changes = ([], [lines[index], lines[index]], *([f"{key} = {value}"] for value in _VALUES))
    lines[index : index + 1] = rng.choice(changes)
    return "\n".join(lines).encode()


def _exchanged(content: bytes, rng: Random) -> bytes:
    """Exchange the two coordinates of points of a GeoJSON, all or some."""
    share = rng.choice((1.0, 0.5, 0.01))
    pair = rb"\[\s*(-?[0-9.]+),\s*(-?[0-9.]+)\s*\]"
    return re.sub(pair, lambda match: _turned(match, rng, share), content)


def _turned(match: re.Match[bytes], rng: Random, share: float) -> bytes:
    return b"[%s,%s]" % (match[2], match[1]) if rng.random() < share else match[0]


def _other_number(content: bytes, rng: Random) -> bytes:
    """Put another number in the place of one of a GeoJSON."""
    numbers = list(re.finditer(rb"-?[0-9]+\.[0-9]+", content))
    span_ = rng.choice(numbers).span()
    other = rng.choice((b"0", b"1e300", b"-500.5", b"11.5", b"null", b'"x"', b"90.0001"))
    return content[: span_[0]] + other + content[span_[1] :]


LIKELY_OF_TABLES: Final[tuple[Mutation, ...]] = (
    *(_by_rows(_slips),) * 4,
    *(_by_rows(_of_another_row),) * 8,
)
OF_TOML: Final[tuple[Mutation, ...]] = (_other_value,) * 8
OF_LAYERS: Final[tuple[Mutation, ...]] = (_exchanged, _other_number)
