"""JSON from outside, read so that nothing in it is guessed or silently lost: saves and exports alike.

Problems are told as what follows the name of the file: ``is nested too deeply``.
"""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from gmrsj_tui.text import one_line

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(ValueError):
    """What is wrong with a text, as it follows the name of the file that it stands in."""


def is_utf_16(content: bytes) -> bool:
    """Whether these bytes say that they are UTF-16."""
    return content.startswith(_UTF_16)


def text_of(content: bytes) -> str:
    """The text in bytes of UTF-8; a byte order mark counts as one of its signs.

    Raises:
        Unreadable: They are not UTF-8; names the byte and its line.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise Unreadable(f"is not UTF-8: byte 0x{content[problem.start]:02x} in line {line}") from None


def value_of(text: str, *, trusted: bool = False) -> Any:
    """The value in a JSON text.

    Args:
        text: The text.
        trusted: Whether this program is known to have written it, so that what its own writer cannot have produced
            need not be looked for.

    Raises:
        Unreadable: It is not JSON, is nested too deeply, says something twice in one place, or holds what is no number
            or too large for one.
    """
    try:
        return (_PLAIN if trusted else _STRICT).decode(text)
    except json.JSONDecodeError as problem:
        found = f"is not JSON from line {problem.lineno}, column {problem.colno} on: {_told(problem)}"
    except Unreadable:
        raise
    except RecursionError:
        found = "is nested too deeply"
    except ValueError:
        # Python itself refuses to read integers of thousands of digits.
        found = "holds a number that is too long"
    raise Unreadable(found)


def _told(problem: json.JSONDecodeError) -> str:
    """What is wrong there, in words for people where that is clear."""
    if problem.msg == "Extra data":
        return "it is at its end before, and something follows, as where two documents are in one file"
    if problem.msg.startswith("Unterminated string") or not problem.doc[problem.pos :].strip():
        return "it is cut off there"
    return problem.msg


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        # As when two versions of a file were merged by hand: one of the two values would silently go.
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise Unreadable(f"holds {_quoted(name)} twice in one place")
            seen.add(name)
    return made


def _constant(name: str) -> float:
    raise Unreadable(f"holds {name}, which is no number")


def _float(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise Unreadable(f"holds {_quoted(text)}, which is too large for a number")
    return number


def _quoted(text: str) -> str:
    cut = one_line(text[:200])
    return repr(cut if len(cut) <= 60 else cut[:59] + "…")


_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
_PLAIN = json.JSONDecoder()
