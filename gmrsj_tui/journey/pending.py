"""Changes that are made and not saved yet: what they are, and how they come on top of what somebody else saved.

They go in as they were made, one by one and each thing by itself, as answers do that are saved at once: another
criterion is left alone, another field of the same answer stays, and of two values of one field the later saved one
stands. Both are in the history.
"""

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.changes import apply_items, value_of
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Snapshot, Value
from gmrsj_tui.journey.past import journey_at
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.journey.undoing import redoable, undoable


def pending_changes(saved: Journey, journey: Journey) -> tuple[Change, ...]:
    """The changes that a journey has beyond what is saved of it."""
    return journey.changes[len(saved.changes) :]


def pending_snapshots(saved: Journey, journey: Journey) -> tuple[Snapshot, ...]:
    """The snapshots that a journey has beyond what is saved of it."""
    return journey.snapshots[len(saved.snapshots) :]


def still_held(saved: Journey, current: Journey) -> Journey:
    """What was saved of a journey as far as its file holds it still; what came after that waits to be saved again.

    A history only grows, so it is shorter, or goes another way, only where a copy took the place of the file.

    Args:
        saved: What the file held when it was last read or written.
        current: What it holds now.
    """
    if current is saved or current.created != saved.created:
        return saved
    changes, snapshots = _shared(saved.changes, current.changes), _shared(saved.snapshots, current.snapshots)
    if changes == len(saved.changes) and snapshots == len(saved.snapshots):
        return saved
    return journey_at(saved, changes)._replace(snapshots=saved.snapshots[:snapshots])


def on_top_of(current: Journey, saved: Journey, journey: Journey, pack: Pack) -> Journey:
    """The journey as it is saved now, with what was not saved yet on top (CONTRACTS 2.8: nothing is rewritten).

    Args:
        current: What is saved now.
        saved: What was saved when the pending changes began.
        journey: That, with the pending changes.
        pack: The pack it is answered with.
    """
    if current is saved:
        return journey
    changes, snapshots = pending_changes(saved, journey), list(pending_snapshots(saved, journey))
    if not changes and not snapshots:
        return current
    # A save can be in place although the disk did not confirm it; what is there already does not go in twice.
    there = _shared(current.changes, journey.changes)
    numbers: dict[int, int] = {number: number for number in range(len(saved.changes) + 1)}
    snapshots = [one for one in snapshots if one not in current.snapshots]
    placed = _with_snapshots(current, snapshots, len(saved.changes), pack, early=True)
    for change in changes:
        if change.number > there:
            placed = _again(placed, change, numbers)
        numbers[change.number] = change.number if change.number <= there else len(placed.changes)
        placed = _with_snapshots(placed, snapshots, change.number, pack)
    return placed


def _shared(first: tuple[object, ...], second: tuple[object, ...]) -> int:
    """How many entries two histories share, or two lists of snapshots."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _again(current: Journey, change: Change, numbers: dict[int, int]) -> Journey:
    """The journey with a pending change made again; a time never lies before that of the change in front of it."""
    when = max(change.when, current.updated)
    items: list[ChangedItem] = []
    for item in change.items:
        standing = value_of(current, item.subject, item.key)
        after = _merged(standing, item, change, when)
        if not (isinstance(after, Answer) and isinstance(standing, Answer) and after.same_as(standing)):
            items.append(ChangedItem(item.subject, item.key, standing, after))
    of = numbers.get(change.of or 0)
    if change.action == "back" and of is not None:
        return apply_items(current, items, when, change.who, action="back", of=of)
    reached = None
    if change.action in ("undo", "redo"):
        reached = undoable(current.changes) if change.action == "undo" else redoable(current.changes)
    if reached is None or of != reached.number:
        # Where somebody else's change is the last one now, an undo must not take back that in place of ours.
        return apply_items(current, items, when, change.who)
    return apply_items(current, items, when, change.who, action=change.action, of=of)


def _merged(standing: Value, item: ChangedItem, change: Change, when: str) -> Value:
    before, after = item.before, item.after
    if not (isinstance(standing, Answer) and isinstance(before, Answer) and isinstance(after, Answer)):
        return after
    given = when if after.when == change.when else after.when
    moved = {name: getattr(after, name) for name in Answer._fields if getattr(after, name) != getattr(before, name)}
    if after.status is not before.status and not after.parked:
        moved["parked"] = False  # somebody else may have parked meanwhile what was decided here
    return standing._replace(**{**moved, "when": given, "who": after.who})


def _with_snapshots(
    journey: Journey, snapshots: list[Snapshot], change: int, pack: Pack, *, early: bool = False
) -> Journey:
    """The journey with the pending snapshots of the moment right after a change.

    Args:
        journey: The journey with the changes up to that one.
        snapshots: The pending ones.
        change: The number that the change had.
        pack: The pack it is answered with.
        early: Whether those of earlier changes are meant, too; these changes are saved and keep their number.
    """
    meant = [one for one in snapshots if (one.change <= change if early else one.change == change)]
    if not meant:
        return journey
    taken = {one.name.casefold() for one in journey.snapshots}
    added = []
    for snapshot in meant:
        name, number = snapshot.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{snapshot.name} ({number})"
        taken.add(name.casefold())
        if early:
            added.append(snapshot._replace(name=name, change=min(snapshot.change, len(journey.changes))))
        else:
            levels = {step.step.id: step.held for step in standing_of(pack, journey).steps}
            added.append(snapshot._replace(name=name, change=len(journey.changes), levels=levels))
    return journey._replace(snapshots=(*journey.snapshots, *added))
