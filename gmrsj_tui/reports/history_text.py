"""Writes the history of a journey, and the list of its snapshots, as plain text, latest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmrsj_tui import clock
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.givers import given_words, who_words
from gmrsj_tui.journey.history import Entry
from gmrsj_tui.journey.history_words import about_others, action_words, told
from gmrsj_tui.journey.journey import Journey, Snapshot
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH, heading, journey_title
from gmrsj_tui.reports.wrapping import wrapped
from gmrsj_tui.text import one_line


def render_history(
    journey: Journey,
    pack: Pack,
    entries: Sequence[Entry],
    width: int = DEFAULT_WIDTH,
    *,
    found: int,
    filters: Sequence[str] = (),
    notes: bool = False,
) -> str:
    """Entries of the history as plain text.

    Args:
        journey: The journey.
        pack: Its pack.
        entries: What to print, latest first.
        width: Cells of a line.
        found: How many entries there are after filtering, of which these are the latest.
        filters: What the history was narrowed to, in words.
        notes: Whether texts that can name people are quoted: notes, evidence, set-up answers.

    Returns:
        Lines that end in line feeds and hold no control characters.
    """
    lines = heading(journey_title(journey, "History"), width, "=")
    if filters:
        lines += wrapped(one_line("; ".join(filters)), width, first="Only: ")
    lines += wrapped(_counted(len(entries), found, len(journey.changes)), width)
    for entry in entries:
        lines += ["", *_entry(entry, pack, width, notes)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _counted(shown: int, found: int, all_of_them: int) -> str:
    if not all_of_them:
        return "Nothing was changed yet."
    if not found:
        return f"None of {all_of_them} changes fits."
    of = f" of {all_of_them}" if found < all_of_them else ""
    latest = f", the latest {shown}" if shown < found else ""
    return f"{found}{of} {'change' if found == 1 and not of else 'changes'}{latest}. Latest first."


def _entry(entry: Entry, pack: Pack, width: int, notes: bool) -> list[str]:
    change = entry.change
    lines: list[str] = []
    for snapshot in reversed(entry.snapshots):
        lines += wrapped(f"-- {_snapshot_words(snapshot)} --", width)
    who = f", {who_words(change)}" if who_words(change) else ""
    action = f", {action_words(change)}" if action_words(change) else ""
    first = f"{change.number}. "
    lines += wrapped(f"{clock.minute(change.when)}{who}{action}", width, first=first)
    indent = " " * len(first)
    others = about_others(entry)
    if others:
        lines += wrapped(f"{others[0].upper()}{others[1:]}.", width, first=indent)
    for item in entry.items:
        name, moved = told(item, pack, change, private=notes)
        lines += wrapped(one_line(name), width, first=indent, rest=f"{indent}  ")
        given = given_words(change, item)
        for words in (*moved, given) if given else moved:
            lines += wrapped(one_line(words), width, first=f"{indent}- ", rest=f"{indent}  ")
    rest = len(change.items) - len(entry.items)
    if rest:
        lines += wrapped(f"and {rest} more in the same change", width, first=indent)
    return lines


def _snapshot_words(snapshot: Snapshot) -> str:
    who = f", {one_line(snapshot.who)}" if snapshot.who else ""
    kind = "automatic snapshot" if snapshot.automatic else "snapshot"
    return f'{kind} "{one_line(snapshot.name)}", {clock.minute(snapshot.when)}{who}'


def render_snapshots(journey: Journey, pack: Pack, width: int = DEFAULT_WIDTH) -> str:
    """The snapshots of a journey as plain text: the named ones first, the automatic ones apart, latest first."""
    lines = heading(journey_title(journey, "Snapshots"), width, "=")
    named = [snapshot for snapshot in reversed(journey.snapshots) if not snapshot.automatic]
    automatic = [snapshot for snapshot in reversed(journey.snapshots) if snapshot.automatic]
    if not journey.snapshots:
        lines += wrapped("There are none yet.", width)
    if named:
        lines += ["", *heading(f"Named ({len(named)})", width), *_snapshots(named, pack, width)]
    if automatic:
        title = f"Automatic, at the end of a session ({len(automatic)})"
        lines += ["", *heading(title, width), *_snapshots(automatic, pack, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _snapshots(snapshots: Iterable[Snapshot], pack: Pack, width: int) -> list[str]:
    lines: list[str] = []
    for snapshot in snapshots:
        lines += wrapped(one_line(snapshot.name), width, first="- ")
        who = f", {one_line(snapshot.who)}" if snapshot.who else ""
        lines += wrapped(f"{clock.minute(snapshot.when)}{who}, after change {snapshot.change}", width, first="  ")
        lines += wrapped(one_line(recorded_levels(snapshot, pack)), width, first="  ")
    return lines


def recorded_levels(snapshot: Snapshot, pack: Pack) -> str:
    """The levels that a snapshot recorded: "Levels: 1 Launched; 2 Not yet launched"; by ids what the pack lacks."""
    known = {level.id for level in pack.levels}
    numbers = {step.id: str(step.number) for step in pack.steps}
    order = [*numbers, *(step for step in snapshot.levels if step not in numbers)]
    said = [
        f"{numbers.get(step, step)} {level_title(pack, level) if level is None or level in known else level}"
        for step in order
        if step in snapshot.levels
        for level in (snapshot.levels[step],)
    ]
    return f"Levels: {'; '.join(said)}"
