"""``gmrsj open``: the app, where a journey was left."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.app import open_app, require_terminal
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.context import Context


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", nargs="?", help=f"{JOURNEY_HELP}; default the one used last")


def execute(context: Context) -> int:
    """Open the app at a journey; at home where there is none yet."""
    require_terminal()
    named = context.options.journey
    store = context.store
    return open_app(context, store.latest() if named is None else store.find(named))


COMMAND = Command(
    name="open",
    usage="[JOURNEY]",
    description="Opens the app where a journey was left: the same step, the same criterion.",
    examples=(("gmrsj open acme", "its id begins with acme"), ("gmrsj open", "the one used last")),
    configure=configure,
    execute=execute,
    statuses="0 done, 1 refused with one line that says why, 2 wrong usage or no terminal",
)
