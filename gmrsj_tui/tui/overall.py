"""The overall level as screens show it: in the words of every page, the convention quiet and the level not."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.journey.overall_words import overall_sentence
from gmrsj_tui.tui.lines import Line, wrap


def overall_lines(words: str, width: int, indent: str = "") -> Sequence[Line]:
    """The sentence about the overall level (CONTRACTS 2.4).

    Args:
        words: What :func:`gmrsj_tui.journey.overall_words.overall_words` says.
        width: Cells of a line.
        indent: Stands before each line.
    """
    sentence = overall_sentence(words)
    begin, end = sentence.index(" ("), sentence.index("): ") + 2
    return wrap(
        [(sentence[:begin], "heading"), (sentence[begin:end], "dim"), (sentence[end:], "strong")], width, indent
    )
