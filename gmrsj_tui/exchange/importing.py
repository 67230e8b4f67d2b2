"""Putting what an export holds among the saved journeys: as a new one, a copy, or merged into its own (CONTRACTS 4)."""

import os
from collections.abc import Callable
from typing import Literal, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.exchange.merging import Merge, Prefer, merge
from gmrsj_tui.exchange.reading import Imported
from gmrsj_tui.journey.changes import apply_items
from gmrsj_tui.journey.checking import LONGEST_LINE
from gmrsj_tui.journey.journey import ChangedItem, Journey
from gmrsj_tui.store.journeys import JourneyStore


class Arrival(NamedTuple):
    """What became of an export."""

    kind: Literal["new", "copy", "nothing", "continued", "merged", "conflict"]
    """``nothing``: all of it was here already; ``conflict``: nothing was saved, as somebody has to decide first."""
    journey: Journey
    """As it is saved now, or would be."""
    merge: Merge | None = None
    """What the merge did, where there was a journey of that id."""


def import_journey(
    store: JourneyStore,
    imported: Imported,
    when: str,
    who: str = "",
    *,
    prefer: Prefer | None = None,
    as_copy: bool = False,
    dry_run: bool = False,
    show: Callable[[Arrival], None] | None = None,
    agreed: Arrival | None = None,
) -> Arrival:
    """Save what an export holds.

    A redacted export always becomes a journey of its own, marked as a sample: merged into the journey that it comes
    from, it would put the word "redacted" in the place of what people wrote.

    Args:
        store: The saved journeys.
        imported: What the export holds.
        when: This moment, RFC 3339 in UTC.
        who: Who imports it, where they say so.
        prefer: Which side of a conflict stands.
        as_copy: Whether it becomes a journey of its own in any case.
        dry_run: Whether to work it out only.
        show: Called with what a merge changes, right before that is saved; what it raises leaves all as it was.
        agreed: What a dry run gave and somebody agreed to, while nobody was kept from changing the journey.

    Raises:
        GmrsjError: The journey of that id cannot be read, never was the same journey, or cannot be saved; or it was
            changed meanwhile, so that the merge would do something else than what somebody agreed to.
    """
    if as_copy or imported.redacted:
        copy = _copy(store, imported, when, who)
        if not dry_run:
            store.create(copy)
        return Arrival("copy", copy)
    journey = imported.journey
    if not os.path.lexists(store.path(journey.id)):
        if not dry_run:
            store.create(journey)
        return Arrival("new", journey)
    if dry_run:
        return _arrival(merge(store.load(journey.id), journey, when, who, prefer))
    with store.lock(journey.id):
        done = merge(store.load(journey.id), journey, when, who, prefer)
        arrival = _arrival(done)
        if agreed is not None and _shown(arrival) != _shown(agreed):
            raise GmrsjError(
                f"nothing was imported; {journey.id} was changed meanwhile, and the import would do something else now",
                "import it again to see what",
            )
        if done.after is not done.before:
            if show is not None:
                show(arrival)
            store.save(done.after)
    return arrival


def _arrival(done: Merge) -> Arrival:
    return Arrival("conflict" if done.open else done.kind, done.after, done)


def _shown(arrival: Arrival) -> tuple[object, ...]:
    """What somebody who is asked gets to see of a merge."""
    done = arrival.merge
    return () if done is None else (arrival.kind, done.items, done.conflicts, done.snapshots)


def _copy(store: JourneyStore, imported: Imported, when: str, who: str) -> Journey:
    """The journey under an id of its own, and under a title of its own where the title is taken."""
    original = imported.journey
    taken = {journey.title.casefold() for journey in store.list().journeys}
    title, number = original.title, 1
    while title.casefold() in taken:
        number += 1
        ending = f" ({number})"
        title = original.title[: LONGEST_LINE - len(ending)].rstrip() + ending
    copied = original._replace(id=store.new_id(title), sample=original.sample or imported.redacted)
    return apply_items(copied, [ChangedItem("title", "", original.title, title)], when, who)
