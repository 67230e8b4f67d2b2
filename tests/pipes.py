"""Reading where somebody put a pipe in the place of a file, without a test that waits for ever."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TypeVar

Value = TypeVar("Value")


def read_from_a_pipe(path: Path, read: Callable[[], Value]) -> Value:
    """What a reader gives that finds a pipe into which nobody ever writes; fails where it waits for somebody."""
    os.mkfifo(path)
    given: list[Value] = []
    thread = Thread(target=lambda: given.append(read()), daemon=True)
    thread.start()
    thread.join(20)
    waits = thread.is_alive()
    if waits:  # let it go
        os.close(os.open(path, os.O_RDWR))
        thread.join(20)
    os.unlink(path)
    assert not waits, "it waits for somebody to write"
    return given[0]
