"""Answers from a CSV file (CONTRACTS 3): all or nothing, with every bad line named."""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.cli.failure import LinesRefused
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Evidence
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.checking import LONGEST_TEXT
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.text import one_line

COLUMNS = ("criterion", "status", "reason", "note", "evidence", "strength", "owner", "due")
NEEDED = COLUMNS[:2]

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that a spreadsheet would run; written with an apostrophe before them."""


class AnswerRow(NamedTuple):
    """One row of the file."""

    place: str
    """File and line, for messages."""
    update: AnswerUpdate


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


def read_answers(file: str) -> tuple[AnswerRow, ...]:
    """The answers of a file.

    Args:
        file: Its path, or ``-`` for standard input.

    Raises:
        GmrsjError: It cannot be read.
        LinesRefused: Something in it cannot be understood; every such line is named.
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
    problems.refuse()
    rows: list[AnswerRow] = []
    for line, cells in records:
        if any(cell.strip() for cell in cells):
            update = _update(cells, columns, f"{name}:{line}", problems)
            if update is not None:
                rows.append(AnswerRow(f"{name}:{line}", update))
    problems.refuse()
    return tuple(rows)


def checked(rows: Sequence[AnswerRow], journey: Journey, pack: Pack) -> None:
    """Make sure that every row can be recorded.

    Raises:
        LinesRefused: Some cannot; every such line is named.
    """
    problems = _Problems(rows[0].place.rpartition(":")[0] if rows else "")
    when = clock.now()
    for row in rows:
        try:
            # What came of the rows before matters: a reason may stand in one row, the status in the next.
            after = record(journey, pack, [row.update], when)
            journey = after._replace(changes=journey.changes)
        except GmrsjError as problem:
            problems.add(row.place, str(problem))
    problems.refuse()


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


def _update(cells: list[str], columns: list[str], place: str, problems: _Problems) -> AnswerUpdate | None:
    """What a row says, or ``None`` with the problem noted."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        problems.add(place, f"it has {len(cells)} cells, and there are {len(columns)} columns; is a quote missing?")
        return None
    found = {name: _unneutralised(cell) for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    if "criterion" not in found:
        problems.add(place, "it names no criterion")
        return None
    try:
        status = status_named(found["status"]) if "status" in found else None
    except GmrsjError as problem:
        problems.add(place, str(problem))
        return None
    strength = found.get("strength", "0").strip()
    if strength not in ("0", "1", "2", "3"):
        problems.add(place, f"the strength is {one_line(strength)[:40]!r}, and it goes from 0 to 3")
        return None
    if "strength" in found and "evidence" not in found:
        problems.add(place, "it gives a strength without evidence")
        return None
    return AnswerUpdate(
        found["criterion"].strip(),
        status=status,
        reason=found.get("reason"),
        note=found.get("note"),
        add_evidence=(Evidence(found["evidence"], int(strength)),) if "evidence" in found else (),
        owner=found.get("owner"),
        due=found.get("due"),
    )


def _unneutralised(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_DANGEROUS) else cell
