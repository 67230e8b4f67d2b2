"""``gmrsj roadmap``: the next actions, printed or saved."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.documents import FONTS_TEACH, FORMATS_TEACH, USAGE, add_options, deliver
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_day, whole_number
from gmrsj_tui.cli.steps import step_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.model import RoadmapDocument, roadmap_document, stamp_of
from gmrsj_tui.text import one_line


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--step", metavar="N", help="only this step, by its number or id")
    parser.add_argument("--next", metavar="N", type=whole_number(1), help="only the first N actions")
    parser.add_argument("--track", metavar="T", help="only what serves this track, by its id")
    parser.add_argument("--owner", metavar="O", help="only what this person owns; an empty name: what nobody owns")
    parser.add_argument(
        "--due-before",
        metavar="DATE",
        type=whole_day,
        help="only what is due before this day, YYYY-MM-DD; overdue included",
    )
    add_options(parser, "roadmap")


def execute(context: Context) -> int:
    """Print the roadmap, or save it."""
    options = context.options

    def make() -> RoadmapDocument:
        opened, today = context.opened(options.journey), clock.today()
        document = roadmap_document(
            opened.pack,
            opened.journey,
            opened.standing,
            step=step_named(opened.pack, options.step),
            track=_track(opened.pack, opened.journey, options.track),
            owner=None if options.owner is None else one_line(options.owner),
            due_before=clock.parse_date(options.due_before or ""),
            next_n=options.next,
            notes=options.notes,
            today=today,
            generated=stamp_of(today),
        )
        if document.nobody:
            warn(document.nobody)
        return document

    deliver(context, "roadmap", make)
    return DONE


def _track(pack: Pack, journey: Journey, named: str | None) -> str | None:
    if named is None or named in journey.tracks:
        return named
    if any(track.id == named for track in pack.tracks):
        raise GmrsjError(f"this journey does not cover the track {named}", f"it covers {', '.join(journey.tracks)}")
    known = ", ".join(track.id for track in pack.tracks)
    raise GmrsjError(
        f"there is no track {one_line(named)[:40]!r} in {pack.name}", f"it has {known}" if known else "it has no tracks"
    )


COMMAND = Command(
    name="roadmap",
    usage=f"JOURNEY [--step N] [--next N] [--track T] [--owner O] [--due-before DATE] {USAGE}",
    description=(
        "Prints the next actions: the open criteria that lead to the next level of each step, or to the target that "
        "was chosen for it, steps with the lowest level first, each with owner, due date and evidence to fetch. "
        "Before them stand the level of each step and what holds it back. What is banked, parked, disputed or to be "
        "reviewed stands behind them, as far as it belongs to the step, track or owner asked for; none of it with "
        "--due-before.\n\n"
        f"{FORMATS_TEACH}\n\n{FONTS_TEACH}\n\n"
        "A file that exists is replaced only with --force. Notes are left out unless they are asked for, as they can "
        "name people."
    ),
    examples=(
        ("gmrsj roadmap acme --next 5", "the first five actions"),
        ("gmrsj roadmap acme --step 2 --owner Ana", "what Ana has to do in step 2"),
        ("gmrsj roadmap acme --due-before 2027-01-01", "what is due this year, and what is overdue"),
        ("gmrsj roadmap acme --next 5 -o roadmap.pdf", "a page for the sponsor"),
    ),
    configure=configure,
    execute=execute,
)
