"""The workshop sheet: criteria with boxes to tick with a pen, and room for a remark."""

from __future__ import annotations

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import Column, Line, SheetBoxes, SheetItem, Tone
from gmrsj_tui.reports.word.markup import element
from gmrsj_tui.reports.word.paragraphs import paragraph, runs
from gmrsj_tui.reports.word.tables import cell, framed, head_row, is_tall, lines, row
from gmrsj_tui.reports.word.widths import column_widths

BOX = "☐"
_CHOICES = (Status.MET, Status.IN_PROGRESS, Status.NOT_MET, Status.NOT_APPLICABLE)
_COLUMNS = (Column("Code", 12, short=True), Column("Criterion", 56), Column("Answer", 32))


def sheet(block: SheetBoxes, width: int, *, right_to_left: bool = False) -> str:
    """The boxes of a workshop sheet.

    Args:
        block: Its criteria.
        width: Of the text, in twentieths of a point.
        right_to_left: Whether the first column stands on the right.
    """
    codes = [((Line(item.code + "W" * (len(item.code) // 2)),),) for item in block.items]  # they are larger than text
    widths = column_widths(_COLUMNS, codes, width)
    made = [head_row(_COLUMNS, widths)]
    for item in block.items:
        said = _criterion(item)
        parts = paragraph("TableText", runs(item.code, "Code")), lines(said) + _remark(widths[1] - 170), _boxes(item)
        made.append(row(map(cell, widths, parts), may_split=is_tall((said,), widths[1:])))
    return framed(made, widths, "Criteria with boxes to tick and room for a remark", right_to_left=right_to_left)


def _criterion(item: SheetItem) -> tuple[Line, ...]:
    said = [Line(f"{item.criterion} {item.title}", Tone.STRONG), Line(item.statement)]
    said += [Line(item.asks, label="Ask for")] if item.asks else []
    return (*said, Line(item.status.words, Tone.MUTED, label="Now"))


def _remark(width: int) -> str:
    rule = element("tabs", element("tab", val="right", leader="underscore", pos=width))
    return paragraph("SheetRemark", runs("Remark: ", "Strong"), element("r", element("tab")), properties=rule)


def _boxes(item: SheetItem) -> str:
    made = ""
    for status in _CHOICES:
        closed = status is Status.NOT_APPLICABLE and item.no_way_out
        sign = runs("– ") if closed else runs(BOX, "Sign") + runs(" ")
        words = f"{status.words}: the pack does not allow it" if closed else status.words
        made += paragraph("TableText", sign + runs(words, "Muted" if closed else ""))
    return made
