"""Answers from CSV (CONTRACTS 3): one row after the other, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from gmrsj_tui import clock
from gmrsj_tui.cli.answers_from.csv_agreement import Agreement
from gmrsj_tui.cli.answers_from.csv_edits import Edits
from gmrsj_tui.cli.answers_from.found import Found, Problems
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.dates import whole_date
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer, Evidence
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.checking import LONGEST_TEXT, checked_line, checked_text
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.csv_document import ONLY_WRITTEN, READ, unneutralised
from gmrsj_tui.reports.workbook.evidence_cell import is_marked, pieces
from gmrsj_tui.text import one_line, plain

NEEDED = READ[:2]

_T = TypeVar("_T")


def read_csv(content: bytes, name: str, journey: Journey, pack: Pack) -> Found:
    """The answers of a CSV file; what stands already is not among them, nor what nobody changed in an old report.

    Args:
        content: Its bytes.
        name: What messages call it.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It is empty.
        LinesRefused: Something in it cannot be understood or recorded, contradicts itself, or was changed in the
            journey as well.
    """
    problems = Problems(name)
    text = _decoded(content, name, problems)
    problems.refuse()
    records = _records(text, name, problems)
    first = next(records, None)
    if first is None:
        problems.refuse()
        raise GmrsjError(f"{name} is empty", f"its first line names the columns: {','.join(READ[:8])}")
    columns = _columns(first[1], f"{name}:{first[0]}", problems)
    if "criterion" not in columns or len(set(columns)) < len(columns):  # then no row can be understood
        problems.refuse()
    when = clock.now()
    updates: list[AnswerUpdate] = []
    rows = 0
    edits = Edits(journey, pack, problems)
    agreement = Agreement(journey, pack, problems)
    for line, cells in records:
        row = _row(cells, columns, f"{name}:{line}", problems)
        if row is None:
            continue
        rows += 1
        agreement.check(row.cells, line, row.place)
        row.cells = edits.only(row.cells, columns, row.place)
        update = row.update(journey, pack)
        if update is not None and update != AnswerUpdate(update.criterion):
            updates.append(update)
            try:
                # What came of the rows before matters: a reason may stand in one row, the status in the next.
                journey = record(journey, pack, [update], when)._replace(changes=journey.changes)
            except GmrsjError as problem:
                row.refuse(problem)
    problems.refuse()
    return Found(tuple(updates), rows=rows, made_from_history=edits.known == rows)


def _decoded(content: bytes, name: str, problems: Problems) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(f"{name}:1", "it is UTF-16; save it as CSV UTF-8")
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        problems.add(f"{name}:{line}", "it is not UTF-8; save it as CSV UTF-8")
        return ""


def _records(text: str, name: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    header = text.partition("\n")[0]
    delimiter = next((sign for sign in ",;\t" if sign in header), ",")
    csv.field_size_limit(max(LONGEST_TEXT * 4, csv.field_size_limit()))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        problems.add(f"{name}:{line}", f"it is not CSV: {problem}")


def _columns(cells: list[str], place: str, problems: Problems) -> list[str]:
    names = [one_line(cell).lower() for cell in cells]
    for name in dict.fromkeys(names):
        if name not in READ and name not in ONLY_WRITTEN:
            problems.add(place, f"there is no column {name[:60]!r}; there are {', '.join(READ)}")
        elif names.count(name) > 1:
            problems.add(place, f"the column {name} is there {names.count(name)} times")
    for name in NEEDED:
        if name not in names:
            problems.add(place, f"the column {name} is missing")
    return names


class _Row:
    """One row of the file; what is wrong in it is noted, and what is sound goes on to be checked by the rules."""

    def __init__(self, cells: Mapping[str, str], place: str, problems: Problems) -> None:
        self.cells = cells
        self.place = place
        self.problems = problems

    def refuse(self, problem: GmrsjError) -> None:
        """Note what is wrong."""
        self.problems.add(self.place, str(problem))

    def update(self, journey: Journey, pack: Pack) -> AnswerUpdate | None:
        """What is sound in the row and does not stand already; ``None`` where it names no criterion of the journey."""
        typed = self.cells.get("criterion", "").strip()
        criterion = self._checked("criterion", lambda text: find_criterion(journey, pack, text.strip()))
        if not typed:
            self.refuse(GmrsjError("it names no criterion"))
        of = one_line(typed)[:40] or "this row"
        status = self._checked("status", status_named)
        reason = self._checked("reason", lambda text: checked_text(text, "the reason", of))
        note = self._checked("note", lambda text: checked_text(text, "the note", of))
        strength = self._checked("strength", _strength)
        evidence = self._checked("evidence", lambda text: _evidence(text, strength, of))
        if "strength" in self.cells and "evidence" not in self.cells:
            self.refuse(GmrsjError("it gives a strength without evidence"))
        owner = self._checked("owner", lambda text: checked_line(text, "the owner"))
        due = self._checked("due", lambda text: whole_date(text, f"the due date of {of}"))
        action = self._checked("next_action", lambda text: checked_text(text, "the next action", of))
        left_open = [name for name in ("review", "parked") if self._checked(name, partial(_yes, name))]
        if criterion is None:
            return None
        if reason is None and "reason" in self.cells:
            reason = "…"  # the row is refused already; that there is a reason counts for the rules
        update = AnswerUpdate(
            criterion.id,
            status=status,
            reason=reason,
            note=note,
            add_evidence=evidence or (),
            owner=owner,
            due=due,
            next_action=action,
        )
        return _anew(update, criterion, journey.answer(criterion.id), left_open)

    def _checked(self, column: str, check: Callable[[str], _T]) -> _T | None:
        """A cell, or ``None`` where it is empty or wrong."""
        if column not in self.cells:
            return None
        try:
            return check(self.cells[column])
        except GmrsjError as problem:
            self.refuse(problem)
            return None


def _anew(update: AnswerUpdate, criterion: Criterion, stands: Answer, left_open: list[str]) -> AnswerUpdate:
    """The update without what stands already, which the rules may not take today and need not take again.

    Args:
        update: What the row says.
        criterion: Of the row.
        stands: The answer as it stands.
        left_open: Which of ``review`` and ``parked`` the row says yes to: there the same status decides nothing.
    """
    anew: dict[str, Any] = {
        field: None for field in ("reason", "note", "owner", "due") if getattr(update, field) == getattr(stands, field)
    }
    if update.status is stands.status:
        waiting = [field for field in ("review", "parked") if getattr(stands, field)]
        if set(waiting) <= set(left_open):
            anew["status"] = None
        else:
            anew.update({field: True for field in waiting if field in left_open})
    proposed = plain(criterion.next_action).strip()
    if update.next_action == (proposed if stands.next_action is None else stands.next_action):
        anew["next_action"] = None
    if all(item in stands.evidence for item in update.add_evidence):
        anew["add_evidence"] = ()
    return update._replace(**anew)


def _row(cells: list[str], columns: list[str], place: str, problems: Problems) -> _Row | None:
    """A row by its columns, or ``None`` where it is empty, or has cells without a column, which is noted."""
    if not any(cell.strip() for cell in cells):
        return None
    if any(cell.strip() for cell in cells[len(columns) :]):
        problems.add(place, f"it has {len(cells)} cells, and there are {len(columns)} columns; is a quote missing?")
        return None
    found = {name: unneutralised(cell) for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    return _Row(found, place, problems)


def _strength(text: str) -> int:
    text = text.strip()
    if text not in ("0", "1", "2", "3"):
        raise GmrsjError(f"the strength is {one_line(text)[:40]!r}, and it goes from 0 to 3")
    return int(text)


def _evidence(text: str, strength: int | None, of: str) -> tuple[Evidence, ...]:
    """One piece of evidence; or several, each on a line with its strength in brackets, as a report writes them."""
    if not is_marked(text):
        return (Evidence(checked_text(text, "the evidence", of), strength or 0),)
    found = tuple(Evidence(checked_text(piece.text, "the evidence", of), piece.strength or 0) for piece in pieces(text))
    strongest = max((item.strength for item in found), default=0)
    if strength is not None and strength != strongest:
        raise GmrsjError(
            f"the strength is {strength}, and the evidence says {strongest}", "change the figures in brackets before it"
        )
    return found


def _yes(column: str, text: str) -> bool:
    typed = one_line(text).lower()
    if typed not in ("yes", "no"):
        raise GmrsjError(f"{column} is {typed[:40]!r}, and it is yes or no")
    return typed == "yes"
