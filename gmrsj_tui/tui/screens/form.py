"""What screens with fields share: going from field to field, and on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input, TextArea

from gmrsj_tui.tui.screens.base import GmrsjScreen, Result
from gmrsj_tui.tui.widgets.ticks import Ticks


class FormScreen(GmrsjScreen[Result], Generic[Result]):
    """A screen whose keys go from field to field."""

    CSS_PATH = "../styles/form.tcss"
    AUTO_FOCUS = "Input"

    @property
    def fields(self) -> Iterable[Widget]:
        """The fields that can be seen, in order."""
        return [widget for widget in self.focus_chain if isinstance(widget, (Input, TextArea, Ticks))]

    def action_next_field(self) -> None:
        """To the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_cursor_down(self) -> None:
        """To the next choice or field; where there is none, the text moves."""
        if isinstance(self.focused, Ticks) and self.focused.move(1):
            return
        if self.fields:
            self.focus_next()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """To the choice or field before; where there is none, the text moves."""
        if isinstance(self.focused, Ticks) and self.focused.move(-1):
            return
        if self.fields:
            self.focus_previous()
        else:
            super().action_cursor_up()

    def action_tick(self) -> None:
        """Choose what is highlighted."""
        if isinstance(self.focused, Ticks):
            self.focused.tick()

    def action_go_on(self) -> None:
        """On; what that is, the screen says."""

    @on(Input.Submitted)
    def go_on_from_line(self, event: Input.Submitted) -> None:
        """Enter in a line goes on."""
        event.stop()
        self.action_go_on()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the label in sight with its field."""
        field = event.widget.parent
        if isinstance(field, Widget) and field.has_class("field"):
            self.call_after_refresh(field.scroll_visible, animate=False)
