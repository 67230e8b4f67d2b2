"""Where a field is typed: one line, or several. What neither needs, such as tab, goes on to the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.suggester import SuggestFromList

from gmrsj_tui.text import plain
from gmrsj_tui.tui.widgets.field import OneLine, Texts


class LineEditor(OneLine):
    """One line."""

    def __init__(self, text: str, proposals: Sequence[str] = ()) -> None:
        super().__init__(
            text,
            compact=True,
            select_on_focus=False,
            suggester=SuggestFromList(proposals, case_sensitive=False) if proposals else None,
            classes="editor",
        )

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.value


class TextEditor(Texts):
    """Several lines; tab and escape leave it."""

    def __init__(self, text: str, *, enter_gives: bool = False) -> None:
        """Prepare the editor.

        Args:
            text: What it begins with.
            enter_gives: Whether enter posts :class:`Given` rather than beginning a new line.
        """
        super().__init__(plain(text), compact=True, soft_wrap=True, tab_behavior="focus", classes="editor")
        self._enter_gives = enter_gives

    @dataclass
    class Given(Message):
        """Enter was pressed."""

        editor: TextEditor

        @property
        def control(self) -> TextEditor:
            """The editor."""
            return self.editor

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.text

    def to_the_end(self) -> None:
        """Put the cursor behind the text."""
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if self._enter_gives and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Given(self))
