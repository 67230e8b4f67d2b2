"""A step to read aloud: what it is for, what belongs to it, why its steppingstones stand in this order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.framework.model import Pack, Step
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import JOURNEY, bindings
from gmrsj_tui.tui.lines import BLANK, Line, Piece, bullet, columns, paragraph, wrap
from gmrsj_tui.tui.messages import StepWanted
from gmrsj_tui.tui.reading import in_a_column
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.step_strip import StepStrip
from gmrsj_tui.tui.words import held_words

WEIGHTS = {"main": "mainly", "supporting": "as well", "touched": "a little"}
"""How much an effectiveness criterion weighs in a step, in words."""


class IntroductionScreen(JourneyScreen[None]):
    """What a group hears before it begins with a step."""

    NAME = "Introduction"
    HELP = """\
Read the emphasised text aloud before the group begins with this step. The rest says what belongs to the step and what
does not, why the steppingstones stand in this order, and which effectiveness criteria the step serves, each with the
question to ask.

Enter goes on to the step. The keys for steps show the introduction of another step. The keys for the other screens work
as they do on the step, and leave the introduction."""
    HELP_LABELS = {"criterion.open": "Goes on to the step.", "view.introduction": "Leaves the introduction again."}
    KEYS = ("criterion.open", *JOURNEY)
    BINDINGS = bindings(KEYS)
    BAR = ("criterion.open", "move.down", "move.page-down", "step.previous", "step.next", "view.tests", "view.help")
    BAR_LABELS = {"criterion.open": "go on to the step", "move.down": "read on", "move.page-down": "a page on"}

    def __init__(self, step: str) -> None:
        super().__init__()
        self._step_id = step
        self._first = step

    def body(self) -> Iterable[Widget]:
        """The steps and the text."""
        yield StepStrip(self.gmrsj.symbols)
        yield Pane(id="introduction")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    @property
    def step(self) -> str:
        """The step that is introduced."""
        return self._step_id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Introduce the step."""
        self.query_one(StepStrip).show(shown, self._step_id)
        step, symbols = self._step_id, self.gmrsj.symbols
        writer = in_a_column(lambda width: introduction_lines(shown, step, symbols, width))
        self.main.show(writer, keep_place=before is not None)
        self.gmrsj.remember_introduction(step)

    def on_step_wanted(self, message: StepWanted) -> None:
        """Introduce another step here."""
        message.stop()
        self._step_id = message.step
        self.show(self.shown, None)

    def action_back(self) -> None:
        """On to the step."""
        below = self.app.screen_stack[-2]
        self.dismiss()
        if self._step_id != self._first:
            below.post_message(StepWanted(self._step_id))

    def look(self, screen: str, *arguments: object) -> None:
        """Open another screen in the place of this one."""
        if self._step_id != self._first:
            self.gmrsj.go_to_step(self._step_id, introduce=False)
        else:
            self.dismiss()
        self.gmrsj.open_screen(screen, *arguments)

    def action_open_criterion(self) -> None:
        """On to the step."""
        self.action_back()

    def action_introduction(self) -> None:
        """The same key leaves it."""
        self.action_back()


def introduction_lines(shown: Shown, step: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """The introduction of a step, for a width in cells."""
    pack, standing = shown.pack, shown.step(step)
    found = standing.step
    head: list[Piece] = [(f"Step {found.number} of {len(pack.steps)}  ", "dim"), (found.title, "title")]
    lines = [columns(head, [(held_words(pack, standing), "dim")], width, symbols.ellipsis)]
    lines.extend([*paragraph(found.purpose, width), BLANK])
    if found.read_aloud:
        lines.append((("Read aloud", "heading"),))
        lines.extend([*paragraph(found.read_aloud, width, "strong", "  "), BLANK])
    for title, items in (("In scope", found.in_scope), ("Not in scope", found.not_in_scope)):
        if items:
            lines.append(((title, "heading"),))
            for item in items:
                lines.extend(bullet(item, width, symbols.separator))
            lines.append(BLANK)
    if found.order_reason:
        lines.append((("Why the steppingstones stand in this order", "heading"),))
        lines.extend([*paragraph(found.order_reason, width), BLANK])
    lines.extend(_effectiveness(pack, found, width))
    return lines


def _effectiveness(pack: Pack, step: Step, width: int) -> list[Line]:
    entries = {entry.id: entry for entry in pack.effectiveness}
    lines: list[Line] = []
    for weighed in step.effectiveness:
        entry = entries.get(weighed.id)
        if entry is None:
            continue
        if not lines:
            lines.append((("What makes the mechanism effective here", "heading"),))
        weight = (f"  {WEIGHTS[weighed.weight]}", "accent")
        head: list[Piece] = [(f"{entry.id}  ", "dim"), (entry.title, "strong"), weight]
        lines.extend(wrap(head, width, "", "   "))
        if weighed.why:
            lines.extend(paragraph(weighed.why, width, "", "   "))
        if entry.definition:
            lines.extend(paragraph(entry.definition, width, "dim", "   "))
        if entry.question:
            lines.extend(wrap([("Ask aloud: ", "dim"), (entry.question, "accent")], width, "   "))
    return lines
