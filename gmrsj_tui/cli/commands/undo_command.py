"""``gmrsj undo``: takes the last change back."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.change_words import change_words, taken_from
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--by", metavar="WHO", help="who takes it back; default as your settings say")


def execute(context: Context) -> int:
    """Take the last change back and say whose it was, where it was somebody else's, and what is true again."""
    session = context.session(context.options.journey, context.who)
    outcome = session.undo()
    theirs = taken_from(outcome, session.who)
    done = f"Took back what {theirs}" if theirs else "Taken back"
    put(f"{done}: {change_words(outcome, session.pack)}")
    return DONE


COMMAND = Command(
    name="undo",
    usage="JOURNEY [--by WHO]",
    description=(
        "Takes the last change back, whoever made it, in the app or here, today or last month, and says whose "
        "it was where that was not you. Undo again reaches one change further; 'gmrsj redo' does it again. The history "
        "keeps all of it."
    ),
    examples=(("gmrsj undo acme", "takes the last change back"),),
    configure=configure,
    execute=execute,
)
