"""Reads the keys of a TOML table, and collects the faults of all of them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import IDENTIFIER
from dashboard.data.similar_names import as_identifier
from dashboard.languages.language import Phrase, phrase


class TomlReader:
    """One table of a TOML file; a wrong key adds a fault, and a blank value is returned for it."""

    def __init__(self, file: str, path: str, table: Mapping[str, Any], faults: list[Fault]) -> None:
        self._file, self._path, self._table, self.faults = file, path, table, faults
        self._known_keys: set[str] = set()

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text; one that is not `required` may be empty or missing."""
        value = self._value(key, "" if not required else None)
        if not isinstance(value, str) or (required and not value.strip()):
            self.add_fault(key, phrase("must be a text"), phrase('Write {key} = "…".', key=key))
            return ""
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(key, None)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.add_fault(
                key, phrase("must be a list of texts"), phrase('Write {key} = ["…"].', key=key)
            )
            return ()
        return tuple(value)

    def identifier(self, key: str, reserved: tuple[str, ...] = ()) -> str:
        """Return an id in the format of tables and addresses, and none that is `reserved`."""
        value = self.text(key)
        suggestion = as_identifier(value)
        fix = phrase('Write {key} = "{value}", here and in the tables.', key=key, value=suggestion)
        if value in reserved:
            self.add_fault(key, phrase("has a special meaning here"), phrase("Write another id."))
        elif value and not IDENTIFIER.fullmatch(value):
            reason = phrase("is not an id: lower-case letters a to z, digits and single hyphens")
            self.add_fault(key, reason, fix if suggestion else phrase("Write another id."))
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; a key that is missing is false."""
        value = self._value(key, False)
        if not isinstance(value, bool):
            self.add_fault(
                key, phrase("must be true or false"), phrase("Write {key} = true.", key=key)
            )
        return value is True

    def pages(self, key: str) -> tuple[int, int] | None:
        """Return the first and the last page, written "26-45"; None where the key is missing."""
        value = self.text(key, required=False)
        match = re.fullmatch(r"([0-9]{1,6})\s*[-–]\s*([0-9]{1,6})", value)
        if match and int(match[1]) <= int(match[2]):
            return int(match[1]), int(match[2])
        if value:
            fix = phrase('Write the first and the last page: {key} = "26-45".', key=key)
            self.add_fault(key, phrase("must be a first and a last page"), fix)
        return None

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        """Return one word of `choices`."""
        value = self._value(key, None)
        if value not in choices:
            self.add_fault(
                key,
                phrase("is not a word for this key"),
                phrase("Write one of: {choices}.", choices=", ".join(choices)),
            )
        return str(value)

    def number(self, key: str) -> float:
        """Return a number."""
        value = self._value(key, None)
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            self.add_fault(key, phrase("must be a number"), phrase("Write {key} = 40.5.", key=key))
            return 0.0
        return float(value)

    def year(self, key: str) -> int:
        """Return a year from 1 to 9999."""
        value = self._value(key, None)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
            fix = phrase("Write a year from 1 to 9999, such as {key} = 1920.", key=key)
            self.add_fault(key, phrase("must be a year"), fix)
            return 1
        return value

    def day(self, key: str) -> date:
        """Return a day, written 1920-01-01 with or without quotation marks."""
        value = str(self._value(key, None))
        try:
            return date.fromisoformat(value)
        except ValueError:
            fix = phrase('Write a day, such as {key} = "1920-01-01".', key=key)
            self.add_fault(key, phrase("must be a day"), fix)
            return date.min

    def optional_day(self, key: str) -> date | None:
        """Return a day, or None where the key is missing or empty."""
        return self.day(key) if self._value(key, "") != "" else None

    def web_address(self, key: str, *, of_a_folder: bool = True) -> str:
        """Return an address, or "" where it is missing; the address of a folder ends in a slash."""
        value = self.text(key, required=False)
        pattern = r"https?://[^\s?#]+/" if of_a_folder else r"https?://\S+"
        if value and not re.fullmatch(pattern, value):
            self.add_fault(
                key,
                phrase("must be a web address"),
                phrase('Write {key} = "https://example.org/atlas/".', key=key),
            )
        return value

    def corrections(self, key: str) -> str:
        """Return where corrections are sent: a text, or a web or mail address."""
        value = self.text(key, required=False)
        scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):(?!\s)", value)
        if scheme and scheme[1].casefold() not in ("http", "https", "mailto"):
            fix = phrase(
                "Write plain words, or an address that begins with https:, http: or mailto:."
            )
            self.add_fault(key, phrase("is not a web or e-mail address"), fix)
        return value

    def colour(self, key: str) -> str:
        """Return a colour, #rrggbb."""
        value = self._value(key, None)
        if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            self.add_fault(
                key, phrase("must be a colour"), phrase('Write {key} = "#1f5f8b".', key=key)
            )
        return str(value)

    def has(self, key: str) -> bool:
        """Return whether `key` is present, and mark it as known."""
        self._known_keys.add(key)
        return key in self._table

    def table(self, key: str) -> TomlReader:
        """Return the keys of a table under this one."""
        value = self._value(key, None)
        if not isinstance(value, dict):
            self.add_fault(
                key,
                phrase("the table is missing"),
                phrase("Write [{path}{key}] and its keys.", path=self._path, key=key),
            )
            # Every key of a missing table would be missing too: one fault is enough.
            return TomlReader(self._file, f"{self._path}{key}.", {}, [])
        return TomlReader(self._file, f"{self._path}{key}.", value, self.faults)

    def tables(self, key: str) -> tuple[TomlReader, ...]:
        """Return the keys of each table in a list; a list that is not there is empty."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.add_fault(
                key,
                phrase("must be a list of tables"),
                phrase("Write [[{path}{key}]] before each.", path=self._path, key=key),
            )
            return ()
        paths = [f"{self._path}{key}[{number}]." for number in range(1, len(value) + 1)]
        return tuple(
            TomlReader(self._file, path, table, self.faults)
            for path, table in zip(paths, value, strict=True)
        )

    def reject_unknown_keys(self) -> None:
        """Add a fault for every key that was never read."""
        for key in sorted(self._table.keys() - self._known_keys):
            fix = phrase("The keys are: {keys}.", keys=", ".join(sorted(self._known_keys)))
            self.faults.append(
                Fault(
                    self._file,
                    None,
                    f"{self._path}{key}",
                    "",
                    phrase("the key is unknown here"),
                    fix,
                )
            )

    def add_fault(self, key: str, reason: Phrase, fix: Phrase) -> None:
        """Add a fault of `key`."""
        value = self._table.get(key, "")
        value_text = "" if isinstance(value, dict | list) else str(value)
        is_missing = key not in self._table
        self.faults.append(
            Fault(
                self._file,
                None,
                f"{self._path}{key}",
                value_text,
                phrase("the key is missing") if is_missing else reason,
                fix,
            )
        )

    def _value(self, key: str, default: Any) -> Any:
        self._known_keys.add(key)
        return self._table.get(key, default)
