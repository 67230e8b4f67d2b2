"""Whether a save is from the future: of a format that only newer programs read (CONTRACTS 4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gmrsj_tui import __version__
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

FORMAT = 2
"""A program reads saves of its own format number and of lower ones, and refuses higher ones."""


class NewerSave(GmrsjError):
    """A save of a format that only newer programs read. It is left untouched."""


def newer_save(document: dict[str, Any], path: Path) -> NewerSave:
    """What to say of a save with this document of the table ``journey``, whose format is above ours."""
    program = document.get("program")
    needed = f"gmrsj {one_line(program)[:40]}" if isinstance(program, str) and program.strip() else "a newer gmrsj"
    return NewerSave(
        f"{one_line(str(path))} was saved by {needed}, in format {document['format']}; this is gmrsj {__version__}, "
        f"which reads formats up to {FORMAT}",
        f"update to {needed}; the file was not touched",
    )


def refuse_newer(data: object, path: Path) -> None:
    """Refuse what a newer program saved, whatever its checksums say: that program may make them in another way.

    A higher format alone is no proof, as one flipped bit gives it: the program that is named must be above this one,
    or impossible to compare with it.

    Args:
        data: What the file parses to.
        path: The file, for messages.

    Raises:
        NewerSave: Only a newer program reads it.
    """
    found: object = data
    for key in ("journey", "1"):
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        return
    number = found.get("format")
    if type(number) is int and number > FORMAT and _above(found.get("program")):
        raise newer_save(found, path)


def _above(program: object) -> bool:
    from gmrsj_tui.framework.definition import VERSION  # only for what is not of our format
    from gmrsj_tui.framework.versions import precedence

    if not isinstance(program, str) or not VERSION.fits(program):
        return True
    return precedence(program) > precedence(__version__)
