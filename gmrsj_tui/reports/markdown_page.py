"""Writes any page as Markdown: GitHub's tables, and text that stays text whatever somebody typed into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
    Cell,
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
    Tone,
)
from gmrsj_tui.reports.chart_words import over_time_words
from gmrsj_tui.reports.markdown import escaped, inline

_BREAK = "<br>"


def render(page: Page) -> str:
    """A page as Markdown, with line feeds; tables as GitHub reads them.

    Args:
        page: What to write.
    """
    parts = [f"# {inline(page.title)}"]
    for place, block in enumerate(page.blocks):
        following = page.blocks[place + 1] if place + 1 < len(page.blocks) else None
        if isinstance(block, LevelsOverTime) and isinstance(following, Table):
            continue  # its figures follow as a table
        part = "\n".join(_block(block))
        if part:
            parts.append(part)
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {inline(block.text)}"]
    if isinstance(block, Prose):
        return _prose(block)
    if isinstance(block, Caution):
        return [f"**{inline(block.title)}:** {inline(block.text)}" if block.text else f"**{inline(block.title)}**"]
    if isinstance(block, Facts):
        return [f"- {inline(name)}: {inline(text)}" for name, text in block.pairs]
    if isinstance(block, Bullets):
        return _bullets(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, LevelGrid):
        return _grid(block)
    if isinstance(block, EffectivenessBars):
        return _bars(block)
    if isinstance(block, LevelsOverTime):
        return [f"- {escaped(said)}" for said in over_time_words(block)]
    return _sheet(block)


def _prose(block: Prose) -> Iterable[str]:
    lines = [line for line in block.text.splitlines() if line.strip()]
    if block.tone in (Tone.STRONG, Tone.ALERT):
        return ["  \n".join(f"**{inline(line)}**" for line in lines)]
    return ["  \n".join(escaped(line) for line in lines)]


def _bullets(block: Bullets) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "- "
        lines = [line for line in item.text.splitlines() if line.strip()]
        first = (
            f"{escaped(item.label)}: {inline(lines[0])}"
            if item.label and lines
            else escaped(item.label or "".join(lines[:1]))
        )
        yield sign + "  \n".join([first, *(" " * len(sign) + escaped(line) for line in lines[1:])])


def _table(block: Table) -> Iterator[str]:
    if block.show_caption:
        yield f"{escaped(block.caption)}:"
        yield ""
    yield from _head([column.title for column in block.columns])
    for row in block.rows:
        yield _row([_cell(cell) for cell in row])


def _cell(cell: Cell) -> str:
    return _BREAK.join(said for line in cell if (said := _line(line)))


def _line(line: Line) -> str:
    """A line of a cell; one that stands out does so in bold type where it has no label."""
    text = _BREAK.join(inline(part) for part in line.text.splitlines() if part.strip())
    if line.label:
        return f"{inline(line.label)}: {text}" if text else inline(line.label)
    return f"**{text}**" if text and line.tone in (Tone.STRONG, Tone.ALERT) and _BREAK not in text else text


def _head(titles: Sequence[str]) -> Iterator[str]:
    yield _row([inline(title) for title in titles])
    yield _row(["---" for _ in titles])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(block: LevelGrid) -> Iterator[str]:
    yield from _head(["Step", "Level held", *block.levels])
    for row in block.rows:
        cells = [f"{cell.words}, {cell.state.words}" if cell.applicable else cell.state.words for cell in row.cells]
        yield _row([f"{row.number}. {inline(row.title)}", f"**{inline(row.level)}**", *cells])


def _bars(block: EffectivenessBars) -> Iterator[str]:
    yield from _head(["Effectiveness criterion", "Met", "Covered", "Of"])
    for bar in block.bars:
        yield _row([f"{inline(bar.letter)}. {inline(bar.title)}", str(bar.met), str(bar.covered), str(bar.applicable)])


def _sheet(block: SheetBoxes) -> Iterator[str]:
    yield from _head(["Code", "Criterion", "Met", "In progress", "Not met", "Not applicable", "Remark"])
    for item in block.items:
        criterion = [f"**{inline(item.title)}** ({inline(item.criterion)})", inline(item.statement)]
        criterion += [f"Evidence: {inline(item.asks)}"] if item.asks else []
        criterion.append(f"Now: {item.status.words}")
        never = "never" if item.no_way_out else "☐"
        yield _row([inline(item.code), _BREAK.join(criterion), "☐", "☐", "☐", never, ""])
