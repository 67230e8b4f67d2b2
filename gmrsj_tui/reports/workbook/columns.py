"""The columns of the sheets that come back: what they are called, how wide they are, and which of them are read."""

from collections.abc import Iterable
from typing import NamedTuple

from gmrsj_tui.text import one_line


class Column(NamedTuple):
    """One column."""

    key: str
    heading: str
    width: int
    """In characters."""
    read: bool = False
    """Whether it comes back."""
    centred: bool = False


CRITERION = Column("criterion", "Criterion", 10)
_SAID = (
    Column("status", "Status", 12, read=True),
    Column("reason", "Reason", 20, read=True),
    Column("evidence", "Evidence", 30, read=True),
    Column("strength", "Strength", 15, read=True),
    Column("owner", "Owner", 13, read=True),
    Column("due", "Due", 11, read=True, centred=True),
    Column("next_action", "Next action", 32, read=True),
)
NOTE = Column("note", "Note", 32, read=True)
_ABOUT = (
    Column("level", "Level", 11),
    Column("title", "Title", 24),
    Column("statement", "What must be true", 40),
)
REMARKS = Column("remarks", "To notice", 18)
ANSWERED = Column("answered", "Answered", 14)
TO_FETCH = Column("to_fetch", "What would count as evidence", 28)
NUMBER = Column("position", "No.", 6, centred=True)
STEP = Column("step", "Step", 6, centred=True)


def report_columns(notes: bool) -> tuple[Column, ...]:
    """The columns of the sheet of a step."""
    return (CRITERION, *_ABOUT, *_SAID, *((NOTE,) if notes else ()), REMARKS, ANSWERED)


def roadmap_columns(notes: bool) -> tuple[Column, ...]:
    """The columns of the sheet with the actions."""
    return (NUMBER, CRITERION, STEP, *_ABOUT, *_SAID, *((NOTE,) if notes else ()), TO_FETCH, REMARKS)


ALL = (CRITERION, *_ABOUT, *_SAID, NOTE, REMARKS, ANSWERED, TO_FETCH, NUMBER, STEP)
"""Every column that a workbook can have."""

KEYS = {name: column.key for column in ALL for name in (column.heading.casefold(), column.key.replace("_", " "))}
"""Headings as people may write them, without regard to the case of letters, to keys."""


def key_of(heading: str) -> str | None:
    """The key of the column with this heading, or ``None`` for one of somebody's own."""
    return KEYS.get(one_line(heading).replace("_", " ").casefold())


def heading_of(key: str) -> str:
    """What the column with this key is called."""
    return next(column.heading for column in ALL if column.key == key)


def read_headings(columns: Iterable[Column]) -> str:
    """The columns that come back, in words."""
    return ", ".join(column.heading for column in columns if column.read)
