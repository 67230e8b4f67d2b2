"""``gmrsj migrate``: takes a journey over to a changed pack."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn, with_folders
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument("--dry-run", action="store_true", help="show what would move, and move nothing")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument("--by", metavar="WHO", help="who does it; default as your settings say")


def execute(context: Context) -> int:
    """Show what moves, then move it."""
    from gmrsj_tui.journey.moving import moves
    from gmrsj_tui.reports.moves import moves_json, render_moves

    options = context.options
    session = context.session(options.journey, context.who, unmoved=True)
    pack, journey, pending = session.pack, session.journey, session.pending_moves
    moving = pending is not None and not options.dry_run
    if pending is not None and not options.json:
        put(render_moves(pack, journey, pending, context.width))
    if moving:
        for notice in session.move().notices:
            warn(notice)
    if options.json:
        shown = moves(pack, journey) if pending is None else pending
        put(moves_json(session.journey, shown, moved=moving))
    elif pending is None:
        put(f"Nothing to move: {journey.id} was answered with {pack.id} {pack.version}.")
    elif moving:
        put(with_folders(f"\nMoved to version {pack.version}. 'gmrsj undo {journey.id}' takes it back."))
    else:
        put(with_folders(f"\nNothing was moved. 'gmrsj migrate {journey.id}' does it."))
    return DONE


COMMAND = Command(
    name="migrate",
    usage="JOURNEY [--dry-run] [--json] [--by WHO]",
    description=(
        "A journey belongs to the version of the pack that it was answered with. When the pack has changed, this shows "
        "what becomes of the answers, and does it: one change, which undo takes back.\n\n"
        "No note and no answer is dropped. What the pack does not speak of is kept. Where one criterion became others, "
        "its answer is copied to each; a copy, and an answer to a criterion in new words, needs review: it counts as "
        "it stands until somebody confirms it, with 'y' in the app or with any status given anew. What the pack has "
        "no more is retired: it stays with the journey, can be read, and counts nowhere. An answer is never taken for "
        "an answer to something else that has the same id now.\n\n"
        "The app shows the same when it opens such a journey. A journey is not moved back to an older pack."
    ),
    examples=(
        ("gmrsj migrate acme --dry-run", "what would move"),
        ("gmrsj migrate acme", "moves it"),
        ("gmrsj undo acme", "takes the move back"),
    ),
    configure=configure,
    execute=execute,
)
