"""What is wrong with a content pack, one finding at a time, and the refusal that carries all of them (CONTRACTS 1)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

Severity = Literal["error", "warning"]

KeyPath = tuple[str | int, ...]
"""Names of keys and places in lists, counted from 0: ``("criteria", 2, "level")``."""

_LONGEST_QUOTE = 60
_FINDINGS_IN_MESSAGE = 3
_MOST_TO_COMPARE = 500
"""Beyond that, a large pack with a wrong id in each criterion would be compared for minutes."""


class Finding(NamedTuple):
    """One thing that is wrong with a pack.

    Attributes:
        file: Name of the file inside the pack folder, or of the folder.
        line: Line in that file, from 1; ``None`` where unknown.
        key: The key, such as ``criteria[3].level``; places in a list count from 1.
        message: What is wrong, one line.
        severity: An error refuses the pack, a warning does not.
    """

    file: str
    line: int | None
    key: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """``FILE:LINE: KEY: what is wrong`` (CONTRACTS 1), without the line where it is unknown."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        warning = "warning: " if self.severity == "warning" else ""
        return f"{place}: {self.key}: {warning}{self.message}"


class PackRefused(GmrsjError):
    """A pack is refused whole (CONTRACTS 1).

    Attributes:
        folder: The folder of the pack.
        findings: Every finding, warnings too, in the order of the files and their lines.
    """

    def __init__(self, folder: Path, findings: tuple[Finding, ...]) -> None:
        """Refuses the pack in a folder; the message has the count and the first few errors."""
        errors = [finding for finding in findings if finding.severity == "error"]
        first = "; ".join(str(finding) for finding in errors[:_FINDINGS_IN_MESSAGE])
        more = f"; and {len(errors) - _FINDINGS_IN_MESSAGE} more" if len(errors) > _FINDINGS_IN_MESSAGE else ""
        shown = one_line(str(folder))
        super().__init__(
            f"the pack in {shown} is refused, {counted(len(errors), 'error')}: {first}{more}",
            f"'gmrsj content check {shown}' lists them all" if more else "",
        )
        self.folder = folder
        self.findings = findings


def counted(number: int, noun: str) -> str:
    """A number and its noun, such as ``1 error`` or ``3 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(value: str) -> str:
    """Untrusted text in quotation marks, on one line and shortened, for use in a message."""
    text = one_line(value[: _LONGEST_QUOTE * 4])
    return f'"{text[: _LONGEST_QUOTE - 1]}…"' if len(text) > _LONGEST_QUOTE else f'"{text}"'


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean "x"?`` for the nearest of the known words, or an empty string where none is near."""
    from difflib import get_close_matches  # only imported when something is wrong

    names = tuple(known)
    if len(names) > _MOST_TO_COMPARE:
        return ""
    by_lower_case = {name.lower(): name for name in names}
    nearest = get_close_matches(word[:_LONGEST_QUOTE].lower(), by_lower_case, n=1)
    return f"; did you mean {quoted(by_lower_case[nearest[0]])}?" if nearest else ""
