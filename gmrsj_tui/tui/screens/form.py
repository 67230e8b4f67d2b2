"""What screens with fields share: going from field to field, and on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input, TextArea

from gmrsj_tui.tui.screens.base import GmrsjScreen, Result
from gmrsj_tui.tui.widgets.field import FormPage
from gmrsj_tui.tui.widgets.key_bar import KeyBar
from gmrsj_tui.tui.widgets.ticks import Ticks


class FormScreen(GmrsjScreen[Result], Generic[Result]):
    """A screen whose keys go from field to field."""

    CSS_PATH = "../styles/form.tcss"
    AUTO_FOCUS = "Input"
    TICK_BAR = {"move.up": "before", "move.down": "next", "form.tick": "choose"}
    """The keys of a list of choices and their words; they stand first while it has the cursor."""

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

    def action_page_down(self) -> None:
        """The page of fields, or the text, goes on."""
        page = self._page_of_fields
        if page is None:
            super().action_page_down()
        else:
            page.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """The page of fields, or the text, goes back."""
        page = self._page_of_fields
        if page is None:
            super().action_page_up()
        else:
            page.scroll_page_up(animate=False)

    def action_cursor_first(self) -> None:
        """To the first choice, or to the beginning of the text."""
        self._to_end(-1)

    def action_cursor_last(self) -> None:
        """To the last choice, or to the end of the text."""
        self._to_end(1)

    def _to_end(self, by: int) -> None:
        if isinstance(self.focused, Ticks):
            self.focused.move_to_end(by)
        elif by < 0:
            super().action_cursor_first()
        else:
            super().action_cursor_last()

    @property
    def _page_of_fields(self) -> FormPage | None:
        return next((page for page in self.query(FormPage) if page.display), None)

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

    @on(Ticks.Kept)
    def say_that_one_stays(self, event: Ticks.Kept) -> None:
        """Why a choice cannot be taken away."""
        event.stop()
        self.gmrsj.tell("At least one has to stay; choose another one first.")

    def say_keys(self) -> None:
        """Say which keys there are for the field that has the cursor."""
        bar = self.query_one(KeyBar)
        if isinstance(self.focused, Ticks):
            bar.offer((*self.TICK_BAR, *self.BAR), self.TICK_BAR)
        else:
            bar.offer(self.BAR, self.BAR_LABELS)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say its keys, and keep the label in sight with its field."""
        self.say_keys()
        field = event.widget.parent
        if isinstance(field, Widget) and field.has_class("field"):
            self.call_after_refresh(field.scroll_visible, animate=False)
