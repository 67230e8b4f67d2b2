"""The last door before the terminal: no rendered line holds a character that a terminal acts on.

Text is cleaned where it comes in (:mod:`gmrsj_tui.text`); this catches what a widget or a library composes afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

# Inside a rendered line a tab or a line feed moves the cursor as well, so here they are no exception.
_search_unsafe = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
).search


def _replaced(text: str) -> str:
    """The text without unsafe characters, as wide as it was.

    Textual has laid the line out by cell widths, in which controls count as nothing: a picture of each would push
    all that stands to the right of it out of its column.
    """
    kept = []
    for character in text:
        if not _search_unsafe(character):
            kept.append(character)
        elif get_character_cell_size(character):
            kept.append("\ufffd")
    return "".join(kept)


def _safe_style(style: Style | None) -> Style | None:
    """The style without a link whose address would end the escape sequence that carries it."""
    if style is not None and (link := style.link) and _search_unsafe(link):
        return style.update_link(None)
    return style


class ControlFilter(LineFilter):
    """Drops control characters and marks of direction from every rendered segment.

    Segments that Textual marks as control are its own and stay. A line that is clean, which is nearly every one, is
    returned as it is.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, with text and link addresses that a terminal cannot act on."""
        for segment in segments:
            if not segment.control and _is_unsafe(segment):
                return [
                    segment if segment.control else Segment(_replaced(segment.text), _safe_style(segment.style))
                    for segment in segments
                ]
        return segments


def _is_unsafe(segment: Segment) -> bool:
    text, style, _ = segment
    if not (text.isascii() and text.isprintable()) and _search_unsafe(text):
        return True
    return style is not None and style.link is not None and _search_unsafe(style.link) is not None


def with_control_filter(filters: Sequence[LineFilter], control_filter: ControlFilter) -> Sequence[LineFilter]:
    """The app's line filters with this one first: later ones forget which segments are Textual's own controls.

    For ``App.get_line_filters``, which every widget asks for each line it paints. It is public, unlike the list
    ``App._filters`` behind it.
    """
    return [control_filter, *filters]
