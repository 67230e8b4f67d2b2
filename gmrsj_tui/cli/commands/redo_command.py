"""``gmrsj redo``: does again what was last taken back."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.change_words import change_words
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--by", metavar="WHO", help="who does it again; default as your settings say")


def execute(context: Context) -> int:
    """Do the last change that was taken back again, and say what it did."""
    session = context.session(context.options.journey, context.who, unmoved=True)
    outcome = session.redo()
    put(f"Done again: {change_words(outcome, session.pack)}")
    for warning in outcome.warnings:
        warn(warning)
    return DONE


COMMAND = Command(
    name="redo",
    usage="JOURNEY [--by WHO]",
    description="Does again what 'gmrsj undo' took back last, if nothing was changed since.",
    examples=(("gmrsj redo acme", "does it again"),),
    configure=configure,
    execute=execute,
)
