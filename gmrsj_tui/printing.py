"""The printer of this computer: which one a page would go to, and sending it there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

_PATIENCE = 20
"""Seconds that a printing system may take before it counts as not answering."""

_LONGEST = 64 * 1024
"""Bytes of what a printing program says that are read."""


class Printer(NamedTuple):
    """Where a page goes."""

    name: str
    """As the system calls it; empty for the standard printer of Windows, which the system chooses."""

    @property
    def words(self) -> str:
        """The printer, to be named before anything is sent to it."""
        return f"the printer {one_line(self.name)}" if self.name else "the standard printer of this computer"


def find_printer(printer: str = "") -> Printer:
    """The printer that a page would go to: the one named, else the system's standard one.

    Args:
        printer: What somebody named; empty for the standard one.

    Raises:
        GmrsjError: There is none, with what to do instead.
    """
    if hasattr(os, "startfile"):
        return Printer(printer)
    if shutil.which("lp") is None:
        raise GmrsjError("no printing program (lp) is installed here", "save the page and print the file elsewhere")
    if printer:
        return Printer(printer)
    named = os.environ.get("LPDEST") or os.environ.get("PRINTER") or _standard()
    if not named:
        raise GmrsjError(
            "this computer has no standard printer",
            "choose one in the system's settings, or save the page and print the file",
        )
    return Printer(named)


def _standard() -> str:
    if shutil.which("lpstat") is None:
        return ""
    status, said = _run(["lpstat", "-d"])
    name = said.rpartition(":")[2].strip() if ":" in said else ""
    return name if status == 0 else ""


def print_file(file: Path, printer: Printer, title: str) -> str:
    """Send a file to a printer.

    Args:
        file: A text or PDF file, which must stay until it is printed.
        printer: From :func:`find_printer`.
        title: What the job is called.

    Returns:
        What was done, in one sentence.

    Raises:
        GmrsjError: It could not be sent.
    """
    if sys.platform == "win32":
        try:
            os.startfile(file, "print")
        except OSError as problem:
            raise GmrsjError(
                f"Windows cannot print {file.name}: {one_line(str(problem.strerror or problem))}",
                "save the page, open the file and print it from there",
            ) from None
        return f"Given to {printer.words}."
    status, said = _run(["lp", "-d", printer.name, "-t", one_line(title)[:80], "--", os.fspath(file)])
    if status != 0:
        raise GmrsjError(
            f"{printer.words} did not take it: {one_line(said) or f'lp ended with status {status}'}",
            "save the page and print the file",
        )
    return f"Sent to {printer.words}" + (f": {one_line(said)}" if said.strip() else ".")


def _run(command: list[str]) -> tuple[int, str]:
    """Run a program of the printing system, without a shell and without waiting for ever."""
    import subprocess
    from tempfile import TemporaryFile

    try:
        # No pipe: a program that this one leaves at work would keep it open, and be waited for.
        with TemporaryFile() as said:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=_PATIENCE,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
            said.seek(0)
            return done.returncode, said.read(_LONGEST).decode(errors="replace")
    except subprocess.TimeoutExpired:
        return 1, f"the printing system did not answer within {_PATIENCE} seconds"
    except OSError as problem:
        return 1, one_line(str(problem.strerror or problem))


def how_to_print(file: Path) -> str:
    """How a person prints a file where the program cannot."""
    if file.suffix.lower() in (".html", ".htm", ".pdf"):
        return f"Open {file} and print it from there."
    return f"Print {file} with any program that shows text, in a type of equal widths."
