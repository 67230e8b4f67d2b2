"""What remains of an unexpected error: one calm line for the person, and a report in which nobody can be recognised.

Notes can endanger people, and messages of exceptions quote what they failed on. The report therefore holds kinds of
errors and places in the program only: no message, no value, no line of source, no folder of the person.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gmrsj_tui import __version__, clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import private_folder
from gmrsj_tui.text import one_line


def report(error: BaseException) -> str:
    """The report of an error: versions, then each error of the chain with its frames as ``file:line:function``."""
    lines = [
        f"gmrsj {__version__}, Python {platform.python_version()}, Textual {_textual_version()}, {sys.platform}",
        clock.now(),
    ]
    for link, link_error in _chain(error):
        lines += ["", f"{link}{type(link_error).__module__}.{type(link_error).__qualname__}"]
        lines += [
            f"  {_program_path(frame.f_code.co_filename)}:{line}:{frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(link_error.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, path: Path) -> bool:
    """Writes the report of an error to a file that only its owner can read (0600), in place of the last one.

    Returns:
        Whether that worked. It raises nothing: there is already one error to tell of.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        private_folder(path.parent)
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(report(error))
        new.replace(path)
    except Exception:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        return False
    return True


def closing_line(error: BaseException, report_path: Path | None) -> str:
    """What the person reads after the app had to close, one line.

    An error that is written for people (:class:`GmrsjError`) says what was wrong; of any other only the fact is told.

    Args:
        error: What ended the app.
        report_path: Where the report is, or ``None`` where there is none.
    """
    what = one_line(str(error)) if isinstance(error, GmrsjError) else "something went wrong and the app had to close"
    where = f"; a report without any of your texts is in {one_line(str(report_path))}" if report_path else ""
    return f"gmrsj: {what}. All saved answers are safe{where}"


def record(error: BaseException, path: Path | None) -> str:
    """Writes the report, if there is a place for it, and returns the :func:`closing_line` that goes with it."""
    written = path is not None and write_report(error, path)
    return closing_line(error, path if written else None)


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """The error and all that led to it or is wrapped in it, each once, with the word that links it."""
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting:
        link, current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield link, current
        if current.__cause__ is not None:
            waiting.append(("caused by ", current.__cause__))
        elif current.__context__ is not None and not current.__suppress_context__:
            waiting.append(("while handling ", current.__context__))
        # Textual wraps what a worker raised without chaining it.
        if isinstance(wrapped := getattr(current, "error", None), BaseException):
            waiting.append(("failed with ", wrapped))
        if isinstance(current, BaseExceptionGroup):
            waiting += [("one of ", member) for member in reversed(current.exceptions)]


def _program_path(file: str) -> str:
    """A source file as it is known to the program, without the folders of this computer before it."""
    path = Path(file)
    shortest = path.name
    longest_root = 0
    for entry in sys.path:
        if len(entry) > longest_root and entry and path.is_relative_to(entry):
            shortest, longest_root = path.relative_to(entry).as_posix(), len(entry)
    return shortest


def _textual_version() -> str:
    # From the installed package's metadata, which may be missing.
    try:
        from textual import __version__ as version
    except Exception:
        return "unknown"
    return str(version)
