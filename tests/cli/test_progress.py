"""Progress is said on a terminal, once something lasts, and leaves nothing behind."""

from __future__ import annotations

from io import StringIO

from gmrsj_tui.cli.progress import LASTS, progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: StringIO, seconds: float) -> str:
    """What is written when each of three steps takes so long."""
    moments = iter(number * seconds for number in range(9))
    with progress("looking", stream, lambda: next(moments)) as tell:
        for number in range(3):
            if tell is not None:
                tell(number * 1000, 3000)
    return stream.getvalue()


def test_what_lasts_says_how_far_it_is_and_takes_its_line_away() -> None:
    lines = told(Terminal(), LASTS).split("\r")
    assert lines[:4] == ["", "looking: 0 of 3,000", "looking: 1,000 of 3,000", "looking: 2,000 of 3,000"]
    assert lines[4].strip() == "" and len(lines[4]) == len(lines[3]) and lines[5] == ""


def test_what_is_done_at_once_says_nothing() -> None:
    assert told(Terminal(), LASTS / 9) == ""


def test_a_pipe_gets_nothing() -> None:
    assert told(StringIO(), LASTS) == ""
