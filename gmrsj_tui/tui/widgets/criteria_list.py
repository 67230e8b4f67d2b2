"""The criteria of one step, grouped by level, the first level first; the roadmap's next one is marked."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.framework.model import Criterion, Level
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Line, Piece, columns
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import marks, status_sign, status_word


class CriteriaList(RowList):
    """One line a criterion, a heading a level."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="criteria")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._step = ""
        self._next: str | None = None

    def show(self, shown: Shown, step: str, *, cursor: str | None = None, offset: int | None = None) -> None:
        """Show a step; the same step again keeps cursor and place, and draws what changed.

        Args:
            shown: The journey as it is now.
            step: Id of the step.
            cursor: The criterion that the cursor shall stand on.
            offset: The scroll place to go to.
        """
        before, same = self._shown, step == self._step
        self._shown, self._step = shown, step
        standing = shown.step(step)
        coming = shown.step_roadmap(step)
        self._next = coming[0].id if coming else None
        if same and before is not None and cursor is None and before.step(step).criteria == standing.criteria:
            self.redraw()
            return
        rows: list[Row] = []
        for level in shown.pack.levels:
            criteria = [criterion for criterion in standing.criteria if criterion.level == level.id]
            if not criteria:
                continue
            if rows:
                rows.append(Row(None))
            rows.append(Row(None, data=level))
            rows.extend(Row(criterion.id, data=criterion) for criterion in criteria)
        self.set_rows(rows, cursor=cursor, offset=offset)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A criterion, a heading or a gap."""
        match row.data:
            case Criterion() as criterion:
                return (self._criterion(criterion, width, selected),)
            case Level() as level:
                return (self._heading(level, width),)
        return ()

    def _heading(self, level: Level, width: int) -> Line:
        assert self._shown is not None
        count = self._shown.step(self._step).counted(level.id)
        left: list[Piece] = [(level.title, "heading")]
        if level.strict_order:
            left.append(("  steppingstones, in order of priority", "dim"))
        elif level.summary:
            left.append((f"  {level.summary}", "dim"))
        return columns(left, [(f"{count.covered} of {count.applicable} covered", "dim")], width, self._symbols.ellipsis)

    def _criterion(self, criterion: Criterion, width: int, selected: bool) -> Line:
        assert self._shown is not None
        answer = self._shown.answer(criterion.id)
        banked = self._shown.banked(criterion)
        coming = criterion.id == self._next
        mark = self._symbols.pointer if selected else self._symbols.next if coming else " "
        left: list[Piece] = [
            (f"{mark} ", "accent"),
            status_sign(self._symbols, answer, banked),
            (f" {criterion.position:>2} ", "dim"),
        ]
        if width >= 64:
            left.append((f"{criterion.id}  ", "dim"))
        left.append((criterion.title, "strong" if coming else ""))
        right: list[Piece] = []
        if answer.note and width >= 56:
            right.append(("note  ", "dim"))
        right.extend(marks(self._symbols, answer, room=width >= 64))
        if answer.review:
            right.append((f"{self._symbols.review} review  ", "warning"))
        if self._shown.weak(criterion):
            right.append((f"{self._symbols.warning} ", "warning"))
        if coming and width >= 64:
            right.append(("next, ", "accent"))
        right.append(status_word(answer, banked))
        return columns(left, right, width, self._symbols.ellipsis)
