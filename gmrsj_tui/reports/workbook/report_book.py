"""The report as a workbook: the summary, a sheet for each step, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui import clock
from gmrsj_tui.reports.blocks import Block, Heading
from gmrsj_tui.reports.page_parts import credit
from gmrsj_tui.reports.report_model import CriterionLine, ReportDocument
from gmrsj_tui.reports.report_page import report_page
from gmrsj_tui.reports.step_page import step_head
from gmrsj_tui.reports.workbook.book import SUMMARY, add_identity, new_book, shown, step_sheet_name
from gmrsj_tui.reports.workbook.cells import texts
from gmrsj_tui.reports.workbook.columns import report_columns
from gmrsj_tui.reports.workbook.criteria_sheet import fill_criteria_sheet
from gmrsj_tui.reports.workbook.filling_in import how_to_fill_in
from gmrsj_tui.reports.workbook.page_sheet import fill_page_sheet
from gmrsj_tui.reports.workbook.same_bytes import saved
from gmrsj_tui.reports.workbook.sheet_names import sheet_names
from gmrsj_tui.reports.workbook.styles import Look
from gmrsj_tui.text import one_line, plain

_READING = "How to read it"


def report_book(document: ReportDocument) -> bytes:
    """The whole assessment as a workbook.

    Raises:
        GmrsjError: The library that writes workbooks is not installed.
    """
    header = document.header
    page = report_page(document)
    book = new_book(header, "Report", page.title)
    look = Look()
    steps = document.steps
    summary, *names, reading = sheet_names(
        [SUMMARY, *(step_sheet_name(step.line.number, step.line.title) for step in steps), _READING]
    )
    columns = report_columns(document.notes)
    front, behind = _split(page.blocks, document)
    fill_page_sheet(
        book.create_sheet(summary),
        look,
        page.title,
        [
            *front[: page.contents_before],
            *how_to_fill_in(header.journey.id, columns, "the sheets of the steps"),
            *front[page.contents_before :],
            *_credit(document),
        ],
        page.running,
    )
    made = {line.criterion: _texts(line, document.notes) for step in steps for line in step.criteria}
    for name, step in zip(names, steps, strict=True):
        rows = [_row(line, made[line.criterion]) for line in step.criteria]
        running = f"{page.running}. {step.line.number}. {one_line(step.line.title)}: {one_line(step.line.level)}"
        fill_criteria_sheet(book.create_sheet(name), look, columns, rows, running, "title")
    fill_page_sheet(book.create_sheet(reading), look, "Levels and how to read them", behind, page.running)
    add_identity(book, header, names, made)
    return saved(book, header.generated)


def _credit(document: ReportDocument) -> list[Block]:
    """Credit and caution of the pack, which stand on the summary."""
    return list(credit(document.header))


def _split(blocks: tuple[Block, ...], document: ReportDocument) -> tuple[list[Block], list[Block]]:
    """What stands in front, and the chapters behind it, without the criteria: those are sheets."""
    chapters: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.new_page:
            chapters.append([])
        chapters[-1].append(block)
    front, *behind = chapters
    steps = len(document.steps)
    ends = len(_credit(document))
    rest = [block for chapter in behind[steps:] for block in chapter]
    told = [block for step in document.steps for block in step_head(step)]
    return front, [*told, *(rest[:-ends] if ends else rest)]


def _texts(line: CriterionLine, notes: bool) -> dict[str, str]:
    return texts(
        status=line.status,
        reason=line.reason,
        evidence=line.evidence,
        owner=line.owner,
        due=line.due,
        next_action=line.next_action,
        note=line.note if notes else None,
    )


def _row(line: CriterionLine, said: dict[str, str]) -> dict[str, str]:
    answered = clock.minute(line.when)[:10] if line.when else ""
    return {
        **shown(said),
        "criterion": line.criterion,
        "level": one_line(line.level_title),
        "title": one_line(line.title),
        "statement": plain(line.statement).strip(),
        "remarks": "\n".join(_remarks(line)),
        "answered": f"{answered}\n{one_line(line.who)}".strip(),
    }


def _remarks(line: CriterionLine) -> Iterator[str]:
    """What to notice about a criterion, in words."""
    if line.overdue:
        yield "overdue"
    if line.in_the_way:
        yield "in the way of the next level"
    if line.banked:
        yield "banked"
    if line.review:
        yield "needs review: the criterion has changed"
    if line.parked:
        yield "parked"
    if line.below_minimum:
        yield f"met, the level asks for evidence of strength {line.minimum}"
    if line.as_of:
        yield f"since {line.as_of}"
    if line.disputed.strip():
        yield f"disputed: {one_line(line.disputed)}"
