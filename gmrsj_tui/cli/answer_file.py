"""Answers from a CSV file (CONTRACTS 3): all or nothing, with all that is wrong named at once."""

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from gmrsj_tui import clock
from gmrsj_tui.cli.failure import LinesRefused
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.checking import LONGEST_TEXT, checked_date, checked_line, checked_text
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.text import one_line

COLUMNS = ("criterion", "status", "reason", "note", "evidence", "strength", "owner", "due")
NEEDED = COLUMNS[:2]

_T = TypeVar("_T")

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that a spreadsheet would run; written with an apostrophe before them."""


class _Problems:
    """Gathers what is wrong, so that a person can mend all of it at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[str] = []

    def add(self, place: str, message: str) -> None:
        self.lines.append(f"{place}: {message}")

    def refuse(self) -> None:
        """Raise if anything is wrong."""
        if self.lines:
            number = len(self.lines)
            raise LinesRefused(
                f"nothing was recorded; {number} {'thing is' if number == 1 else 'things are'} wrong in {self.file}",
                tuple(self.lines),
            )


def read_answers(file: str, journey: Journey, pack: Pack) -> tuple[AnswerUpdate, ...]:
    """The answers of a file, each of which the journey takes after those before it.

    Args:
        file: Its path, or ``-`` for standard input.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It cannot be read.
        LinesRefused: Something in it cannot be understood or recorded; all of it is named, line by line.
    """
    name = "standard input" if file == "-" else one_line(file)
    problems = _Problems(name)
    text = _decoded(_bytes(file, name), name, problems)
    problems.refuse()
    records = _records(text, name, problems)
    first = next(records, None)
    if first is None:
        problems.refuse()
        raise GmrsjError(f"{name} is empty", f"its first line names the columns: {','.join(COLUMNS)}")
    columns = _columns(first[1], f"{name}:{first[0]}", problems)
    if "criterion" not in columns or len(set(columns)) < len(columns):  # then no row can be understood
        problems.refuse()
    when = clock.now()
    updates: list[AnswerUpdate] = []
    for line, cells in records:
        row = _row(cells, columns, f"{name}:{line}", problems)
        if row is None:
            continue
        update = row.update(journey, pack)
        if update is not None:
            updates.append(update)
            try:
                # What came of the rows before matters: a reason may stand in one row, the status in the next.
                journey = record(journey, pack, [update], when)._replace(changes=journey.changes)
            except GmrsjError as problem:
                row.refuse(problem)
    problems.refuse()
    return tuple(updates)


def _bytes(file: str, name: str) -> bytes:
    if file == "-":
        if sys.stdin is None:
            raise GmrsjError("there is no standard input")
        binary = getattr(sys.stdin, "buffer", None)
        content = sys.stdin.read().encode() if binary is None else binary.read()
        assert isinstance(content, bytes)
        return content
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be read: {reason(problem)}") from None
    except ValueError:
        raise GmrsjError(f"{name} is not the name of a file") from None


def _decoded(content: bytes, name: str, problems: _Problems) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(f"{name}:1", "it is UTF-16; save it as CSV UTF-8")
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        problems.add(f"{name}:{line}", "it is not UTF-8; save it as CSV UTF-8")
        return ""


def _records(text: str, name: str, problems: _Problems) -> Iterator[tuple[int, list[str]]]:
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


def _columns(cells: list[str], place: str, problems: _Problems) -> list[str]:
    names = [one_line(cell).lower() for cell in cells]
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            problems.add(place, f"there is no column {name[:60]!r}; there are {', '.join(COLUMNS)}")
        elif names.count(name) > 1:
            problems.add(place, f"the column {name} is there {names.count(name)} times")
    for name in NEEDED:
        if name not in names:
            problems.add(place, f"the column {name} is missing")
    return names


class _Row:
    """One row of the file; what is wrong in it is noted, and what is sound goes on to be checked by the rules."""

    def __init__(self, cells: Mapping[str, str], place: str, problems: _Problems) -> None:
        self.cells = cells
        self.place = place
        self.problems = problems

    def refuse(self, problem: GmrsjError) -> None:
        """Note what is wrong."""
        self.problems.add(self.place, str(problem))

    def update(self, journey: Journey, pack: Pack) -> AnswerUpdate | None:
        """What is sound in the row, or ``None`` where it names no criterion of the journey."""
        typed = self.cells.get("criterion", "").strip()
        criterion = self._checked("criterion", lambda text: find_criterion(journey, pack, text.strip()))
        if not typed:
            self.refuse(GmrsjError("it names no criterion"))
        of = one_line(typed)[:40] or "this row"
        status = self._checked("status", status_named)
        reason = self._checked("reason", lambda text: checked_text(text, "the reason", of))
        note = self._checked("note", lambda text: checked_text(text, "the note", of))
        evidence = self._checked("evidence", lambda text: checked_text(text, "the evidence", of))
        strength = self._checked("strength", _strength)
        if "strength" in self.cells and "evidence" not in self.cells:
            self.refuse(GmrsjError("it gives a strength without evidence"))
        owner = self._checked("owner", lambda text: checked_line(text, "the owner"))
        due = self._checked("due", lambda text: checked_date(text, "the due date", of))
        if criterion is None:
            return None
        if reason is None and "reason" in self.cells:
            reason = "…"  # the row is refused already; that there is a reason counts for the rules
        return AnswerUpdate(
            criterion.id,
            status=status,
            reason=reason,
            note=note,
            add_evidence=(Evidence(evidence, strength or 0),) if evidence else (),
            owner=owner,
            due=due,
        )

    def _checked(self, column: str, check: Callable[[str], _T]) -> _T | None:
        """A cell, or ``None`` where it is empty or wrong."""
        if column not in self.cells:
            return None
        try:
            return check(self.cells[column])
        except GmrsjError as problem:
            self.refuse(problem)
            return None


def _row(cells: list[str], columns: list[str], place: str, problems: _Problems) -> _Row | None:
    """A row by its columns, or ``None`` where it is empty, or has cells without a column, which is noted."""
    if not any(cell.strip() for cell in cells):
        return None
    if any(cell.strip() for cell in cells[len(columns) :]):
        problems.add(place, f"it has {len(cells)} cells, and there are {len(columns)} columns; is a quote missing?")
        return None
    found = {name: _unneutralised(cell) for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    return _Row(found, place, problems)


def _strength(text: str) -> int:
    text = text.strip()
    if text not in ("0", "1", "2", "3"):
        raise GmrsjError(f"the strength is {one_line(text)[:40]!r}, and it goes from 0 to 3")
    return int(text)


def _unneutralised(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_DANGEROUS) else cell
