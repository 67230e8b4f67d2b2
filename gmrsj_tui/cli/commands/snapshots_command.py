"""``gmrsj snapshots``: lists the recorded moments of a journey."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.commands.history_command import with_pack_or_without
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """List the snapshots."""
    journey, pack = with_pack_or_without(context)
    if context.options.json:
        from gmrsj_tui.reports.history_json import render_snapshots as render_json

        put(render_json(journey, clock.now()))
    else:
        from gmrsj_tui.reports.history_text import render_snapshots

        put(render_snapshots(journey, pack, context.width))
    return DONE


COMMAND = Command(
    name="snapshots",
    usage="JOURNEY [--json]",
    description=(
        "Lists the snapshots of a journey with their dates and the levels that they recorded, latest first: those that "
        "somebody named, and apart from them those that the app takes by itself when a session ends in which answers "
        "changed."
    ),
    examples=(("gmrsj snapshots acme", "what there is to compare with"),),
    configure=configure,
    execute=execute,
)
