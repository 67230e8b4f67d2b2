"""``gmrsj history``: what was changed, when and by whom."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.opened import Opened
from gmrsj_tui.cli.parsing import whole_day, whole_number
from gmrsj_tui.cli.steps import step_named
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.history import KINDS, criterion_of, entries, pack_unknown
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.text import one_line

NOTES_WARNING = "notes and evidence can name people; read them before you pass this on"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument("--criterion", metavar="C", help="only what is about this criterion, by its id")
    parser.add_argument("--step", metavar="N", help="only what is about this step, by its number or id")
    parser.add_argument("--who", metavar="W", help="only what this person did; an empty name: where nobody is named")
    parser.add_argument("--since", metavar="DATE", type=whole_day, help="only from this day on, YYYY-MM-DD")
    parser.add_argument("--until", metavar="DATE", type=whole_day, help="only up to this day, YYYY-MM-DD")
    parser.add_argument("--kind", metavar="K", type=_kind, help=f"only {', '.join(KINDS)}")
    parser.add_argument("--last", metavar="N", type=whole_number(1), help="only the latest N")
    parser.add_argument("--notes", action="store_true", help="with notes and evidence, which can name people")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Print the history."""
    options = context.options
    journey, pack = with_pack_or_without(context)
    step = step_named(pack, options.step)
    criterion = None if options.criterion is None else criterion_of(journey, pack, options.criterion)
    found = entries(
        journey,
        pack,
        criterion=criterion,
        step=step,
        who=options.who,
        since=options.since or "",
        until=options.until or "",
        kind=options.kind,
    )
    shown = found if options.last is None else found[: options.last]
    if options.notes:
        warn(NOTES_WARNING)
    if options.json:
        from gmrsj_tui.reports.history_json import render_history as render_json

        put(render_json(journey, shown, clock.now(), found=len(found), notes=options.notes))
    else:
        from gmrsj_tui.reports.history_text import render_history

        filters = _filters(context, pack, criterion, step)
        put(render_history(journey, pack, shown, context.width, found=len(found), filters=filters, notes=options.notes))
    return DONE


def with_pack_or_without(context: Context) -> tuple[Journey, Pack]:
    """The journey, and its pack or what stands in for one that cannot be read: a history is readable without it."""
    found = context.saved(context.options.journey)
    if isinstance(found, Opened):
        return found.journey, found.pack
    warn(f"shown by ids: {found.problem}")
    return found.journey, pack_unknown(found.journey)


def _filters(context: Context, pack: Pack, criterion: str | None, step: str | None) -> list[str]:
    options = context.options
    said: list[str] = []
    if criterion is not None:
        said.append(f"criterion {criterion}")
    if step is not None:
        found = pack.step(step)
        said.append(f"step {found.number if found else step}")
    if options.who is not None:
        said.append(f"by {one_line(options.who) or 'nobody named'}")
    if options.since:
        said.append(f"since {options.since}")
    if options.until:
        said.append(f"until {options.until}")
    if options.kind:
        said.append(KINDS[options.kind])
    return said


def _kind(text: str) -> str:
    name = text.strip().lower()
    if name not in KINDS:
        raise ArgumentTypeError(f"there is no kind {one_line(text)[:40]!r}; there are {', '.join(KINDS)}")
    return name


COMMAND = Command(
    name="history",
    usage=(
        "JOURNEY [--criterion C] [--step N] [--who W] [--since DATE] [--until DATE] [--kind K] [--last N] [--notes] "
        "[--json]"
    ),
    description=(
        "Shows every change, the latest first: when, by whom, from what to what, and what was taken back by what. "
        "Nothing in it is ever rewritten: taking back is a change too. Notes, evidence and set-up answers are quoted "
        "only when --notes asks for them, as they can name people.\n\n"
        "The number before a change is its name: 'gmrsj undo JOURNEY --to 12' goes back to right after change 12."
    ),
    examples=(
        ("gmrsj history acme --last 10", "the last ten changes"),
        ("gmrsj history acme --criterion S1-L1-04 --notes", "all that was ever said about one criterion"),
        ("gmrsj history acme --who Ana --since 2026-06-01", "what Ana did since June"),
    ),
    configure=configure,
    execute=execute,
)
