"""The values of an export, checked against its definition: every finding is named, every text cleaned (CONTRACTS 1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from gmrsj_tui.exchange.findings import Findings, Place, quoted
from gmrsj_tui.exchange.nodes import Cases, Choice, ListOf, MapOf, Node, Nullable, Number, Record, Text, Word, YesNo
from gmrsj_tui.text import one_line, plain

WRONG = object()
"""Stands for a value with an error, which was noted."""


def value_of(node: Node, data: object, place: Place, findings: Findings) -> Any:
    """The value that a part of a document stands for.

    Args:
        node: What it may be.
        data: What it is, as JSON gives it.
        place: The way to it.
        findings: Takes what is wrong with it.

    Returns:
        The value, or :data:`WRONG`.
    """
    return _READERS[type(node)](node, data, place, findings)


def _text(node: Text, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, str):
        return _wrong_kind("a text", data, place, findings)
    if len(data) > node.longest:
        return _wrong(f"has {len(data)} characters, and {node.longest} is the most", place, findings)
    # What can be printed as it is holds nothing to clean but spaces.
    text = data if data.isprintable() else plain(data)
    if node.lines == "one":
        text = one_line(text)
    if text != data:
        findings.warn(place, "holds spaces or characters that could act on a terminal; they are replaced")
    if not text and not node.blank:
        return _wrong("is empty", place, findings)
    if len(text) > node.longest:  # a tab becomes several spaces
        return _wrong(f"has {len(text)} characters, and {node.longest} is the most", place, findings)
    return text


def _word(node: Word, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, str):
        return _wrong_kind("a text", data, place, findings)
    if (
        len(data) <= node.longest
        and _compiled(node.pattern).fullmatch(data)
        and one_line(data) == data
        and (node.fits is None or node.fits(data))
    ):
        return data
    return _wrong(f"is {quoted(data)}, which is not {node.says}", place, findings)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _number(node: Number, data: object, place: Place, findings: Findings) -> Any:
    if isinstance(data, bool) or not isinstance(data, int):
        return _wrong_kind("a whole number", data, place, findings)
    if not node.lowest <= data <= node.highest:
        return _wrong(f"is {str(data)[:20]}, which is not within {node.lowest} to {node.highest}", place, findings)
    return data


def _yes_no(_: YesNo, data: object, place: Place, findings: Findings) -> Any:
    return data if isinstance(data, bool) else _wrong_kind("true or false", data, place, findings)


def _choice(node: Choice, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, str):
        return _wrong_kind("a text", data, place, findings)
    if data not in node.choices:
        return _wrong(f"is {quoted(data)}, which is none of {', '.join(node.choices)}", place, findings)
    return node.make(data)


def _nullable(node: Nullable, data: object, place: Place, findings: Findings) -> Any:
    return None if data is None else value_of(node.of, data, place, findings)


def _list(node: ListOf, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, list):
        return _wrong_kind("a list", data, place, findings)
    read, of = _READERS[type(node.of)], node.of
    values = tuple(read(of, item, (place, position), findings) for position, item in enumerate(data))
    return WRONG if WRONG in values else values


def _mapping(node: MapOf, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, dict):
        return _wrong_kind("an object", data, place, findings)
    values: dict[str, Any] = {}
    wrong = False
    for key, item in data.items():
        here = (place, key)
        name = value_of(node.key, key, here, findings)
        value = value_of(node.of, item, here, findings)
        if name is WRONG or value is WRONG:
            wrong = True
        else:
            values[name] = value
    return WRONG if wrong else values


def _record(node: Record, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, dict):
        return _wrong_kind("an object", data, place, findings)
    values: dict[str, Any] = {}
    wrong = False
    for key in node.keys:
        name = key.name
        if name in data:
            value = values[name] = _READERS[type(key.of)](key.of, data[name], (place, name), findings)
            wrong = wrong or value is WRONG
        elif key.needed:
            wrong = True
            findings.error((place, name), "is missing")
    if len(data) > len(values):
        known = {key.name for key in node.keys}
        for name in data:
            if name not in known:
                findings.warn((place, name), "is not known to this version of gmrsj, and is left out")
    return WRONG if wrong else node.make(**values)


def _cases(node: Cases, data: object, place: Place, findings: Findings) -> Any:
    if not isinstance(data, dict):
        return _wrong_kind("an object", data, place, findings)
    if node.by not in data:
        findings.error((place, node.by), "is missing")
        return WRONG
    chosen = value_of(Choice(tuple(node.cases)), data[node.by], (place, node.by), findings)
    return WRONG if chosen is WRONG else _record(node.cases[chosen], data, place, findings)


def _wrong(problem: str, place: Place, findings: Findings) -> Any:
    findings.error(place, problem)
    return WRONG


def _wrong_kind(wanted: str, data: object, place: Place, findings: Findings) -> Any:
    return _wrong(f"is {kind_of(data)} and not {wanted}", place, findings)


def kind_of(data: object) -> str:
    """What kind of value this is, for messages."""
    if data is None:
        return "null"
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}
    return kinds.get(type(data), "an object")


_READERS: dict[type, Callable[[Any, object, Place, Findings], Any]] = {
    Text: _text,
    Word: _word,
    Number: _number,
    YesNo: _yes_no,
    Choice: _choice,
    Nullable: _nullable,
    ListOf: _list,
    MapOf: _mapping,
    Record: _record,
    Cases: _cases,
}
