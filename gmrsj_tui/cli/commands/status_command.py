"""``gmrsj status``: the level of each step, and why."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")
    parser.add_argument(
        "--explain", action="store_true", help="the rule, the counts, what is in the way by name, what is banked"
    )


def execute(context: Context) -> int:
    """Print where a journey stands."""
    from gmrsj_tui.reports.status_model import status_document

    opened = context.opened(context.options.journey)
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


COMMAND = Command(
    name="status",
    usage="JOURNEY [--json] [--explain]",
    description=(
        "Shows the level of each step with its counts, and the next steppingstones. A level is never a mystery: "
        "--explain shows the rule, every count, what stands in the way, what is banked and what was set aside."
    ),
    examples=(("gmrsj status acme", "the levels"), ("gmrsj status acme --explain", "why only Launched?")),
    configure=configure,
    execute=execute,
)
