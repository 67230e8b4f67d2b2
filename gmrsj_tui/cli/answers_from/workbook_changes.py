"""What people changed in a workbook, told from what they left and from what the journey has changed since.

Three states meet: the cell as it was made (its fingerprint), the cell as it came back, and the answer that stands now.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gmrsj_tui.cli.answers_from.found import Problems
from gmrsj_tui.cli.answers_from.workbook_cells import said
from gmrsj_tui.cli.answers_from.workbook_rows import ReadCell
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.history_words import FIELD_NAMES
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.workbook.cells import CUT, fingerprint, texts_of
from gmrsj_tui.reports.workbook.evidence_cell import edited, evidence_text
from gmrsj_tui.reports.workbook.identity import Identity

_EVIDENCE = ("evidence", "strength")
_QUOTED = ("status", "strength", "due")
"""What a message may quote; the other texts can name people."""


class _Cell(NamedTuple):
    """A cell that somebody changed."""

    text: str
    place: str


class _Row:
    """What was changed about one criterion."""

    def __init__(self, criterion: Criterion, answer: Answer, place: str, then: Mapping[str, str] | None) -> None:
        self.criterion = criterion
        self.answer = answer
        self.place = place
        self.then = then
        """Fingerprints by column; ``None`` where nobody knows what stood."""
        self.stands = texts_of(criterion, answer)
        self.changed: dict[str, _Cell] = {}

    def left_alone(self, column: str, text: str) -> bool:
        """Whether a cell says what it said when it was made."""
        if self.then is None:
            return text == self.stands[column]
        return self.then.get(column) == fingerprint(self.criterion.id, column, text)

    def moved(self, column: str) -> bool:
        """Whether the journey has changed since the workbook was made, or holds what the workbook never showed."""
        if self.then is None:
            return False
        if column not in self.then:
            return bool(self.stands[column])
        return self.then[column] != fingerprint(self.criterion.id, column, self.stands[column])


class Changes:
    """Gathers what was changed, row by row.

    Attributes:
        journey: The journey as it stands.
        pack: Its pack.
    """

    def __init__(self, journey: Journey, pack: Pack, identity: Identity | None, problems: Problems) -> None:
        self.journey = journey
        self.pack = pack
        self._then = None if identity is None else identity.then
        self._problems = problems
        self._rows: dict[str, _Row] = {}

    def take(self, criterion: Criterion, cells: Mapping[str, tuple[ReadCell, str]], place: str) -> None:
        """Take what one row says.

        Args:
            criterion: The criterion that it names.
            cells: By column the cells that hold something, each with its place.
            place: What messages call the row.
        """
        row = self._rows.get(criterion.id)
        if row is None:
            then = None if self._then is None else self._then.get(criterion.id)
            row = self._rows[criterion.id] = _Row(criterion, self.journey.answer(criterion.id), place, then)
        for column, (cell, where) in cells.items():
            try:
                text = said(column, cell, criterion.id)
            except GmrsjError as problem:
                self._problems.add(where, str(problem))
                continue
            if not text or row.left_alone(column, text):
                continue
            other = row.changed.setdefault(column, _Cell(text, where))
            if other.text != text:
                self._problems.add(where, f"{criterion.id} says something else at {other.place}")

    def updates(self) -> Iterator[tuple[str, AnswerUpdate]]:
        """What to record, each with a place for messages; what cannot be is noted."""
        for row in self._rows.values():
            update = self._update(row)
            if update != AnswerUpdate(row.criterion.id):
                yield row.place, update

    def _update(self, row: _Row) -> AnswerUpdate:
        update = AnswerUpdate(row.criterion.id)
        for column, cell in row.changed.items():
            if column in _EVIDENCE or cell.text == row.stands[column]:
                continue
            if self._may(row, column, cell, row.moved(column)):
                value: Any = Status(cell.text) if column == "status" else cell.text
                update = update._replace(**{column: value})
        evidence = self._evidence(row)
        return update if evidence is None else update._replace(evidence=evidence)

    def _evidence(self, row: _Row) -> tuple[Evidence, ...] | None:
        """The evidence with its strengths, which belong together; ``None`` where it stays."""
        texts, strength = (row.changed.get(column) for column in _EVIDENCE)
        cell = texts or strength
        if cell is None:
            return None
        before = row.answer.evidence
        figure = strength.text if strength is not None else row.stands["strength"]
        try:
            found = edited(
                evidence_text(before) if texts is None else texts.text,
                int(figure) if figure else None,
                strength is not None,
                before,
            )
        except GmrsjError as problem:
            self._problems.add((strength or cell).place, str(problem))
            return None
        if found == before:
            return None
        column = "evidence" if texts is not None else "strength"
        return found if self._may(row, column, cell, any(map(row.moved, _EVIDENCE))) else None

    def _may(self, row: _Row, column: str, cell: _Cell, moved: bool) -> bool:
        """Whether a changed cell can be taken; what is in the way is noted."""
        name = {"evidence": "evidence", "strength": "strength", **FIELD_NAMES}[column]
        if moved:
            quoted = (
                f": {_shown(column, row.stands[column])} there, {_shown(column, cell.text)} here"
                if column in _QUOTED
                else ""
            )
            self._problems.add(
                cell.place,
                f"the {name} of {row.criterion.id} was changed in the journey too, since this workbook was made"
                f"{quoted}; empty the cell to keep what stands, or answer this one in the app",
            )
        elif row.stands[column].endswith(CUT):
            self._problems.add(
                cell.place,
                f"the {name} of {row.criterion.id} is longer than a cell holds, and would lose its end; "
                "change it in the app",
            )
        else:
            return True
        return False


def _shown(column: str, text: str) -> str:
    return (Status(text).words if column == "status" else text) or "nothing"
