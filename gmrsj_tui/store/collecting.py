"""Reading much at once without Python looking through all of it again and again for what could be thrown away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting(worth: bool = True) -> Iterator[None]:
    """Hold the collector of garbage still for the length of the block, which halves the time of reading a large save.

    Args:
        worth: Whether so much is read that it matters.
    """
    pause = worth and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
