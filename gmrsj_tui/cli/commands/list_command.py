"""``gmrsj list``: the saved journeys."""

from argparse import ArgumentParser
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.standing import level_title
from gmrsj_tui.store.summary import Levels, Summary
from gmrsj_tui.text import one_line


class _Row(NamedTuple):
    journey: Summary
    pack: Pack | None
    """``None`` where the pack is missing or broken, or older than the answers."""
    levels: Levels | None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument("--all", action="store_true", help="also those that were put away")


def execute(context: Context) -> int:
    """List the journeys; what cannot be read is named on standard error, and the others are still listed."""
    packs: dict[str, Pack | None] = {}

    def pack_of(pack: str) -> Pack | None:
        if pack not in packs:
            try:
                packs[pack] = context.packs.load(pack)
            except GmrsjError as problem:
                packs[pack] = None
                warn(str(problem))
        return packs[pack]

    listing = context.store.list(pack_of)
    rows = [_row(journey, packs) for journey in listing.journeys if context.options.all or not journey.archived]
    for damaged in listing.damaged:
        warn(str(damaged.error))
    _warn_of_unmoved([row.journey.id for row in rows if row.levels is not None and row.levels.unmoved])
    if context.options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(to_json([_json(row) for row in rows]))
    elif rows:
        put("\n\n".join("\n".join(_lines(row, context.width)) for row in rows))
    else:
        hidden = sum(journey.archived for journey in listing.journeys)
        where = one_line(str(context.saves))
        if hidden:
            put(with_folders(f"No journeys but {hidden} put away; 'gmrsj list --all' shows them."))
        elif listing.damaged:
            put(f"No journey in {where} can be read; " + with_folders("'gmrsj doctor' says what is wrong."))
        else:
            put(f"No journeys yet in {where}. " + with_folders("'gmrsj new TITLE' makes one."))
    return DONE


def _row(journey: Summary, packs: dict[str, Pack | None]) -> _Row:
    levels = journey.levels
    if levels is not None and levels.problem:
        warn(levels.problem)
        levels = None
    return _Row(journey, None if levels is None else packs.get(journey.pack), levels)


def _warn_of_unmoved(journeys: list[str]) -> None:
    if journeys:
        named = ", ".join(journeys[:3]) + (f" and {len(journeys) - 3} more" if len(journeys) > 3 else "")
        warn(
            f"answered with another version of their pack, and shown as they would be: {named}; "
            "'gmrsj migrate JOURNEY' moves one"
        )


def _lines(row: _Row, width: int) -> list[str]:
    from gmrsj_tui.reports.wrapping import wrapped

    journey = row.journey
    marks = (" (sample)" if journey.sample else "") + (" (put away)" if journey.archived else "")
    lines = wrapped(f"{one_line(journey.title)}{marks}", width, rest="  ")
    used = f"last changed {clock.minute(journey.updated)}" if clock.local_day(journey.updated) else ""
    facts = [text for text in (one_line(journey.organisation), f"id {journey.id}", used) if text]
    lines += wrapped("; ".join(facts), width, first="  ")
    if row.pack is None or row.levels is None:
        known = f"{one_line(journey.pack)} {one_line(journey.pack_version)}"
        return lines + wrapped(f"the pack {known} cannot be read", width, first="  ")
    held = {step.step: step for step in row.levels.steps}
    levels = [
        f"{step.number} {level_title(row.pack, held[step.id].held) if held[step.id].applies else 'nothing applies'}"
        for step in row.pack.steps
    ]
    lines += wrapped(one_line("; ".join(levels)), width, first="  Steps: ", rest="    ")
    coming = None if row.levels.next is None else row.pack.criterion(row.levels.next)
    if coming is not None:
        lines += wrapped(f"{coming.id} {one_line(coming.title)}", width, first="  Next: ", rest="    ")
    else:
        lines.append("  Next: nothing is open")
    return lines


def _json(row: _Row) -> dict[str, object]:
    journey, levels = row.journey, row.levels
    return {
        "id": journey.id,
        "title": journey.title,
        "organisation": journey.organisation,
        "pack": journey.pack,
        "pack_version": journey.pack_version,
        "updated": journey.updated,
        "overall": levels.overall if levels else None,
        "levels": {step.step: step.held for step in levels.steps} if levels else {},
        "next": levels.next if levels else None,
        "parked": levels.parked if levels else None,
        "tracks": journey.tracks,
        "revision": journey.revision,
        "archived": journey.archived,
        "sample": journey.sample,
    }


COMMAND = Command(
    name="list",
    usage="[--json] [--all]",
    description=(
        "Lists the saved journeys, last used first: title, company, the level of each step, and the next action. "
        "A file that cannot be read is named on standard error, and the others are still listed."
    ),
    examples=(("gmrsj list", "what there is"), ("gmrsj list --json", "the same for scripts")),
    configure=configure,
    execute=execute,
)
