"""The base of the app class, with every guard in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from rich.console import Console, RenderableType
from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.types import CSSPathType

from gmrsj_tui.text import plain
from gmrsj_tui.tui.guards import crash, signals
from gmrsj_tui.tui.guards.driver import driver_class as guarded_driver_class
from gmrsj_tui.tui.guards.line_filter import ControlFilter, with_control_filter

Result = TypeVar("Result")


class GuardedApp(App[Result]):
    """A Textual app that neither the terminal nor a text can harm.

    Subclasses may have their own ``on_load`` and ``on_unmount``: Textual calls those of every class.

    Args:
        crash_report: The file for the report of an unexpected error, or ``None`` to write none.
        driver_class: A driver in place of the guarded one.
        css_path: As for any Textual app.
        watch_css: As for any Textual app.
        ansi_color: As for any Textual app.
    """

    def __init__(
        self,
        *,
        crash_report: Path | None = None,
        driver_class: type[Driver] | None = None,
        css_path: CSSPathType | None = None,
        watch_css: bool = False,
        ansi_color: bool | None = None,
    ) -> None:
        self._control_filter = ControlFilter()
        self._crash_report = crash_report
        self._is_the_program = False
        self._remove_signal_handlers: Callable[[], None] = lambda: None
        super().__init__(driver_class, css_path, watch_css, ansi_color)
        # As Textual makes it, but a long path stays in one piece.
        self.error_console = Console(markup=False, highlight=False, stderr=True, soft_wrap=True)

    def run_to_exit_status(self) -> int:
        """Runs the app in the terminal and returns the exit status for the process.

        0 after an ordinary end, 1 after an unexpected error (one line is printed and a report written), 129 after a
        hang-up, 130 after an interrupt from outside (SIGINT), 143 after SIGTERM, or what was given to :meth:`exit`.
        """
        self._is_the_program = True
        try:
            self.run()
        except KeyboardInterrupt:
            return 130
        except Exception as error:
            self.error_console.print(self._last_words(error))
            return 1
        return self.return_code or 0

    def get_driver_class(self) -> type[Driver]:
        """The guarded driver where there is one for this platform."""
        return guarded_driver_class() or super().get_driver_class()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line filter of Textual, and the one that keeps control characters from the terminal."""
        return with_control_filter(super().get_line_filters(), self._control_filter)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Shows a notice as plain text.

        Args:
            message: The text, from anywhere.
            title: A title, from anywhere.
            severity: How it is coloured.
            timeout: Seconds for which it stays, or ``None`` for Textual's default.
            markup: Has no effect: a notice quotes what people typed, and markup in that can act or end the app.
        """
        super().notify(plain(message), title=plain(title), severity=severity, timeout=timeout, markup=False)

    def exit(self, result: Result | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Ends the app.

        Args:
            result: What ``run`` returns.
            return_code: The exit status, see :meth:`run_to_exit_status`.
            message: Printed when the terminal is restored; text in it is made plain.
        """
        super().exit(result, return_code, Text(plain(message)) if isinstance(message, str) else message)

    def _on_load(self) -> None:
        # Before the terminal is taken over, so that no signal finds it taken over and nobody to restore it.
        self._remove_signal_handlers = signals.install(self, interrupt=self._is_the_program)

    def _on_unmount(self) -> None:
        self._remove_signal_handlers()

    def save_at_the_last(self) -> Sequence[str]:
        """Save what can be saved, because an unexpected error ends the app.

        Returns:
            What the person has to know about it, line by line; printed when the terminal is restored.
        """
        return ()

    def _last_words(self, error: Exception) -> Text:
        """What the person reads after an unexpected error, which is also the last chance to save something.

        It is one text, because Textual prints the first of several only.
        """
        lines = [crash.record(error, self._crash_report)]
        # The program is broken somewhere, perhaps here: what fails now must not hide the error.
        with suppress(Exception):
            lines += map(plain, self.save_at_the_last())
        return Text("\n".join(lines))

    def _handle_exception(self, error: Exception) -> None:
        """Takes the place of Textual's report, which prints local variables, and those hold notes.

        Private to Textual, and the place where every unhandled exception ends. The first one is kept, because
        ``run_test`` raises it again.
        """
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            # Textual's own kind of cached property has no type that mypy can follow.
            exception_event: asyncio.Event = cast(Any, self)._exception_event
            exception_event.set()
            self._exit_renderables[:] = [self._last_words(error)]
        self._close_messages_no_wait()
