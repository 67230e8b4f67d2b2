"""Markdown in which text stays text, whatever somebody typed into it."""

from __future__ import annotations

import re

from gmrsj_tui.text import one_line

_INLINE = re.compile(
    r"[\\`*\[<|~$^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|==|(?<!\S)#(?=#*$)"  # markup, raw HTML, entities
    r"|:(?=/|[^\W\d])|(?<!\d):(?=\w)|(?<=\S)\.(?=[^\W\d]{2})|(?<=[wW]{3})\.|(?<=\S)@(?=\S)"  # links
)
"""What acts anywhere in a line. An underscore between letters does not, nor does a full stop before one letter."""
_LINE_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?: |$))|(?=>|#{1,6}(?: |$)|[+:](?: |$)|-(?:[ -]|$))")
"""What acts at the start of a line only: a list, a heading, a quotation, a rule."""
_REFERENCE = re.compile(r"(?:(?<![^\W_])@|#)(?=[^\W_])|(?<![^\W_])GH-(?=\d+(?![^\W_]))", re.IGNORECASE)
"""What a forge takes for somebody to notify or for an issue to link; no backslash keeps it from that."""
_JOINER = "\u2060"
"""WORD JOINER: takes no room, and allows no line break."""


def inline(text: str) -> str:
    """One line of text in which no Markdown reader finds markup, raw HTML or a link, to stand behind other text.

    Nor does a forge find anybody to notify or an issue to link: names, numbers and ``GH-1`` are broken by a character
    that is not seen. Addresses for mail stay as they are.
    """
    unlinked = _REFERENCE.sub(lambda match: match.group() + _JOINER, one_line(text))
    return _INLINE.sub(lambda match: "".join("\\" + character for character in match.group()), unlinked)


def escaped(text: str) -> str:
    """:func:`inline` for the start of a line: no Markdown reader finds the start of a block in it either."""
    text = inline(text)
    start = _LINE_START.match(text)
    return f"{text[: start.end()]}\\{text[start.end() :]}" if start else text
