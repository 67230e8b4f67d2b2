"""Random instants: somewhere in the life of a program, or in the few milliseconds in which it saves."""

from __future__ import annotations

import ctypes
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_IN_CREATE = 0x100
_HEAD = 16
"""Bytes of an event before the name."""


class Watch:
    """Sees at once when the temporary file of a journey is made in a folder, which is when a save begins.

    Linux tells that; elsewhere nothing is ever seen, and instants are anywhere.
    """

    def __init__(self, folder: Path) -> None:
        self.descriptor = -1
        if sys.platform == "linux":
            libc = ctypes.CDLL(None, use_errno=True)
            self.descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            if libc.inotify_add_watch(self.descriptor, os.fsencode(folder), _IN_CREATE) < 0:
                raise OSError(ctypes.get_errno(), f"{folder} cannot be watched")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)

    @property
    def sees(self) -> bool:
        """Whether anything can be seen here."""
        return self.descriptor >= 0

    def saves_begun(self) -> int:
        """How many saves have begun since this was last asked."""
        if not self.sees:
            return 0
        begun = 0
        while True:
            try:
                events = os.read(self.descriptor, 1 << 16)
            except BlockingIOError:
                return begun
            begun += sum(name.endswith(b".tmp") and not name.startswith(b"..") for name in _names(events))

    def wait(self, saves: int, seconds: float, also: Iterable[int] = ()) -> bool:
        """Wait until so many saves have begun; whether they have.

        Args:
            saves: How many.
            seconds: How long to wait at most.
            also: Descriptors that end the waiting when they can be read.
        """
        others = list(also)
        end = time.monotonic() + seconds
        while saves > 0:
            ready, _, _ = select.select([self.descriptor, *others], [], [], max(0.0, end - time.monotonic()))
            if self.descriptor not in ready:
                return False
            saves -= self.saves_begun()
        return True


def _names(events: bytes) -> Iterable[bytes]:
    place = 0
    while place < len(events):
        length = int.from_bytes(events[place + 12 : place + _HEAD], sys.byteorder)
        yield events[place + _HEAD : place + _HEAD + length].rstrip(b"\0")
        place += _HEAD + length


def read_for(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """What a program says in a time, less where it closes its output before."""
    assert process.stdout is not None
    descriptor = process.stdout.fileno()
    said = b""
    end = time.monotonic() + seconds
    while True:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
        part = os.read(descriptor, 1 << 16) if ready else b""
        if not part:
            return said
        said += part
