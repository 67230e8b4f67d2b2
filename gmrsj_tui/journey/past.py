"""What a journey was at an earlier point of its history, and the change that leads back there (CONTRACTS 2.8)."""

import re

from gmrsj_tui.journey.changes import apply_items, value_of
from gmrsj_tui.journey.journey import ChangedItem, Journey, Snapshot, Subject, Value


def journey_at(journey: Journey, change: int) -> Journey:
    """The journey as it was right after a change of its history.

    Args:
        journey: The journey as it is.
        change: The number of the change; 0 stands for the journey as it was created.

    Returns:
        A value for showing and comparing, whose history and snapshots end there. It must not be saved.

    Raises:
        ValueError: There is no such change.
    """
    if not 0 <= change <= len(journey.changes):
        raise ValueError(f"the history has no change {change}")
    before: dict[tuple[Subject, str], Value] = {}
    for later in reversed(journey.changes[change:]):
        for item in reversed(later.items):
            before[item.subject, item.key] = item.before
    items = [
        ChangedItem(subject, key, value_of(journey, subject, key), value) for (subject, key), value in before.items()
    ]
    kept = journey.changes[:change]
    when = kept[-1].when if kept else journey.created
    return apply_items(journey, items, when)._replace(
        changes=kept,
        updated=when,
        revision=max(journey.revision - (len(journey.changes) - change), 1),
        snapshots=tuple(snapshot for snapshot in journey.snapshots if snapshot.change <= change),
    )


_MARK = re.compile(r"r(\d{1,9})-[0-9a-f]{6}", re.ASCII)


def revision_mark(journey: Journey) -> str:
    """What tells in a file from which point of which history it was made, such as ``r14-3f2a9c``.

    The number is that of the last change, 0 for none; what follows tells other histories apart that have as many.
    """
    from hashlib import sha256

    seen = [journey.created]
    if journey.changes:
        last = journey.changes[-1]
        seen += [last.when, last.who, *(f"{item.subject} {item.key}" for item in last.items)]
    return f"r{len(journey.changes)}-{sha256(chr(10).join(seen).encode()).hexdigest()[:6]}"


def journey_marked(journey: Journey, mark: str) -> Journey | None:
    """The journey as it was at :func:`revision_mark`, or ``None`` where its history has no such point."""
    found = _MARK.fullmatch(mark)
    if found is None or int(found[1]) > len(journey.changes):
        return None
    past = journey_at(journey, int(found[1]))
    return past if revision_mark(past) == mark else None


def back_to(journey: Journey, change: int, when: str, who: str = "") -> Journey:
    """Go back to an earlier point, as one change that an undo takes back; nothing of the history is lost.

    Raises:
        ValueError: There is no such change.
    """
    return take_over(journey, journey_at(journey, change), when, who, back_to=change)


def take_over(journey: Journey, other: Journey, when: str, who: str = "", *, back_to: int | None = None) -> Journey:
    """Make a journey hold what another one holds, as one change: answers, targets, set-up, profile.

    Args:
        journey: The journey as it is.
        other: What it shall hold.
        when: This moment, RFC 3339 in UTC.
        who: Who does it, where they say so.
        back_to: The change after which it held that, where this is a way back in its own history; 0 is the beginning.
    """
    items: list[ChangedItem] = []
    for criterion in dict.fromkeys((*journey.answers, *other.answers)):
        items.append(ChangedItem("answer", criterion, journey.answer(criterion), other.answer(criterion)))
    for step in dict.fromkeys((*journey.targets, *other.targets)):
        items.append(ChangedItem("target", step, journey.targets.get(step), other.targets.get(step)))
    for question in dict.fromkeys((*journey.setup, *other.setup)):
        items.append(ChangedItem("setup", question, journey.setup.get(question), other.setup.get(question)))
    for subject in ("title", "organisation", "tracks", "archived", "pack_version"):
        items.append(ChangedItem(subject, "", value_of(journey, subject, ""), value_of(other, subject, "")))
    return apply_items(journey, items, when, who, action="change" if back_to is None else "back", of=back_to)


def snapshot_named(journey: Journey, name: str) -> Snapshot | None:
    """The snapshot with this name, in any case of letters, or ``None``."""
    wanted = name.strip().casefold()
    return next((snapshot for snapshot in journey.snapshots if snapshot.name.casefold() == wanted), None)
