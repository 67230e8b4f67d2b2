"""One criterion as large as the terminal allows, for the back of a room: it draws lines and never scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import STRENGTHS, Answer, Status
from gmrsj_tui.journey.standing import is_weak
from gmrsj_tui.symbols import UNICODE, SymbolSet
from gmrsj_tui.tui.large_text import DOUBLE, SINGLE, Size, enlarge
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, paragraph, wrap
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.bar import Bar
from gmrsj_tui.tui.words import held_words, parked_words, plural, review_words, status_sign, status_word, weak_words

MEASURE = 66
"""Cells of a plain line that is still read easily."""


class LargeCard(Bar):
    """Shows a criterion large."""

    DEFAULT_CSS = """
    LargeCard { height: 1fr; padding: 0 2; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="card")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._criterion = ""

    def show(self, shown: Shown, criterion: str) -> None:
        """Show a criterion."""
        self._shown, self._criterion = shown, criterion
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """The lines for the room there is."""
        found = None if self._shown is None else self._shown.pack.criterion(self._criterion)
        if self._shown is None or found is None:
            return ()
        return card_lines(self._shown, found, self._symbols, width, self.size.height)


def card_lines(shown: Shown, criterion: Criterion, symbols: SymbolSet, width: int, height: int) -> Sequence[Line]:
    """A criterion for a room of so many cells and lines.

    The statement is as large as it can be; what is left then enlarges the status and the question. Where the statement
    stays small, the title is enlarged instead.
    """
    head = _head(shown, criterion, symbols, width)
    facts = _facts(shown, criterion, symbols, width)
    question = _question(shown, criterion)
    asked = wrap([("Ask aloud: ", "dim"), (question, "accent")], width) if question else []
    answer = shown.answer(criterion.id)
    banked = criterion in shown.step(criterion.step).banked
    sign, word = status_sign(symbols, answer, banked), status_word(answer, banked)
    status: list[Line] = [(sign, (" ", ""), word)]
    title = wrap([(f"{criterion.id}  ", "dim"), (criterion.title, "title")], width)
    enlarged = _Enlarging(symbols is UNICODE, width)

    room = height - len(head) - len(title) - len(status) - len(facts) - len(asked) - _GAPS
    statement = enlarged.lines(criterion.statement, room, "strong", DOUBLE)
    if statement is None:
        statement = paragraph(criterion.statement, min(width, MEASURE), "strong")
        room -= len(statement)
        large = enlarged.lines(criterion.title, room + len(title) - 2, "title", SINGLE)
        if large is not None:
            room -= len(large) + 2 - len(title)
            title = [((criterion.id, "dim"),), *large, BLANK]
        elif room > len(statement):
            room -= len(statement)
            statement = [line for written in statement for line in (BLANK, written)]
    else:
        room -= len(statement)
        title = [*title, BLANK]
    large = enlarged.lines(f"{sign[0]} {word[0]}", room + len(status), word[1], SINGLE)
    if large is not None:
        room -= len(large) - len(status)
        status = [*large, BLANK]
    large = enlarged.lines(question, room + len(asked) - 2, "accent", SINGLE)
    if large is not None:
        asked = [BLANK, (("Ask aloud", "dim"),), *large]

    above, below = [*head, *title, *statement], [*status, *facts, *asked]
    spare = height - len(above) - len(below)
    return [*above, *[BLANK] * spare, *below][: max(height, 0)]


_GAPS = 3
"""Empty lines that keep head, statement and status apart."""


@dataclass(frozen=True, slots=True)
class _Enlarging:
    """Makes large letters where the terminal has the characters for them."""

    blocks: bool
    width: int

    def lines(self, text: str, height: int, style: str, largest: Size) -> list[Line] | None:
        """A text in the largest letters for which there are so many lines, or ``None``."""
        rows = enlarge(text, self.width, height, largest) if self.blocks and height > 0 else None
        return None if rows is None else [((row, style),) for row in rows]


def _head(shown: Shown, criterion: Criterion, symbols: SymbolSet, width: int) -> list[Line]:
    pack, standing = shown.pack, shown.step(criterion.step)
    step, level = standing.step, pack.level(criterion.level)
    here = [found.id for found in standing.criteria if found.level == criterion.level]
    place = f"criterion {here.index(criterion.id) + 1} of {len(here)} in " if criterion.id in here else ""
    left: list[Piece] = [(f"Step {step.number}  {step.title}", "dim")]
    right: list[Piece] = [(f"{place}{level.title}", "heading")]
    return [columns(left, right, width, symbols.ellipsis), BLANK]


def _facts(shown: Shown, criterion: Criterion, symbols: SymbolSet, width: int) -> list[Line]:
    answer = shown.answer(criterion.id)
    facts = [*_evidence(shown, criterion, answer, symbols)]
    if answer.review:
        facts.insert(0, (f"{symbols.review} {review_words(shown, criterion)}", "warning"))
    if answer.disputed:  # who and why is for the record, not for the wall
        facts.insert(0, (f"{symbols.disputed} disputed", "warning"))
    if answer.parked:
        facts.insert(0, parked_words(symbols))
    standing = shown.step(criterion.step)
    facts.append((f"Step {standing.step.number}: {held_words(shown.pack, standing)}", ""))
    place = next((item.position for item in shown.roadmap() if item.criterion.id == criterion.id), None)
    if place is not None:
        facts.append((f"number {place} on the roadmap", ""))
    pieces: list[Piece] = []
    for fact in facts:
        pieces.extend([(f" {symbols.separator} ", "dim")] * bool(pieces))
        pieces.append(fact)
    return wrap(pieces, width)


def _evidence(shown: Shown, criterion: Criterion, answer: Answer, symbols: SymbolSet) -> list[Piece]:
    if answer.status is Status.NOT_APPLICABLE:
        return [(f"because {answer.reason}", "")] if answer.reason else []
    level = shown.pack.level(criterion.level)
    if is_weak(level, answer):
        said = f"{symbols.warning} {weak_words(answer)}; {level.title} asks for strength {level.minimum_evidence}"
        return [(said, "warning")]
    if not answer.evidence:
        return [("no evidence yet", "dim")]
    count = plural(len(answer.evidence), "piece", "pieces")
    return [(f"{count} of evidence, the strongest {answer.strength}: {STRENGTHS[answer.strength]}", "")]


def _question(shown: Shown, criterion: Criterion) -> str:
    """The question of the first effectiveness criterion that it serves, or an empty text."""
    return next((entry.question for entry in shown.pack.effectiveness if entry.id in criterion.effectiveness[:1]), "")
