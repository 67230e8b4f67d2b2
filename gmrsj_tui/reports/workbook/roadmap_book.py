"""The roadmap as a workbook: a summary, and one sheet with the actions."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.reports.blocks import Block, Heading, Prose
from gmrsj_tui.reports.model import RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.roadmap_page import actions_heading, nothing_open, roadmap_page
from gmrsj_tui.reports.workbook.book import SUMMARY, add_identity, new_book, shown
from gmrsj_tui.reports.workbook.cells import texts
from gmrsj_tui.reports.workbook.columns import roadmap_columns
from gmrsj_tui.reports.workbook.criteria_sheet import fill_criteria_sheet
from gmrsj_tui.reports.workbook.filling_in import how_to_fill_in
from gmrsj_tui.reports.workbook.page_sheet import fill_page_sheet
from gmrsj_tui.reports.workbook.same_bytes import saved
from gmrsj_tui.reports.workbook.styles import Look
from gmrsj_tui.text import one_line, plain

ACTIONS = "Roadmap"


def roadmap_book(document: RoadmapDocument) -> bytes:
    """The next actions as a workbook.

    Raises:
        GmrsjError: The library that writes workbooks is not installed.
    """
    header = document.header
    page = roadmap_page(document)
    book = new_book(header, "Roadmap", page.title)
    look = Look()
    columns = roadmap_columns(document.notes)
    instructions = list(how_to_fill_in(header.journey.id, columns, f"the sheet {ACTIONS}"))
    blocks = _without_actions(page.blocks, document, instructions)
    fill_page_sheet(book.create_sheet(SUMMARY), look, page.title, blocks, page.running)
    made = {item.criterion: _texts(document, item) for item in document.items}
    rows = [_row(item, made[item.criterion]) for item in document.items]
    fill_criteria_sheet(book.create_sheet(ACTIONS), look, columns, rows, page.running, "title")
    add_identity(book, header, [ACTIONS], made)
    return saved(book, header.generated)


def _without_actions(
    blocks: tuple[Block, ...], document: RoadmapDocument, instructions: list[Block]
) -> Iterator[Block]:
    """The page, with where the actions are in their place, and then what to do with the workbook."""
    skipping = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            skipping = block.text == actions_heading(document)
            if skipping:
                yield block
                shown_on = (
                    f"They stand on the sheet {ACTIONS}, in their order." if document.items else nothing_open(document)
                )
                yield Prose(shown_on)
                yield from instructions
        if not skipping:
            yield block


def _texts(document: RoadmapDocument, item: RoadmapLine) -> dict[str, str]:
    """What stands about a criterion; reason and evidence are read from the journey, as a roadmap line has none."""
    answer = document.header.journey.answer(item.criterion)
    return texts(
        status=item.status,
        reason=answer.reason,
        evidence=answer.evidence,
        owner=item.owner,
        due=item.due,
        next_action=item.next_action,
        note=item.note if document.notes else None,
    )


def _row(item: RoadmapLine, said: dict[str, str]) -> dict[str, str]:
    return {
        **shown(said),
        "position": str(item.position),
        "criterion": item.criterion,
        "step": str(item.step_number),
        "level": one_line(item.level_title),
        "title": one_line(item.title),
        "statement": plain(item.statement).strip(),
        "to_fetch": "\n".join(one_line(example) for example in item.evidence if example.strip()),
        "remarks": "overdue" if item.overdue else "",
    }
