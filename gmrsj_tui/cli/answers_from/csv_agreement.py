"""Whether the rows of a CSV file agree: those for one criterion stand together and do not contradict each other.

A spreadsheet turns 1.10 into 1.1, so that a row of one criterion arrives under another one. Whichever of two rows came
last would stand, and nobody would know; so the file is refused (CONTRACTS 3: all or nothing, every bad line named).
"""

from __future__ import annotations

from collections.abc import Mapping

from gmrsj_tui.cli.answers_from.csv_edits import settled
from gmrsj_tui.cli.answers_from.found import Problems
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.dates import whole_date
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.changes import find_criterion
from gmrsj_tui.journey.history_words import FIELD_NAMES
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.text import one_line

ONCE = ("status", "owner", "due", "next_action", "reason", "note")
"""The columns that say one thing of a criterion, in however many rows; evidence gathers row by row."""
_QUOTED = ("status", "due")
"""What a message may quote; the other texts can name people."""


class Agreement:
    """Remembers the rows so far, and notes each that stands apart from those of its criterion or contradicts them."""

    def __init__(self, journey: Journey, pack: Pack, problems: Problems) -> None:
        """A file of which nothing is read yet.

        Args:
            journey: The journey that it answers.
            pack: Its pack.
            problems: Where it is noted what is wrong.
        """
        self._journey = journey
        self._pack = pack
        self._problems = problems
        self._last_line: dict[str, int] = {}
        self._said: dict[str, dict[str, tuple[int, str]]] = {}
        """By criterion and column the line that said it first, and what it said."""
        self._last = ""

    def check(self, cells: Mapping[str, str], line: int, place: str) -> None:
        """Compare a row with those before it; one that names no criterion of the journey is passed over.

        Args:
            cells: Its filled cells by column, as they stand in the file.
            line: On which it begins.
            place: What messages call it.
        """
        try:
            criterion = find_criterion(self._journey, self._pack, cells.get("criterion", "").strip()).id
        except GmrsjError:
            return  # whoever reads the row names it
        before, self._last = self._last, criterion
        earlier = self._last_line.get(criterion)
        self._last_line[criterion] = line
        if earlier is not None and before != criterion:
            self._problems.add(
                place,
                f"{criterion} stands in line {earlier} already, with other criteria in between; rows for one criterion "
                "follow each other (a spreadsheet may have turned 1.10 into 1.1)",
            )
            return
        said = self._said.setdefault(criterion, {})
        for column in ONCE:
            if column not in cells:
                continue
            try:
                text = _meant(column, cells[column])
            except GmrsjError:
                continue  # whoever reads the row names it
            first, other = said.setdefault(column, (line, text))
            if other != text:
                quoted = f": {_shown(other)} there, {_shown(text)} here" if column in _QUOTED else ""
                self._problems.add(
                    place,
                    f"the {FIELD_NAMES.get(column, column)} of {criterion} is another one than in line {first}{quoted}"
                    "; leave it in one of the rows only",
                )


def _meant(column: str, text: str) -> str:
    """What a cell says, however it is written."""
    if column == "status":
        return status_named(text).words
    return whole_date(text, column) if column == "due" else settled(column, text)


def _shown(text: str) -> str:
    return one_line(text)[:40]
