"""A bar of choices such as the filters of the roadmap: each says its name and value, and a click moves it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gmrsj_tui.keys import BY_ID
from gmrsj_tui.tui.lines import Piece, crop, width_of
from gmrsj_tui.tui.widgets.bar import ClickBar

GAP = "   "
"""Between two choices."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much is said of each choice."""

    room: int
    """Cells for a value."""
    brief: bool = True
    """Whether one that stands as at first says its name only."""
    named: bool = True
    """Whether one that does not, or whose value speaks for itself, says its name as well."""
    gap: str = GAP


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the key action that moves it on, what it is called, what it stands at."""

    action: str
    name: str
    value: str
    chosen: bool = False
    """Whether it differs from how it stands at first."""
    implied: bool = False
    """Whether its value need not be said while it stands as at first, such as a filter that lets everything through."""
    speaks: bool = False
    """Whether its value says by itself what it is about, so that the name may be left out."""


class ChoiceBar(ClickBar):
    """Shows choices in a line, as many as fit."""

    DEFAULT_CSS = """
    ChoiceBar { background: $surface; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._choices: tuple[Choice, ...] = ()
        self._said = ""

    def show(self, choices: Sequence[Choice], said: str = "") -> None:
        """Show choices, and a few words before them."""
        self._choices, self._said = tuple(choices), said
        self.tell()

    def items(self, width: int) -> Sequence[tuple[tuple[Piece, ...], str]]:
        """The words, then the choices; what says least gives way first, and the value of one that is set last."""
        made: list[tuple[tuple[Piece, ...], str]] = []
        for shape in (
            Shape(width, brief=False),
            Shape(width),
            Shape(16),
            Shape(width, named=False),
            Shape(16, named=False),
            Shape(10, named=False),
            Shape(6, named=False, gap="  "),
        ):
            made = [(((self._said, "strong"), (shape.gap, "")), "")] if self._said else []
            made.extend((self._choice(choice, shape), choice.action) for choice in self._choices)
            if sum(width_of(pieces) for pieces, _ in made) - len(shape.gap) <= width:
                break
        *others, (last, key) = made
        return [*others, (last[:-1], key)]  # behind the last one stands no gap, which would be cut

    def _choice(self, choice: Choice, shape: Shape) -> tuple[Piece, ...]:
        key: Piece = (self.key(choice.action), "key")
        if shape.brief and not choice.chosen and choice.implied:
            return (key, (f" {choice.name}", "dim"), (shape.gap, ""))
        named = shape.named or not (choice.chosen or choice.speaks)
        name: Piece = (f" {choice.name}: ", "dim") if named else (" ", "")
        value = crop(choice.value, shape.room, self.ellipsis)
        return (key, name, (value, "accent" if choice.chosen else ""), (shape.gap, ""))

    def chosen(self, key: str) -> None:
        """Do what the key would do."""
        self.call_later(self.screen.run_action, BY_ID[key].action)
