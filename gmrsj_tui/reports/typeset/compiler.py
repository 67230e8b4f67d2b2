"""Runs Typst in a process of its own, which can be killed, and takes its memory along when it ends.

Typst typesets in one call that nothing can interrupt; 4,000 criteria take it seconds and hundreds of megabytes. A
process of its own costs some 40 milliseconds, and in return ``ctrl-c`` and a closed preview end it at once, and a
crash of the library is an error message and not the end of the app.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.extras import missing_extra
from gmrsj_tui.reports.typeset.child import REFUSED
from gmrsj_tui.reports.typeset.fonts import FontFace
from gmrsj_tui.text import one_line

STANDARD = "ua-1"
"""PDF/UA-1, ISO 14289-1: tagged for screen readers. It also refuses a glyph that no font has."""

_NOT_SHOWN = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")

_HERE = Path(__file__).parent
_LOOK_AGAIN = 0.1
"""Seconds between two looks at whether to stop."""


class FontTrouble(Exception):
    """A font of the machine could not be used; without it, it would go."""


class NotShown(Exception):
    """A text has no shape in the place where it stands, which nobody can know beforehand of every combination."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Stopped(GmrsjError):
    """Somebody asked for it to stop."""

    def __init__(self) -> None:
        super().__init__("stopped, and no PDF was made")


def need_libraries() -> None:
    """Refuses where the extra is not installed.

    Raises:
        GmrsjError: A library is missing.
    """
    if any(find_spec(name) is None for name in ("typst", "fontTools")):
        raise missing_extra("pdf", "pdf")


def typeset(
    page: dict[str, Any], timestamp: int | None, faces: Sequence[FontFace], stop: Callable[[], bool] | None = None
) -> bytes:
    """The page as PDF.

    Args:
        page: Data for the template.
        timestamp: For the properties of the file, in seconds since 1970.
        faces: Fonts of the machine that it needs beside the embedded ones.
        stop: Asked several times a second; says whether to give up.

    Raises:
        NotShown: Some text cannot be shown where it stands.
        FontTrouble: It would do without ``faces``, perhaps.
        Stopped: ``stop`` said so.
        GmrsjError: It cannot be typeset.
    """
    with _folder_of(faces) as folders:
        job = {
            "template": str(_HERE / "template" / "page.typ"),
            "root": str(_HERE / "template"),  # nothing else can be read
            "font_folders": folders,
            "page": json.dumps(page),
            "standards": [STANDARD],
            "timestamp": timestamp,
        }
        status, content, errors = _run(json.dumps(job).encode(), stop)
    if status == 0 and content:
        return content
    reason = _reason(status, errors)
    if refused := _NOT_SHOWN.search(reason):
        raise NotShown(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), refused[1]))
    if faces:
        raise FontTrouble
    raise GmrsjError(f"the PDF could not be typeset: {one_line(reason)}", "the other formats need no typesetting")


@contextmanager
def _folder_of(faces: Sequence[FontFace]) -> Iterator[list[str]]:
    """A folder with only the files of these faces: Typst takes folders, and must not see other fonts."""
    if not faces:
        yield []
        return
    with ExitStack() as cleaning:
        try:
            folder = cleaning.enter_context(TemporaryDirectory(prefix="gmrsj-fonts-"))
            for number, path in enumerate(dict.fromkeys(face.path for face in faces)):
                _put(Path(path), Path(folder) / f"{number}{Path(path).suffix}")
        except OSError:  # no room for it, or a font that was removed meanwhile
            raise FontTrouble from None
        yield [folder]


def _put(file: Path, place: Path) -> None:
    import shutil

    try:
        place.symlink_to(file.resolve())
    except OSError:  # Windows lets only some people make links
        shutil.copyfile(file, place)


def _run(job: bytes, stop: Callable[[], bool] | None) -> tuple[int, bytes, bytes]:
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", str(_HERE / "child.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _search_path()},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as problem:
        raise GmrsjError(f"the PDF could not be typeset: {problem.strerror or 'no process could be started'}") from None
    try:
        _send(process, job)
        return _wait(process, stop)
    except BaseException:  # ctrl-c, too, must not leave it running
        process.kill()
        process.communicate()
        raise


def _send(process: subprocess.Popen[bytes], job: bytes) -> None:
    """Sends the job beside the reading: ``communicate`` forgets what it still had to send when it is called again."""
    pipe, process.stdin = process.stdin, None
    assert pipe is not None

    def send() -> None:
        with suppress(OSError), pipe:  # a process that ended before it read everything is judged by its status
            pipe.write(job)

    Thread(target=send, daemon=True).start()  # ends with the process, at the latest


def _wait(process: subprocess.Popen[bytes], stop: Callable[[], bool] | None) -> tuple[int, bytes, bytes]:
    while True:
        try:
            content, errors = process.communicate(timeout=_LOOK_AGAIN)
        except subprocess.TimeoutExpired:
            if stop is not None and stop():
                raise Stopped from None
        else:
            return process.returncode, content, errors


def _search_path() -> str:
    """Where this process found the library, so that the other one finds the same."""
    found = find_spec("typst")
    folders = [str(Path(found.origin).parent.parent)] if found and found.origin else []
    return os.pathsep.join([*folders, *filter(None, [os.environ.get("PYTHONPATH", "")])])


def _reason(status: int, errors: bytes) -> str:
    if status == REFUSED:
        try:
            told = json.loads(errors)
            return "; ".join((told["message"], *told["hints"]))
        except (ValueError, KeyError, TypeError):
            pass
    return "the typesetter ended early; there may be too little memory"
