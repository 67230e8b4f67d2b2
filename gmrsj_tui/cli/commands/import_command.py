"""``gmrsj import``: a journey out of an export, or what an export holds into the journey that is here."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import flush, put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE, LinesRefused
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.text import one_line

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.exchange.importing import Arrival


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", metavar="FILE", help="an export; - is standard input")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--yes", action="store_true", help="at a terminal: take it in without asking")
    parser.add_argument("--as-copy", action="store_true", help="make a journey of its own of it, with a new id")
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument(
        "--ours", dest="prefer", action="store_const", const="ours", help="in a conflict, what is here stands"
    )
    decision.add_argument(
        "--theirs", dest="prefer", action="store_const", const="theirs", help="in a conflict, what FILE says stands"
    )
    decision.add_argument(
        "--newer", dest="prefer", action="store_const", const="newer", help="in a conflict, what was said later stands"
    )
    parser.add_argument("--by", metavar="WHO", help="who imports it; default as your settings say")
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Read all of the file, then save what it holds."""
    from functools import partial

    from gmrsj_tui.cli.asking import agreed, asks
    from gmrsj_tui.cli.import_words import arrival_json, conflict_lines, headline, refusal
    from gmrsj_tui.exchange.findings import ExportRefused
    from gmrsj_tui.exchange.importing import import_journey
    from gmrsj_tui.exchange.reading import read_export

    options, store = context.options, context.store
    name = "standard input" if options.file == "-" else one_line(options.file)
    try:
        imported = read_export(_content(options.file, name), name)
    except ExportRefused as problem:
        if problem.lines:
            raise LinesRefused(problem.message, problem.lines) from None
        raise
    for line in imported.warnings:
        warn(line)
    journey_of = partial(
        import_journey,
        store,
        imported,
        clock.now(),
        context.who,
        prefer=options.prefer,
        as_copy=options.as_copy,
    )
    ahead = None
    if not (options.json or options.dry_run) and asks(options.yes):
        ahead = journey_of(dry_run=True)
        if ahead.kind in ("continued", "merged"):
            _show(ahead)
            if not agreed("Take this in?"):
                put("Nothing was imported.")
                return DONE
        else:
            ahead = None
    arrival = journey_of(
        dry_run=options.dry_run, agreed=ahead, show=None if options.json or ahead is not None else _show
    )
    for notice in store.take_notices():
        warn(notice)
    if options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(to_json(arrival_json(arrival, imported, dry_run=options.dry_run)))
    elif options.dry_run and arrival.kind in ("continued", "merged"):
        _show(arrival)
    elif arrival.kind != "conflict":
        put(headline(arrival, dry_run=options.dry_run))
    if arrival.merge is not None and arrival.merge.open:
        raise LinesRefused(refusal(arrival.merge), conflict_lines(arrival.merge))
    _warn(context, arrival)
    return DONE


def _show(arrival: Arrival) -> None:
    """Print what a merge changes, so that it is read before anything is saved."""
    from gmrsj_tui.cli.import_words import change_lines, headline

    assert arrival.merge is not None
    put("\n".join((headline(arrival, dry_run=True), *change_lines(arrival.merge))))
    flush()


def _content(file: str, name: str) -> bytes:
    """The bytes of the file; of one that is too large, enough to see that it is."""
    from gmrsj_tui.store.atomic import reason
    from gmrsj_tui.store.document import LARGEST

    try:
        if file == "-":
            if sys.stdin is None:
                raise GmrsjError("there is no standard input")
            binary = getattr(sys.stdin, "buffer", None)
            content = sys.stdin.read(LARGEST + 1).encode() if binary is None else binary.read(LARGEST + 1)
        else:
            with open(file, "rb") as stream:
                content = stream.read(LARGEST + 1)
    except OSError as problem:
        raise GmrsjError(f"{name} cannot be read: {reason(problem)}") from None
    except ValueError:
        raise GmrsjError(f"{name} is not the name of a file") from None
    assert isinstance(content, bytes)
    return content


def _warn(context: Context, arrival: Arrival) -> None:
    """Say where the pack is missing, and which steps fall below what a snapshot recorded."""
    from gmrsj_tui.journey.snapshots import slip_words, slipped
    from gmrsj_tui.journey.standing import standing_of

    journey = arrival.journey
    try:
        pack = context.packs.load(journey.pack)
    except GmrsjError as problem:
        warn(f"the pack of this journey cannot be used here: {problem}")
        return
    if arrival.merge is not None and arrival.merge.items:
        before = arrival.merge.before
        for slip in slipped(pack, before, journey, standing_of(pack, before), standing_of(pack, journey)):
            warn(slip_words(pack, slip))


COMMAND = Command(
    name="import",
    usage="FILE [--dry-run] [--yes] [--as-copy] [--ours | --theirs | --newer] [--by WHO] [--json]",
    description=(
        "Reads what 'gmrsj export' wrote, and saves it. Where there is no journey of that id, it makes an equal one, "
        "with the whole history. Where there is one, it takes in what was done elsewhere, as one change that an undo "
        "takes back; where nobody changed anything here meanwhile, the other history is simply continued. What "
        "changes is shown before it is saved; at a terminal you are asked first, in a pipe and with --json you are "
        "not.\n\n"
        "What both changed to something different is a conflict: it is shown with both notes, then what else would "
        "come in, and nothing is saved until --ours, --theirs or --newer says what stands. The other one is "
        "kept in the history.\n\n"
        "A file in which anything is wrong is refused whole, with every finding, each with the way to it, positions "
        "from 0. A redacted export always becomes a journey of its own, marked as a sample."
    ),
    examples=(
        ("gmrsj import acme.json --dry-run", "what would change, and what is in conflict"),
        ("gmrsj import acme.json", "take it in"),
        ("gmrsj import acme.json --newer", "in a conflict, the later answer stands"),
        ("gmrsj import acme.json --as-copy", "keep both apart"),
    ),
    configure=configure,
    execute=execute,
)
