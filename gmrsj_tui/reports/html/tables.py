"""Tables: with caption, scopes and a repeated head; on a telephone each row becomes a card with its labels.

A table that is laid out as cards is a table no more for many a screen reader, unless its roles are written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.reports.blocks import Cell, Column, Table, Tone
from gmrsj_tui.reports.html.markup import attribute, element, said, words

NEVER_BROKEN = 16
"""A text in a short column of so many characters stays on one line."""


def table(block: Table, ident: str) -> Iterator[str]:
    """The table, one line of HTML a row.

    Args:
        block: What to write.
        ident: Names the caption, and is unique in the page.
    """
    shown = "" if block.show_caption else " unseen"
    many = " many" if len(block.columns) > 5 else ""
    yield f'<table class="rows{many}" role="table" aria-labelledby="{ident}">'
    yield f'<caption id="{ident}" class="shown{shown}" dir="auto">{words(block.caption)}</caption>'
    yield f"<colgroup>{''.join(f'<col class={chr(34)}{name}{chr(34)}>' for name in _column_classes(block))}</colgroup>"
    yield head([column.title for column in block.columns])
    yield '<tbody role="rowgroup">'
    for row in block.rows:
        cells = (*row, *[()] * (len(block.columns) - len(row)))
        inside = "".join(
            _cell(cell, column, place == block.head)
            for place, (cell, column) in enumerate(zip(cells, block.columns, strict=False))
        )
        yield f'<tr role="row">{inside}</tr>'
    yield "</tbody></table>"


def head(titles: Sequence[str]) -> str:
    """The head of a table, which is repeated on every printed page."""
    cells = "".join(f'<th scope="col" role="columnheader" dir="auto">{words(title)}</th>' for title in titles)
    return f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'


def label(title: str) -> str:
    """The title of a column as it stands before a cell where the row is a card, for an attribute."""
    return attribute(title if title.endswith((".", ":", "?")) else f"{title}:")


def widths_used(blocks: Sequence[object]) -> list[int]:
    """The widths in percent for which the style sheet needs a class, ascending."""
    return sorted({width for block in blocks if isinstance(block, Table) for width in _widths(block) if width})


def _column_classes(block: Table) -> list[str]:
    return [f"w{width}" if width else "short" for width in _widths(block)]


def _widths(block: Table) -> list[int]:
    """Per column its width in percent, 0 for what takes only what it needs: short columns, and empty ones."""
    empty = [
        bool(block.rows) and not any(place < len(row) and row[place] for row in block.rows)
        for place in range(len(block.columns))
    ]
    shares = [
        0 if column.short or bare else max(1, column.share) for column, bare in zip(block.columns, empty, strict=True)
    ]
    return [round(100 * share / sum(shares)) if share else 0 for share in shares]


def _cell(cell: Cell, column: Column, names_row: bool) -> str:
    whole = column.short and all(len(line.text) <= NEVER_BROKEN for line in cell)
    classes = ' class="whole"' if whole else ""
    if not cell:
        inside = ""
    elif len(cell) == 1 and cell[0].tone is not Tone.ALERT:
        inside = said(cell[0])
    else:
        inside = "".join(element("div", said(line)) for line in cell)
    if names_row:
        return f'<th scope="row" role="rowheader" dir="auto"{classes}>{inside}</th>'
    named = "" if not cell or cell[0].label else f' data-label="{label(column.title)}"'
    return f'<td role="cell"{named} dir="auto"{classes}>{inside}</td>'
