"""A line on the terminal while something takes long; nothing in a pipe, and nothing when it is quick."""

from __future__ import annotations

import sys

from gmrsj_tui.cli.console import is_terminal

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

QUICK = 0.7
"""Seconds without a word: what is done by then needs none."""

_CLEAR = "\r\x1b[K"


class Patience:
    """Says every second that work goes on, and how to stop it.

    Args:
        words: What is being done, such as "Writing report.pdf".
        first: Seconds before the first word.
        every: Seconds between two words.
    """

    def __init__(self, words: str, first: float = QUICK, every: float = 1.0) -> None:
        self._words = words
        self._first = first
        self._every = every
        self._stop: Callable[[], None] = lambda: None

    def __enter__(self) -> Patience:
        if is_terminal(sys.stderr):
            from threading import Event, Thread

            over = Event()
            thread = Thread(target=self._tell, args=(over.wait,), daemon=True)

            def stop() -> None:
                over.set()
                thread.join()

            self._stop = stop
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._stop()

    def _tell(self, wait: Callable[[float], bool]) -> None:
        from time import monotonic

        begun = monotonic()
        said = False
        pause = self._first
        while not wait(pause):
            said, pause = True, self._every
            sys.stderr.write(f"{_CLEAR}{self._words}: {monotonic() - begun:.0f} seconds (ctrl-c stops it)")
            sys.stderr.flush()
        if said:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
