"""Printing: plain text to whatever the streams can carry, quietly when nobody reads on."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from typing import TextIO

DEFAULT_WIDTH = 80
"""Cells of a line in a pipe or a file."""


def prepare_streams() -> None:
    """Make sure that no text can fail to be printed: what an encoding lacks is printed by its number."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Print text of any number of lines on standard output, as plain text; a reader that has gone ends nothing."""
    from gmrsj_tui.text import plain

    if sys.stdout is not None:
        try:
            sys.stdout.write(plain(text) if text.endswith("\n") or not text else plain(text) + "\n")
        except BrokenPipeError:
            silence()


def tell(text: str) -> None:
    """Print one line on standard error; where nobody reads that, the work and its exit status are not other ones."""
    from gmrsj_tui.text import one_line

    if sys.stderr is not None:
        try:
            sys.stderr.write(one_line(text) + "\n")
        except OSError:
            _lead_nowhere(sys.stderr)


def warn(text: str) -> None:
    """Print a warning on standard error."""
    tell(f"gmrsj: warning: {text}")


def flush() -> None:
    """Send what was printed, so that a failure to do so is noticed now; that nobody reads it is none."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            try:
                stream.flush()
            except BrokenPipeError:
                _lead_nowhere(stream)


def silence() -> None:
    """Let standard output lead nowhere: its reader is gone, and the interpreter would complain when it ends."""
    if sys.stdout is not None:
        _lead_nowhere(sys.stdout)


def _lead_nowhere(stream: TextIO) -> None:
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream leads to a terminal; one that is missing or closed does not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def text_width(asked: int | None) -> int:
    """Cells of a printed line: as asked; else the terminal's; else 80."""
    if asked is not None:
        return asked
    if not is_terminal(sys.stdout):
        return DEFAULT_WIDTH
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        width = 0
    return width or DEFAULT_WIDTH
