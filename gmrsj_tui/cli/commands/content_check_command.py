"""``gmrsj content check``: every finding of a pack."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.definition import FRAMEWORK_FILE
from gmrsj_tui.framework.finding import counted
from gmrsj_tui.text import one_line


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("path", metavar="PATH", help=f"the folder of the pack, its {FRAMEWORK_FILE}, or its id")


def execute(context: Context) -> int:
    """Print every finding of a pack, one a line.

    Raises:
        GmrsjError: The pack has errors, or there is none.
    """
    from gmrsj_tui.framework.reader import read_pack

    folder = _folder(context, context.options.path)
    reading = read_pack(folder)
    for finding in reading.findings:
        put(one_line(str(finding)))
    errors = len(reading.errors)
    warnings = len(reading.findings) - errors
    if reading.pack is None or errors:
        raise GmrsjError(f"the pack in {one_line(str(folder))} is refused, {counted(errors, 'error')}")
    pack = reading.pack
    number = sum(1 for _ in pack.criteria())
    criteria = "1 criterion" if number == 1 else f"{number} criteria"
    counts = f"{counted(len(pack.steps), 'step')}, {counted(len(pack.levels), 'level')}, {criteria}"
    found = counted(warnings, "warning") if warnings else "no findings"
    put(f"{pack.id} {pack.version} can be used: {counts}; {found}")
    return DONE


def _folder(context: Context, named: str) -> Path:
    """The folder of the pack that is meant: a path goes before an id."""
    folder = Path(named)
    if folder.name == FRAMEWORK_FILE:
        folder = folder.parent
    if not os.path.isfile(folder / FRAMEWORK_FILE):
        known = context.packs.find(named)
        if known is not None:
            return known.path
        if not os.path.lexists(folder) and os.path.basename(named) == named:
            context.packs.load(named)  # says which ids there are
    return folder


COMMAND = Command(
    name="content check",
    usage="PATH",
    description=(
        "Reads a content pack and prints everything that is wrong with it, each as FILE:LINE: KEY: what is wrong. "
        "A warning does not keep the pack from being used. PATH may also be the id of a pack that 'gmrsj content list' "
        "names."
    ),
    examples=(
        ("gmrsj content check ./my-pack", "before you pass it on"),
        ("gmrsj content check gm-rsj", "the bundled pack, by its id"),
    ),
    configure=configure,
    execute=execute,
    statuses="0 it can be used, 1 it has errors, 2 wrong usage",
)
