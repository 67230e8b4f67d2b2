"""Answers from a workbook that a report or a roadmap was: only the cells that people changed count."""

from __future__ import annotations

from gmrsj_tui import clock
from gmrsj_tui.cli.answers_from.found import Found, Problems
from gmrsj_tui.cli.answers_from.workbook_changes import Changes
from gmrsj_tui.cli.answers_from.workbook_guard import guard
from gmrsj_tui.cli.answers_from.workbook_rows import ReadCell, ReadRow, ReadSheet, read_sheets, text_of
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.pack_version import changed_pack
from gmrsj_tui.reports.workbook.cells import READ
from gmrsj_tui.reports.workbook.columns import heading_of, key_of
from gmrsj_tui.reports.workbook.identity import SHEET, Identity, read_identity
from gmrsj_tui.text import one_line

_HEADING_WITHIN = 20
"""Rows among which the headings are looked for: people put titles above them."""
_NEEDED = ("criterion", "status")
"""Columns without which a sheet is refused, as a CSV file is: nobody may think that its answers were taken."""


def read_workbook(content: bytes, name: str, journey: Journey, pack: Pack) -> Found:
    """The answers of a workbook.

    Args:
        content: The file.
        name: What messages call it.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It is no workbook, of another journey, or of another version of the pack.
        LinesRefused: Cells cannot be understood or recorded, or were changed in the journey as well; each is named.
    """
    warnings = list(guard(content, name))
    sheets = read_sheets(content, name)
    identity = _identity(sheets, name)
    if identity is None:
        warnings.append(f"{name} does not say which journey it was made from; every filled cell counts")
    else:
        _refuse_others(identity, name, journey, pack)
    problems = Problems(name)
    changes = Changes(journey, pack, identity, problems)
    rows = 0
    for sheet in sheets:
        if sheet.title.casefold() != SHEET and (identity is None or sheet.title not in identity.pages):
            rows += _read_sheet(sheet, identity, changes, problems, warnings)
    if not rows and not problems.lines:
        raise GmrsjError(f"{name} has no sheet with criteria", "its headings name Criterion and Status")
    updates = _checked(changes, journey, pack, problems)
    problems.refuse()
    return Found(updates, tuple(warnings), rows)


def _identity(sheets: tuple[ReadSheet, ...], name: str) -> Identity | None:
    found = next((sheet for sheet in sheets if sheet.title.casefold() == SHEET), None)
    if found is None:
        return None
    width = max((max(row.cells) for row in found.rows), default=0)
    try:
        return read_identity(
            tuple(text_of(row.cells.get(place, _EMPTY)) for place in range(1, width + 1)) for row in found.rows
        )
    except GmrsjError as problem:
        raise GmrsjError(f"{name} cannot be used: {problem.message}", problem.hint) from None


_EMPTY = ReadCell("")


def _refuse_others(identity: Identity, name: str, journey: Journey, pack: Pack) -> None:
    if identity.journey != journey.id:
        other = one_line(identity.journey)[:60]
        raise GmrsjError(
            f"{name} was made from the journey {other}, and this is {journey.id}",
            f"gmrsj answer {other} --from FILE reads it",
        )
    version = one_line(identity.pack_version)[:40]
    if identity.pack != pack.id or changed_pack(pack, journey._replace(pack_version=version)):
        raise GmrsjError(
            f"{name} was made with {one_line(identity.pack)[:60]} {version}, "
            f"and the journey is at {pack.id} {pack.version}",
            f"make a new one with 'gmrsj report {journey.id} --format xlsx -o FILE', and copy the answers into it",
        )


def _read_sheet(
    sheet: ReadSheet, identity: Identity | None, changes: Changes, problems: Problems, warnings: list[str]
) -> int:
    """Take what a sheet says; how many rows name a criterion."""
    place = _heading_place(sheet.rows[:_HEADING_WITHIN])
    if place is None:
        if identity is not None and sheet.title in identity.sheets:
            problems.add(one_line(sheet.title), "the row with the headings is missing; it names Criterion and Status")
        return 0
    heading = sheet.rows[place]
    columns: dict[str, int] = {}
    for column, cell in heading.cells.items():
        key = _key(cell)
        if key is None:
            warnings.append(f"{sheet.place(heading.number, column)}: a column of its own, which is not read")
        elif key in columns and key in ("criterion", *READ):
            problems.add(
                sheet.place(heading.number, column),
                f"the column is there twice, also as {sheet.place(heading.number, columns[key])}",
            )
        else:
            columns[key] = column
    missing = [key for key in _NEEDED if key not in columns]
    for key in missing:
        problems.add(
            f"{one_line(sheet.title)}!{heading.number}",
            f"the column {heading_of(key)} is missing, without which no answer can be read; was its heading renamed?",
        )
    if missing:
        return 0
    rows = 0
    for row in sheet.rows[place + 1 :]:
        rows += _read_row(sheet, row, columns, changes, problems)
    return rows


def _key(cell: ReadCell) -> str | None:
    return key_of(cell.value) if isinstance(cell.value, str) else None


def _heading_place(rows: tuple[ReadRow, ...]) -> int | None:
    """Which row names the columns; also one that only misses the name of the criterion, as a sheet of a step has it."""
    keys = [{_key(cell) for cell in row.cells.values()} for row in rows]
    whole = (place for place, found in enumerate(keys) if "criterion" in found and found & {*READ, "statement"})
    return next(whole, next((place for place, found in enumerate(keys) if {"status", "statement"} <= found), None))


def _read_row(sheet: ReadSheet, row: ReadRow, columns: dict[str, int], changes: Changes, problems: Problems) -> bool:
    """Take what a row says; whether it names a criterion."""
    where = columns["criterion"]
    named = row.cells.get(where)
    cells = {
        key: (row.cells[columns[key]], sheet.place(row.number, columns[key]))
        for key in READ
        if columns.get(key) in row.cells
    }
    if named is None:
        if cells:
            problems.add(sheet.place(row.number, where), "it names no criterion")
        return False
    try:
        criterion = find_criterion(changes.journey, changes.pack, text_of(named))
    except GmrsjError as problem:
        problems.add(sheet.place(row.number, where), str(problem))
        return False
    changes.take(criterion, cells, sheet.place(row.number, columns.get("status", where)))
    return True


def _checked(changes: Changes, journey: Journey, pack: Pack, problems: Problems) -> tuple[AnswerUpdate, ...]:
    """The updates, each tried against the rules."""
    updates = []
    when = clock.now()
    for place, update in changes.updates():
        updates.append(update)
        try:
            record(journey, pack, [update], when)
        except GmrsjError as problem:
            problems.add(place, str(problem))
    return tuple(updates)
