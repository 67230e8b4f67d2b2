"""The answer to one criterion as rows: status, note, evidence, owner, dates, next action; then what it builds on.

The row that is edited makes room for its editor, which the screen lays over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import STRENGTHS, Answer, Status
from gmrsj_tui.journey.standing import is_weak
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui import answer_fields as fields
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, wrap
from gmrsj_tui.tui.meanings import NOTE_WARNING, STATUS_MEANINGS
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.words import (
    day,
    due_piece,
    moment,
    parked_words,
    review_words,
    status_sign,
    status_word,
    weak_words,
)

STATUS = "status"
CHOICE = "status:"
"""Begins the key of a row that offers a status; its value follows."""
OFFERED = (Status.MET, Status.IN_PROGRESS, Status.NOT_MET, Status.NOT_APPLICABLE, Status.NOT_ASSESSED)
"""In the order of their keys in the bottom line."""
CRITERION = "criterion:"
"""Begins the key of a row that leads to another criterion; its id follows."""
REFERENCE = "reference:"
"""Begins the key of a row that leads to what a reference stands for."""

LABEL_WIDTH = 15
ROOM_FOR_MEANING = 36
"""Cells that what a status means needs beside it."""
LONGEST_VALUE = 4000
"""Characters of a text that a row shows at most; its editor shows all."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What is being edited."""

    key: str
    height: int
    """Lines of the editor."""
    hint: str
    """Said under it."""
    trouble: bool = False
    """Whether the hint says what is wrong."""


class FieldList(RowList):
    """Shows what stands about one criterion."""

    DEFAULT_CSS = """
    FieldList { padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="fields")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._criterion: Criterion | None = None
        self._editing: Editing | None = None
        self._choosing = False

    def show(
        self,
        shown: Shown,
        criterion: Criterion,
        editing: Editing | None = None,
        *,
        cursor: str | None = None,
        choosing: bool = False,
    ) -> None:
        """Show an answer.

        Args:
            shown: The journey as it is now.
            criterion: Whose answer.
            editing: The row that makes room for an editor.
            cursor: The row that the cursor shall stand on.
            choosing: Whether the statuses are offered in the place of the one that stands.
        """
        self._shown, self._criterion, self._editing = shown, criterion, editing
        self._choosing = choosing
        self._build(cursor)

    def _build(self, cursor: str | None = None) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and self._shown is not None and self._criterion is not None:
            answer = self._shown.answer(self._criterion.id)
            confirm = self.key("criterion.confirm")
            size = (width, self.size.height)
            rows = _Rows(self._shown, self._criterion, answer, self._symbols, size, self._editing, confirm)
            keys = {status: self.key(f"criterion.{status.value}") for status in OFFERED} if self._choosing else None
            self.set_rows(rows.made(keys), cursor=cursor)

    @property
    def editor_region(self) -> Region | None:
        """Where the editor goes, from the list's own corner; ``None`` when nothing is edited."""
        if self._editing is None or self._editing.key not in self._places:
            return None
        label = label_width(self.scrollable_content_region.width)
        top = self._starts[self._places[self._editing.key]] - self.scroll_offset.y
        width = max(self.scrollable_content_region.width - label, 1)
        return Region(self.gutter.left + label, self.gutter.top + top, width, self._editing.height)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A row as it was made, with the pointer."""
        lines: Sequence[Line] = row.data if isinstance(row.data, tuple) else ()
        if not selected or not lines:
            return lines
        pointer: Piece = (f"{self._symbols.pointer} ", "accent")
        return (pointer, *lines[0][1:]), *lines[1:]

    def strip_of(self, line: Line, width: int, over: str = "") -> Strip:
        """A line; what is being edited is not drawn as highlighted."""
        return super().strip_of(line, width, "" if self._editing is not None else over)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew for the new width."""
        self._build()


def label_width(width: int) -> int:
    """Cells of the column of labels."""
    return min(LABEL_WIDTH, width // 3)


class _Rows:
    """Makes the rows for a width."""

    def __init__(
        self,
        shown: Shown,
        criterion: Criterion,
        answer: Answer,
        symbols: SymbolSet,
        size: tuple[int, int],
        editing: Editing | None,
        confirm: str,
    ) -> None:
        width, height = size
        self._shown = shown
        self._criterion = criterion
        self._answer = answer
        self._symbols = symbols
        self._width = width
        self._label = label_width(width)
        self._most = max(2, min(12, height - 2))
        self._editing = editing
        self._confirm = confirm
        self._rows: list[Row] = []

    def made(self, keys: Mapping[Status, str] | None = None) -> Sequence[Row]:
        """All rows; with the keys of the statuses, these are offered."""
        answer, today = self._answer, clock.today()
        if keys is None:
            self._status()
        else:
            self._statuses(keys)
        if answer.status is Status.NOT_APPLICABLE or answer.reason:
            self._field(fields.REASON, "Reason", [(answer.reason, "")])
        self._said([(NOTE_WARNING, "dim")], room_before=True)
        self._field(fields.NOTE, "Note", _or(answer.note, "nothing written"))
        self._field(fields.DISPUTED, "Disputed", _or(answer.disputed, "nobody sees it otherwise"))
        self._evidence()
        self._field(fields.OWNER, "Owner", _or(answer.owner, "nobody yet"))
        due = due_piece(answer, today)
        self._field(fields.DUE, "Due", [(answer.due, ""), ("  ", ""), due] if due[0] else _or(answer.due, "no date"))
        given = f" ({day(moment_day(answer.when), today)})" if answer.when else ""
        self._field(fields.AS_OF, "True as of", _or(answer.as_of, f"the day of the answer{given}"))
        self._next_action()
        if answer.when:
            by = f" by {answer.who}" if answer.who else ""
            self._said([(f"last changed {moment(answer.when)}{by}", "dim")])
        self._links()
        return self._rows

    def _status(self) -> None:
        answer = self._answer
        banked = self._criterion in self._shown.step(self._criterion.step).banked
        sign, word = status_sign(self._symbols, answer, banked), status_word(answer, banked)
        self._field(STATUS, "Status", [sign, (" ", ""), word])
        if answer.parked:
            self._said([parked_words(self._symbols)])
        if answer.review:
            why = review_words(self._shown, self._criterion)
            said = f"{self._symbols.review} {why}; {self._confirm} says it is still true"
            self._said([(said, "warning")])
        level = self._shown.pack.level(self._criterion.level)
        if is_weak(level, answer):
            asked = f"{level.title} asks for strength {level.minimum_evidence}, {STRENGTHS[level.minimum_evidence]}"
            said = f"{self._symbols.warning} {weak_words(answer).capitalize()}; {asked}. The answer stands."
            self._said([(said, "warning")])

    def _statuses(self, keys: Mapping[Status, str]) -> None:
        """The five statuses, each with its key and, where there is room, with what it means."""
        word = max(len(status.words) for status in OFFERED) + 2
        key = max(map(len, keys.values())) + 2
        room = self._width - self._label - 2 - word - key
        for status in OFFERED:
            sign: Piece = (self._symbols.status[status], status.value)
            said: list[Piece] = [sign, (f" {status.words:<{word}}", status.value), (f"{keys[status]:<{key}}", "key")]
            now: list[Piece] = [("now  ", "strong")] if status is self._answer.status else []
            never = status is Status.NOT_APPLICABLE and self._criterion.not_applicable == "never"
            means = "It can never be that." if never else STATUS_MEANINGS[status]
            meaning = wrap([*now, (means, "dim")], room) if room >= ROOM_FOR_MEANING else [tuple(now)]
            blank: Piece = (" " * (self._width - room), "")
            label = "Status" if status is OFFERED[0] else ""
            lines = [(("  ", ""), self._column(label), *said, *meaning[0])]
            lines += [(blank, *line) for line in meaning[1:]]
            self._rows.append(Row(f"{CHOICE}{status.value}", len(lines), tuple(lines)))

    def _evidence(self) -> None:
        for place, item in enumerate(self._answer.evidence):
            pieces: list[Piece] = [(f"{item.strength} ", "strong"), (item.text, "")]
            pieces.append((f"  {STRENGTHS[item.strength]}", "dim"))
            self._field(f"{fields.EVIDENCE}{place}", "" if place else "Evidence", pieces)
        label = "" if self._answer.evidence else "Evidence"
        self._field(fields.NEW_EVIDENCE, label, [("+ add a text or a link", "dim")])

    def _next_action(self) -> None:
        own = self._answer.next_action
        if own is not None:
            self._field(fields.NEXT_ACTION, "Next action", [(own, ""), ("  your own words", "dim")])
        elif self._criterion.next_action:
            proposed: list[Piece] = [(self._criterion.next_action, ""), ("  proposed", "dim")]
            self._field(fields.NEXT_ACTION, "Next action", proposed)
        else:
            self._field(fields.NEXT_ACTION, "Next action", [("nothing proposed", "dim")])

    def _links(self) -> None:
        pack = self._shown.pack
        applicable = {found.id for found in self._shown.step(self._criterion.step).criteria}
        for other in self._criterion.builds_on:
            below = pack.criterion(other)
            if below is None:
                continue
            begins = not any((row.key or "").startswith(CRITERION) for row in self._rows)
            if begins:
                self._rows.append(Row(None))
            pieces = [status_sign(self._symbols, self._shown.answer(other)), (f" {other}  ", "dim"), (below.title, "")]
            if below.step == self._criterion.step and other not in applicable:
                pieces.append(("  not part of this journey", "dim"))
            self._field(f"{CRITERION}{other}", "Builds on" if begins else "", pieces)
        for number, key in enumerate(dict.fromkeys(self._criterion.references)):
            if not number:
                self._rows.append(Row(None))
            standard = pack.standard(key)
            pieces = [(key, ""), (f"  {standard.title}" if standard is not None else "", "dim")]
            self._rows.append(self._one_line(f"{REFERENCE}{key}", "" if number else "References", pieces))

    # -- rows ---------------------------------------------------------------------------------------

    def _column(self, label: str) -> Piece:
        room = max(self._label - 2, 0)
        return (f"{label[: max(room - 1, 0)]:<{room}}", "heading")

    def _field(self, key: str, label: str, value: Sequence[Piece]) -> None:
        if self._editing is not None and self._editing.key == key:
            self._edited(key, label)
            return
        cut = [(text[:LONGEST_VALUE], style) for text, style in value if text]
        wrapped = wrap(cut, self._width - self._label)
        if len(wrapped) > self._most:
            more = f"{self._symbols.ellipsis} {len(wrapped) - self._most + 1} lines more: enter shows them"
            wrapped = [*wrapped[: self._most - 1], ((more, "dim"),)]
        blank = (" " * self._label, "")
        lines = [(("  ", ""), self._column(label), *wrapped[0]), *((blank, *line) for line in wrapped[1:])]
        self._rows.append(Row(key, len(lines), tuple(lines)))

    def _edited(self, key: str, label: str) -> None:
        editing = self._editing
        assert editing is not None
        hint = wrap([(editing.hint, "error" if editing.trouble else "dim")], max(self._width - self._label, 1))
        blank: Piece = (" " * self._label, "")
        lines: list[Line] = [(("  ", ""), self._column(label)), *[BLANK] * (editing.height - 1)]
        lines.extend((blank, *line) for line in hint)
        self._rows.append(Row(key, len(lines), tuple(lines)))

    def _one_line(self, key: str, label: str, pieces: Sequence[Piece]) -> Row:
        line = columns(pieces, [], self._width - self._label, self._symbols.ellipsis)
        return Row(key, 1, ((("  ", ""), self._column(label), *line),))

    def _said(self, pieces: Sequence[Piece], room_before: bool = False) -> None:
        """Words between the fields, which the cursor passes over."""
        if room_before:
            self._rows.append(Row(None))
        indent = " " * self._label
        lines = tuple(wrap(pieces, self._width, indent))
        self._rows.append(Row(None, len(lines), lines))


def moment_day(when: str) -> str:
    """The local day of a stored moment, as YYYY-MM-DD."""
    found = clock.local(when)
    return found.date().isoformat() if found is not None else when


def _or(text: str, nothing: str) -> list[Piece]:
    return [(text, "")] if text else [(nothing, "dim")]
