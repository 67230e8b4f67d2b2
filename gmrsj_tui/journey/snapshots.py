"""Taking snapshots, and noticing when a step falls below a level that one of them recorded (CONTRACTS 2.8).

A snapshot is a pointer into the history, which is never rewritten; so it costs nothing and can never be wrong.
"""

from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion, Pack, Step
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.checking import checked_line
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey, Snapshot
from gmrsj_tui.journey.standing import Standing, level_title, rank_of

NOW = "now"
"""What stands for the journey as it is, where a snapshot could be named."""


class Slip(NamedTuple):
    """A step that fell below a level which a snapshot recorded."""

    step: Step
    before: str | None
    """The level held before, or ``None``."""
    after: str | None
    """The level held now."""
    snapshot: Snapshot
    """The latest that recorded a higher level, a named one before an automatic one."""
    criteria: tuple[Criterion, ...]
    """What took the level away."""
    uncovered: bool = True
    """Whether they are open now; else they are set aside, and the level has nothing met any more (CONTRACTS 2.4)."""


def take_snapshot(
    journey: Journey, standing: Standing, name: str, when: str, who: str = "", *, automatic: bool = False
) -> Journey:
    """The journey with one snapshot more, of this moment. Answers, history and revision stay as they are.

    Args:
        journey: The journey as it stands.
        standing: Where it stands; the levels held are recorded, to be told without the pack of today.
        name: What people call it; unique in any case of letters.
        when: This moment, RFC 3339 in UTC.
        who: Who takes it, where they say so.
        automatic: Whether the program takes it by itself.

    Raises:
        GmrsjError: The name is empty, too long, taken, or stands for something else.
    """
    named = checked_line(name, "the name of the snapshot")
    if not named:
        raise GmrsjError("a snapshot needs a name", "for example the session and the year")
    meant = _stands_for(named)
    if meant:
        raise GmrsjError(f'a snapshot cannot be called "{named}": that stands for {meant}', "add a word to it")
    taken = next((one for one in journey.snapshots if one.name.casefold() == named.casefold()), None)
    if taken is not None:
        raise GmrsjError(
            f'there is a snapshot "{taken.name}" already, of {clock.minute(taken.when)}',
            "a snapshot is never replaced; give this one another name",
        )
    snapshot = Snapshot(
        name=named,
        when=when,
        who=checked_line(who, "the name of who takes the snapshot"),
        change=len(journey.changes),
        levels={step.step.id: step.held for step in standing.steps},
        automatic=automatic,
    )
    return journey._replace(snapshots=(*journey.snapshots, snapshot))


def _stands_for(name: str) -> str:
    """What else a name means where a point of the history is named, or an empty string."""
    if name.casefold() == NOW:
        return "the journey as it is"
    if name.removeprefix("#").isdecimal():
        return "a change by its number"
    return "the end of that day" if clock.parse_date(name) is not None else ""


def take_automatic(journey: Journey, standing: Standing, when: str, who: str = "") -> Journey:
    """The journey with a snapshot named for this moment, if an answer has changed since the last snapshot."""
    if not answers_changed(journey):
        return journey
    name = f"session {clock.minute(when)}"
    taken = {snapshot.name.casefold() for snapshot in journey.snapshots}
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return take_snapshot(journey, standing, free, when, who, automatic=True)


def answers_changed(journey: Journey) -> bool:
    """Whether an answer says something else than at the last snapshot; at the beginning where there is none."""
    last = max((snapshot.change for snapshot in journey.snapshots), default=0)
    then = {
        item.key: item.before
        for change in reversed(journey.changes[last:])
        for item in reversed(change.items)
        if item.subject == "answer"
    }
    return any(isinstance(before, Answer) and not before.same_as(journey.answer(key)) for key, before in then.items())


def latest(journey: Journey) -> Snapshot | None:
    """The latest snapshot that somebody named; where nobody did, the latest automatic one."""
    return max(journey.snapshots, key=_weight, default=None)


def _weight(snapshot: Snapshot) -> tuple[bool, int, str]:
    return (not snapshot.automatic, snapshot.change, snapshot.when)


def slipped(
    pack: Pack, before: Journey, after: Journey, standing_before: Standing, standing_after: Standing
) -> tuple[Slip, ...]:
    """The steps that a change took below a level which a snapshot recorded.

    Args:
        pack: The pack of the journey.
        before: The journey before the change.
        after: The journey after it.
        standing_before: Where it stood.
        standing_after: Where it stands.
    """
    slips: list[Slip] = []
    for old, new in zip(standing_before.steps, standing_after.steps, strict=True):
        now, lost = rank_of(pack, new.held), rank_of(pack, old.held)
        higher = [one for one in after.snapshots if _recorded_rank(pack, one, new.step) > now] if now < lost else []
        if not higher:
            continue
        reach = [criterion for criterion in new.step.criteria if pack.level_rank(criterion.level) <= lost]
        criteria = tuple(c for c in reach if applies(c, after) and not covers(c, after.answer(c.id)))
        uncovered = bool(criteria)
        if not uncovered:
            criteria = tuple(c for c in reach if _met(c, before) and not _met(c, after))
        slips.append(Slip(new.step, old.held, new.held, max(higher, key=_weight), criteria, uncovered))
    return tuple(slips)


def _met(criterion: Criterion, journey: Journey) -> bool:
    return applies(criterion, journey) and journey.answer(criterion.id).status is Status.MET


def _recorded_rank(pack: Pack, snapshot: Snapshot, step: Step) -> int:
    """The place of the level that a snapshot recorded; -1 for none, and for one that the pack no longer has."""
    recorded = snapshot.levels.get(step.id)
    return next((rank for rank, level in enumerate(pack.levels) if level.id == recorded), -1)


def slip_words(pack: Pack, slip: Slip) -> str:
    """A warning in two sentences: the step, the levels, the criteria, the snapshot."""
    because = ""
    if slip.criteria:
        named = ", ".join(criterion.id for criterion in slip.criteria)
        verb, word = "is" if len(slip.criteria) == 1 else "are", "covered" if slip.uncovered else "met"
        because = f": {named} {verb} not {word} any more"
    before, after = level_title(pack, slip.before), level_title(pack, slip.after)
    recorded = level_title(pack, slip.snapshot.levels[slip.step.id])
    return (
        f"Step {slip.step.number}, {slip.step.title}, falls from {before} to {after}{because}. "
        f'The snapshot "{slip.snapshot.name}" recorded {recorded}.'
    )
