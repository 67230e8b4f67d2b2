"""What a change did, in one line."""

from __future__ import annotations

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.change_words import items_words
from gmrsj_tui.journey.standing import StepStanding, level_title
from gmrsj_tui.session import Outcome
from gmrsj_tui.text import one_line


def change_words(outcome: Outcome, pack: Pack) -> str:
    """What is true after a change, item by item where they are few."""
    change = outcome.change
    if change is None:
        return "nothing changed."
    # Undo takes the last one back first.
    return f"{items_words(change.items[::-1] if change.action == 'undo' else change.items, pack)}."


def taken_from(outcome: Outcome, who: str) -> str:
    """Whose change was taken back and when, such as "Ana did at 14:32", or an empty text where it was one's own.

    Args:
        outcome: What an undo did.
        who: Who took it back, or an empty text where nobody said so.
    """
    undone = outcome.change.of if outcome.change is not None else None
    original = next((change for change in outcome.after.changes if change.number == undone), None)
    if original is None or not original.who or original.who.casefold() == one_line(who).casefold():
        return ""
    on = clock.local_day(original.when)
    if on is None:
        return f"{original.who} did"
    day = "" if on == clock.today() else f" on {on.isoformat()}"
    hour = "" if clock.day_only(original.when) else f" at {clock.minute(original.when)[11:]}"
    return f"{original.who} did{day}{hour}"


def step_words(standing: StepStanding, pack: Pack) -> str:
    """The level of a step, and how far the next one is, by counts."""
    words = f"{standing.step.title}: {level_title(pack, standing.held)}"
    if standing.next_level is None:
        return f"{words}, nothing is open"
    count = standing.counted(standing.next_level)
    title = pack.level(standing.next_level).title
    return f"{words}, {count.covered} of {count.applicable} covered in {title}"
