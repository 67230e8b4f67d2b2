"""A real terminal for tests: a program in a pseudo-terminal, its bytes, and what they draw.

Nothing here sleeps: reading waits for bytes, up to a deadline that only a failing test reaches.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte

ROOT = Path(__file__).parent.parent.parent

ENTER_ALTERNATE_SCREEN = b"\x1b[?1049h"
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"

# What Textual sends and pyte takes for text: keyboard protocol and questions about modes.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\??[0-9;]*\$[a-z]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?]?[0-9;:$]*|\][^\x07\x1b]*)?\Z")

# Makes the terminal the controlling one, so that closing it hangs the program up, then becomes the program.
_TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)

Condition = Callable[["Terminal"], bool]


def _heed_interrupts() -> None:
    """As in a terminal: whoever runs the tests in the background has SIGINT ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program that runs in a pseudo-terminal.

    Use as a context manager; leaving it ends the program. The program gets only the variables given, a few that every
    terminal sets, and the checkout on its path.

    Args:
        argv: The program and its arguments; ``sys.executable`` starts one in Python.
        columns: Width in cells.
        rows: Height in cells.
        environment: More variables, or ``{"NAME": ""}`` for an empty one.
        folder: Where the program runs and what it takes for the home folder; default: the checkout.
        controlling: Whether the terminal is the program's controlling terminal, as it is in daily life. Without, the
            program gets no SIGHUP when the terminal is closed.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        controlling: bool = True,
    ) -> None:
        self.output = b""
        self._drawn = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.first_attributes = termios.tcgetattr(slave)
        wrapper = [sys.executable, "-I", "-S", "-c", _TAKE_TERMINAL] if controlling else []
        try:
            self.process = subprocess.Popen(
                [*wrapper, *argv],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=folder or ROOT,
                env={
                    "PATH": os.environ.get("PATH", os.defpath),
                    "HOME": str(folder or ROOT),
                    "TERM": "xterm-256color",
                    "LANG": "C.UTF-8",
                    "PYTHONPATH": str(ROOT),
                    "PYTHONDONTWRITEBYTECODE": "1",
                    "TEXTUAL_ANIMATIONS": "none",
                    **(environment or {}),
                },
                preexec_fn=_heed_interrupts,
                start_new_session=True,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    # What the person does

    def write(self, keys: bytes | str) -> None:
        """Types, or pastes, or answers as the terminal would."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            data = data[os.write(self._master, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Changes the size; the program is told by SIGWINCH."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._draw()
        self._screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Closes the terminal, as closing its window or losing the connection does."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # What the person sees

    def read_until(self, condition: Condition | bytes | str, deadline: float = 20.0) -> None:
        """Reads until a condition holds.

        Args:
            condition: Bytes of the output, a text on the screen, or a function of the terminal.
            deadline: Seconds after which the test fails.

        Raises:
            AssertionError: The program ended or the deadline passed before the condition held.
        """
        if isinstance(condition, bytes):
            holds: Condition = lambda terminal: condition in terminal.output  # noqa: E731
        elif isinstance(condition, str):
            holds = lambda terminal: condition in terminal.text()  # noqa: E731
        else:
            holds = condition
        end = time.monotonic() + deadline
        while not holds(self):
            if not self._read(end):
                raise AssertionError(f"not seen: {condition!r}\n{self.text()}\nlast bytes: {self.output[-600:]!r}")

    def read_what_comes(self, seconds: float) -> None:
        """Reads what the program says next, if it says something in so many seconds."""
        self._read(time.monotonic() + seconds)

    def wait(self, deadline: float = 20.0) -> int:
        """Reads until the program has ended and returns its exit status, negative for a signal that killed it."""
        end = time.monotonic() + deadline
        while self._read(end):
            pass
        try:
            return self.process.wait(timeout=max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the program did not end\n{self.text()}\n{self.output[-600:]!r}") from None

    def lines(self) -> list[str]:
        """The rows of the screen, without the spaces at their ends."""
        self._draw()
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    @property
    def screen(self) -> Any:
        """The screen with colours and cursor, a ``pyte.Screen``."""
        self._draw()
        return self._screen

    @property
    def in_alternate_screen(self) -> bool:
        """Whether the program has the alternate screen."""
        return self.output.rfind(ENTER_ALTERNATE_SCREEN) > self.output.rfind(LEAVE_ALTERNATE_SCREEN)

    @property
    def attributes(self) -> list[Any]:
        """How the terminal treats input and output now, to compare with ``first_attributes``."""
        return termios.tcgetattr(self._master)

    def _read(self, end: float) -> bool:
        """Reads what there is, waiting up to a moment of ``time.monotonic``; whether there was anything."""
        if self._master < 0:
            return False
        ready, _, _ = select.select([self._master], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError as error:
            # The way in which Linux says that no program has the terminal open any more.
            if error.errno != errno.EIO:
                raise
            data = b""
        self.output += data
        return bool(data)

    def _draw(self) -> None:
        """Draws what has been read, but for a sequence of which the end is still to come."""
        new = self.output[self._drawn :]
        if unfinished := _UNFINISHED.search(new):
            new = new[: unfinished.start()]
        self._drawn += len(new)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", new))
