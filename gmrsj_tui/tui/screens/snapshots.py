"""Snapshots: taking one, those that there are, and what has moved since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Snapshot
from gmrsj_tui.journey.points import PRESENT, of_snapshot
from gmrsj_tui.reports.comparison_model import ComparisonDocument, comparison_document
from gmrsj_tui.reports.history_text import recorded_levels
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import JOURNEY, SNAPSHOTS, TEXT, bindings
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, paragraph, wrap
from gmrsj_tui.tui.messages import BackToRequested, SnapshotRequested
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.listed import ListedScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import moment, plural

NONE = "There is no snapshot yet. {key} records this moment under a name, to compare with later and to go back to."


class SnapshotList(RowList):
    """One line a snapshot: the named ones first, the automatic ones apart, latest first."""

    DEFAULT_CSS = """
    SnapshotList { height: 1fr; padding: 0 1; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="snapshots")
        self._symbols = symbols
        self._marked = ""

    def show(self, snapshots: Sequence[Snapshot], marked: str) -> None:
        """Show these snapshots, in the order in which they were taken."""
        self._marked = marked
        rows: list[Row] = []
        for automatic, title in ((False, "Named"), (True, "Automatic, at the end of a session")):
            group = [snapshot for snapshot in reversed(snapshots) if snapshot.automatic is automatic]
            if group:
                rows.extend([Row(None)] * bool(rows))
                rows.append(Row(None, data=f"{title} ({len(group)})"))
                rows.extend(Row(snapshot.name, 1, snapshot) for snapshot in group)
        self.set_rows(rows)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A snapshot, a heading or a gap."""
        match row.data:
            case Snapshot() as snapshot:
                pointer = self._symbols.pointer if selected else " "
                marked = snapshot.name == self._marked
                left: list[Piece] = [(f"{pointer} ", "dim"), (snapshot.name, "strong")]
                right: list[Piece] = [("marked  ", "accent")] if marked else []
                right.append((f"{snapshot.who}  " if snapshot.who else "", ""))
                right.append((moment(snapshot.when), "dim"))
                return (columns(left, right, width, self._symbols.ellipsis),)
            case str() as heading:
                return (((heading, "heading"),),)
        return ()


class SnapshotsScreen(ListedScreen):
    """The snapshots, and below the highlighted one with what has moved since."""

    NAME = "Snapshots"
    HELP = """\
A snapshot is a moment of the journey with a name and a date: the answers and levels of then. Take one at the end of a
session. The app takes one by itself when you leave a journey in which answers changed; those stand apart.

Enter shows what moved from the highlighted snapshot to now. To compare two snapshots, mark one and press enter on the
other. When a step falls below a level that a snapshot recorded, you are warned.

Going back to a snapshot is one change: the history keeps everything, and the key for undo takes it back."""
    KEYS = (*SNAPSHOTS, *JOURNEY, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "snapshots.take",
        "snapshots.compare",
        "snapshots.mark",
        "snapshots.back-to",
        "view.levels",
        "history.undo",
        "view.history",
        "app.back",
        "view.help",
    )

    def __init__(self) -> None:
        super().__init__()
        self._marked = ""

    def body(self) -> Iterable[Widget]:
        """Snapshots and detail."""
        yield SnapshotList(self.gmrsj.symbols)
        yield Pane(id="meaning")

    @property
    def main(self) -> RowList:
        """The snapshots."""
        return self.query_one(SnapshotList)

    @property
    def text(self) -> Pane:
        """The highlighted snapshot."""
        return self.query_one("#meaning", Pane)

    @property
    def snapshot(self) -> Snapshot | None:
        """The highlighted snapshot."""
        return self._named(self.main.cursor or "")

    def _named(self, name: str) -> Snapshot | None:
        return next((one for one in self.shown.journey.snapshots if one.name == name), None)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show what there is; one that was just taken is highlighted."""
        self.query_one(SnapshotList).show(shown.journey.snapshots, self._marked)
        added = shown.journey.snapshots[len(before.journey.snapshots) :] if before is not None else ()
        if added:
            self.main.go_to(added[-1].name)
        self.present(keep_place=before is not None and not added)

    def present(self, *, keep_place: bool = False) -> None:
        """Show the highlighted one in full."""
        shown, snapshot, symbols = self.shown, self.snapshot, self.gmrsj.symbols
        if snapshot is None:
            said = NONE.format(key=self.key("snapshots.take"))
            self.text.show(lambda width: paragraph(said, width, "dim"))
            return
        other = self._named(self._marked)
        try:
            document = compared(shown, snapshot, other, symbols)
        except GmrsjError as error:
            said = str(error)
            self.text.show(lambda width: paragraph(said, width, "warning"))
            return
        self.text.show(lambda width: snapshot_lines(shown, snapshot, document, width), keep_place=keep_place)

    def open_highlighted(self) -> None:
        """What enter does."""
        self.action_compare()

    def action_take_snapshot(self) -> None:
        """Ask for the name of a snapshot, and take it."""
        ask_for_snapshot(self)

    def action_mark_snapshot(self) -> None:
        """Mark the highlighted snapshot, or unmark it."""
        snapshot = self.snapshot
        if snapshot is not None:
            self._marked = "" if self._marked == snapshot.name else snapshot.name
            self.query_one(SnapshotList).show(self.shown.journey.snapshots, self._marked)
            self.present()

    def action_compare(self) -> None:
        """What moved from the highlighted snapshot to now, or between it and the marked one."""
        snapshot, other = self.snapshot, self._named(self._marked)
        if snapshot is None:
            return
        before, after = in_order(snapshot, other)
        self.gmrsj.open_screen("compare", of_snapshot(before), PRESENT if after is None else of_snapshot(after))

    def action_back_to(self) -> None:
        """Go back to the moment of the highlighted snapshot."""
        if self.snapshot is not None:
            self.post_message(BackToRequested(self.snapshot.change))


def ask_for_snapshot(screen: JourneyScreen[None]) -> None:
    """Ask for the name of a snapshot, and take it."""

    def named(name: object) -> None:
        if isinstance(name, str):
            screen.post_message(SnapshotRequested(name))

    question = "What shall this moment be called? A name is used once, for example Session of June."
    screen.gmrsj.open_screen("ask", "Take a snapshot", question, then=named)


def in_order(snapshot: Snapshot, other: Snapshot | None) -> tuple[Snapshot, Snapshot | None]:
    """A snapshot and the one that it is compared with, the earlier first; ``None`` stands for now."""
    if other is None or other == snapshot:
        return snapshot, None
    return (snapshot, other) if (snapshot.change, snapshot.when) <= (other.change, other.when) else (other, snapshot)


def compared(shown: Shown, snapshot: Snapshot, other: Snapshot | None, symbols: SymbolSet) -> ComparisonDocument:
    """What moved from a snapshot to now, or between it and another one.

    Raises:
        GmrsjError: The answers of one of them are of a newer version of the pack.
    """
    before, after = in_order(snapshot, other)
    to = PRESENT if after is None else of_snapshot(after)
    return comparison_document(shown.pack, shown.journey, of_snapshot(before), to, arrow=symbols.next)


def snapshot_lines(shown: Shown, snapshot: Snapshot, document: ComparisonDocument, width: int) -> Sequence[Line]:
    """A snapshot with a summary of what has moved, for a width in cells."""
    who = f"  {snapshot.who}" if snapshot.who else ""
    said = f"  {moment(snapshot.when)}{who}, after change {snapshot.change}"
    lines: list[Line] = wrap([(snapshot.name, "title"), (said, "dim")], width)
    lines.extend([*paragraph(recorded_levels(snapshot, shown.pack), width), BLANK])
    lines.extend(paragraph(f"From {document.before_words} to {document.after_words}", width, "heading"))
    moved = [step for step in document.steps if step.moved != "as before"]
    for step in moved:
        style = "warning" if step.moved == "down" else "met"
        lines.extend(wrap([(f"Step {step.number} ", ""), (f"{step.level}, {step.moved}", style)], width, "", "  "))
    for section in document.sections:
        counted = plural(len(section.lines), "", "").strip()
        lines.extend(wrap([(f"{counted}  ", "strong"), (section.title, "warning" if section.warning else "")], width))
    if document.comparison.empty:
        lines.extend(paragraph("Nothing moved.", width, "dim"))
    return lines
