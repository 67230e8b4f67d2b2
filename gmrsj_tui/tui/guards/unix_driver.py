"""Textual's driver for Linux and macOS, made to survive what a terminal sends and to let go of it quickly."""

from __future__ import annotations

import os
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, ClassVar, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from gmrsj_tui.tui.guards.output import SurvivingStream
from gmrsj_tui.tui.guards.parser import GuardedParser
from gmrsj_tui.tui.guards.signals import exit_status

READ_SIZE = 4096
TICK = 0.1
"""Seconds between two looks at the parser's time-outs, as in the stock driver."""


class GuardedDriver(LinuxDriver):
    """The stock driver with another reader.

    * Bytes that are not UTF-8 become U+FFFD; the stock reader ends the app.
    * An unfinished paste ends after :attr:`PASTE_SILENCE` (see :class:`GuardedParser`).
    * When the terminal has gone the app ends with the status of a hang-up; the stock reader spins for ever.
    * A pipe wakes the reader when input is to end; the stock one sleeps up to twice 100 ms before it notices.
    * Being stopped and going on wait for the event loop; the stock one acts wherever the signal has interrupted the
      app, and that may hold the lock of the queue to the terminal.
    * SIGCONT without SIGTSTP before it, as behind SIGSTOP or behind SIGTERM at a shutdown, takes the terminal anew; the
      stock one starts a second reader beside the first, and the app never ends.
    """

    PASTE_SILENCE: ClassVar[float] = 2.0

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stderr__ is not None:
            self._file = cast(Any, SurvivingStream(sys.__stderr__))
        self._wake: tuple[int, int] | None = None

    def start_application_mode(self) -> None:
        """Takes the terminal over and starts reading."""
        self._close_wake()
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Ends reading at once; what was typed but not read is thrown away, as in the stock driver."""
        if self._wake is not None:
            os.write(self._wake[1], b"\0")
        super().disable_input()
        if self._key_thread is not None:
            self._key_thread.join()
        self._close_wake()

    def close(self) -> None:
        """Ends writing, when all is written.

        Only now has the terminal been told to stop reporting the mouse. What it reported until then is thrown away,
        or the shell would take it for typing: quitting is too quick for the reader to have seen it.
        """
        super().close()
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def run_input_thread(self) -> None:
        """Reads from the terminal until it has gone or :meth:`disable_input` is called."""
        assert self._wake is not None, "reading starts with start_application_mode"
        wake = self._wake[0]
        parser = GuardedParser(self._debug, paste_silence=self.PASTE_SILENCE)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(wake, selectors.EVENT_READ)
            while wake not in (ready := {key.fd for key, _ in selector.select(TICK)}):
                if self.fileno in ready:
                    try:
                        data = os.read(self.fileno, READ_SIZE)
                    except BlockingIOError:
                        continue
                    except OSError:
                        data = b""
                    if not data:
                        self._tell_app(self._leave)
                        return
                    # The start of a character yields no text yet, and to the parser no text means the end.
                    if text := decode(data):
                        self._pass_on(parser.feed(text))
                self._pass_on(parser.tick())

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            # The stock driver prints a traceback, with whatever text the error is about.
            self._tell_app(self._app._handle_exception, error)

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _sigtstp_application(self, *_: object) -> None:
        self._tell_app(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        self._tell_app(self._go_on)

    @property
    def _reads(self) -> bool:
        """Whether the terminal is the app's: not before it starts, not while it is stopped, not when it has left."""
        return self._key_thread is not None and self._key_thread.is_alive()

    def _stop(self) -> None:
        if self._reads:
            super()._sigtstp_application()
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        if self._reads and self._auto_restart:  # a shell may have used the terminal meanwhile
            self.suspend_application_mode()
            self._must_signal_resume = True
        if self._must_signal_resume:
            super()._sigcont_application()

    def _leave(self) -> None:
        self._app.exit(return_code=exit_status(signal.SIGHUP))

    def _tell_app(self, callback: Any, *arguments: Any) -> None:
        # The loop may already be closed, and then nobody needs to be told.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(callback, *arguments)

    def _close_wake(self) -> None:
        if self._wake is not None:
            for descriptor in self._wake:
                os.close(descriptor)
            self._wake = None
