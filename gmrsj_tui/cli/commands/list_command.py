"""``gmrsj list``: the saved journeys."""

from argparse import ArgumentParser
from typing import NamedTuple

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.roadmap import RoadmapItem, roadmap_of
from gmrsj_tui.journey.standing import Standing, level_title, standing_of
from gmrsj_tui.text import one_line


class _Row(NamedTuple):
    journey: Journey
    pack: Pack | None
    """``None`` where the pack is missing or broken."""
    standing: Standing | None
    next: RoadmapItem | None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument("--all", action="store_true", help="also those that were put away")


def execute(context: Context) -> int:
    """List the journeys; what cannot be read is named on standard error, and the others are still listed."""
    listing = context.store.list()
    packs: dict[str, Pack | None] = {}
    rows = [
        _row(context, journey, packs) for journey in listing.journeys if context.options.all or not journey.archived
    ]
    for damaged in listing.damaged:
        warn(str(damaged.error))
    if context.options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(to_json([_json(row) for row in rows]))
    elif rows:
        put("\n\n".join("\n".join(_lines(row, context.width)) for row in rows))
    else:
        hidden = sum(journey.archived for journey in listing.journeys)
        put(
            f"No journeys but {hidden} put away; 'gmrsj list --all' shows them."
            if hidden
            else f"No journeys yet in {one_line(str(context.saves))}. 'gmrsj new TITLE' makes one."
        )
    return DONE


def _row(context: Context, journey: Journey, packs: dict[str, Pack | None]) -> _Row:
    if journey.pack not in packs:
        try:
            packs[journey.pack] = context.packs.load(journey.pack)
        except GmrsjError as problem:
            packs[journey.pack] = None
            warn(str(problem))
    pack = packs[journey.pack]
    if pack is None:
        return _Row(journey, None, None, None)
    standing = standing_of(pack, journey)
    return _Row(journey, pack, standing, next(iter(roadmap_of(pack, journey, standing)), None))


def _lines(row: _Row, width: int) -> list[str]:
    from gmrsj_tui.reports.wrapping import wrapped

    journey = row.journey
    marks = (" (sample)" if journey.sample else "") + (" (put away)" if journey.archived else "")
    lines = wrapped(f"{one_line(journey.title)}{marks}", width, rest="  ")
    moment = clock.local(journey.updated)
    used = f"last changed {moment:%Y-%m-%d %H:%M}" if moment else ""
    facts = [text for text in (one_line(journey.organisation), f"id {journey.id}", used) if text]
    lines += wrapped("; ".join(facts), width, first="  ")
    if row.pack is None or row.standing is None:
        return lines + wrapped(f"the pack {one_line(journey.pack)} cannot be read", width, first="  ")
    levels = [
        f"{step.step.number} {level_title(row.pack, step.held) if step.criteria else 'nothing applies'}"
        for step in row.standing.steps
    ]
    lines += wrapped(one_line("; ".join(levels)), width, first="  Steps: ", rest="    ")
    if row.next is not None:
        criterion = row.next.criterion
        lines += wrapped(f"{criterion.id} {one_line(criterion.title)}", width, first="  Next: ", rest="    ")
    else:
        lines.append("  Next: nothing is open")
    return lines


def _json(row: _Row) -> dict[str, object]:
    journey, standing = row.journey, row.standing
    return {
        "id": journey.id,
        "title": journey.title,
        "organisation": journey.organisation,
        "pack": journey.pack,
        "pack_version": journey.pack_version,
        "updated": journey.updated,
        "overall": standing.overall if standing else None,
        "levels": {step.step.id: step.held for step in standing.steps} if standing else {},
        "next": row.next.criterion.id if row.next else None,
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
