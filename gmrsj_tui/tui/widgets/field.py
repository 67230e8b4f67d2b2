"""Fields of a form: a label with what is typed or chosen beside it. All texts are data, never markup."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from gmrsj_tui.text import one_line, plain


class FormPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields of a form below one another. It has no keys: they belong to the fields and to the screen."""


class Field(Container):
    """A label and its editor."""

    def __init__(self, label: str, editor: Widget, hint: str = "", *, question: bool = False) -> None:
        """Make a field.

        Args:
            label: What is asked.
            editor: Where it is answered.
            hint: Said below the label while the field has the cursor, or always where there is room.
            question: A longer question, which stands above its editor.
        """
        super().__init__(classes="field question" if question else "field")
        self._label = label
        self._editor = editor
        self._hint = hint

    def on_descendant_focus(self) -> None:
        """The label stands out while its field has the cursor."""
        self.add_class("-current")

    def on_descendant_blur(self) -> None:
        """The label is as the others again."""
        self.remove_class("-current")

    def compose(self) -> ComposeResult:
        """Label, help, editor."""
        yield Static(Content(plain(self._label)), classes="label")
        if self._hint:
            yield Static(Content(plain(self._hint)), classes="help")
        yield self._editor


class OneLine(Input):
    """A line to type in. What is pasted with line ends becomes one line instead of losing all but the first."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = " ".join(plain(event.text).split())
        if self.max_length:
            start, end = sorted(self.selection)
            room = max(self.max_length - len(self.value) + end - start, 0)
            if len(text) > room:
                text = text[:room]
                self.notify(f"The end of what was pasted is left out: a line has room for {self.max_length} letters.")
        self.replace(text, *self.selection)


class LineInput(OneLine):
    """A field for one line of text."""

    def __init__(self, value: str = "", *, id: str | None = None, name: str | None = None, longest: int = 0) -> None:
        """Make a field.

        Args:
            value: What stands in it at first.
            id: Its identity on the screen.
            name: What it is about, for the screen.
            longest: Characters that it takes; 0 for any number.
        """
        super().__init__(one_line(value), id=id, name=name, max_length=longest, compact=True, select_on_focus=False)


class Texts(TextArea):
    """Any number of lines to type in."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """What a region shows; nothing once it is removed, when Textual may still ask for it and has no styles left."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def take(self, text: str) -> None:
        """Show another text, with the cursor as far from its end as it was."""
        behind = len(self.get_text_range(self.cursor_location, self.document.end))
        self.text = text
        before = self.text[: max(len(self.text) - behind, 0)]
        self.move_cursor((before.count("\n"), len(before) - (before.rfind("\n") + 1)))


class TextInput(Texts):
    """A field for a text of any number of lines; tab leaves it."""

    def __init__(self, value: str = "", *, id: str | None = None, name: str | None = None) -> None:
        super().__init__(
            plain(value),
            id=id,
            name=name,
            compact=True,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self.move_cursor(self.document.end)  # one goes on writing, rather than in front of what stands
