"""The command palette as people with fast fingers and slow lines need it: its first command records an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on
from textual.command import Command, CommandList, CommandPalette
from textual.widgets import Input, OptionList
from textual.worker import Worker, WorkerState


class GmrsjPalette(CommandPalette):
    """A palette in which enter acts on what was typed, and on nothing where nothing was.

    With nothing typed, no command is highlighted. Enter and the keys that move wait until
    what fits the words is listed.
    """

    def __init__(self) -> None:
        super().__init__(placeholder="Type what you want to do", id="--command-palette")
        self._gathering: Worker[Any] | None = None
        self._words = ""
        """What was last looked for."""
        self._waiting: list[tuple[str, Callable[[], None]]] = []
        """What was pressed behind which words, as long as what fits them is not listed."""
        self._chosen = False

    def _gather_commands(self, search_value: str) -> Worker[Any]:
        self._waiting = [(words, act) for words, act in self._waiting if words == search_value]
        self._words, self._gathering = search_value, super()._gather_commands(search_value)
        return self._gathering

    def _refresh_command_list(self, command_list: CommandList, commands: list[Command], clear_current: bool) -> None:
        super()._refresh_command_list(command_list, commands, clear_current)
        if not self.query_one(Input).value.strip():
            command_list.highlighted = None

    def _when_found(self, typed: str, act: Callable[[], None]) -> None:
        """Do something with what fits the words that were typed when a key was pressed, once that is listed."""
        words = typed.strip()
        if words == self._words and self._gathering is not None and self._gathering.is_finished:
            act()
        else:
            self._waiting.append((words, act))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Do what was pressed meanwhile, once the list is there."""
        if event.worker is self._gathering and event.state is WorkerState.SUCCESS:
            waiting, self._waiting = self._waiting, []
            for words, act in waiting:
                self._when_found(words, act)

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        event.prevent_default()  # which takes the first of whatever is listed
        self._when_found(event.value, self._choose_highlighted)

    def _choose_highlighted(self) -> None:
        if self.query_one(CommandList).highlighted is not None:
            super()._action_command_list("select")

    def _action_cursor_down(self) -> None:
        self._when_found(self.query_one(Input).value, super()._action_cursor_down)

    def _action_command_list(self, action: str) -> None:
        self._when_found(self.query_one(Input).value, partial(super()._action_command_list, action))

    @on(OptionList.OptionSelected)
    def _choose_once(self, event: OptionList.OptionSelected) -> None:
        if self._chosen:
            event.stop()
            event.prevent_default()
        self._chosen = True
