"""Ways to damage the files of an atlas, as a hand, a spreadsheet or a broken disk does."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "cp1251", "cp1252", "cp1254", "utf-32")
# What a hand, a spreadsheet or a broken disk leaves in a cell.
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

    def mutated(content: bytes, chance: Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode())))
        change(rows, chance)
        written = io.StringIO()
        csv.writer(written, delimiter=chance.choice(",,,,;\t|")).writerows(rows)
        return written.getvalue().encode()

    return mutated


def _flip_bytes(content: bytes, chance: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(content: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice((content[:last], content[first:], content[:first] + content[last:]))


def _recode(content: bytes, chance: Random) -> bytes:
    return content.decode().encode(chance.choice(ENCODINGS), "replace")


def _insert(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(JUNK).encode() + content[at:]


def _junk_cells(rows: Rows, chance: Random) -> None:
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(JUNK)


def _swap_cells(rows: Rows, chance: Random) -> None:
    for _ in range(chance.randint(1, 5)):
        one, other = chance.choice(rows), chance.choice(rows)
        at, to = chance.randrange(len(one)), chance.randrange(len(other))
        one[at], other[to] = other[to], one[at]


def _drop_row(rows: Rows, chance: Random) -> None:
    del rows[chance.randrange(len(rows))]


def _repeat_row(rows: Rows, chance: Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(chance.choice(rows)))


def _drop_column(rows: Rows, chance: Random) -> None:
    at = chance.randrange(len(rows[0]))
    for row in rows:
        del row[at]


def _repeat_column(rows: Rows, chance: Random) -> None:
    at, to = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]) + 1)
    for row in rows:
        row.insert(to, row[at])


def _tear_row(rows: Rows, chance: Random) -> None:
    row = chance.choice(rows)
    row[chance.randrange(len(row)) :] = [chance.choice(JUNK)] * chance.randint(0, 12)


def _shuffle_rows(rows: Rows, chance: Random) -> None:
    chance.shuffle(rows)


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


# What a hand writes that is nearly right: most of it passes, and must then be shown.
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


def _slips(rows: Rows, chance: Random) -> None:
    for _ in range(chance.randint(1, 3)):
        row = chance.choice(rows[1:] or rows)
        row[chance.randrange(len(row))] = chance.choice(SLIPS)


def _of_another_row(rows: Rows, chance: Random) -> None:
    """Put into a cell what another row has in the same column."""
    for _ in range(chance.randint(1, 4)):
        row, other = chance.choice(rows[1:] or rows), chance.choice(rows[1:] or rows)
        at = chance.randrange(min(len(row), len(other)))
        row[at] = other[at]


def _other_value(content: bytes, chance: Random) -> bytes:
    """Change the value of one key of a TOML file, or leave out or repeat its line."""
    lines = content.decode().splitlines()
    keys = [at for at, line in enumerate(lines) if re.match(r"[a-z_]+ = ", line)]
    at = chance.choice(keys)
    key = lines[at].partition(" = ")[0]
    changes = ([], [lines[at], lines[at]], *([f"{key} = {value}"] for value in _VALUES))
    lines[at : at + 1] = chance.choice(changes)
    return "\n".join(lines).encode()


def _exchanged(content: bytes, chance: Random) -> bytes:
    """Exchange the two coordinates of points of a GeoJSON, all or some."""
    share = chance.choice((1.0, 0.5, 0.01))
    pair = rb"\[\s*(-?[0-9.]+),\s*(-?[0-9.]+)\s*\]"
    return re.sub(pair, lambda found: _turned(found, chance, share), content)


def _turned(found: re.Match[bytes], chance: Random, share: float) -> bytes:
    return b"[%s,%s]" % (found[2], found[1]) if chance.random() < share else found[0]


def _other_number(content: bytes, chance: Random) -> bytes:
    """Put another number in the place of one of a GeoJSON."""
    numbers = list(re.finditer(rb"-?[0-9]+\.[0-9]+", content))
    at = chance.choice(numbers).span()
    other = chance.choice((b"0", b"1e300", b"-500.5", b"11.5", b"null", b'"x"', b"90.0001"))
    return content[: at[0]] + other + content[at[1] :]


LIKELY_OF_TABLES: Final[tuple[Mutation, ...]] = (
    *(_by_rows(_slips),) * 4,
    *(_by_rows(_of_another_row),) * 8,
)
OF_TOML: Final[tuple[Mutation, ...]] = (_other_value,) * 8
OF_LAYERS: Final[tuple[Mutation, ...]] = (_exchanged, _other_number)
