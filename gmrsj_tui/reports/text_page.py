"""Writes any page as plain text for a terminal, a pipe, a mail or a screen reader: lines that read well aloud.

There is no box drawing and nothing stands beside anything else: a row of a table is an item, with the titles of its
columns said, and a chart is sentences with its figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
    EffectivenessBars,
    Facts,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Page,
    Prose,
    SheetBoxes,
    Table,
)
from gmrsj_tui.reports.chart_words import bar_words, grid_words, over_time_words
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH, heading
from gmrsj_tui.reports.text_table import labelled, table
from gmrsj_tui.reports.wrapping import paragraphs, wrapped

_STEP_INDENT = "   "
SHEET_BOXES = "[ ] met   [ ] in progress   [ ] not met   [ ] not applicable"


def render(page: Page, width: int = DEFAULT_WIDTH) -> str:
    """A page as plain text.

    Args:
        page: What to write.
        width: Cells of a line.

    Returns:
        Lines that end in line feeds and hold no control characters.
    """
    lines = heading(page.title, width, "=")
    before: Block | None = None
    for place, block in enumerate(page.blocks):
        following = page.blocks[place + 1] if place + 1 < len(page.blocks) else None
        if isinstance(block, LevelsOverTime) and isinstance(following, Table):
            continue  # its figures follow as a table, and twice is too much to listen to
        lines += [""] if _apart(before, block) else []
        lines += _block(block, width)
        before = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _apart(before: Block | None, block: Block) -> bool:
    """Whether an empty line stands between two blocks."""
    if isinstance(before, Heading) and not isinstance(block, Heading):
        return before.level == 3 and isinstance(block, Table)
    if before is None or (isinstance(before, Prose) and isinstance(block, Bullets)):
        return False
    return not (isinstance(before, (Caution, Facts)) and isinstance(block, (Caution, Facts)))


def _block(block: Block, width: int) -> Iterable[str]:
    if isinstance(block, Heading):
        return _heading(block, width)
    if isinstance(block, Prose):
        return paragraphs(block.text, width)
    if isinstance(block, Caution):
        return wrapped(labelled(block.title, block.text), width, rest="  ")
    if isinstance(block, Facts):
        return [line for name, text in block.pairs for line in wrapped(f"{name}: {text}", width, rest="  ")]
    if isinstance(block, Bullets):
        return _bullets(block, width)
    if isinstance(block, Table):
        return table(block, width)
    if isinstance(block, LevelGrid):
        return [line for row in block.rows for line in _grid_row(*grid_words(block, row), width)]
    if isinstance(block, EffectivenessBars):
        return [line for bar in block.bars for line in wrapped(bar_words(bar), width, rest=_STEP_INDENT)]
    if isinstance(block, LevelsOverTime):
        return [line for said in over_time_words(block) for line in wrapped(said, width, rest=_STEP_INDENT)]
    return _sheet(block, width)


def _heading(block: Heading, width: int) -> list[str]:
    if block.level == 2:
        return heading(block.text, width)
    return wrapped(block.text if block.level == 3 else f"{block.text}:", width)


def _bullets(block: Bullets, width: int) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "- "
        yield from paragraphs(labelled(item.label, item.text), width, first=sign, rest=" " * len(sign))


def _grid_row(title: str, levels: str, width: int) -> Iterator[str]:
    yield from wrapped(title, width, rest=_STEP_INDENT)
    yield from wrapped(levels, width, first=_STEP_INDENT)


def _sheet(block: SheetBoxes, width: int) -> Iterator[str]:
    for place, item in enumerate(block.items):
        yield from [""] if place else []
        yield from wrapped(f"{item.code}  {item.title} [{item.criterion}]", width, rest="  ")
        yield from wrapped(item.statement, width, first="  ")
        if item.asks:
            yield from wrapped(f"Evidence: {item.asks}", width, first="  ", rest="    ")
        yield from wrapped(f"Now: {item.status.words}", width, first="  ")
        boxes = SHEET_BOXES.rpartition("   ")[0] if item.no_way_out else SHEET_BOXES
        yield f"  {boxes}" if len(boxes) + 2 <= width else "\n".join(f"  {box}" for box in boxes.split("   "))
