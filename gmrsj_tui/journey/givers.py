"""Who gave an answer that a change took in from elsewhere: an import is one change, of many people's answers."""

from __future__ import annotations

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.journey import Change, ChangedItem
from gmrsj_tui.text import one_line

_NAMED = 3


def given_elsewhere(change: Change, item: ChangedItem) -> Answer | None:
    """The answer of an item that came in with an import, which says who gave it and when; ``None`` for all others.

    An undo and a way back bring earlier answers too, and so does a move to another version of the pack.
    """
    after = item.after
    if change.action != "change" or not isinstance(after, Answer) or not after.when:
        return None
    if (after.when, after.who) == (change.when, change.who) or after == item.before:
        return None
    return None if any(other.subject == "pack_version" for other in change.items[:1]) else after


def givers(change: Change) -> tuple[str, ...]:
    """Who gave what came in with a change, each once in whatever case of letters; an empty text for nobody named."""
    found = (given_elsewhere(change, item) for item in change.items)
    return tuple({answer.who.casefold(): answer.who for answer in found if answer is not None}.values())


def given_words(change: Change, item: ChangedItem) -> str:
    """Who gave what came in, and when: "given by Ben, 2026-11-20 10:00"; empty for what did not come in."""
    answer = given_elsewhere(change, item)
    if answer is None:
        return ""
    by = f"by {one_line(answer.who)}" if answer.who else "elsewhere, nobody is named"
    return f"given {by}, {clock.minute(answer.when)}"


def who_words(change: Change) -> str:
    """Who made a change; where nobody is named, who gave what came in with it; empty where that is not known."""
    if change.who:
        return one_line(change.who)
    named = [one_line(who) for who in givers(change) if who]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"given by {', '.join(named[:_NAMED])}{more}" if named else ""
