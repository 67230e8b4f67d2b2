"""The highlighted criterion in full: statement, evidence that counts, what it builds on, what was written."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import STRENGTHS, Status
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import BLANK, Line, Piece, bullet, columns, crop, paragraph, wrap
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.words import day, due_piece, parked_words, review_words, status_sign, status_word, weak_words

LONGEST_NOTE = 2000
"""Characters of a note, or of what is disputed, that a pane shows; the rest is counted."""


class CriterionPane(Pane):
    """Shows one criterion."""

    DEFAULT_CSS = """
    CriterionPane { background: $boost; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="criterion")
        self._symbols = symbols
        self._criterion = ""

    def present(self, shown: Shown, criterion: str | None, nothing: str = "") -> None:
        """Show a criterion; the same one again keeps its scroll place.

        Args:
            shown: The journey.
            criterion: Its id, or ``None`` where no criterion is highlighted.
            nothing: What to say then.
        """
        found = None if criterion is None else shown.pack.criterion(criterion)
        if found is None:
            self._criterion = ""
            self.show(lambda width: paragraph(nothing, width, "dim"))
            return
        same = self._criterion == found.id
        confirm = self.key("criterion.confirm")
        self._criterion = found.id
        self.show(lambda width: criterion_lines(shown, found, self._symbols, width, confirm), keep_place=same)


def criterion_lines(
    shown: Shown, criterion: Criterion, symbols: SymbolSet, width: int, confirm: str = "y"
) -> Sequence[Line]:
    """A criterion with what stands about it, for a width; ``confirm`` is the key that says it is still true."""
    answer = shown.answer(criterion.id)
    pack = shown.pack
    level = pack.level(criterion.level)
    banked = shown.banked(criterion)
    said: list[Piece] = [status_sign(symbols, answer, banked), (" ", ""), status_word(answer, banked)]
    lines = [columns([(criterion.id, "dim"), (f"  {criterion.title}", "title")], said, width, symbols.ellipsis)]
    lines.extend(paragraph(criterion.statement, width, "strong"))
    if answer.status is Status.NOT_APPLICABLE and answer.reason:
        lines.extend(wrap([("Not applicable because ", "dim"), (answer.reason, "")], width))
    if answer.parked:
        lines.extend(wrap([parked_words(symbols)], width, "", "  "))
    if answer.review:
        said_why = f"{symbols.review} {review_words(shown, criterion)}; {confirm} says it is still true"
        lines.extend(wrap([(said_why, "warning")], width, "", "  "))
    if shown.weak(criterion):
        asked = f"{level.title} asks for strength {level.minimum_evidence} ({STRENGTHS[level.minimum_evidence]})"
        rests_on = f"{symbols.warning} {weak_words(answer)}; {asked}"
        lines.extend(paragraph(rests_on, width, "warning", "", "  "))
    if answer.status is Status.MET:
        below = [other for other in criterion.builds_on if not shown.answer(other).covered and shown.applies(other)]
        if below:
            said_below = f"builds on {', '.join(below)}, not covered yet"
            lines.extend(wrap([(f"{symbols.warning} ", "warning"), (said_below, "warning")], width, "", "  "))
    action = criterion.next_action if answer.next_action is None else answer.next_action
    if action and not answer.covered:
        lines.extend(wrap([("Next: ", "heading"), (action, "")], width, "", "  "))
    today = clock.today()
    facts = [
        *([(f"Owner {answer.owner}", "")] if answer.owner else []),
        *([due_piece(answer, today)] if answer.due else []),
        *([(f"true as of {day(answer.as_of, today)}", "")] if answer.as_of else []),
    ]
    if facts:
        pieces: list[Piece] = []
        for fact in facts:
            pieces.extend([(f" {symbols.separator} ", "dim")] * bool(pieces))
            pieces.append(fact)
        lines.extend(wrap(pieces, width))
    if answer.evidence:
        lines.append((("Evidence shown", "heading"),))
        for item in answer.evidence:
            lines.extend(
                wrap([(f"{item.strength} ", "strong"), (crop(item.text, 300, symbols.ellipsis), "")], width, "", "  ")
            )
    lines.extend(_written("Note", answer.note, symbols, width))
    lines.extend(_written(f"{symbols.disputed} Disputed", answer.disputed, symbols, width))
    if criterion.evidence:
        lines.append((("Counts as evidence, for example", "heading"),))
        for example in criterion.evidence:
            lines.extend(bullet(example, width, symbols.separator))
    if criterion.builds_on:
        lines.append((("Builds on", "heading"),))
        for other in criterion.builds_on:
            named = pack.criterion(other)
            if named is not None:
                sign = status_sign(symbols, shown.answer(other))
                lines.extend(wrap([sign, (f" {other} ", "dim"), (named.title, "")], width, "", "  "))
    if criterion.references:
        lines.append(BLANK)
        lines.extend(wrap([("References: ", "dim"), ("; ".join(criterion.references), "dim")], width, "", "  "))
    return lines


def _written(heading: str, text: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """A text that somebody wrote, under its heading; nothing where nobody did."""
    if not text:
        return ()
    lines: list[Line] = [((heading, "heading"),), *paragraph(text[:LONGEST_NOTE], width)]
    if len(text) > LONGEST_NOTE:
        rest = len(text) - LONGEST_NOTE
        lines.extend(paragraph(f"{symbols.ellipsis} and {rest} characters more: enter opens it", width, "dim"))
    return lines
