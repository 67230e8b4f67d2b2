"""``gmrsj briefing``: what somebody who comes back has to know."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_number
from gmrsj_tui.journey.briefing import REVIEW_DAYS, briefing


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument(
        "--review-days",
        metavar="DAYS",
        type=whole_number(1),
        help="after how many days an answer is old; default as your settings say, else a year",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Print the briefing."""
    options = context.options
    opened = context.opened(options.journey)
    today = clock.today()
    days = options.review_days or context.settings[0].review_days or REVIEW_DAYS
    found = briefing(opened.pack, opened.journey, opened.standing, today, days)
    if options.json:
        from gmrsj_tui.reports.briefing_json import render_briefing as render_json

        put(render_json(opened.journey, found, clock.now()))
    else:
        from gmrsj_tui.reports.briefing_text import render_briefing

        put(render_briefing(opened.journey, found, today, context.width))
    return DONE


COMMAND = Command(
    name="briefing",
    usage="JOURNEY [--review-days DAYS] [--json]",
    description=(
        "Prints in at most ten lines what somebody who comes back has to know: the last session, what has moved since "
        "the last snapshot, the next steppingstone of each step, what is parked, overdue, old, or needs review. The "
        "app shows the same when a journey is opened after a while. 'review_days' in the settings says when an answer "
        "is old; without it that is after a year."
    ),
    examples=(
        ("gmrsj briefing acme", "before the next session"),
        ("gmrsj briefing acme --review-days 180", "answers are old after half a year"),
    ),
    configure=configure,
    execute=execute,
)
