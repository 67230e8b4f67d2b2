"""Levels over time: which level each step held at each snapshot, and holds now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from gmrsj_tui import clock
from gmrsj_tui.tui.bindings import JOURNEY, TEXT, bindings
from gmrsj_tui.tui.levels_then import Held, Then, held_at, moments, moved
from gmrsj_tui.tui.lines import BLANK, Line, Piece, paragraph, wrap
from gmrsj_tui.tui.messages import StepWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.screens.snapshots import ask_for_snapshot
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.levels_list import LevelsList
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList

NONE = "There is no snapshot to compare with yet. {key} records this moment under a name: take one after each session."


class LevelsScreen(JourneyScreen[None]):
    """The table, and below it the highlighted step in words."""

    NAME = "Levels over time"
    HELP = """\
One row for each step, one column for each snapshot, the newest on the right, and now at the end. Where there is no room
for all, the newest are shown; below, the highlighted step is told in full, moment by moment.

The snapshots that somebody named are shown. Where nobody named any, the automatic ones are, which the app takes at the
end of a session. There is no percentage: a level is held or it is not."""
    HELP_LABELS = {
        "criterion.open": "Goes to the highlighted step.",
        "view.levels": "Leaves the levels over time again.",
    }
    KEYS = ("criterion.open", "snapshots.take", *JOURNEY, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.open",
        "snapshots.take",
        "view.snapshots",
        "view.overview",
        "view.explain",
        "text.down",
        "app.back",
        "view.help",
    )
    BAR_LABELS = {"criterion.open": "go to step", "snapshots.take": "take a snapshot", "text.down": "read on"}

    def on_mount(self) -> None:
        """Follow the cursor from the first row on."""
        self.main.follow(self.follow_cursor)
        super().on_mount()

    def body(self) -> Iterable[Widget]:
        """Table and words."""
        yield LevelsList(self.gmrsj.symbols)
        yield Pane(id="meaning")

    @property
    def main(self) -> RowList:
        """The table."""
        return self.query_one(LevelsList)

    @property
    def text(self) -> Pane:
        """The highlighted step in words."""
        return self.query_one("#meaning", Pane)

    @property
    def step(self) -> str:
        """The highlighted step."""
        return self.main.cursor or self.gmrsj.step

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the levels; at first the step that the app is at is highlighted."""
        self.query_one(LevelsList).show(shown, moments(shown, clock.today()))
        if before is None:
            self.main.go_to(self.gmrsj.step)
        self._tell(keep_place=before is not None)

    def _tell(self, *, keep_place: bool = False) -> None:
        shown, step = self.shown, self.step
        found = moments(shown, clock.today())
        none = NONE.format(key=self.key("snapshots.take"))
        self.text.show(lambda width: level_lines(shown, step, found, none, width), keep_place=keep_place)

    def follow_cursor(self, key: str | None) -> None:
        """Tell the step that the cursor came to."""
        del key
        self._tell()

    @on(RowList.Chosen)
    def choose(self, message: RowList.Chosen) -> None:
        """A second click goes to the step."""
        message.stop()
        self.action_open_criterion()

    def action_open_criterion(self) -> None:
        """To the highlighted step."""
        self.post_message(StepWanted(self.step))

    def action_take_snapshot(self) -> None:
        """Ask for the name of a snapshot, and take it."""
        ask_for_snapshot(self)

    def action_levels(self) -> None:
        """The same key leaves it."""
        self.action_back()


def level_lines(shown: Shown, step: str, found: Sequence[Then], none: str, width: int) -> Sequence[Line]:
    """The levels of a step, a line for each moment, the newest first, for a width in cells.

    Args:
        shown: The open journey.
        step: The id of the step.
        found: The moments, the earliest first.
        none: Said where there is no snapshot.
        width: Cells of a line.
    """
    standing = shown.step(step)
    lines: list[Line] = paragraph(f"{standing.step.number} {standing.step.title}", width, "title")
    told: list[Sequence[Line]] = []
    before: Held | None = None
    widest = max((cell_len(then.day) for then in found), default=0)
    for then in found:
        held = held_at(shown.pack, then, step)
        way = moved(before, held)
        left = " " * (widest - cell_len(then.day))
        pieces: list[Piece] = [(f"{then.day}  ", "dim"), (f"{then.name}: ", ""), (held.words, "strong")]
        if way:
            pieces.append((f", {way}", "met" if way == "up" else "warning"))
        told.append(wrap(pieces, width, left, "  "))
        before = held
    lines.extend(one for moment in reversed(told) for one in moment)
    if len(found) < 2:
        lines.extend([BLANK, *paragraph(none, width, "accent")])
    return lines
