"""A few things to choose from, side by side or below one another: tracks, packs. Takes the cursor like a text field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.message import Message

from gmrsj_tui.text import one_line
from gmrsj_tui.tui.lines import Line
from gmrsj_tui.tui.widgets.bar import Bar


class Ticks(Bar, can_focus=True, inherit_bindings=False):
    """One line a choice; several of them can be chosen, or one."""

    DEFAULT_CSS = """
    Ticks { height: auto; padding: 0; background: $surface; }
    Ticks:focus { background: $panel; }
    """

    @dataclass
    class Changed(Message):
        """Something else is chosen."""

        ticks: Ticks

        @property
        def control(self) -> Ticks:
            """Where it was chosen."""
            return self.ticks

    @dataclass
    class Kept(Message):
        """The last one that is chosen was to be taken away, and stays."""

        ticks: Ticks

        @property
        def control(self) -> Ticks:
            """Where it stays."""
            return self.ticks

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        *,
        pointer: str,
        several: bool = True,
        id: str | None = None,
    ) -> None:
        """Make the choices.

        Args:
            choices: Ids and titles.
            chosen: The ids that are chosen; at least one of them always is.
            pointer: Stands before the highlighted one.
            several: Whether more than one can be.
            id: Its identity on the screen.
        """
        super().__init__(id=id)
        self._several = several
        self._pointer = pointer
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._cursor = 0
        self.offer(choices, chosen)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer other choices."""
        self._choices = tuple(choices)
        self._chosen = frozenset(chosen)
        self._cursor = min(self._cursor, max(len(self._choices) - 1, 0))
        self.refresh(layout=self.is_mounted)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are chosen, in order."""
        return tuple(id for id, _ in self._choices if id in self._chosen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line a choice."""
        return max(len(self._choices), 1)

    def lines(self, width: int) -> Sequence[Line]:
        """The choices, each with its sign."""
        return [self._line(place, id, title) for place, (id, title) in enumerate(self._choices)]

    def _line(self, place: int, id: str, title: str) -> Line:
        left, right = "[]" if self._several else "()"
        sign = ("x" if self._several else "*") if id in self._chosen else " "
        here = self.has_focus and place == self._cursor
        style = "cursor" if here else "" if id in self._chosen else "dim"
        return ((f"{self._pointer if here else ' '} ", "accent"), (f"{left}{sign}{right} {one_line(title)}", style))

    def tick(self) -> None:
        """Choose what is highlighted, or not; the last one that is chosen stays."""
        if not self._choices:
            return
        id = self._choices[self._cursor][0]
        chosen = self._chosen ^ {id} if self._several else frozenset({id})
        if not chosen:
            self.post_message(self.Kept(self))
        elif chosen != self._chosen:
            self._chosen = chosen
            self.refresh()
            self.post_message(self.Changed(self))

    def move(self, by: int) -> bool:
        """Highlight another; false at the ends."""
        place = self._cursor + by
        if not 0 <= place < len(self._choices):
            return False
        self._cursor = place
        self.refresh()
        self._show_cursor()
        return True

    def move_to_end(self, by: int) -> None:
        """Highlight the first, for -1, or the last."""
        while self.move(by):
            continue

    def _show_cursor(self) -> None:
        """Scroll what this stands in so that the highlighted one can be seen."""
        for around in self.ancestors:
            if isinstance(around, VerticalScroll):
                line = Region(self.content_region.x, self.content_region.y + self._cursor, 1, 1)
                place = line.translate(around.scroll_offset - around.content_region.offset)
                around.scroll_to_region(place, animate=False)
                return

    def on_focus(self) -> None:
        """Show what is highlighted."""
        self.refresh()

    def on_blur(self) -> None:
        """Nothing is highlighted any more."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._choices):
            self._cursor = offset.y
            self.tick()
            self.refresh()
