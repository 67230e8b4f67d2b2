"""The blocks of a page in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
    Cell,
    Column,
    EffectivenessBars,
    Facts,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Line,
    Page,
    Prose,
    SheetBoxes,
    Table,
)
from gmrsj_tui.reports.word.charts import chart, says_the_same
from gmrsj_tui.reports.word.contents import bookmark, contents, place
from gmrsj_tui.reports.word.markup import element
from gmrsj_tui.reports.word.paragraphs import (
    LEFT_TO_RIGHT,
    line_paragraph,
    paragraph,
    runs,
    text_paragraph,
)
from gmrsj_tui.reports.word.scripts import starts_right_to_left
from gmrsj_tui.reports.word.sheet import sheet
from gmrsj_tui.reports.word.tables import table
from gmrsj_tui.reports.word.widths import column_widths
from gmrsj_tui.text import one_line


def ordered_lists(page: Page) -> int:
    """How many lists of a page are numbered."""
    return sum(isinstance(block, Bullets) and block.ordered for block in page.blocks)


def body(page: Page, width: int, *, right_to_left: bool = False) -> Iterator[str]:
    """The markup of a page, block after block, its title first.

    Args:
        page: What to lay out.
        width: Of the text, in twentieths of a point.
        right_to_left: Whether it runs from right to left.
    """
    for markup in _blocks(page, width, right_to_left):
        yield markup if right_to_left else markup.replace(LEFT_TO_RIGHT, "")


def _blocks(page: Page, width: int, right_to_left: bool) -> Iterator[str]:
    yield text_paragraph("Title", one_line(page.title))
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    widths = _widths(page, width)
    contents_before = place(page)
    headings_done = numbered_done = 0
    before: Block | None = None
    for position, block in enumerate(page.blocks):
        if isinstance(before, LevelsOverTime) and isinstance(block, Table) and says_the_same(before, block):
            continue  # the chart is a table itself, and twice the same figures are once too often
        if position == contents_before:
            yield contents(headings)
        elif not isinstance(block, Heading) and not isinstance(before, Heading | Prose | None):
            yield _GAP
        if isinstance(block, Prose):
            following = page.blocks[position + 1] if position + 1 < len(page.blocks) else None
            introduces = following is not None and not isinstance(following, Heading | Prose)
            yield line_paragraph("BodyText", Line(block.text, block.tone), keepNext=introduces)
        elif isinstance(block, Heading):
            yield _heading(block, headings_done if page.contents else None)
            headings_done += 1
        elif isinstance(block, Bullets):
            yield _bullets(block, 3 + numbered_done if block.ordered else None)
            numbered_done += block.ordered
        else:
            yield _other(block, width, widths, right_to_left)
        before = block
    if isinstance(before, Table | SheetBoxes | LevelGrid | EffectivenessBars | LevelsOverTime):
        yield text_paragraph("TableEnd", "")


def _widths(page: Page, width: int) -> dict[tuple[Column, ...], list[int]]:
    """Widths of columns: tables with the same columns stand under each other with the same widths."""
    rows: dict[tuple[Column, ...], list[tuple[Cell, ...]]] = {}
    for block in page.blocks:
        if isinstance(block, Table):
            rows.setdefault(block.columns, []).extend(block.rows)
    return {columns: column_widths(columns, held, width) for columns, held in rows.items()}


_GAP = text_paragraph("TableGap", "")
"""Word processors join tables, and boxes, that nothing stands between, and no document may end in a table."""


def _other(block: Block, width: int, widths: dict[tuple[Column, ...], list[int]], right_to_left: bool) -> str:
    if isinstance(block, Caution):
        return _caution(block)
    if isinstance(block, Facts):
        return "".join(_fact(name, value, right_to_left) for name, value in block.pairs)
    if isinstance(block, Table):
        return table(block, widths[block.columns], right_to_left=right_to_left)
    if isinstance(block, SheetBoxes):
        return sheet(block, width, right_to_left=right_to_left)
    assert not isinstance(block, Heading | Prose | Bullets)
    return chart(block, width, right_to_left=right_to_left)


def _heading(block: Heading, number: int | None) -> str:
    level = min(max(block.level, 2), 4) - 1
    text = one_line(block.text)
    right_to_left = starts_right_to_left(text)
    made = runs(text, right_to_left=right_to_left)
    if number is not None:
        made = element("bookmarkStart", id=number, name=bookmark(number)) + made + element("bookmarkEnd", id=number)
    return paragraph(f"Heading{level}", made, right_to_left=right_to_left, pageBreakBefore=block.new_page)


def _bullets(block: Bullets, numbered: int | None) -> str:
    if numbered is None:
        return "".join(line_paragraph("ListBullet", item) for item in block.items)
    properties = element("numPr", element("ilvl", val=0), element("numId", val=numbered))
    return "".join(line_paragraph("ListNumber", item, properties=properties) for item in block.items)


def _caution(block: Caution) -> str:
    if not block.text:
        return text_paragraph("CautionTitle", block.title)
    return text_paragraph("CautionTitle", block.title) + text_paragraph("Caution", block.text)


def _fact(name: str, value: str, right_to_left: bool) -> str:
    """Facts all run as the page does, so that their values stand under each other."""
    label = runs(f"{name}:", "Strong", right_to_left=right_to_left) + element("r", element("tab"))
    return paragraph("Fact", label + runs(value, right_to_left=right_to_left), right_to_left=None)
