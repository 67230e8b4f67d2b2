"""What people changed in a report or a roadmap as CSV, told from what the history says stood when it was made.

Three states meet: the answer as the file was made from it, the cell as it came back, and the answer that stands now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from gmrsj_tui.cli.answers_from.found import Problems
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.dates import whole_date
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.changes import find_criterion
from gmrsj_tui.journey.history_words import FIELD_NAMES
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.journey.past import journey_marked
from gmrsj_tui.reports.workbook.evidence_cell import evidence_text, is_marked
from gmrsj_tui.text import one_line, plain

_ALONE = ("reason", "note", "owner", "due", "next_action")
"""The columns that say one thing each, whatever the others say."""
_QUOTED = ("status", "due")
"""What a message may quote; the other texts can name people."""
_MARKS = ("review", "parked")


class Edits:
    """Tells the cells that people changed from those that they left as they were.

    Attributes:
        journey: The journey as it stood before anything of the file was taken.
        pack: Its pack.
        known: How many rows said from what they were made.
    """

    def __init__(self, journey: Journey, pack: Pack, problems: Problems) -> None:
        self.journey = journey
        self.pack = pack
        self.known = 0
        self._problems = problems
        self._made_from: dict[str, Journey | None] = {}

    def only(self, cells: Mapping[str, str], columns: Sequence[str], place: str) -> dict[str, str]:
        """The cells of a row without those that change nothing; where both sides changed one thing, that is noted.

        Args:
            cells: The filled cells by column; a row without a ``revision`` is given back as it is.
            columns: All columns of the file.
            place: What messages call the row.
        """
        kept = dict(cells)
        mark = one_line(kept.pop("revision", ""))
        if not mark:
            return kept
        self.known += 1
        made_from = self._past(mark, place)
        try:
            criterion = find_criterion(self.journey, self.pack, kept.get("criterion", "").strip())
        except GmrsjError:
            return kept  # whoever reads the row names it
        if made_from is None:
            return {"criterion": kept["criterion"]}
        row = _Row(criterion, made_from.answer(criterion.id), self.journey.answer(criterion.id), kept)
        for column in _ALONE:
            row.settle(column)
        row.settle_status(columns)
        row.settle_evidence()
        for problem in row.conflicts:
            self._problems.add(place, problem)
        return row.cells

    def _past(self, mark: str, place: str) -> Journey | None:
        """The journey as a file was made from it; ``None`` where that is noted as wrong."""
        if mark in self._made_from:
            return self._made_from[mark]
        past = journey_marked(self.journey, mark)
        if past is None:
            self._problems.add(
                place,
                f"its revision {mark[:40]!r} is not one of {self.journey.id}: the file is of another journey, or of "
                "another copy of it; take the column revision out to let every cell count",
            )
        elif changed_pack(self.pack, past):
            self._problems.add(
                place,
                f"it was made with {self.pack.id} {one_line(past.pack_version)[:40]}, and the journey is at "
                f"{self.pack.version}; make a new file, and copy the answers into it",
            )
            past = None
        self._made_from[mark] = past
        return past


class _Row:
    """One row: what stood about its criterion, what stands, and the cells, of which those that change nothing go."""

    def __init__(self, criterion: Criterion, then: Answer, now: Answer, cells: dict[str, str]) -> None:
        self.criterion = criterion
        self.then = then
        self.now = now
        self.cells = cells
        self.conflicts: list[str] = []

    def settle(self, column: str) -> None:
        """Settle a column that depends on no other one."""
        if column not in self.cells:
            return
        then, now = (_stood(self.criterion, answer, column) for answer in (self.then, self.now))
        said = settled(column, self.cells[column])
        if said in (then, now):
            del self.cells[column]
        elif then != now:
            self._conflict(column, now, said)

    def settle_status(self, columns: Sequence[str]) -> None:
        """Settle the status with the marks beside it: taking a mark away decides, even where the status stays."""
        if "status" not in self.cells:
            return
        try:
            said = status_named(self.cells["status"])
        except GmrsjError:
            return
        left = [mark for mark in _MARKS if mark not in columns or self._marked(mark) or not getattr(self.then, mark)]
        decided = said is not self.then.status or len(left) < len(_MARKS)
        if not decided or (said is self.now.status and said is not self.then.status):
            self._drop("status", *_MARKS)
        elif self.then.status is not self.now.status:
            self._conflict("status", self.now.status.words, said.words)
            self._drop(*_MARKS)
        else:
            # A mark that came since the file was made is none that somebody took away.
            self.cells.update({mark: "yes" for mark in left if getattr(self.now, mark)})

    def settle_evidence(self) -> None:
        """Settle the evidence with its strength, which belong together."""
        then, now = (_evidence_cells(answer) for answer in (self.then, self.now))
        said = {column: settled(column, self.cells[column]) for column in then if column in self.cells}
        edited = [column for column in said if said[column] != then[column]]
        if not edited or said == now:
            self._drop(*then)
        elif self.then.evidence != self.now.evidence:
            self._conflict("evidence", "", "")
            self._drop("strength")
        elif "strength" not in edited and is_marked(said.get("evidence", "")):
            self._drop("strength")  # it is that of the strongest piece as it was; the brackets say what is now

    def _marked(self, mark: str) -> bool:
        return one_line(self.cells.get(mark, "")).lower() not in ("", "no")

    def _drop(self, *columns: str) -> None:
        for column in columns:
            self.cells.pop(column, None)

    def _conflict(self, column: str, there: str, here: str) -> None:
        self._drop(column)
        quoted = f": {one_line(there) or 'nothing'} there, {one_line(here)[:40]} here" if column in _QUOTED else ""
        self.conflicts.append(
            f"the {FIELD_NAMES.get(column, column)} of {self.criterion.id} was changed in the journey too, since this "
            f"file was made{quoted}; empty the cell to keep what stands, or answer this one in the app"
        )


def _stood(criterion: Criterion, answer: Answer, column: str) -> str:
    """What a report or a roadmap says of an answer in a column."""
    if column == "next_action" and answer.next_action is None:
        return settled(column, criterion.next_action)
    return settled(column, getattr(answer, column) or "")


def settled(column: str, text: str) -> str:
    """A text as every program leaves it when it saves a cell: no spaces at the ends of lines."""
    if column == "due":
        with suppress(GmrsjError):  # a spreadsheet writes its own form of a date back; what is none, the row names
            return whole_date(text, column)
    if column in ("owner", "due"):
        return one_line(text)
    return "\n".join(line.rstrip() for line in plain(text).strip().split("\n"))


def _evidence_cells(answer: Answer) -> dict[str, str]:
    strength = str(answer.strength) if answer.evidence else ""
    return {"evidence": settled("evidence", evidence_text(answer.evidence)), "strength": strength}
