"""What a value of an export may be. Reader, writer and JSON Schema are all made from such descriptions."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

NEEDED = object()
"""Stands for the default of a key that must be there."""


class Text(NamedTuple):
    """A text that a person or a pack wrote."""

    longest: int
    """Characters."""
    lines: Literal["one", "many"] = "many"
    blank: bool = True
    """Whether it may be empty."""


class Word(NamedTuple):
    """A text of a fixed form, such as an id or a time."""

    pattern: str
    """What the whole text looks like; written so that Python and JSON Schema read it alike."""
    says: str
    """Follows "is not"."""
    longest: int = 500
    """Characters."""
    fits: Callable[[str], bool] | None = None
    """What a pattern cannot know, such as whether a month has that day."""


class Number(NamedTuple):
    """A whole number within bounds, both included."""

    lowest: int
    highest: int = 2**53


class YesNo(NamedTuple):
    """True or false."""


class Choice(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]
    make: Callable[[str], Any] = str
    """Makes the value out of the word."""


class Nullable(NamedTuple):
    """A value, or ``null``."""

    of: "Node"


class ListOf(NamedTuple):
    """Values in their order."""

    of: "Node"


class MapOf(NamedTuple):
    """Ids and what belongs to each."""

    key: Word | Text
    of: "Node"


class Key(NamedTuple):
    """One key of a record."""

    name: str
    of: "Node"
    about: str
    """One line."""
    default: object = NEEDED
    """What it stands for when it is left out, which it always is when it has that value."""

    @property
    def needed(self) -> bool:
        """Whether it must be there."""
        return self.default is NEEDED


class Record(NamedTuple):
    """An object with known keys."""

    name: str
    about: str
    """One line."""
    keys: tuple[Key, ...]
    make: Callable[..., Any]
    """Makes the value out of those of the keys."""


class Cases(NamedTuple):
    """An object whose form one of its keys decides."""

    name: str
    about: str
    """One line."""
    by: str
    """That key, which is in every case."""
    cases: Mapping[str, Record] = MappingProxyType({})


Node = Text | Word | Number | YesNo | Choice | Nullable | ListOf | MapOf | Record | Cases
"""Any of the descriptions."""
