"""How a workbook is filled in and sent back, as blocks for its summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gmrsj_tui.reports.blocks import Block, Bullets, Heading, Line, Prose
from gmrsj_tui.reports.workbook.columns import Column, read_headings


def how_to_fill_in(journey: str, columns: Sequence[Column], sheets: str) -> Iterator[Block]:
    """What to write where, and what becomes of it.

    Args:
        journey: The id of the journey.
        columns: The columns of the sheets.
        sheets: Which sheets they are, in words.
    """
    yield Heading("How to fill it in and send it back")
    yield Prose(
        f"Write on {sheets}, in the columns with a dark heading: {read_headings(columns)}. Save it as an Excel "
        "workbook (.xlsx) and send it back. No program is needed to fill it in but a spreadsheet, and no network."
    )
    yield Bullets(
        (
            Line("choose it from the list. In doubt it is not met. Not applicable needs a reason.", label="Status"),
            Line(
                "one piece a line, a link or a name of a document. In brackets before it stands its strength, 0 to 3, "
                "such as [1] minutes.pdf; the column Strength is for a piece without brackets. A line that you take "
                "out is taken away.",
                label="Evidence",
            ),
            Line("a date, such as 2026-11-30.", label="Due"),
            Line(
                "a cell that you leave as it is changes nothing, and neither does one that you empty: what stands "
                "stays. To take something away altogether, use the app.",
                label="What counts",
            ),
            Line(
                "sort, filter, hide, move or delete columns and rows, and add columns of your own; those are not read. "
                "Keep the headings and the ids of the criteria.",
                label="You may",
            ),
            Line(
                "somebody else may go on meanwhile. Where both changed the same thing, it is named, and nothing is "
                "recorded until it is settled.",
                label="Together",
            ),
            Line("never name a person who complained, nor anything by which they could be known.", label="Never"),
        )
    )
    yield Prose(
        f"Whoever keeps the journey reads it in: gmrsj answer {journey} --from FILE.xlsx --dry-run shows what would "
        "change; without --dry-run it is recorded as one change, which an undo takes back. Then make a new workbook. "
        "A hidden sheet, gmrsj, says which journey this is and what has been changed; it holds no texts."
    )
