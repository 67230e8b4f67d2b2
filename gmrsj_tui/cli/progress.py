"""How far something that lasts has come, said on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gmrsj_tui.cli.console import is_terminal

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from typing import TextIO

LASTS = 1.0
"""Seconds after which something is said to last."""
_AGAIN = 0.1
"""Seconds from one line to the next."""

Progress = Callable[[int, int], None]
"""Told how many were done, and how many there are."""


@contextmanager
def progress(
    doing: str, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic
) -> Iterator[Progress | None]:
    """Something to tell how far a work has come. It writes one line that it takes away at the end.

    Args:
        doing: What is done, for people, such as ``looking at the journeys``.
        stream: Where it is said; standard error without it. Nothing is said where it is no terminal.
        now: The clock, in seconds.

    Yields:
        What to tell it to, or ``None`` where nothing is said.
    """
    where = sys.stderr if stream is None else stream
    if where is None or not is_terminal(where):
        yield None
        return
    began = said = now()
    width = 0

    def tell(done: int, total: int) -> None:
        nonlocal said, width
        moment = now()
        if moment - began >= LASTS and moment - said >= _AGAIN:
            line = f"{doing}: {done:,} of {total:,}"
            where.write(f"\r{line:<{width}}")
            where.flush()
            said, width = moment, max(width, len(line))

    try:
        yield tell
    finally:
        if width:
            where.write(f"\r{'':<{width}}\r")
            where.flush()
