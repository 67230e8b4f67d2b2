"""Reading the keys of saved documents: each value is checked for its type and for being possible, each text cleaned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gmrsj_tui.clock import parse_date
from gmrsj_tui.text import one_line, plain

Reader = Callable[[Any], Any]
"""Makes the value of a key out of what the save holds.

Raises:
    Impossible: It cannot be that.
"""

CRITERION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?Z", re.ASCII)
_LARGEST_NUMBER = 2**53


class Impossible(Exception):
    """A value that a save cannot have.

    Attributes:
        key: The way to it inside its document, such as ``items[2].after.status``.
        problem: What is wrong with it.
    """

    def __init__(self, problem: str, key: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.key = key

    def inside(self, key: str) -> Impossible:
        """The same, seen from one level further out."""
        joined = f"{key}{self.key}" if self.key.startswith("[") else f"{key}.{self.key}"
        return Impossible(self.problem, joined if self.key else key)


def read_fields(data: object, readers: Mapping[str, Reader], required: Iterable[str] = ()) -> dict[str, Any]:
    """The values of the keys that are known. Other keys may come from a newer program and are passed over.

    Raises:
        Impossible: It is no object, a required key is missing, or a value is impossible.
    """
    if not isinstance(data, dict):
        raise Impossible(f"is {_kind(data)} and not an object")
    values: dict[str, Any] = {}
    for key, value in data.items():
        reader = readers.get(key)
        if reader is not None:
            try:
                values[key] = reader(value)
            except Impossible as problem:
                raise problem.inside(key) from None
    for key in required:
        if key not in values:
            raise Impossible("is missing", key)
    return values


def text(value: object) -> str:
    """A text of any number of lines.

    Raises:
        Impossible: It is no text.
    """
    if not isinstance(value, str):
        raise Impossible(f"is {_kind(value)} and not a text")
    # What can be printed as it is holds nothing to clean; asking that costs a twentieth of cleaning.
    return value if value.isprintable() else plain(value)


def line(value: object) -> str:
    """A text on one line.

    Raises:
        Impossible: It is no text.
    """
    found = text(value)
    folded = "  " not in found and found[:1] != " " and found[-1:] != " " and found.isprintable()
    return found if folded else one_line(found)


def name(value: object) -> str:
    """A text on one line that is not empty.

    Raises:
        Impossible: It is no text, or empty.
    """
    return line(value) or _refuse("is empty")


def criterion_id(value: object) -> str:
    """The id of a criterion (CONTRACTS 1).

    Raises:
        Impossible: It is none.
    """
    found = text(value)
    return found if CRITERION_ID.fullmatch(found) else _refuse(f"is {_short(found)}, which is not a criterion id")


def moment(value: object) -> str:
    """A time, RFC 3339 in UTC (CONTRACTS 3).

    Raises:
        Impossible: It is none.
    """
    found = text(value)
    return found if _MOMENT.fullmatch(found) else _refuse(f"is {_short(found)}, which is not a time in UTC")


def day(value: object) -> str:
    """A date as YYYY-MM-DD, or an empty text.

    Raises:
        Impossible: It is neither.
    """
    found = text(value).strip()
    return found if not found or parse_date(found) else _refuse(f"is {_short(found)}, which is not a date")


def yes_or_no(value: object) -> bool:
    """True or false.

    Raises:
        Impossible: It is neither.
    """
    if not isinstance(value, bool):
        raise Impossible(f"is {_kind(value)} and not a yes or no")
    return value


def whole_number(lowest: int, highest: int = _LARGEST_NUMBER) -> Reader:
    """A reader of whole numbers within bounds, both included."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Impossible(f"is {_kind(value)} and not a whole number")
        if not lowest <= value <= highest:
            raise Impossible(f"is {_short(str(value))}, which is not within {lowest} to {highest}")
        return value

    return read


def one_of(*choices: str) -> Reader:
    """A reader of one of a few words."""

    def read(value: object) -> str:
        found = text(value)
        return found if found in choices else _refuse(f"is {_short(found)}, which is none of {', '.join(choices)}")

    return read


def optional(reader: Reader) -> Reader:
    """A reader that lets ``null`` pass as ``None``."""
    return lambda value: None if value is None else reader(value)


def list_of(reader: Reader) -> Reader:
    """A reader of lists, which become tuples."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Impossible(f"is {_kind(value)} and not a list")
        items = []
        for place, item in enumerate(value, 1):
            try:
                items.append(reader(item))
            except Impossible as problem:
                raise problem.inside(f"[{place}]") from None
        return tuple(items)

    return read


def mapping_of(reader: Reader) -> Reader:
    """A reader of objects whose keys are ids."""

    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Impossible(f"is {_kind(value)} and not an object")
        items = {}
        for key, item in value.items():
            try:
                items[name(key)] = reader(item)
            except Impossible as problem:
                raise problem.inside(line(key)) from None
        return items

    return read


def _refuse(problem: str) -> Any:
    raise Impossible(problem)


def _short(found: str) -> str:
    cut = one_line(found)
    return repr(cut if len(cut) <= 40 else cut[:39] + "…")


def _kind(value: object) -> str:
    if value is None:
        return "null"
    kinds = {bool: "a yes or no", int: "a number", float: "a number", str: "a text", list: "a list", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)
