"""The next actions of the whole journey as rows: what to do, for which criterion, who, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gmrsj_tui.journey.roadmap import RoadmapItem
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, crop
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import due_piece, held_words, marks, status_sign


class RoadmapList(RowList):
    """Two lines an action; a heading where the step changes."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="actions")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._today = date.min

    def show(self, shown: Shown, items: Sequence[RoadmapItem], today: date, overdue_first: bool) -> None:
        """Show these actions.

        Args:
            shown: The journey.
            items: The actions, filtered and in order.
            today: What "overdue" is measured against.
            overdue_first: Whether the overdue ones stand on top, under a heading of their own.
        """
        self._shown, self._today = shown, today
        rows: list[Row] = []
        heading = ""
        for item in items:
            late = overdue_first and item.overdue(today)
            under = "overdue" if late else item.step.id
            if under != heading:
                heading = under
                if rows:
                    rows.append(Row(None))
                rows.append(Row(None, data=under))
            rows.append(Row(item.criterion.id, 2, item))
        self.set_rows(rows)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """An action, a heading or a gap."""
        match row.data:
            case RoadmapItem() as item:
                return self._item(item, width, selected)
            case str() as heading:
                return (self._heading(heading, width),)
        return ()

    def _heading(self, heading: str, width: int) -> Line:
        if heading == "overdue":
            return (("Overdue", "error"),)
        assert self._shown is not None
        standing = self._shown.step(heading)
        left: list[Piece] = [(f"Step {standing.step.number}  {standing.step.title}", "heading")]
        said = held_words(self._shown.pack, standing)
        if standing.target is not None:
            target = self._shown.pack.level(standing.target).title
            said += f", {'target' if standing.chosen_target else 'next'} {target}"
        return columns(left, [(said, "dim")], width, self._symbols.ellipsis)

    def _item(self, item: RoadmapItem, width: int, selected: bool) -> Sequence[Line]:
        mark = self._symbols.pointer if selected else " "
        first = columns(
            [
                (f"{mark} {item.position:>3} ", "dim"),
                status_sign(self._symbols, item.answer),
                (f" {item.criterion.id}  ", "dim"),
                (item.criterion.title, "strong"),
            ],
            [
                *marks(self._symbols, item.answer, room=width >= 64),
                (f"{self._symbols.review} review  " if item.answer.review else "", "warning"),
                (item.answer.status.words, item.answer.status.value),
            ],
            width,
            self._symbols.ellipsis,
        )
        right: list[Piece] = []
        if item.answer.owner:
            right.append((crop(item.answer.owner, min(24, max(width // 4, 8)), self._symbols.ellipsis), "strong"))
        due = due_piece(item.answer, self._today)
        if due[0]:
            right.extend([("  ", "")] * bool(right))
            right.append(due)
        action: list[Piece] = [("      ", ""), (f"{self._symbols.next} ", "accent"), (item.next_action, "")]
        second = columns(action, right, width, self._symbols.ellipsis) if item.next_action or right else BLANK
        return (first, second)
