"""A program in a real pseudo-terminal, timed by the bytes that come out of it.

Nothing here sleeps for a fixed time: reading waits for bytes, until what was expected has come or a deadline passes.
The terminal draws nothing and answers no questions, so what is timed is the program and not an emulator.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType

from benchmarks.measuring import CannotMeasure

COLUMNS, ROWS = 120, 40
DEADLINE = 60.0
"""Seconds after which a program that does not answer is given up."""
QUIET = 0.04
"""Seconds without a byte after which a frame counts as finished; a second frame would come within 1/60 s."""

Wanted = Mapping[bytes, int]
"""Texts, and how often each must have come."""


class NoAnswer(CannotMeasure):
    """The program ended, or did not show what was expected in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key led to."""

    seconds: float
    """From the key until everything that was wanted had come."""
    settled: float
    """From the key until the last byte before it was quiet."""
    size: int
    """Bytes to the terminal."""


class Terminal:
    """A program that runs in a pseudo-terminal. Use as a context manager; leaving it ends the program.

    Args:
        argv: The program and its arguments.
        folder: Where it runs.
        environment: All of its variables.
    """

    def __init__(self, argv: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.output = bytearray()
        """What has come since the start or the last key."""
        self.last = 0.0
        """When the last byte came, by ``perf_counter``."""
        self.began = perf_counter()
        """When the program was started, by ``perf_counter``."""
        try:
            self.process = subprocess.Popen(
                argv,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=folder,
                env=dict(environment),
                start_new_session=True,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def until(self, wanted: Wanted, deadline: float = DEADLINE) -> float:
        """Read until everything that is wanted has come.

        Returns:
            The moment at which it had, by ``perf_counter``.

        Raises:
            NoAnswer: The program ended, or the deadline passed.
        """
        end = perf_counter() + deadline
        while not all(self.output.count(text) >= times for text, times in wanted.items()):
            if not self._read(end - perf_counter()):
                missing = [text for text, times in wanted.items() if self.output.count(text) < times]
                raise NoAnswer(f"{missing!r} did not come; the last bytes are {bytes(self.output[-1000:])!r}")
        return self.last

    def settle(self, quiet: float = QUIET, deadline: float = DEADLINE) -> None:
        """Read until nothing has come for a while."""
        end = perf_counter() + deadline
        while perf_counter() < end and self._read(quiet):
            pass

    def press(self, key: bytes, wanted: Wanted) -> Answer:
        """Type a key and read its frame, and another one if it comes right after it.

        Raises:
            NoAnswer: The program ended, or what was wanted did not come.
        """
        self.output.clear()
        begin = perf_counter()
        os.write(self._master, key)
        seen = self.until(wanted)
        self.settle()
        return Answer(seen - begin, self.last - begin, len(self.output))

    def press_to_end(self, key: bytes, deadline: float = DEADLINE) -> float:
        """Type a key that ends the program.

        Returns:
            Seconds from the key until the program had ended.

        Raises:
            NoAnswer: It did not end, or with a failure.
        """
        self.output.clear()
        begin = perf_counter()
        os.write(self._master, key)
        end = begin + deadline
        while self._read(end - perf_counter()):
            pass
        with suppress(subprocess.TimeoutExpired):
            status = self.process.wait(max(0.0, end - perf_counter()))
            if status == 0:
                return perf_counter() - begin
        raise NoAnswer(f"the program did not end well: {bytes(self.output[-1000:])!r}")

    def _read(self, seconds: float) -> bool:
        """Read what comes within some seconds; whether anything came."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError as problem:
            # The way in which Linux says that no program has the terminal open any more.
            if problem.errno != errno.EIO:
                raise
            return False
        if data:
            self.last = perf_counter()
            self.output += data
        return bool(data)
