"""``gmrsj compare``: what moved between two moments of a journey."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE

POINT = "the name of a snapshot or a unique beginning of it, a change such as 12, a day such as 2026-06-30, or now"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument(
        "before", metavar="FROM", nargs="?", help=f"{POINT}; default the latest snapshot that somebody named"
    )
    parser.add_argument("after", metavar="TO", nargs="?", help="the same; default now")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Print what moved."""
    from gmrsj_tui.journey.points import PRESENT, default_from, point_named
    from gmrsj_tui.reports.comparison_model import comparison_document

    options = context.options
    opened = context.opened(options.journey)
    journey = context.store.load(opened.journey.id) if opened.unmoved else opened.journey
    before = default_from(journey) if options.before is None else point_named(journey, options.before)
    after = PRESENT if options.after is None else point_named(journey, options.after)
    document = comparison_document(opened.pack, journey, before, after)
    if options.json:
        from gmrsj_tui.reports.comparison_json import render_comparison as render_json

        put(render_json(document, clock.now()))
    else:
        from gmrsj_tui.reports.comparison_text import render_comparison

        put(render_comparison(document, context.width))
    return DONE


COMMAND = Command(
    name="compare",
    usage="JOURNEY [FROM] [TO] [--json]",
    description=(
        "Shows what moved between two moments: levels, criteria, evidence, targets, and first of all what slipped "
        "back. Counts only; there is no score. Notes and evidence are not quoted: see 'gmrsj history --notes'.\n\n"
        "FROM and TO are the name of a snapshot or a unique beginning of one, in any case of letters; a change by its "
        "number, for the moment right after it, 0 for the beginning; a day, for its end; or now. Without FROM it is "
        "the latest snapshot that somebody named, else the latest automatic one; without TO it is now."
    ),
    examples=(
        ("gmrsj compare acme", "since the last snapshot"),
        ("gmrsj compare acme june", 'since the snapshot "June session"'),
        ("gmrsj compare acme 2026-06-30 2026-12-31", "in half a year"),
    ),
    configure=configure,
    execute=execute,
)
