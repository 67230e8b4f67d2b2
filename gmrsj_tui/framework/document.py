"""One TOML file of a pack, and the list of what was found in it."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from gmrsj_tui.framework.finding import Finding, KeyPath, Severity
from gmrsj_tui.text import one_line

if TYPE_CHECKING:
    from gmrsj_tui.framework.lines import KeyLines

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Document:
    """A file as it was read.

    Attributes:
        name: Its path inside the pack folder.
        data: What it says; empty where it could not be read.
        text: Its text, for finding lines.
    """

    def __init__(self, name: str, data: dict[str, Any], text: str) -> None:
        """Holds what was read; nothing is looked for in the text yet."""
        self.name = name
        self.data = data
        self.text = text
        self._lines: KeyLines | None = None

    def line(self, path: KeyPath) -> int | None:
        """The line of a key, from 1; the text is only scanned for lines when one is asked for."""
        if not self.text:
            return None
        if self._lines is None:
            from gmrsj_tui.framework.lines import KeyLines  # only when something is wrong

            self._lines = KeyLines(self.text)
        return self._lines.line(path)


class Findings:
    """Collects every finding of a pack; their lines are looked up when the list is complete."""

    def __init__(self) -> None:
        """Begins with nothing found."""
        self._order: dict[str, int] = {}
        self._noted: list[Finding] = []
        self.refused = False
        """An error was found."""

    def error(self, document: Document, path: KeyPath, message: str) -> None:
        """Notes an error at a key of a document."""
        self.at_line(document.name, document.line(path), key_name(path), message)

    def warning(self, document: Document, path: KeyPath, message: str) -> None:
        """Notes a warning at a key of a document."""
        self.at_line(document.name, document.line(path), key_name(path), message, "warning")

    def at_line(self, file: str, line: int | None, key: str, message: str, severity: Severity = "error") -> None:
        """Notes a finding whose line is known, or cannot be known."""
        self._order.setdefault(file, len(self._order))
        self._noted.append(Finding(one_line(file), line, one_line(key), one_line(message), severity))
        self.refused = self.refused or severity == "error"

    def listed(self) -> tuple[Finding, ...]:
        """All of them, in the order in which their files came up, then by line."""
        order = {one_line(file): place for file, place in self._order.items()}
        return tuple(sorted(self._noted, key=lambda finding: (order[finding.file], finding.line or 0)))


def key_name(path: KeyPath) -> str:
    """A path as people read it: ``("criteria", 2, "level")`` is ``criteria[3].level``."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name or '""'


def read_document(folder: Path, name: str, findings: Findings) -> Document | None:
    """Reads one TOML file of a pack.

    Args:
        folder: The folder of the pack.
        name: The path of the file inside it.
        findings: Receives what is wrong; a file that is not TOML gives one error, at the line where reading stopped.

    Returns:
        The document, or ``None`` where there is none to go on with.
    """
    try:
        content = _content(folder / name)
    except (OSError, ValueError) as problem:
        findings.at_line(name, None, "file", _reason(problem))
        return None
    if content.startswith(_BYTE_ORDER_MARK):
        findings.at_line(name, 1, "encoding", "begins with a byte order mark; save it as UTF-8 without one", "warning")
        content = content[len(_BYTE_ORDER_MARK) :]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        utf_16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
        line = None if utf_16 else content.count(b"\n", 0, problem.start) + 1
        found = "UTF-16" if utf_16 else f"the byte 0x{content[problem.start]:02x}"
        findings.at_line(name, line, "encoding", f"is not UTF-8: {found}")
        return None
    try:
        return Document(name, tomli.loads(text), text)
    except tomli.TOMLDecodeError as problem:
        findings.at_line(name, *_toml_error(problem))
    except RecursionError:
        findings.at_line(name, None, "TOML", "lists or tables are nested too deeply")
    except ValueError:
        # The reader of TOML passes on what Python says about a number that is out of its range.
        findings.at_line(name, None, "TOML", "has a number, date or time that is out of range")
    return None


def _content(path: Path) -> bytes:
    """The bytes of a regular file; reading a pipe or a device might never end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode):
        raise OSError("is not a regular file")
    return path.read_bytes()


def _reason(problem: OSError | ValueError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "there is no such file"
    if isinstance(problem, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {getattr(problem, 'strerror', None) or problem}"


def _toml_error(problem: tomli.TOMLDecodeError) -> tuple[int | None, str, str]:
    # Before tomli 2.1 the error has only its words.
    message = getattr(problem, "msg", None) or str(problem)
    line: int | None = getattr(problem, "lineno", None)
    column = getattr(problem, "colno", None)
    return line, "TOML", f"{message[:1].lower()}{message[1:]}" + (f" (column {column})" if column else "")
