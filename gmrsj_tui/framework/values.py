"""The values of one document, checked against the definition of the format and cleaned (CONTRACTS 1).

This is the door for the texts of a pack: what could act on a terminal is made harmless here, and said so.
"""

from __future__ import annotations

from typing import Any

from gmrsj_tui.framework.definition import Key, Table
from gmrsj_tui.framework.document import Document, Findings
from gmrsj_tui.framework.finding import KeyPath, counted, did_you_mean, quoted
from gmrsj_tui.text import plain

_LONGEST_NUMBER = 64
"""Bits of a number that is still written out in a message."""

Values = dict[str, Any]
"""The checked values of a table by key; ``None`` where a finding says what is wrong, the default where left out."""


class Checker:
    """Checks the values of one document.

    Args:
        document: Where they come from.
        findings: Receives everything that is wrong.
    """

    def __init__(self, document: Document, findings: Findings) -> None:
        """Checks one document; findings go to the list of the pack."""
        self._document = document
        self._findings = findings

    def values(self, table: Table) -> Values:
        """The values of the whole document, which is one such table."""
        return self._table(table, self._document.data, ())

    def _error(self, path: KeyPath, message: str) -> None:
        self._findings.error(self._document, path, message)

    def _warning(self, path: KeyPath, message: str) -> None:
        self._findings.warning(self._document, path, message)

    def _table(self, table: Table, data: dict[str, Any], path: KeyPath) -> Values:
        values: Values = {}
        known = 0
        for key in table.keys:
            raw = data.get(key.name)
            if raw is None:  # TOML has no null
                if key.required:
                    self._error((*path, key.name), "is missing")
                values[key.name] = None if key.required else _blank(key)
            else:
                known += 1
                values[key.name] = self._value(key, raw, (*path, key.name))
        for inner in table.tables:
            raw = data.get(inner.name)
            known += raw is not None
            values[inner.name] = self._tables(inner, raw, (*path, inner.name))
        if len(data) > known:
            names = table.names()
            for name in data:
                if name not in names:
                    self._warning((*path, name), f"unknown key{did_you_mean(name, names)}")
        return values

    def _tables(self, table: Table, raw: object, path: KeyPath) -> list[Values] | None:
        if raw is None and table.at_least:
            self._error(path, f"is missing; a pack needs at least {table.at_least}")
            return None
        if raw is None:
            return []
        if not isinstance(raw, list):
            self._error(path, f"must be a list of tables, each written [[{table.name}]], is {_named(raw)}")
            return None
        if len(raw) < table.at_least:
            self._error(path, f"a pack needs at least {table.at_least}, this one has {len(raw)}")
        tables = []
        for place, item in enumerate(raw):
            if isinstance(item, dict):
                tables.append(self._table(table, item, (*path, place)))
            else:
                self._error((*path, place), f"must be a table, is {_named(item)}")
        return tables

    def _value(self, key: Key, raw: object, path: KeyPath) -> object:
        if key.kind == "text":
            return self._text(key, raw, path)
        if key.kind == "list":
            return self._list(key, raw, path)
        if key.kind == "integer":
            return self._integer(key, raw, path)
        if key.kind == "mapping":
            return self._mapping(key, raw, path)
        if isinstance(raw, bool):
            return raw
        self._error(path, f"must be true or false, is {_named(raw)}")
        return None

    def _text(self, key: Key, raw: object, path: KeyPath) -> str | None:
        if not isinstance(raw, str):
            self._error(path, f"must be text, is {_named(raw)}")
            return None
        if raw.isprintable() and key.pattern is None and not key.choices:
            # Nearly every text of a pack is one line without anything to clean.
            text = raw.strip() if key.lines == "many" else " ".join(raw.split())
            if text or not key.required:
                return text
        if key.pattern is not None:
            # A name is taken as it stands or not at all: a cleaned one might be another one.
            if key.pattern.fits(raw):
                return raw
            empty = key.required and not raw.strip()
            self._error(path, "is empty" if empty else f"must be {key.pattern.says}, is {quoted(raw)}")
            return None
        cleaned = self._cleaned(key, raw, path)
        return None if cleaned is None else self._allowed(key, cleaned, path)

    def _allowed(self, key: Key, text: str, path: KeyPath) -> str | None:
        if key.required and not text:
            self._error(path, "is empty")
            return None
        if key.choices and text not in key.choices and text != key.default:
            allowed = " or ".join(quoted(choice) for choice in key.choices)
            self._error(path, f"must be {allowed}, is {quoted(text)}{did_you_mean(text, key.choices)}")
            return None
        return text

    def _cleaned(self, key: Key, raw: str, path: KeyPath) -> str | None:
        text = plain(raw)
        if text != raw.replace("\r\n", "\n").replace("\t", "    "):
            self._warning(path, "has control characters; they are shown as plain text")
        text = text.strip()
        if key.lines == "many":
            return text
        if "\n" in text:
            lines = counted(text.count("\n") + 1, "line")
            if key.lines == "one":
                self._error(path, f"must be one line, has {lines}")
                return None
            self._warning(path, f"should be one line, has {lines}; shown as one")
        return " ".join(text.split())

    def _list(self, key: Key, raw: object, path: KeyPath) -> tuple[str, ...] | None:
        if not isinstance(raw, list):
            self._error(path, f"must be a list of texts, is {_named(raw)}")
            return None
        if key.required and not raw:
            self._error(path, "is empty; a pack needs at least 1")
            return None
        texts: list[str] = []
        sound = True
        for place, item in enumerate(raw):
            text = self._text(key, item, (*path, place))
            if text is None:
                sound = False
            elif not text:
                self._warning((*path, place), "is empty; left out")
            elif key.unique and text in texts:
                note = self._error if key.repeated_is_error else self._warning
                note((*path, place), f"{quoted(text)} stands twice")
                sound = sound and not key.repeated_is_error
            else:
                texts.append(text)
        return tuple(texts) if sound else None

    def _integer(self, key: Key, raw: object, path: KeyPath) -> int | None:
        if not isinstance(raw, int) or isinstance(raw, bool):
            self._error(path, f"must be a whole number, is {_named(raw)}")
            return None
        low, high = key.minimum, key.maximum
        if high is not None and raw > high and key.above_maximum:
            self._error(path, key.above_maximum.format(value=_number(raw)))
            return None
        if (low is not None and raw < low) or (high is not None and raw > high):
            allowed = f"{low}" if low == high else f"{low} to {high}"
            self._error(path, f"must be {allowed}, is {_number(raw)}")
            return None
        return raw

    def _mapping(self, key: Key, raw: object, path: KeyPath) -> dict[str, tuple[str, ...]] | None:
        if not isinstance(raw, dict):
            self._error(path, f"must be a table of id = list of ids, is {_named(raw)}")
            return None
        item = Key(key.name, "list", key.about, required=True, lines="one", unique=True)
        mapping: dict[str, tuple[str, ...]] = {}
        sound = True
        for name, value in raw.items():
            texts = self._list(item, value, (*path, name))
            if not name.strip() or plain(name) != name:
                self._error((*path, name), f"must be the id of a criterion, is {quoted(name)}")
            elif texts is not None:
                mapping[name] = texts
                continue
            sound = False
        return mapping if sound else None


def _blank(key: Key) -> object:
    """What stands for a key that is left out."""
    if key.kind == "text":
        return key.default
    if key.kind == "integer":
        return 0
    if key.kind == "boolean":
        return False
    return () if key.kind == "list" else {}


def _number(value: int) -> str:
    # Python refuses to write out a number of some thousand digits.
    return str(value) if value.bit_length() <= _LONGEST_NUMBER else "a number of very many digits"


def _named(value: object) -> str:
    """What a value of the wrong kind is, in the words of authors."""
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"the number {_number(value)}" if value.bit_length() <= _LONGEST_NUMBER else _number(value)
    if isinstance(value, float):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"
