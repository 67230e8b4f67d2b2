"""The stream to the terminal, which may be gone, or know fewer letters than people write."""

from __future__ import annotations

import codecs
import os
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from rich.cells import cell_len

AS_MANY_CELLS = "gmrsj-as-many-cells"
"""The way of writing what the encoding of the terminal does not have: as many question marks as it takes cells."""


def _as_many_cells(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error(AS_MANY_CELLS, _as_many_cells)


class SurvivingStream:
    """A text stream that goes on as if nothing had happened when the terminal behind it has gone.

    Textual writes in a thread with a bounded queue. An error there ends the thread, the queue fills up, and the app
    waits for ever for somebody to empty it.

    What the terminal's encoding does not have is written as question marks. Python would write escapes to the standard
    error, which are wider, and every line with one would be out of order.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=AS_MANY_CELLS)

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
