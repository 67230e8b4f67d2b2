"""The stream to the terminal, which may be gone."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO


class SurvivingStream:
    """A text stream that goes on as if nothing had happened when the terminal behind it has gone.

    Textual writes in a thread with a bounded queue. An error there ends the thread, the queue fills up, and the app
    waits for ever for somebody to empty it.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Writes text, or nothing where the terminal has gone."""
        try:
            self._stream.write(text)
        except (OSError, ValueError):
            self._let_go()

    def flush(self) -> None:
        """Hands on what has been written."""
        try:
            self._stream.flush()
        except (OSError, ValueError):
            self._let_go()

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()

    def _let_go(self) -> None:
        """Puts a stream that swallows everything in the terminal's place, so that flushing at exit succeeds as well."""
        with suppress(OSError, ValueError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(nothing, self._stream.fileno())
            finally:
                os.close(nothing)
