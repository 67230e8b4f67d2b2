"""``gmrsj roadmap``: the next actions, printed or saved."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.console import DEFAULT_WIDTH, put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_number
from gmrsj_tui.cli.steps import step_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.formats import FORMATS, PLANNED, format_named, format_of_file
from gmrsj_tui.reports.model import roadmap_document
from gmrsj_tui.text import one_line

NOTES_WARNING = "notes can name people; read them before you pass this on"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--step", metavar="N", help="only this step, by its number or id")
    parser.add_argument("--next", metavar="N", type=whole_number(1), help="only the first N actions")
    parser.add_argument("--track", metavar="T", help="only what serves this track, by its id")
    parser.add_argument("--owner", metavar="O", help="only what this person owns; an empty name: what nobody owns")
    parser.add_argument(
        "--format", metavar="FORMAT", type=_format, help=f"{', '.join(FORMATS)}; default text, or what FILE ends in"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="save it in a file instead of printing it; - prints")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    parser.add_argument("--notes", action="store_true", help="with the notes, which can name people")


def execute(context: Context) -> int:
    """Print the roadmap, or save it."""
    options = context.options
    to_file = options.output is not None and options.output != "-"
    chosen = format_named(options.format or (to_file and format_of_file(options.output)) or "text")
    opened = context.opened(options.journey)
    document = roadmap_document(
        opened.pack,
        opened.journey,
        opened.standing,
        step=step_named(opened.pack, options.step),
        track=_track(opened.pack, opened.journey, options.track),
        owner=None if options.owner is None else one_line(options.owner),
        next_n=options.next,
        notes=options.notes,
        today=clock.today(),
        generated=clock.now(),
    )
    text = chosen.roadmap(document, context.width if not to_file or options.width else DEFAULT_WIDTH)
    if options.notes:
        warn(NOTES_WARNING)
    if document.nobody:
        warn(document.nobody)
    if to_file:
        from gmrsj_tui.reports.output_file import save_output

        save_output(options.output, text, force=options.force)
        put(f"Saved in {one_line(options.output)}.")
    else:
        put(text)
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


def _format(text: str) -> str:
    name = text.strip().lower()
    if name not in FORMATS and name not in PLANNED:
        raise ArgumentTypeError(f"there is no format {one_line(text)[:40]!r}; there are {', '.join(FORMATS)}")
    return name


COMMAND = Command(
    name="roadmap",
    usage=("JOURNEY [--step N] [--next N] [--track T] [--owner O] [--format FORMAT] [-o FILE] [--force] [--notes]"),
    description=(
        "Prints the next actions: the open criteria that lead to the next level of each step, or to the target that "
        "was chosen for it, steps with the lowest level first. A file that exists is replaced only with --force. Notes "
        "are left out unless they are asked for, as they can name people."
    ),
    examples=(
        ("gmrsj roadmap acme --next 5", "the first five actions"),
        ("gmrsj roadmap acme --step 2 --owner Ana", "what Ana has to do in step 2"),
        ("gmrsj roadmap acme -o roadmap.md", "a page for the sponsor"),
    ),
    configure=configure,
    execute=execute,
)
