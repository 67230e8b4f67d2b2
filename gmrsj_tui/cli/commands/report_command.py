"""``gmrsj report``: the whole assessment, printed or saved."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.command import JOURNEY_HELP, Command
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.documents import FONTS_TEACH, FORMATS_TEACH, USAGE, add_options, deliver
from gmrsj_tui.cli.failure import DONE

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.reports.report_model import ReportDocument


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help=JOURNEY_HELP)
    add_options(parser, "report")


def execute(context: Context) -> int:
    """Print the report, or save it."""

    def make() -> ReportDocument:
        from gmrsj_tui.reports.model import stamp_of
        from gmrsj_tui.reports.report_document import report_document

        opened, today = context.opened(context.options.journey), clock.today()
        return report_document(
            opened.pack,
            opened.journey,
            opened.standing,
            notes=context.options.notes,
            today=today,
            generated=stamp_of(today),
            saved=context.store.load(opened.journey.id) if opened.unmoved else None,
        )

    deliver(context, "report", make)
    return DONE


COMMAND = Command(
    name="report",
    usage=f"JOURNEY {USAGE}",
    description=(
        "Prints the whole assessment: the level of each step with its counts, what is not applicable and why, how much "
        "of what is met rests on words only, what was parked or is disputed, what changed since the last snapshot, and "
        "for each step why it holds its level, with every criterion, its status, evidence, owner and due date. It ends "
        "with a page on how to read it.\n\n"
        f"{FORMATS_TEACH}\n\n{FONTS_TEACH}\n\n"
        "A file that exists is replaced only with --force. Notes are left out unless they are asked for, as they can "
        "name people. The same journey on the same day gives the same report."
    ),
    examples=(
        ("gmrsj report acme -o acme.pdf", "the record for the sponsor and the auditor"),
        ("gmrsj report acme -o acme.docx", "the draft of your own report"),
        ("gmrsj report acme --format md", "printed, for a wiki"),
    ),
    configure=configure,
    execute=execute,
)
