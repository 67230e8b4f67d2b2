"""What may be typed into a journey: cleaned texts of bearable length, real dates, known tracks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmrsj_tui.clock import parse_date
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import STRENGTHS, Evidence
from gmrsj_tui.text import one_line, plain

LONGEST_TEXT = 64 * 1024
"""Characters that a note, a reason, an action or a piece of evidence may have; longer ones stall terminals."""
LONGEST_LINE = 500
"""Characters that a title, a name or an owner may have."""


def checked_text(text: str, name: str, of: str) -> str:
    """A text of any number of lines, cleaned.

    Args:
        text: What was typed.
        name: What it is, for the message, such as "the note".
        of: The id of the criterion or question that it belongs to.

    Raises:
        GmrsjError: It is too long.
    """
    text = plain(text).strip()  # before it is measured: what was once stored must be taken again
    if len(text) > LONGEST_TEXT:
        raise GmrsjError(
            f"{name} of {of} has {len(text)} characters, and {LONGEST_TEXT} is the most", "keep it elsewhere"
        )
    return text


def checked_line(text: str, name: str) -> str:
    """A text on one line, cleaned.

    Raises:
        GmrsjError: It is too long.
    """
    text = one_line(text)
    if len(text) > LONGEST_LINE:
        raise GmrsjError(f"{name} has {len(text)} characters, and {LONGEST_LINE} is the most")
    return text


def checked_date(text: str, name: str, criterion: str) -> str:
    """A date as YYYY-MM-DD, or an empty text.

    Raises:
        GmrsjError: It is not a date.
    """
    text = text.strip()
    if text and parse_date(text) is None:
        raise GmrsjError(
            f"{name} of {criterion} is not a date: {one_line(text)[:40]!r}",
            "write it as YYYY-MM-DD, such as 2026-11-30",
        )
    return text


def checked_evidence(items: Iterable[Evidence], criterion: str) -> tuple[Evidence, ...]:
    """Evidence with cleaned texts; items without a text are left out.

    Raises:
        GmrsjError: A text is too long, or a strength is not one of 0 to 3 (CONTRACTS 2.5).
    """
    checked: list[Evidence] = []
    for item in items:
        if item.strength not in range(len(STRENGTHS)):
            raise GmrsjError(f"the strength of the evidence for {criterion} is {item.strength}", "it goes from 0 to 3")
        text = checked_text(item.text, "the evidence", criterion)
        if text:
            checked.append(Evidence(text, item.strength))
    return tuple(checked)


def checked_title(title: str) -> str:
    """A title on one line.

    Raises:
        GmrsjError: It is empty or too long.
    """
    title = checked_line(title, "the title")
    if not title:
        raise GmrsjError("a journey needs a title", "for example the company and the year")
    return title


def checked_tracks(pack: Pack, tracks: Sequence[str]) -> tuple[str, ...]:
    """Tracks in the order of the pack; none given stands for all of them.

    Raises:
        GmrsjError: The pack has no such track.
    """
    known = [track.id for track in pack.tracks]
    for track in tracks:
        if track not in known:
            raise GmrsjError(
                f"there is no track {one_line(track)!r} in {pack.name}",
                f"it has {', '.join(known)}" if known else "it has no tracks",
            )
    return tuple(track for track in known if track in tracks or not tracks)
