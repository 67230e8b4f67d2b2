"""A journey whose pack has changed: what would move, before it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import Moves
from gmrsj_tui.reports.moves import moved_groups, moves_summary
from gmrsj_tui.session import JourneySession
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import GENERAL, SCROLL, bindings
from gmrsj_tui.tui.lines import BLANK, Line, bullet, paragraph, wrap
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.title_bar import TitleBar


class MovesScreen(GmrsjScreen[bool]):
    """Lists what moves by kind; gives whether it shall."""

    NAME = "The pack has changed"
    HELP = """\
This journey was answered with another version of its pack. The screen lists what becomes of its answers.

Enter moves them and opens the journey; that is one change, which undo takes back. Escape leaves everything as it is.

No note and no answer is dropped. What needs review counts as it stands, until somebody confirms it with one key or
gives it a status. What the pack has no more can still be read: the overview says where."""
    KEYS = ("form.on", *SCROLL, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("form.on", "app.back", "move.down", "view.help")
    BAR_LABELS = {"form.on": "move and open", "app.back": "leave as it is"}

    def __init__(self, session: JourneySession) -> None:
        super().__init__()
        self._pack, self._journey, self._moves = session.pack, session.journey, session.pending_moves

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Pane(id="moves")

    @property
    def main(self) -> Pane:
        """The list."""
        return self.query_one(Pane)

    def on_mount(self) -> None:
        """Show what moves."""
        super().on_mount()
        pack, journey, moves = self._pack, self._journey, self._moves
        if moves is not None:
            keys = (self.key("form.on"), self.key("history.undo"))
            symbols = self.gmrsj.symbols
            self.main.show(in_a_column(lambda width: moves_lines(pack, journey, moves, keys, symbols, width)))

    def say_title(self) -> None:
        """The journey, and what this is about."""
        self.query_one("#title", TitleBar).say(one_line(self._journey.title), self.NAME, "not moved yet")

    def action_go_on(self) -> None:
        """Move the answers, and open the journey."""
        self.dismiss(True)


def moves_lines(
    pack: Pack, journey: Journey, moves: Moves, keys: tuple[str, str], symbols: SymbolSet, width: int
) -> Sequence[Line]:
    """What moves, for a width in cells.

    Args:
        pack: The pack as it is now.
        journey: The journey as it was answered.
        moves: What would move.
        keys: The key that moves, and the one that takes it back.
        symbols: The signs to draw with.
        width: Cells of a line.
    """
    versions = f"from version {one_line(moves.before)} to {moves.after}"
    lines: list[Line] = [
        BLANK,
        *wrap([(f"{one_line(pack.name)} has changed ", "title"), (versions, "strong")], width),
        *paragraph(f"{moves_summary(moves)}. No note and no answer is dropped.", width),
        *wrap([(keys[0], "key"), (" moves them and opens it; ", ""), (keys[1], "key"), (" takes it back.", "")], width),
    ]
    for title, meaning, named in moved_groups(pack, journey, moves):
        lines += [BLANK, *wrap([(f"{title} ({len(named)})", "heading")], width), *paragraph(meaning, width, "dim")]
        for text in named:
            lines += bullet(text, width, symbols.separator)
    return lines
