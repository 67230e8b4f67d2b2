"""A small guarded app for the tests that need a real terminal: ``small_app.py [CRASH_REPORT]``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.tui.guards import driver, mixin, unix_driver

SECRET = "Maria at the Riverside plant"


class ImpatientDriver(unix_driver.GuardedDriver):
    """Waits less long for the end of a paste, so that a test need not, and can fail."""

    PASTE_SILENCE = 0.2

    def process_message(self, message: Message) -> None:
        """Fails on one key, in the thread that reads."""
        if isinstance(message, events.Key) and message.character == "!":
            raise RuntimeError(SECRET)
        super().process_message(message)


class SmallApp(mixin.GuardedApp[None]):
    """Shows the keys and pastes that reached it."""

    received = 0

    def compose(self) -> ComposeResult:
        """One line for what came last."""
        yield Static(id="last")

    def on_mount(self) -> None:
        """Says that keys will be answered from now on."""
        self.show("ready")

    def show(self, text: str) -> None:
        """Shows a text and how many have been shown."""
        self.received += 1
        self.query_one("#last", Static).update(Content(f"{self.received}: {text}."))

    def on_key(self, event: events.Key) -> None:
        """Answers a key."""
        note = SECRET
        match event.character:
            case "q":
                self.exit()
            case "m":
                self.exit(return_code=7, message=f"gmrsj: \x1b[31mgoodbye {'x' * 100}")
            case "c":
                raise RuntimeError(note)
            case "g":
                raise GmrsjError("the disk is full", "free some space")
            case "w":
                self.fail_in_the_background()
            case "s":
                self.be_stopped_while_writing()
            case _:
                self.show(f"key {event.key}")

    @work
    async def fail_in_the_background(self) -> None:
        """Raises in a worker."""
        raise KeyError(SECRET)

    def be_stopped_while_writing(self) -> None:
        """Gets SIGTSTP at a moment at which it holds the lock of the queue to the terminal."""
        assert isinstance(self._driver, unix_driver.GuardedDriver) and self._driver._writer_thread is not None
        with self._driver._writer_thread._queue.mutex:
            os.kill(os.getpid(), signal.SIGTSTP)

    def on_paste(self, event: events.Paste) -> None:
        """Answers a paste."""
        self.show(f"paste {event.text!r}")


if __name__ == "__main__":
    assert driver.driver_class() is unix_driver.GuardedDriver
    report = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.exit(SmallApp(crash_report=report, driver_class=ImpatientDriver).run_to_exit_status())
