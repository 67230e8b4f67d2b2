"""``gmrsj undo``: takes the last change back, or goes back to any point of the history."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.change_words import change_words, taken_from
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put, tell, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument(
        "--to",
        metavar="POINT",
        help="go back to right after this change, such as 12, to a snapshot by its name, or to the end of a day such "
        "as 2026-06-30; 0 is the beginning",
    )
    parser.add_argument("--by", metavar="WHO", help="who takes it back; default as your settings say")


def execute(context: Context) -> int:
    """Take the last change back and say whose it was, or all since a point, and say what is true again."""
    session = context.session(context.options.journey, context.who, unmoved=True)
    if context.options.to is None:
        outcome = session.undo()
        theirs = taken_from(outcome, session.who)
        done = f"Took back what {theirs}" if theirs else "Taken back"
        put(f"{done}: {change_words(outcome, session.pack)}")
    else:
        from gmrsj_tui.journey.points import point_named, words

        point = point_named(session.journey, context.options.to)
        where = words(session.journey, point)
        outcome = session.back_to(len(session.journey.changes) if point.change is None else point.change)
        if outcome.change is None:
            put(f"Nothing changed: the journey is as it was at {where} already.")
            return DONE
        put(f"Back at {where}, as change {outcome.change.number}: {change_words(outcome, session.pack)}")
    for warning in outcome.warnings:
        warn(warning)
    if outcome.slips:
        back = "undo" if context.options.to is not None else "redo"
        tell(
            with_folders(f"'gmrsj {back} {outcome.after.id}' {'takes it back' if back == 'undo' else 'does it again'}")
        )
    return DONE


COMMAND = Command(
    name="undo",
    usage="JOURNEY [--to POINT] [--by WHO]",
    description=(
        "Takes the last change back, whoever made it, in the app or here, today or last month, and says "
        "whose it was where that was not you. Undo again reaches one change further; 'gmrsj redo' does it again. The "
        "history keeps all of it.\n\n"
        "With --to it goes back to any point of the history. That is one change, which 'gmrsj undo' takes back; "
        "'gmrsj history' lists the numbers, 'gmrsj snapshots' the names."
    ),
    examples=(
        ("gmrsj undo acme", "takes the last change back"),
        ("gmrsj undo acme --to 12", "as it was right after change 12"),
        ('gmrsj undo acme --to "June session"', "as it was at that snapshot"),
    ),
    configure=configure,
    execute=execute,
)
