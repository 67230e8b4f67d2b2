"""A page as plain data for the template. Nothing in it is markup, so no text can act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
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
    SheetItem,
    Table,
)
from gmrsj_tui.reports.page_colours import LIGHT
from gmrsj_tui.reports.typeset.charts import bars_data, grid_data, over_time_data
from gmrsj_tui.reports.typeset.embedded import CODES_FAMILY, FAMILIES
from gmrsj_tui.reports.typeset.fonts import families
from gmrsj_tui.reports.typeset.scripts import language_of
from gmrsj_tui.reports.typeset.shown import Shown
from gmrsj_tui.reports.typeset.texts import BODY, CELL, Texts
from gmrsj_tui.reports.typeset.widths import column_widths, elided, height_of, lines_of, width_of
from gmrsj_tui.text import one_line


class Paper(NamedTuple):
    """A sheet of paper, in points."""

    typst: str
    width: float
    height: float


PAPERS = {"a4": Paper("a4", 595.28, 841.89), "letter": Paper("us-letter", 612.0, 792.0)}

MARGIN = 48.0
"""At both sides, in points."""

_TOP, _BOTTOM = 40.0, 46.0
_CELL_GAP = 4.5
"""At each side of a cell."""

_WHOLE = 0.7
"""Part of a page up to which a row is surely kept in one piece; heights are estimates."""

_NO_TITLE = "Document"
"""A screen reader must have something to announce."""

_HEAD_LINES = 8
"""Lines of a title in the head of a table, which comes again on every page."""

_RUNNING = 7.5

_LETTERS_OF_A_PAGE = 9000
"""More than ever fit on one page."""


def page_data(page: Page, paper: Paper, shown: Shown) -> dict[str, Any]:
    """Everything that the template needs.

    Args:
        page: What to typeset.
        paper: The sheet.
        shown: Knows what the fonts can show, and counts what they cannot.
    """
    room, height = paper.width - 2 * MARGIN, paper.height - _TOP - _BOTTOM
    language = language_of(page.language)
    texts = Texts(shown, right_to_left=language.right_to_left)
    return {
        "title": one_line(page.title) or one_line(page.subject) or _NO_TITLE,
        "heading": texts.line(page.title or _NO_TITLE, room, 17),
        "subject": one_line(page.subject),
        "language": {"code": language.code, "region": language.region, "rtl": language.right_to_left},
        "paper": paper.typst,
        "margin": {"side": MARGIN, "top": _TOP, "bottom": _BOTTOM},
        "size": {"body": BODY, "cell": CELL, "running": _RUNNING},
        "gap": _CELL_GAP,
        "fonts": [*FAMILIES, *families(shown.fonts.letters), CODES_FAMILY, *families(shown.fonts.signs)],
        "tall": bool(shown.fonts.letters),
        "codes": CODES_FAMILY,
        "ink": {name: getattr(LIGHT, name) for name in LIGHT._fields},
        "running": texts.line(elided(page.running, room * 1.6, _RUNNING), room - 60, _RUNNING),
        "text": {"width": room, "height": height},
        "fit": _may_fit(page),
        "contents_at": contents_at(page),
        "dated": generated_at(page) is not None,
        "blocks": list(_blocks(page, texts, room, height)),
    }


def _may_fit(page: Page) -> bool:
    """Whether it is worth trying to get the document onto one page with slightly smaller letters."""
    if page.contents or any(isinstance(block, Heading) and block.new_page for block in page.blocks):
        return False
    return sum(map(len, texts_of(page))) < _LETTERS_OF_A_PAGE


def contents_at(page: Page) -> int:
    """Before which block the contents stand: where the page says, else behind cautions and facts."""
    if not page.contents:
        return -1
    if page.contents_before is not None:
        return page.contents_before
    return next((place for place, block in enumerate(page.blocks) if not isinstance(block, Caution | Facts)), 0)


def generated_at(page: Page) -> int | None:
    """The moment for the properties of the file in seconds since 1970; none where the page says none."""
    try:
        moment = datetime.fromisoformat(page.generated)
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a page, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)


def _blocks(page: Page, texts: Texts, room: float, height: float) -> Iterator[dict[str, Any]]:
    level, widths = 1, _widths(page, room)
    for place, block in enumerate(page.blocks):
        if isinstance(block, Heading):  # a reader who jumps from heading to heading must not fall through a gap
            level = max(2, min(block.level, level + 1))
            block = block._replace(level=level)
        data = _block(block, texts, room, height, widths)
        if isinstance(block, Prose):  # what introduces a chart or a table stays with it
            following = page.blocks[place + 1] if place + 1 < len(page.blocks) else None
            short = len(block.text) < 1000
            data["sticky"] = short and isinstance(
                following, Table | Bullets | LevelGrid | EffectivenessBars | LevelsOverTime
            )
        yield data


def _widths(page: Page, room: float) -> dict[tuple[Column, ...], tuple[float, ...]]:
    """Widths of columns, the same for all tables that have the same ones."""
    tables: dict[tuple[Column, ...], list[Table]] = {}
    for block in page.blocks:
        if isinstance(block, Table) and block.columns:
            tables.setdefault(block.columns, []).append(block)
    return {
        columns: column_widths(columns, found, room - 2 * _CELL_GAP * len(columns), CELL)
        for columns, found in tables.items()
    }


def _block(
    block: Block, texts: Texts, room: float, height: float, widths: dict[tuple[Column, ...], tuple[float, ...]]
) -> dict[str, Any]:
    match block:
        case Heading():
            text = texts.line(block.text, room, 13)
            return {"kind": "heading", "text": text, "level": block.level, "new_page": block.new_page}
        case Prose():
            return {"kind": "prose", **texts.run(Line(block.text, block.tone), room)}
        case Caution():
            return _caution(block, texts, room, height)
        case Facts():
            return _facts(block, texts, room)
        case Bullets():
            items = [texts.run(item, room - 14) for item in block.items]
            return {"kind": "bullets", "ordered": block.ordered, "items": items}
        case Table():
            return _table(block, texts, room, height, widths.get(block.columns, ()))
        case LevelGrid():
            return grid_data(block, texts, room)
        case EffectivenessBars():
            return bars_data(block, texts, room)
        case LevelsOverTime():
            return over_time_data(block, texts, room)
        case SheetBoxes():
            return {"kind": "sheet", "items": [_sheet_item(item, texts, room, height) for item in block.items]}


def _caution(block: Caution, texts: Texts, room: float, height: float) -> dict[str, Any]:
    lines = lines_of(f"{block.title} {block.text}", room - 20, BODY)
    return {
        "kind": "caution",
        "title": texts.line(block.title, room - 20),
        "text": texts.text(block.text, room - 20) if block.text else None,
        "whole": lines * BODY * 1.3 < height * _WHOLE,
    }


def _facts(block: Facts, texts: Texts, room: float) -> dict[str, Any]:
    """Names and what they say; side by side in two halves where all of them are short."""
    half = (room - 18) / 2
    names = max([width_of(name, BODY, bold=True) for name, _ in block.pairs], default=0.0) + 8
    short = len(block.pairs) > 3 and all(names + width_of(text, BODY) < half for _, text in block.pairs)
    width = half if short else room
    name = min(names, width * 0.4)
    pairs = [
        {
            "name": texts.line(title, width - name if (wide := width_of(title, BODY, bold=True) > name) else name),
            "wide": wide,  # runs on, with its text behind it
            "text": texts.line(text, width - name),
        }
        for title, text in block.pairs
    ]
    middle = (len(pairs) + 1) // 2
    return {"kind": "facts", "name": name, "halves": [pairs[:middle], pairs[middle:]] if short else [pairs]}


def _table(block: Table, texts: Texts, room: float, height: float, widths: tuple[float, ...]) -> dict[str, Any]:
    if not widths:
        return {"kind": "nothing"}
    titles = [
        elided(column.title, width * _HEAD_LINES, CELL) for column, width in zip(block.columns, widths, strict=True)
    ]
    rows = []
    for row in block.rows:
        cells = (*row, *((),) * (len(widths) - len(row)))[: len(widths)]
        tall = max(height_of(cell, width, CELL) for cell, width in zip(cells, widths, strict=True))
        rows.append(
            {
                "cells": [texts.cell(cell, width) for cell, width in zip(cells, widths, strict=True)],
                "whole": tall < height * _WHOLE,
            }
        )
    return {
        "kind": "table",
        "caption": texts.line(block.caption, room) if block.show_caption and block.caption else None,
        "widths": [width + 2 * _CELL_GAP for width in widths],
        "head": [texts.line(title, width, CELL) for title, width in zip(titles, widths, strict=True)],
        "rows": rows,
    }


def _sheet_item(item: SheetItem, texts: Texts, room: float, height: float) -> dict[str, Any]:
    room -= 92
    lines = sum(lines_of(text, room, BODY) for text in (item.title, item.statement, item.asks))
    return {
        "code": texts.line(elided(item.code, 84, 19), 84, 19),
        "criterion": texts.line(elided(item.criterion, 84 * 4, 8), 84, 8),
        "title": texts.line(item.title, room),
        "statement": texts.text(item.statement, room) if item.statement else None,
        "asks": texts.text(item.asks, room, CELL) if item.asks else None,
        "now": item.status.words,
        "no_way_out": item.no_way_out,
        "whole": lines * BODY * 1.3 + 60 < height * _WHOLE,
    }
