"""One entry of the history in full: when, who, and everything that it moved, from and to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.givers import given_words, who_words
from gmrsj_tui.journey.history import Entry, entries
from gmrsj_tui.journey.history_words import Move, about, about_others, action_words, moves
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import GENERAL, HISTORY, SCROLL, bindings
from gmrsj_tui.tui.lines import BLANK, Line, Piece, crop, paragraph, wrap
from gmrsj_tui.tui.messages import BackToRequested
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane

MOST = 200
"""Things of one change that are told; a way back over a whole year can move thousands."""
LONGEST = 2000
"""Characters of a text that are shown; a note can have 65,536."""


class ChangeScreen(JourneyScreen[None]):
    """An entry with all its words."""

    NAME = "Change"
    HELP = """\
This is one change in full: when it was made and by whom, and everything that it moved, from and to.

Going back to here makes the journey what it was right after this change. That is one change too: nothing of the history
is lost, and the key for undo takes it back."""
    KEYS = (*SCROLL, "history.back-to", *HISTORY, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "history.back-to", "history.undo", "app.back", "view.help")

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield Pane(id="change")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one("#change", Pane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the entry; what is done about it later appears here."""
        entry = next((one for one in entries(shown.journey, shown.pack) if one.change.number == self._number), None)
        if entry is not None:
            pack, symbols = shown.pack, self.gmrsj.symbols
            writer = in_a_column(lambda width: entry_lines(entry, pack, symbols, width))
            self.main.show(writer, keep_place=before is not None)

    def action_back_to(self) -> None:
        """Go back to the moment right after this change."""
        self.post_message(BackToRequested(self._number))


def entry_lines(entry: Entry, pack: Pack, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """An entry of the history in full, for a width in cells."""
    change = entry.change
    action = f", {action_words(change)}" if action_words(change) else ""
    by = who_words(change)
    who = [(f"  {by}", "strong")] if by else [("  nobody is named", "dim")]
    lines = wrap([(f"Change {change.number}{action}", "title"), (f"  {clock.minute(change.when)}", ""), *who], width)
    others = about_others(entry)
    if others:
        lines.extend(paragraph(f"{others[0].upper()}{others[1:]}.", width, "warning" if entry.taken_back else ""))
    for snapshot in entry.snapshots:
        lines.extend(paragraph(f'Then the snapshot "{snapshot.name}" was taken.', width, "dim"))
    for item in entry.items[:MOST]:
        lines.extend([BLANK, *paragraph(about(item, pack), width, "heading")])
        given = given_words(change, item)
        if given:
            lines.extend(paragraph(given, width, "dim", "  "))
        for move in moves(item, pack, change):
            lines.extend(_move(move, symbols, width))
    rest = len(change.items) - len(entry.items[:MOST])
    if rest:
        lines.extend([BLANK, *paragraph(f"and {rest} more in the same change", width, "dim")])
    return lines


def _move(move: Move, symbols: SymbolSet, width: int) -> list[Line]:
    ellipsis = symbols.ellipsis
    before, after, quote = (_cut(text, ellipsis) for text in (move.before, move.after, move.quote))
    name: Piece = (f"{move.what}  ", "dim")
    if move.quote:
        strength = before if not after else after if not before else f"{before} {symbols.next} {after}"
        return wrap([name, (quote, ""), (f"  ({strength})", "dim")], width, "  ", "    ")
    if len(before) + len(after) <= width and "\n" not in before + after:
        return wrap(
            [name, (before or "nothing", "dim"), (f" {symbols.next} ", "accent"), (after or "nothing", "")],
            width,
            "  ",
            "    ",
        )
    lines = wrap([name, ("was", "dim")], width, "  ")
    lines.extend(paragraph(before or "nothing", width, "dim", "    "))
    lines.extend([*wrap([name, ("is", "dim")], width, "  "), *paragraph(after or "nothing", width, "", "    ")])
    return lines


def _cut(text: str, ellipsis: str) -> str:
    return text if len(text) <= LONGEST else crop(text[:LONGEST], LONGEST - 1, ellipsis) + ellipsis
