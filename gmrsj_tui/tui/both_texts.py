"""What becomes of a text that two people wrote at the same time: both are kept, whoever closes it last."""

from __future__ import annotations

from gmrsj_tui import clock
from gmrsj_tui.text import plain


def both_texts(begun: str, theirs: str, mine: str, mark: str) -> str:
    """A text in which nothing of either is lost: theirs, the mark in a line of its own, then mine.

    Where both only added to the same beginning, it stands there once. Emptying is no text: the other one stays.

    Args:
        begun: What stood when mine was begun.
        theirs: What stands now.
        mine: What shall stand.
        mark: The line between the two.
    """
    begun, theirs, mine = plain(begun).strip(), plain(theirs).strip(), plain(mine).strip()
    if theirs == begun or not theirs or _lines(theirs) in _lines(mine):
        return mine
    if mine == begun or not mine or _lines(mine) in _lines(theirs):
        return theirs
    if begun and theirs.startswith(begun) and mine.startswith(begun):
        mine = mine.removeprefix(begun).strip()
    return f"{theirs}\n{mark}\n{mine}"


def _lines(text: str) -> str:
    """A text to be found in another one, at the ends of its lines only: "no" is not in "nothing"."""
    return f"\n{text}\n"


def mark_of(who: str) -> str:
    """The line before what was written at the same time, with the name of who wrote it, where they said so."""
    now = clock.local(clock.now())
    when = "" if now is None else f", {now:%Y-%m-%d %H:%M}"
    return f"-- written at the same time{f' by {who}' if who else ''}{when}"


def replaced_words(what: str, theirs: str, mine: str) -> str:
    """What to say of a short text that somebody else had changed meanwhile, and that was replaced.

    Args:
        what: What the text is, for example "the owner".
        theirs: What stood until now; empty when they removed it.
        mine: What stands now; empty when it was removed.
    """
    stood = f'changed to "{theirs}"' if theirs else "removed"
    stands = f'it is now "{mine}"' if mine else "it is now empty"
    return f"Elsewhere {what} was {stood} meanwhile; {stands}."
