"""Why a step holds the level it holds: the rule, the counts, what is in the way by name, what is banked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.explanation import Explanation, Named, explain
from gmrsj_tui.journey.overall_words import overall_words
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.journey.weak_words import asked_words, weak_groups
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import JOURNEY, bindings
from gmrsj_tui.tui.lines import BLANK, Line, Piece, paragraph, wrap
from gmrsj_tui.tui.messages import StepWanted
from gmrsj_tui.tui.overall import overall_lines
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.step_strip import StepStrip
from gmrsj_tui.tui.words import status_sign


class ExplainScreen(JourneyScreen[None]):
    """The derivation of one step's level, and of the overall level."""

    NAME = "Why this level"
    HELP = """\
A level is never a mystery. This screen derives it: the rule, the counts of each level, the criteria in the way by name,
what is banked already, what was set aside as not applicable and why, and what closing the next steppingstone would
give.

The keys for steps show the derivation of another step; escape goes back."""
    HELP_LABELS = {"view.explain": "Leaves the explanation again."}
    KEYS = JOURNEY
    BINDINGS = bindings(KEYS)
    BAR = ("step.previous", "step.next", "move.next-open", "view.roadmap", "view.overview", "app.back", "view.help")

    def __init__(self, step: str) -> None:
        super().__init__()
        self._step = step

    def body(self) -> Iterable[Widget]:
        """The steps and the text."""
        yield StepStrip(self.gmrsj.symbols)
        yield Pane(id="explanation")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    @property
    def step(self) -> str:
        """The step that is explained."""
        return self._step

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Explain the step."""
        self.query_one(StepStrip).show(shown, self._step)
        symbols = self.gmrsj.symbols
        step = self._step
        self.main.show(lambda width: explanation_lines(shown, step, symbols, width), keep_place=before is not None)

    def on_step_wanted(self, message: StepWanted) -> None:
        """Explain another step here."""
        message.stop()
        self._go_to(message.step)

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Explain the step in which an undo or a redo changed something."""
        if step != self._step:
            self._go_to(step)

    def _go_to(self, step: str) -> None:
        self._step = step
        self.show(self.shown, None)

    def action_explain(self) -> None:
        """The same key leaves it."""
        self.action_back()


def explanation_lines(shown: Shown, step: str, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """The explanation of a step for a width."""
    standing = shown.step(step)
    found = explain(shown.pack, shown.journey, standing)
    lines: list[Line] = [*paragraph(found.result, width, "title"), BLANK]
    if found.next_step:
        lines.extend([*wrap([(f"{symbols.next} ", "accent"), (found.next_step, "strong")], width, "", "  ")])
    if found.keystone is not None:
        gives = level_title(shown.pack, found.keystone.level)
        said = f"It is the keystone: the one open criterion whose closing alone gives {gives}."
        lines.extend(paragraph(said, width, "accent", "  "))
    lines.append(BLANK)
    lines.extend(_levels(found, width, symbols))
    lines.extend(_named("In the way", found.in_the_way, width, symbols))
    lines.extend(
        _named(
            "Banked: met already, and counted once the levels below are complete", found.banked, width, symbols, True
        )
    )
    lines.extend(_named("Not applicable", found.not_applicable, width, symbols))
    for title, items in weak_groups([(item, bool(item.answer.evidence)) for item in found.weak]):
        lines.extend(_named(title, items, width, symbols, pack=shown.pack))
    lines.extend([(("The rule", "heading"),), *paragraph(found.rule, width), BLANK])
    lines.extend(overall_lines(overall_words(shown.pack, shown.standing), width))
    return lines


def _levels(found: Explanation, width: int, symbols: SymbolSet) -> list[Line]:
    lines: list[Line] = [(("Level by level", "heading"),)]
    size = max((len(verdict.title) for verdict in found.verdicts), default=0)
    for verdict in found.verdicts:
        sign = symbols.held if verdict.counts.clear and verdict.counts.met else symbols.not_held
        pieces: list[Piece] = [(f"{sign} ", "met" if verdict.counts.clear and verdict.counts.met else "dim")]
        pieces.extend([(f"{verdict.title:<{size}}  ", "strong"), (verdict.words, "")])
        lines.extend(wrap(pieces, width, "", " " * (size + 4)))
    return [*lines, BLANK]


def _named(
    title: str,
    items: Sequence[Named],
    width: int,
    symbols: SymbolSet,
    banked: bool = False,
    pack: Pack | None = None,
) -> list[Line]:
    """Criteria under a heading; with the pack, beside each what its level asks for as evidence."""
    if not items:
        return []
    lines = paragraph(f"{title} ({len(items)})", width, "heading")
    for item in items:
        pieces: list[Piece] = [
            status_sign(symbols, item.answer, banked),
            (f" {item.criterion.id}  ", "dim"),
            (item.criterion.title, ""),
        ]
        if item.answer.status == "not-applicable":
            pieces.append((f": {item.answer.reason}", "dim"))
        elif not item.answer.covered:
            pieces.append((f"  {item.answer.status.words}", "dim"))
        elif pack is not None:
            level = pack.level(item.criterion.level)
            pieces.append((f"  {asked_words(level.title, level.minimum_evidence, item.answer)}", "warning"))
        lines.extend(wrap(pieces, width, "", "  "))
    return [*lines, BLANK]
