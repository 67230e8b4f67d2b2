"""Leaving a journey that could not be saved: why, and the ways out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from textual.widget import Widget

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.session import JourneySession
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import SCROLL, UNSAVED, bindings
from gmrsj_tui.tui.lines import BLANK, Line, bullet, paragraph, wrap
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.telling import said_in_full
from gmrsj_tui.tui.unsaved import sentence
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.title_bar import TitleBar
from gmrsj_tui.tui.words import plural


class NotSavedScreen(GmrsjScreen[bool]):
    """Gives whether to leave: once it is saved, or without."""

    NAME = "Not saved"
    HELP = """\
Something of this journey could not be saved. It is still here, in memory, and the program keeps trying.

Enter tries at once. Another folder takes the whole journey with its history, and the session goes on there; what is in
the old folder stays as it is. Escape goes back to the journey, with everything that is in memory. Leaving without
saving loses it."""
    ABOUT_SAVING = True
    KEYS = (*UNSAVED, *SCROLL, "app.back", "view.help")
    BINDINGS = bindings(KEYS)
    BAR = (*UNSAVED, "app.back")
    BAR_LABELS = {
        "unsaved.retry": "again",
        "unsaved.copy": "elsewhere",
        "unsaved.leave": "leave, lose",
        "app.back": "stay",
    }

    def __init__(self, session: JourneySession) -> None:
        super().__init__()
        self._session = session
        self._said = ""

    def body(self) -> Iterable[Widget]:
        """Why, and what there is to do."""
        yield Pane(id="not-saved")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    def on_mount(self) -> None:
        """Say why, and anew when something changes about it."""
        super().on_mount()
        self.watch(self.app, "alarm", lambda: self._show(), init=False)
        self._show()

    def say_title(self) -> None:
        """The journey, and what this is about."""
        self.query_one("#title", TitleBar).say(one_line(self._session.journey.title), self.NAME)

    def _show(self) -> None:
        session, said, key = self._session, self._said, self.key
        keys = {id: key(id) for id in (*UNSAVED, "app.back")}
        symbols = self.gmrsj.symbols

        def lines(width: int) -> Sequence[Line]:
            return not_saved_lines(session, said, keys, symbols, width)

        self.main.show(in_a_column(lines))
        self.offer_keys()

    @property
    def labels_now(self) -> Mapping[str, str]:
        """Enter leaves once all is saved."""
        return self.BAR_LABELS if self._session.at_risk else {"unsaved.retry": "leave", "app.back": "stay"}

    @property
    def idle(self) -> frozenset[str]:
        """Once all is saved there is nothing to save elsewhere, and nothing to lose."""
        return frozenset() if self._session.at_risk else frozenset({"unsaved.copy", "unsaved.leave"})

    def action_try_again(self) -> None:
        """Leave if it can be saved now, else say what is in the way."""
        if self.gmrsj.retry_saving():
            self.dismiss(True)
        else:
            self._said = "Tried again: it is still not saved."
            self._show()

    def action_save_copy(self) -> None:
        """Ask for a folder, save the whole journey there, and go on there."""
        self._ask("Which folder? It is made where there is none.")

    def _ask(self, question: str, folder: str = "") -> None:
        self.gmrsj.open_screen("ask", "Save elsewhere", question, folder, then=self._go_on_in)

    def _go_on_in(self, typed: object) -> None:
        if not isinstance(typed, str):
            return
        folder = Path(os.path.abspath(os.path.expanduser(typed)))
        try:
            self.gmrsj.save_elsewhere(folder)
        except GmrsjError as error:
            self._said = f"Not saved there either: {error}"
            self._show()
            self._ask(f"{self._said}. Which other folder?", typed)  # whoever types on must not meet the keys out here
        else:
            self.dismiss(False)
            self.app.call_later(self.gmrsj.tell, "Saved, and goes on there")

    def action_leave_unsaved(self) -> None:
        """Leave; what is only in memory goes, unless the last attempt saves it."""
        self.dismiss(True)


def not_saved_lines(
    session: JourneySession, said: str, keys: dict[str, str], symbols: SymbolSet, width: int
) -> Sequence[Line]:
    """Why it is not saved, what is at risk and the ways out, for a width in cells.

    Args:
        session: The journey.
        said: What came of the last thing that was tried.
        keys: Key action to the key that does it.
        symbols: The signs to draw with.
        width: Cells of a line.
    """
    safe = not session.at_risk
    lines: list[Line] = []
    if said and not safe:
        lines += [*paragraph(said, width, "error"), BLANK]
    if safe:
        lines += paragraph("All of it is saved now.", width, "met")
        ways = [("unsaved.retry", "leaves"), ("app.back", "goes back to the journey")]
    else:
        lines += paragraph(f"{sentence(session.trouble)}.", width, "error")
        ways = [
            ("unsaved.retry", "tries again, and leaves once it is saved"),
            ("unsaved.copy", "saves the whole journey in another folder, and goes on there"),
            ("unsaved.leave", "leaves without saving; what is below is lost"),
            ("app.back", "goes back; everything stays in memory and is tried again"),
        ]
    lines.append(BLANK)
    for id, words in ways:
        lines += wrap([(f"{keys[id]:<7}", "key"), (words, "")], width, rest=" " * 7)
    unsaved = session.unsaved
    if unsaved:
        lines += [BLANK, *wrap([(f"Only in memory: {plural(len(unsaved), 'change', 'changes')}", "heading")], width)]
        for change in unsaved:
            lines += bullet(said_in_full(session.pack, [change]), width, symbols.separator)
    return lines
