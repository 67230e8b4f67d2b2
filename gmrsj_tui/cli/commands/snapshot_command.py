"""``gmrsj snapshot``: records this moment under a name."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.reports.history_text import recorded_levels


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument("name", metavar="NAME", help="what to call this moment; a name is used once")
    parser.add_argument("--by", metavar="WHO", help="who takes it; default as your settings say")


def execute(context: Context) -> int:
    """Take the snapshot and say what it recorded."""
    session = context.session(context.options.journey, context.who)
    outcome = session.snapshot(context.options.name)
    taken = outcome.after.snapshots[-1]
    put(f'Snapshot "{taken.name}" of {clock.minute(taken.when)}, after change {taken.change}.')
    put(f"{recorded_levels(taken, session.pack)}.")
    for notice in outcome.notices:
        warn(notice)
    return DONE


COMMAND = Command(
    name="snapshot",
    usage="JOURNEY NAME [--by WHO]",
    description=(
        "Records this moment under a name, with its date and the level of each step, to compare with later and to go "
        "back to. The answers stay as they are. When a step later falls below a level that a snapshot recorded, you "
        "are warned. 'gmrsj snapshots' lists them."
    ),
    examples=(
        ('gmrsj snapshot acme "Session of June"', "at the end of a session"),
        ("gmrsj compare acme", "later: what has moved since"),
    ),
    configure=configure,
    execute=execute,
)
