"""``gmrsj sheet``: the criteria of a session on paper."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.documents import add_options, deliver
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.steps import step_named

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.reports.blocks import Page


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    parser.add_argument("--step", metavar="N", help="only this step, by its number or id")
    parser.add_argument(
        "--all", action="store_true", dest="everything", help="every criterion that applies, not only the open ones"
    )
    add_options(parser, "sheet")


def execute(context: Context) -> int:
    """Print the sheet, or save it."""
    options = context.options

    def make() -> Page:
        from gmrsj_tui.reports.model import stamp_of
        from gmrsj_tui.reports.sheet import sheet_page

        opened, today = context.opened(options.journey), clock.today()
        return sheet_page(
            opened.pack,
            opened.journey,
            opened.standing,
            step=step_named(opened.pack, options.step),
            everything=options.everything,
            today=today,
            generated=stamp_of(today),
        )

    deliver(context, "sheet", make)
    return DONE


COMMAND = Command(
    name="sheet",
    usage="JOURNEY [--step N] [--all] [--format FORMAT] [-o FILE] [--force] [--paper a4|letter]",
    description=(
        "Prints the workshop sheet: the criteria of a session on paper, with boxes to tick and a short code with a "
        "check letter for each, such as G07K. It holds what is open up to the next level of each step, or to the "
        "target that was chosen for it; with --all every criterion that applies.\n\n"
        "Afterwards somebody types one line for each criterion, such as 'G07K m policy signed', into 'gmrsj answer "
        "JOURNEY --from-codes -'. A code that was read wrongly is refused by its check letter."
    ),
    examples=(
        ("gmrsj sheet acme -o sheet.pdf", "to print and hand out"),
        ("gmrsj sheet acme --step 2 -o step-2.html", "one step, to be printed from a browser"),
        ("gmrsj answer acme --from-codes typed.txt --dry-run", "what the typed lines would change"),
    ),
    configure=configure,
    execute=execute,
)
