"""``gmrsj doctor``: checks every save, and repairs what is damaged."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE, REFUSED, UsageError
from gmrsj_tui.cli.progress import progress
from gmrsj_tui.store.checkup import Checkup, Condition, SaveReport
from gmrsj_tui.store.repair import Repair, Restored
from gmrsj_tui.store.salvage import Entry
from gmrsj_tui.text import one_line

_MOST = 20
"""Missing changes that are named one by one."""

_WORDS = {
    Condition.SOUND: "sound",
    Condition.OLDER: "sound, in format {format}; its first change migrates it",
    Condition.NEWER: "from a newer gmrsj",
    Condition.CHANGED_BY_HAND: "changed by hand, or damaged",
    Condition.DAMAGED: "damaged",
    Condition.GONE: "its file is gone",
    Condition.UNREADABLE: "cannot be looked at",
    Condition.MISNAMED: "has a name that cannot be an id",
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--repair", action="store_true", help="put right what can be put right; nothing is deleted")
    parser.add_argument(
        "--accept", metavar="JOURNEY", help="take a save that was changed by hand as it is, if it is sound otherwise"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Look at everything, and repair when asked to."""
    from gmrsj_tui.store.checkup import examine

    if context.options.accept is not None:
        if context.options.repair:
            raise UsageError("--accept takes a file as it is and --repair replaces it; choose one")
        return _accept(context)
    done: Repair | None = None
    with progress("looking at the journeys") as tell:
        if context.options.repair:
            from gmrsj_tui.store.repair import repair

            done = repair(context.store, tell)
        found = examine(context.saves, tell) if done is None else done.after
    for name, problem in done.failed if done is not None else ():
        warn(f"{name} was not repaired: {problem}")
    if context.options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(to_json(_json(found, done)))
    else:
        for line in [*_done_lines(done), *_lines(found)]:
            put(line)
    return DONE if found.good else REFUSED


def _accept(context: Context) -> int:
    from gmrsj_tui.store.repair import accept

    store = context.store
    journey = accept(store, store.find(context.options.accept))
    put(f"{journey.id} is taken as it is now; the file as it was found is kept beside it.")
    return DONE


# -- as text ----


def _lines(found: Checkup) -> list[str]:
    folder = one_line(str(found.folder))
    if not found.saves and found.good:
        return [f"No journeys in {folder}, and nothing that is wrong."]
    lines = [f"{len(found.saves)} {'journey' if len(found.saves) == 1 else 'journeys'} in {folder}"]
    for save in found.saves:
        lines += _save_lines(save)
    lines += [f"left behind by a program that was killed: {_name(path, found)}" for path in found.leftovers]
    lines += [f"open to others ({each.mode:03o}): {_name(each.path, found)}" for each in found.open_to_others]
    wrong = sum(not save.condition.good for save in found.saves)
    if found.good:
        return [*lines, "Nothing is wrong."]
    if any(save.condition.repairable for save in found.saves) or found.leftovers or found.open_to_others:
        lines.append(with_folders("'gmrsj doctor --repair' puts right what it can; what is replaced is kept."))
    return [*lines, f"{wrong} of {len(found.saves)} not in good order." if wrong else "The journeys are in good order."]


def _save_lines(save: SaveReport) -> list[str]:
    words = _WORDS[save.condition].format(format=save.format)
    title = f" {one_line(save.journey.title)}," if save.journey is not None else ""
    count = f"{len(save.copies)} {'copy' if len(save.copies) == 1 else 'copies'}"
    lines = [f"  {save.name}:{title} {words}; {count}"]
    if save.condition.good:
        return lines
    if save.problem:
        lines.append(f"    {save.problem}")
    if save.condition is Condition.CHANGED_BY_HAND:
        lines.append(with_folders(f"    if it was you, 'gmrsj doctor --accept {save.name}' takes it as it is"))
    if save.condition.repairable:
        lines.append(f"    {_good_words(save)}")
    elif save.hint:
        lines.append(with_folders(f"    {save.hint}"))
    return lines


def _good_words(save: SaveReport) -> str:
    if save.good is None:
        return "there is no good copy of it here"
    if save.condition is Condition.GONE:
        folder = one_line(str(save.copies[0].path.parent))
        return f"a good copy can be restored; if the file was deleted on purpose, delete {folder} too"
    return f"newest good copy: of {_moment(save.good.journey.updated)}, revision {save.good.journey.revision}"


def _done_lines(done: Repair | None) -> list[str]:
    if done is None:
        return []
    lines = [line for one in done.restored for line in restored_words(one)]
    lines += [f"Removed what was left behind: {one_line(path.name)}" for path in done.swept]
    lines += [f"Made private: {one_line(path.name)}" for path in done.closed]
    return lines


def restored_words(one: Restored) -> list[str]:
    """What was put in the place of a damaged save, and what it does not hold, in lines."""
    lines = [f"{one.name} is restored from a copy, which a change replaced at {_moment(one.copy.made)}."]
    if one.recovered:
        changes = "1 later change" if one.recovered == 1 else f"{one.recovered} later changes"
        lines.append(f"  {changes} came back out of the damaged file, whose history was intact.")
    if one.missing:
        lines.append(f"  Missing since, as far as the damaged file tells: {_numbers(one.missing)}.")
        lines += [f"    change {entry.number}{_said(entry)}" for entry in one.missing[:_MOST]]
    elif one.complete:
        lines.append("  Nothing is missing.")
    else:
        lines.append("  What was changed after that copy cannot be told.")
    if one.aside is not None:
        lines.append(f"  The damaged file is kept as {one_line(one.aside.name)}.")
    return lines


def _numbers(missing: tuple[Entry, ...]) -> str:
    return "1 change" if len(missing) == 1 else f"{len(missing)} changes"


def _said(entry: Entry) -> str:
    when = f", {_moment(entry.when)}" if entry.when else ""
    return f"{when}, by {entry.who}" if entry.who else when


def _moment(text: str) -> str:
    moment = clock.local(text)
    return text if moment is None else f"{moment:%Y-%m-%d %H:%M:%S}"


def _name(path: Path, found: Checkup) -> str:
    if path == found.folder:
        return one_line(str(path))
    return one_line(str(path.relative_to(found.folder) if path.is_relative_to(found.folder) else path))


# -- as JSON ----


def _json(found: Checkup, done: Repair | None) -> dict[str, object]:
    document: dict[str, object] = {
        "folder": str(found.folder),
        "good": found.good,
        "saves": [_save_json(save) for save in found.saves],
        "leftovers": [str(path) for path in found.leftovers],
        "open_to_others": [
            {"path": str(each.path), "mode": f"{each.mode:03o}", "wanted": f"{each.wanted:03o}"}
            for each in found.open_to_others
        ],
    }
    if done is not None:
        document["restored"] = [
            {
                "id": one.name,
                "copy": str(one.copy.path),
                "revision": one.journey.revision,
                "recovered_changes": one.recovered,
                "missing_changes": [{"number": entry.number, "when": entry.when or None} for entry in one.missing],
                "complete": one.complete,
                "damaged_file": str(one.aside) if one.aside is not None else None,
            }
            for one in done.restored
        ]
        document["not_repaired"] = [{"id": name, "problem": str(problem)} for name, problem in done.failed]
        document["swept"] = [str(path) for path in done.swept]
        document["made_private"] = [str(path) for path in done.closed]
    return document


def _save_json(save: SaveReport) -> dict[str, object]:
    return {
        "id": save.name,
        "file": str(save.path),
        "condition": save.condition.value,
        "problem": save.problem or None,
        "format": save.format,
        "revision": save.journey.revision if save.journey else None,
        "copies": len(save.copies),
        "newest_good_copy": str(save.good.copy.path) if save.good else None,
        "damaged_files_kept": [str(path) for path in save.aside],
    }


COMMAND = Command(
    name="doctor",
    usage="[--repair | --accept JOURNEY] [--json]",
    description=(
        "Looks at every save and says what is wrong: damaged, changed by hand, gone, from a newer program, open to "
        "others, temporary files left behind. It changes nothing.\n\n"
        "--repair puts the newest good copy in the place of each save that is damaged or gone, does the later changes "
        "again where the damaged file's history is intact, and says which changes are missing where it is not. The "
        "damaged file is kept beside the journey, and nothing is ever deleted but temporary files. It also makes files "
        "private again.\n\n"
        "--accept takes a save whose only fault is that somebody changed it outside of gmrsj. Everything in it is "
        "checked first, and the file as it was found is kept."
    ),
    examples=(
        ("gmrsj doctor", "what is wrong, if anything"),
        ("gmrsj doctor --repair", "put it right"),
        ("gmrsj doctor --json", "the same for scripts"),
    ),
    configure=configure,
    execute=execute,
    statuses="0 nothing is (any longer) wrong, 1 something is wrong, 2 wrong usage",
)
