"""The history as rows, day by day, latest first: what was changed, when, by whom, and whether it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.givers import who_words
from gmrsj_tui.journey.history import Entry
from gmrsj_tui.journey.history_words import action_words, headline
from gmrsj_tui.journey.journey import Snapshot
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import Line, Piece, columns, crop
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import day, moment


class HistoryList(RowList):
    """One line an entry; a heading where the day changes, and a line where a snapshot was taken."""

    DEFAULT_CSS = """
    HistoryList { height: 1fr; padding: 0 1; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="entries")
        self._symbols = symbols
        self._pack: Pack | None = None

    def show(self, pack: Pack, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._pack = pack
        rows: list[Row] = []
        begin, end = "~", ""
        said: date | None = None
        for entry in entries:
            if not begin <= entry.change.when < end:
                on = clock.local_day(entry.change.when) or date.min
                begin, end = clock.beginning(on), clock.end(on)
                if on != said:  # a mere day may lie outside of itself, as it is counted here
                    rows.append(Row(None, data=on.isoformat()))
                said = on
            rows.extend(Row(None, data=snapshot) for snapshot in reversed(entry.snapshots))
            rows.append(Row(str(entry.change.number), 1, entry))
        self.set_rows(rows)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """An entry, a day or a snapshot."""
        match row.data:
            case Entry() as entry:
                return (self._entry(entry, width, selected),)
            case Snapshot() as snapshot:
                return (snapshot_line(snapshot, self._symbols, width),)
            case str() as on:
                return (((day(on), "heading"),),)
        return ()

    def _entry(self, entry: Entry, width: int, selected: bool) -> Line:
        assert self._pack is not None
        change, ellipsis = entry.change, self._symbols.ellipsis
        pointer = self._symbols.pointer if selected else " "
        action = action_words(change)
        style = "dim" if entry.taken_back else ""
        left: list[Piece] = [(f"{pointer} {change.number:>4} ", "dim"), (f"{action}  " if action else "", "accent")]
        left.append((one_line(headline(entry, self._pack, self._symbols.next)), style))
        right: list[Piece] = [("taken back  ", "dim")] if entry.taken_back else []
        who = crop(who_words(change), max(width // 5, 8), ellipsis)
        right.append((f"{who}  " if who else "", "strong"))
        right.append((clock.minute(change.when)[11:16], "dim"))
        return columns(left, right, width, ellipsis)


def snapshot_line(snapshot: Snapshot, symbols: SymbolSet, width: int) -> Line:
    """Where a snapshot was taken."""
    kind = "automatic snapshot" if snapshot.automatic else "snapshot"
    left: list[Piece] = [(f"       {symbols.rule}{symbols.rule} {kind} ", "dim"), (snapshot.name, "accent")]
    return columns(left, [(moment(snapshot.when), "dim")], width, symbols.ellipsis)
