"""Text of people and packs as HTML: escaped, with a direction of its own, and breakable where a word has no end.

No URL becomes a link, and nothing that anybody typed reaches a tag, a style or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmrsj_tui.reports.blocks import Line, Tone
from gmrsj_tui.reports.svg.drawing import escaped
from gmrsj_tui.text import plain

LONGEST_WORD = 20
"""Longer words may be broken anywhere; shorter ones stay whole."""
_LONG_WORD = re.compile(rf"[^\s]{{{LONGEST_WORD + 1},}}")
_PIECE = 10
_CODE = re.compile(r"(?<![\w-])[A-Z]{0,3}\d{1,4}(?:-[A-Z]{0,3}\d{1,4}){1,3}(?![\w-])")
"""A date or an identifier, such as 2026-11-22 or S1-L1-04: a line never ends within one."""
_BLANK = re.compile(r"_{8,}")
"""A line to be filled in with a pen."""
_BLANK_LINE = '<span class="blank"><span class="unseen">to be filled in by hand</span></span>'

MARK = '<span class="mark" aria-hidden="true">!</span> '
"""Repeats as a sign what the words of an alert say."""


def attribute(text: str) -> str:
    """Text for an attribute in quotation marks, on one line."""
    return escaped(" ".join(plain(text).split()))


def words(text: str) -> str:
    """Text as HTML; a line feed is a line break, and a run of underscores a line to write on."""
    text = plain(text)
    if "\n" in text:
        return "<br>".join(words(line) for line in text.split("\n"))
    if _BLANK.fullmatch(text.strip()):
        return _BLANK_LINE
    if len(text) <= LONGEST_WORD or not _LONG_WORD.search(text):
        return _unbroken(text)
    pieces: list[str] = []
    last = 0
    for found in _LONG_WORD.finditer(text):
        word = found.group()
        pieces.append(_unbroken(text[last : found.start()]))
        pieces.append("<wbr>".join(escaped(word[at : at + _PIECE]) for at in range(0, len(word), _PIECE)))
        last = found.end()
    return "".join([*pieces, _unbroken(text[last:])])


def _unbroken(text: str) -> str:
    """Escaped text whose dates and identifiers stay whole."""
    text = escaped(text)
    return _CODE.sub(r'<span class="whole">\g<0></span>', text) if "-" in text else text


def toned(text: str, tone: Tone) -> str:
    """HTML of a text that stands out as its tone says; an alert has a sign before it as well."""
    if tone is Tone.STRONG:
        return f"<strong>{text}</strong>"
    if tone is Tone.MUTED:
        return f'<span class="muted">{text}</span>'
    if tone is Tone.ALERT:
        return f'<strong class="alert">{MARK}{text}</strong>'
    return text


def said(line: Line) -> str:
    """A line with its label, without an element around it."""
    if not line.label:
        return toned(words(line.text), line.tone)
    label = f'<span class="label">{words(line.label)}:</span>'
    return f"{label} {toned(f'<bdi>{words(line.text)}</bdi>', line.tone)}" if line.text else label


def element(name: str, inside: str, classes: Iterable[str] = ()) -> str:
    """An element whose direction is that of its text."""
    named = " ".join(classes)
    return f'<{name}{f" class={chr(34)}{named}{chr(34)}" if named else ""} dir="auto">{inside}</{name}>'
