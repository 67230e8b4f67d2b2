"""``gmrsj status``: the level of each step, and why."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.cli.opened import PackUnusable

NOTES_WARNING = "notes can name people; read them before you pass this on"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument(
        "--explain", action="store_true", help="the rule, the counts, what is in the way by name, what is banked"
    )
    parser.add_argument("--notes", action="store_true", help="with the notes, where there is no pack to work with")


def execute(context: Context) -> int:
    """Print where a journey stands."""
    from gmrsj_tui.cli.opened import PackUnusable
    from gmrsj_tui.reports.status_model import status_document

    opened = context.saved(context.options.journey)
    if isinstance(opened, PackUnusable):
        return _saved_only(context, opened)
    document = status_document(
        opened.pack,
        opened.journey,
        opened.standing,
        explained=context.options.explain,
        today=clock.today(),
        generated=clock.now(),
    )
    if context.options.json:
        from gmrsj_tui.reports.json_document import render_status as render_json

        put(render_json(document))
    else:
        from gmrsj_tui.reports.status_text import render_status

        put(render_status(document, context.width))
    return DONE


def _saved_only(context: Context, found: PackUnusable) -> int:
    """Print what the save itself holds, and say why that is all."""
    from gmrsj_tui.reports.saved import render_saved, saved_json

    options, journey = context.options, found.journey
    warn(f"{found.problem}; only what the save itself holds can be shown, and it cannot be changed")
    if options.notes:
        warn(NOTES_WARNING)
    if options.json:
        put(saved_json(journey, str(found.problem), clock.now(), notes=options.notes))
    else:
        problem = f"Its pack cannot be used: {found.problem.message}"
        put(render_saved(journey, problem, context.width, notes=options.notes, history=options.explain))
    return DONE


COMMAND = Command(
    name="status",
    usage="JOURNEY [--json] [--explain] [--notes]",
    description=(
        "Shows the level of each step with its counts, and the next steppingstones. A level is never a mystery: "
        "--explain shows the rule, every count, what stands in the way, what is banked and what was set aside.\n\n"
        "Where the pack of a journey is missing, broken or too old, it prints what the save itself holds: the answers "
        "by their ids, with --explain the history, with --notes the notes. A pack is given with --content DIR."
    ),
    examples=(("gmrsj status acme", "the levels"), ("gmrsj status acme --explain", "why only Launched?")),
    configure=configure,
    execute=execute,
)
