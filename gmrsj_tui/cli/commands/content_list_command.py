"""``gmrsj content list``: the packs that can be used."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.framework.finding import counted
from gmrsj_tui.reports.wrapping import wrapped
from gmrsj_tui.text import one_line


def configure(parser: ArgumentParser) -> None:
    """Add the arguments: there are none."""


def execute(context: Context) -> int:
    """List the packs; what is wrong with one is said on standard error, and the others are still listed."""
    width = context.width
    lines: list[str] = []
    for entry in context.packs.list():
        if entry.readable:
            criteria = "1 criterion" if entry.criteria == 1 else f"{entry.criteria} criteria"
            words = f"{counted(entry.steps, 'step')}, {counted(entry.levels, 'level')}, {criteria}"
            for hidden in entry.hides:
                warn(f"the pack in {hidden} has the id {entry.id} too; the one in {entry.path} stands in for it")
        else:
            words = "cannot be used"
            warn(f"the pack in {entry.path} is broken; 'gmrsj content check {entry.path}' says what is wrong")
        lines += wrapped(f"{one_line(entry.id)} {one_line(entry.version)}: {one_line(entry.title)}", width, rest="  ")
        lines += [f"  {words}", f"  {one_line(str(entry.path))}"]
    put("\n".join(lines) if lines else "There are no packs.")
    return DONE


COMMAND = Command(
    name="content list",
    usage="",
    description="Lists the content packs: the bundled ones, and those of --content and GMRSJ_CONTENT.",
    examples=(("gmrsj content list --content ~/packs", "with packs of your own"),),
    configure=configure,
    execute=execute,
)
