"""How the sheets look: every colour only repeats what a word says, and every ink is readable on its ground."""

from __future__ import annotations

from typing import Any, NamedTuple

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.page_colours import LIGHT

TEXT_FORMAT = "@"
"""Keeps what is typed as text: nothing that begins with an equals sign is run."""
DATE_FORMAT = "yyyy-mm-dd"


class StatusLook(NamedTuple):
    """How a status stands out, besides its word."""

    ground: str
    bold: bool = False
    italic: bool = False


STATUS_LOOKS = {
    Status.MET: StatusLook("D8ECD8", bold=True),
    Status.IN_PROGRESS: StatusLook("FDF0C8", italic=True),
    Status.NOT_MET: StatusLook("F9DEDA", bold=True, italic=True),
    Status.NOT_APPLICABLE: StatusLook("E3E6EA", italic=True),
}
"""Not assessed stays as it is: nothing was said yet."""


def colour(value: str) -> str:
    """A colour of the palette as spreadsheets write it."""
    return f"FF{value.removeprefix('#').upper()}"


class Look:
    """The fonts, grounds and alignments of one workbook, made once: a style per cell would be slow."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        def filled(value: str) -> Any:
            return PatternFill("solid", start_color=colour(value), end_color=colour(value))

        thin = Side(style="thin", color=colour(LIGHT.rule))
        self.edge = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.ink = Font(name="Calibri", size=10, color=colour(LIGHT.ink))
        self.strong = Font(name="Calibri", size=10, bold=True, color=colour(LIGHT.ink))
        self.muted = Font(name="Calibri", size=10, color=colour(LIGHT.muted))
        self.alert = Font(name="Calibri", size=10, bold=True, color=colour(LIGHT.alert))
        self.title = Font(name="Calibri", size=16, bold=True, color=colour(LIGHT.ink))
        self.headings = {
            2: Font(name="Calibri", size=13, bold=True, color=colour(LIGHT.accent)),
            3: Font(name="Calibri", size=11, bold=True, color=colour(LIGHT.ink)),
            4: Font(name="Calibri", size=10, bold=True, color=colour(LIGHT.muted)),
        }
        self.head = Font(name="Calibri", size=10, bold=True, color="FFFFFFFF")
        self.head_ground = filled(LIGHT.accent)
        self.plain_head_ground = filled(LIGHT.tint)
        self.tint = filled(LIGHT.tint)
        self.warm = filled(LIGHT.warm)
        self.wrapped = Alignment(vertical="top", wrap_text=True)
        self.centred = Alignment(horizontal="center", vertical="top", wrap_text=True)
        self.in_head = Alignment(vertical="center", wrap_text=True)


def overdue_rule(column: str, first: int, last: int) -> tuple[str, Any]:
    """The conditional look of a remark that says "overdue": the range and the rule.

    Args:
        column: Its letter.
        first: The first row.
        last: The last row.
    """
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    look = Font(bold=True, color=colour(LIGHT.alert))
    rule = FormulaRule(formula=[f'LEFT(${column}{first},7)="overdue"'], font=look)
    return f"{column}{first}:{column}{last}", rule


def status_rules(column: str, first: int, last: int) -> list[tuple[str, Any]]:
    """The conditional fills of a status column: the range and the rule for each status.

    Args:
        column: Its letter.
        first: The first row.
        last: The last row.
    """
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font, PatternFill

    where = f"{column}{first}:{column}{last}"
    return [
        (
            where,
            FormulaRule(
                formula=[f'LOWER(TRIM(${column}{first}))="{status.words}"'],
                fill=PatternFill("solid", start_color=f"FF{look.ground}", end_color=f"FF{look.ground}"),
                font=Font(bold=look.bold, italic=look.italic, color=colour(LIGHT.ink)),
            ),
        )
        for status, look in STATUS_LOOKS.items()
    ]
