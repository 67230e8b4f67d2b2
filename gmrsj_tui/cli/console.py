"""Printing: plain text to whatever the streams can carry, quietly when nobody reads on."""

from __future__ import annotations

import io
import os
import sys

from gmrsj_tui.errors import GmrsjError

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_given: list[tuple[str, str]] = []
"""The folders that the command line was given, each with its option; hints read them as they do the streams."""

DEFAULT_WIDTH = 80
"""Cells of a line in a pipe or a file."""


def buffer_output() -> None:
    """Give standard output a buffer where Python was told to have none (PYTHONUNBUFFERED).

    Python then lets go of what a full disk does not take, and says nothing of it.
    """
    raw = getattr(sys.stdout, "buffer", None)
    if isinstance(raw, io.RawIOBase) and sys.stdout is not None:
        buffer = io.BufferedWriter(raw)
        sys.stdout = io.TextIOWrapper(buffer, encoding=sys.stdout.encoding, line_buffering=sys.stdout.isatty())


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
        except OSError as problem:
            _not_printed(problem)


def put_bytes(content: bytes) -> None:
    """Print content as it is, line ends included, whatever the locale; another program may be to read it."""
    if sys.stdout is None:
        return
    flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:  # a stream of text only, as an embedding program may have put there
        put(content.decode(errors="replace"))
        return
    try:
        binary.write(content)
        binary.flush()
    except OSError as problem:
        _not_printed(problem)


def tell(text: str) -> None:
    """Print one line on standard error; where nobody reads that, the work and its exit status are not other ones."""
    from gmrsj_tui.text import one_line

    if sys.stderr is not None:
        try:
            sys.stderr.write(one_line(text) + "\n")
        except OSError:
            _lead_nowhere(sys.stderr)


def warn(text: str) -> None:
    """Print a warning on standard error; the commands that it names work on the folders of this one."""
    tell(f"gmrsj: warning: {with_folders(text)}")


def remember_folders(saves: str | None = None, content: Sequence[str] | None = None) -> None:
    """Keep in mind which folders the command line was given, for the commands that hints name.

    Args:
        saves: What was given with ``--saves``, if anything.
        content: What was given with ``--content``, if anything.
    """
    named = [("--saves", saves or ""), *(("--content", folder) for folder in content or ())]
    _given[:] = [(option, folder) for option, folder in named if folder]


def with_folders(hint: str) -> str:
    """A hint whose commands can be typed as they stand: each has the folders that this command line was given.

    Without ``--saves`` and ``--content`` on the command line it is the hint as it is.

    Args:
        hint: Words of the program, in which a command is ``gmrsj`` and its name.
    """
    if not _given or "gmrsj " not in hint:
        return hint
    import re
    from shlex import quote

    from gmrsj_tui.cli.registry import SUMMARIES

    # A folder whose name begins with a hyphen would be taken for an option of its own.
    given = "".join(f"{option}{'=' if folder[0] == '-' else ' '}{quote(folder)} " for option, folder in _given)
    names = "|".join(dict.fromkeys(name.partition(" ")[0] for name in SUMMARIES))
    return re.sub(rf"(?<![\w/\\.:-])gmrsj (?=(?:{names})\b)", lambda found: found[0] + given, hint)


def flush() -> None:
    """Send what was printed, so that a failure to do so is noticed now; that nobody reads it is none.

    Raises:
        GmrsjError: Standard output takes no more, for example as a disk is full.
    """
    if sys.stderr is not None and not sys.stderr.closed:
        try:
            sys.stderr.flush()
        except OSError:
            _lead_nowhere(sys.stderr)
    if sys.stdout is not None and not sys.stdout.closed:
        try:
            sys.stdout.flush()
        except OSError as problem:
            _not_printed(problem)


def _not_printed(problem: OSError) -> None:
    silence()
    if isinstance(problem, BrokenPipeError):  # its reader has read enough
        return
    raise GmrsjError(
        f"standard output cannot be written: {problem.strerror or problem}",
        "what was printed is not all of it; what the command saved is saved",
    )


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
