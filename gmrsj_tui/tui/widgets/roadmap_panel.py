"""The live roadmap beside a step: the next criteria for its next level, then the other steps in a line each."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.keystone import keystone_of_step
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import BLANK, Line, Piece, columns, crop, paragraph, wrap
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.bar import Bar
from gmrsj_tui.tui.words import due_piece, held_words, plural, status_sign


class RoadmapPanel(Bar):
    """Redraws itself in the frame of the answer; what does not fit is counted, and ``r`` shows it all."""

    DEFAULT_CSS = """
    RoadmapPanel { background: $surface; height: 1fr; }
    """

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="roadmap")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._step = ""
        self._coming: tuple[Criterion, ...] = ()

    def show(self, shown: Shown, step: str) -> None:
        """Show what is next in a step."""
        self._shown, self._step = shown, step
        self._coming = shown.step_roadmap(step)
        self.tell()

    def lines(self, width: int) -> Sequence[Line]:
        """As much as fits the height."""
        if self._shown is None or width < 8:
            return ()
        height = self.size.height
        return self._short(width, height) if height < 12 else self._long(width, height)

    def _title(self, width: int) -> Line:
        assert self._shown is not None
        standing, pack = self._shown.step(self._step), self._shown.pack
        if not self._coming:
            reached = "nothing open here" if standing.next_level is None else "target reached"
            return columns([(f"Roadmap: {reached}", "heading")], [], width, self._symbols.ellipsis)
        assert standing.target is not None  # something is open, so there is somewhere to go
        target = pack.level(standing.target).title
        return columns(
            [(f"Next for {target}", "heading")],
            [(f"{len(self._coming)} open", "strong")],
            width,
            self._symbols.ellipsis,
        )

    def _short(self, width: int, height: int) -> list[Line]:
        """Below the list: a title and one line each, the last line for what is left out."""
        lines = [self._title(width)]
        room = height - 1
        others = self._others(width)
        if len(self._coming) + len(others) <= room:
            spare = room - len(self._coming) - len(others)
            return [*lines, *(self._line(c, width) for c in self._coming), *[BLANK] * spare, *others]
        for place, criterion in enumerate(self._coming[:room]):
            left = len(self._coming) - place - 1
            more: list[Piece] = []
            if place == room - 1 and left:
                more = [(f"+{left} more", "dim")]
            lines.append(columns(self._named(criterion), more, width, self._symbols.ellipsis))
        return lines

    def _named(self, criterion: Criterion) -> list[Piece]:
        assert self._shown is not None
        answer = self._shown.answer(criterion.id)
        return [status_sign(self._symbols, answer), (f" {criterion.id} ", "dim"), (criterion.title, "")]

    def _long(self, width: int, height: int) -> list[Line]:
        """Beside the list: the first with its next action, the others by name, then the other steps."""
        assert self._shown is not None
        shown = self._shown
        others = self._others(width)
        room = height - len(others) - 1
        lines = [self._title(width), BLANK]
        keystone = keystone_of_step(shown.pack, shown.step(self._step))
        for place, criterion in enumerate(self._coming):
            named = self._named(criterion)
            block = wrap(named, width, "", "  ") if place == 0 else [self._line(criterion, width)]
            if keystone is not None and keystone.criterion is criterion:
                said = f"keystone: closing it gives {shown.pack.level(keystone.level).title}"
                block.append(columns([(f"  {said}", "accent")], [], width, self._symbols.ellipsis))
            if place == 0:
                block.extend([*self._how(criterion, width), BLANK])
            left = len(self._coming) - place
            if place == 0:  # however long it is, it is what the panel is for
                block = block[: max(room - len(lines) - (1 if left > 1 else 0), 1)]
            if len(lines) + len(block) + (1 if left > 1 else 0) > room:
                said = f"  and {left} more: key {self.key('view.roadmap')}"
                lines.append(columns([(said, "dim")], [], width, self._symbols.ellipsis))
                break
            lines.extend(block)
        if not self._coming:
            lines.extend(paragraph(self._nothing(), width, "dim"))
        lines.extend([BLANK] * (height - len(others) - len(lines)))
        return [*lines, *others]

    def _line(self, criterion: Criterion, width: int) -> Line:
        return columns(self._named(criterion), [], width, self._symbols.ellipsis)

    def _how(self, criterion: Criterion, width: int) -> list[Line]:
        """What to do, who does it and by when."""
        assert self._shown is not None
        answer = self._shown.answer(criterion.id)
        action = criterion.next_action if answer.next_action is None else answer.next_action
        lines = wrap([(f"{self._symbols.next} ", "accent"), (action, "")], width, "  ", "    ") if action else []
        facts = [piece for piece in ((answer.owner, "strong"), due_piece(answer, clock.today())) if piece[0]]
        if facts:
            gap: list[Piece] = [(", ", "")] * (len(facts) - 1)
            lines.extend(wrap([facts[0], *gap, *facts[1:]], width, "    "))
        return lines

    def _nothing(self) -> str:
        assert self._shown is not None
        standing = self._shown.step(self._step)
        if not standing.criteria:
            return "Nothing in this step applies to this journey."
        if standing.next_level is None:
            return "Every criterion of this step is covered."
        return "Every criterion up to the target is covered. The overview raises the target."

    def _others(self, width: int) -> list[Line]:
        assert self._shown is not None
        shown = self._shown
        lines: list[Line] = []
        for standing in shown.standing.steps:
            if standing.step.id == self._step:
                continue
            coming = shown.step_roadmap(standing.step.id)
            said = plural(len(coming), "open", "open") if coming else "done"
            level = held_words(shown.pack, standing)
            left: list[Piece] = [
                (f"{standing.step.number} ", "strong"),
                (crop(standing.step.title, max(width - len(level) - len(said) - 6, 6), self._symbols.ellipsis), ""),
            ]
            lines.append(columns(left, [(f"{level}, {said}", "dim")], width, self._symbols.ellipsis))
        if not lines:
            return []
        most = max(self.size.height // 3, 1)
        if len(lines) > most == 1:
            return []
        if len(lines) > most:
            said = f"and {len(lines) - most + 1} steps more: key {self.key('view.overview')}"
            lines = [*lines[: most - 1], columns([(said, "dim")], [], width, self._symbols.ellipsis)]
        return [columns([("Other steps", "heading")], [], width, self._symbols.ellipsis), *lines]
