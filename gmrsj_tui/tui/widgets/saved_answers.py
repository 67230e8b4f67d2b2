"""Answers as a save holds them, by their ids: where there is no pack, or where the pack has the criteria no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events

from gmrsj_tui.journey.answer import STRENGTHS, Answer
from gmrsj_tui.journey.history_words import action_words
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.retired import criterion_of_key, retired_name
from gmrsj_tui.reports.saved import item_words
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import one_line, plain
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, crop, paragraph, wrap
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import marks, moment, parked_words, status_sign, status_word

Introduction = Callable[[int], Sequence[Line]]
"""Makes the lines that stand above the answers, for a width."""


class SavedAnswers(RowList):
    """One line an answer, under an introduction."""

    DEFAULT_CSS = """
    SavedAnswers { height: 1fr; padding: 0 1; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="saved")
        self._symbols = symbols
        self._answers: Mapping[str, Answer] = {}
        self._introduction: Introduction = lambda width: ()
        self._first: str | None = None
        """The answer to go to as soon as there is room for any."""

    def show(self, answers: Mapping[str, Answer], introduction: Introduction, first: str | None = None) -> None:
        """Show these answers, in their order, with the cursor on one of them, or where it was."""
        self._answers, self._introduction, self._first = answers, introduction, first
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            rows = [Row(None, data=line) for line in self._introduction(width)]
            rows += [Row(key, data=answer) for key, answer in self._answers.items()]
            self.set_rows(rows, cursor=self._first)
            self._first = None

    def on_resize(self, event: events.Resize) -> None:
        """Break the introduction anew."""
        self._lay_out()
        super().on_resize(event)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """An answer, or a line of the introduction."""
        if row.key is None or not isinstance(row.data, Answer):
            return (row.data,) if isinstance(row.data, tuple) else ()
        answer = row.data
        mark = self._symbols.pointer if selected else " "
        left: list[Piece] = [
            (f"{mark} ", "accent"),
            status_sign(self._symbols, answer),
            (f" {retired_name(row.key)}", "strong"),
        ]
        right: list[Piece] = []
        if answer.note and width >= 56:
            right.append(("note  ", "dim"))
        if answer.owner and width >= 56:
            right.append((f"{crop(one_line(answer.owner), 20, self._symbols.ellipsis)}  ", ""))
        right.extend(marks(self._symbols, answer, room=width >= 64))
        if answer.review:
            right.append((f"{self._symbols.review} review  ", "warning"))
        return (columns(left, [*right, status_word(answer)], width, self._symbols.ellipsis),)


def saved_answer_lines(journey: Journey, key: str, became: Sequence[str], symbols: SymbolSet, width: int) -> list[Line]:
    """One answer in full, and what the history tells of it, for a width in cells.

    Args:
        journey: The journey.
        key: Under which the answer is kept.
        became: The criteria that it was copied to, where that is known.
        symbols: The signs to draw with.
        width: Cells of a line.
    """
    answer = journey.answer(key)
    said: list[Piece] = [status_sign(symbols, answer), (" ", ""), status_word(answer)]
    lines = [columns([(retired_name(key), "title")], said, width, symbols.ellipsis)]
    if became:
        lines += paragraph(f"Copied to {', '.join(became)}.", width, "dim")
    if answer.parked:
        lines += wrap([parked_words(symbols)], width, "", "  ")
    facts = (
        ("Reason", answer.reason),
        ("Owner", answer.owner),
        ("Due", answer.due),
        ("True as of", answer.as_of),
        ("Next action", answer.next_action or ""),
    )
    for name, text in facts:
        if text:
            lines += wrap([(f"{name}: ", "heading"), (plain(text), "")], width, "", "  ")
    if answer.evidence:
        lines.append((("Evidence", "heading"),))
    for item in answer.evidence:
        pieces: list[Piece] = [(f"{item.strength} ", "strong"), (plain(item.text), "")]
        lines += wrap([*pieces, (f"  {STRENGTHS[item.strength]}", "dim")], width, "", "  ")
    if answer.note:
        lines += [(("Note", "heading"),), *paragraph(plain(answer.note), width)]
    if answer.disputed:
        lines += [(("Disputed", "heading"),), *paragraph(plain(answer.disputed), width)]
    return [*lines, *_history(journey, key, width)]


def _history(journey: Journey, key: str, width: int) -> list[Line]:
    """What was changed about it; for an answer that was put aside, until then."""
    criterion = criterion_of_key(key)
    changes = journey.changes
    if criterion != key:
        last = max([change.number for change in changes if any(item.key == key for item in change.items)], default=0)
        changes = changes[:last]
    told = [
        (change, item)
        for change in reversed(changes)
        for item in change.items
        if item.subject == "answer" and item.key in (criterion, key)
    ]
    lines: list[Line] = [BLANK, (("History", "heading"),)] if told else []
    for change, item in told:
        who = f", {one_line(change.who)}" if change.who else ""
        action = f", {action_words(change)}" if action_words(change) else ""
        when = f"{moment(change.when)}{who}{action}  "
        lines += wrap([(when, "dim"), (item_words(item), "")], width, "", "  ")
    return lines
