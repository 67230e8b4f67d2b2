"""Plain text out of untrusted text: the one door for what a person typed or a pack contains (CONTRACTS 1, last lines).

Terminals act on control characters, and some turn the order of letters around. None of them may reach a screen, a
pipe or a file. Line feeds stay where a text may have several lines; tabs become spaces.
"""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def _replacement(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "\u2421"
    if character in "\u2028\u2029":
        return "\n"
    return "\ufffd"


def plain(text: str) -> str:
    """Text of any number of lines in which nothing can act on a terminal.

    Control characters become their visible pictures, C1 controls, direction marks and stray surrogates become U+FFFD,
    tabs become four spaces, and every kind of line end becomes a line feed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _UNSAFE.sub(_replacement, text)


def one_line(text: str) -> str:
    """:func:`plain` text on one line, runs of white space folded into one space."""
    return " ".join(plain(text).split())
