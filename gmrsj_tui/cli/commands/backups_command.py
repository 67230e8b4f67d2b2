"""``gmrsj backups``: the copies of a journey that were kept, and the way back to one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_number
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import backups
from gmrsj_tui.store.document import DamagedSave
from gmrsj_tui.text import one_line


class _Row(NamedTuple):
    number: int
    """1 for the newest."""
    copy: backups.Copy
    journey: Journey | None
    """``None`` where the copy is damaged itself."""
    problem: str
    since: int | None
    """Changes that were made after it, where the journey and the copy can be read and share their beginning."""
    compared: bool = False
    """Whether both can be read."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument("--restore", metavar="N", type=whole_number(1), help="go back to the copy with this number")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument("--by", metavar="WHO", help="who restores; default as your settings say")


def execute(context: Context) -> int:
    """List the copies, or go back to one."""
    store = context.store
    journey = store.find(context.options.journey, backups.journeys_with_copies(context.saves))
    copies = backups.copies(context.saves, journey)
    if context.options.restore is not None:
        return _restore(context, journey, copies)
    try:
        now: Journey | None = store.load(journey)
    except GmrsjError as problem:
        now = None
        warn(str(problem))
    rows = [_row(number, copy, now) for number, copy in enumerate(copies, 1)]
    if context.options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(to_json([_json(row) for row in rows]))
    elif rows:
        name = journey if now is None else f"{one_line(now.title)} ({journey})"
        hint = with_folders(f"'gmrsj backups {journey} --restore N' goes back to one.")
        put(f"Copies of {name}, newest first; {hint}\n")
        put("\n".join(_line(row) for row in rows))
        folder = one_line(str(backups.folder_of(context.saves, journey)))
        put(f"\n{_size(sum(row.copy.size for row in rows))} in {folder}")
    else:
        put(f"No copies of {journey} yet; the first change that replaces something keeps one.")
    return DONE


def _row(number: int, copy: backups.Copy, now: Journey | None) -> _Row:
    try:
        then = backups.read_copy(copy)
    except GmrsjError as problem:
        return _Row(number, copy, None, problem.problem if isinstance(problem, DamagedSave) else str(problem), None)
    made = len(then.changes)
    shared = now is not None and now.changes[:made] == then.changes
    return _Row(
        number, copy, then, "", len(now.changes) - made if now is not None and shared else None, now is not None
    )


def _line(row: _Row) -> str:
    moment = clock.local(row.journey.updated if row.journey is not None else row.copy.made)
    when = f"{moment:%Y-%m-%d %H:%M:%S}" if moment is not None else ""
    if row.journey is None:
        return f"{row.number:>4}  {when}  {_size(row.copy.size):>9}  damaged: {row.problem}"
    since = ", another history" if row.compared else ""
    if row.since is not None:
        since = f", {row.since} {'change' if row.since == 1 else 'changes'} since"
    older = "  (before its format was changed)" if row.copy.migrated else ""
    return f"{row.number:>4}  {when}  {_size(row.copy.size):>9}  revision {row.journey.revision}{since}{older}"


def _json(row: _Row) -> dict[str, object]:
    return {
        "number": row.number,
        "updated": row.journey.updated if row.journey else None,
        "replaced": row.copy.made,
        "revision": row.journey.revision if row.journey else None,
        "changes": len(row.journey.changes) if row.journey else None,
        "changes_since": row.since,
        "bytes": row.copy.size,
        "sound": row.journey is not None,
        "before_migration": row.copy.migrated,
        "file": str(row.copy.path),
    }


def _size(number: int) -> str:
    if number < 1024:
        return f"{number} bytes"
    return f"{number / 1024:.0f} KB" if number < 1024 * 1024 else f"{number / 1024 / 1024:.1f} MB"


def _restore(context: Context, journey: str, copies: tuple[backups.Copy, ...]) -> int:
    from gmrsj_tui.cli.commands.doctor_command import restored_words
    from gmrsj_tui.store.checkup import examine_save
    from gmrsj_tui.store.repair import put_back, take_back

    number = context.options.restore
    if number > len(copies):
        there = f"there are {len(copies)}" if copies else "there are none"
        raise GmrsjError(f"{journey} has no copy {number}: {there}", f"gmrsj backups {journey} lists them")
    copy, store = copies[number - 1], context.store
    problem = backups.sound(copy)
    if problem:
        raise GmrsjError(f"copy {number} is damaged itself: {problem}", "choose another; nothing was changed")
    if examine_save(context.saves, journey).condition.repairable:
        for words in restored_words(put_back(store, journey, (copy,))):
            put(words)
        return DONE
    before = store.load(journey)
    after = take_back(store, journey, copy, context.who)
    for notice in store.take_notices():
        warn(notice)
    if after.revision == before.revision:
        put(f"{journey} holds what copy {number} holds; nothing changed.")
    else:
        _warn_of_slips(context, before, after)
        hint = with_folders(f"'gmrsj undo {journey}' takes that back.")
        put(f"{journey} holds again what it held in copy {number}; {hint}")
    return DONE


def _warn_of_slips(context: Context, before: Journey, after: Journey) -> None:
    """Say which steps fell below what a snapshot recorded, where the pack is there to tell."""
    from gmrsj_tui.journey.pack_version import changed_pack
    from gmrsj_tui.journey.snapshots import slip_words, slipped
    from gmrsj_tui.journey.standing import standing_of

    try:
        pack = context.packs.load(after.pack)
    except GmrsjError:
        return
    if changed_pack(pack, before) or changed_pack(pack, after):
        return
    for slip in slipped(pack, before, after, standing_of(pack, before), standing_of(pack, after)):
        warn(slip_words(pack, slip))


COMMAND = Command(
    name="backups",
    usage="JOURNEY [--restore N] [--json] [--by WHO]",
    description=(
        "Lists the kept copies of a journey, newest first: when that state was saved, its revision, how many changes "
        "were made since, and its size. Kept are the states before the last 10 changes, and the state in which each of "
        "the last 14 days began on which something was changed; of a journey never more than 64 MB.\n\n"
        "--restore N makes the journey hold again what copy N held. That is one change, which undo takes back; the "
        "history keeps everything. Where the journey's own file is damaged or gone, the copy is put in its place, and "
        "the damaged file is kept beside it."
    ),
    examples=(
        ("gmrsj backups acme", "what there is"),
        ("gmrsj backups acme --restore 3", "back to the third newest"),
    ),
    configure=configure,
    execute=execute,
)
