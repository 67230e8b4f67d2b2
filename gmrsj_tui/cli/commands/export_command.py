"""``gmrsj export``: the whole journey as one JSON document."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import is_terminal, put, put_bytes, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import file_name
from gmrsj_tui.text import one_line

PRIVATE_WARNING = "it holds every note, name and reason; --redact leaves them out"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("journey", metavar="JOURNEY", help="an id, a unique beginning of one, or a title")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=file_name, help="save it in a file instead of printing it; - prints"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    parser.add_argument(
        "--redact", action="store_true", help="without any text, name or date that a person typed, nor the title"
    )


def execute(context: Context) -> int:
    """Print the export, or save it. Reading takes no lock, so it works while the journey is open elsewhere."""
    from gmrsj_tui.exchange.writing import export_text

    options, store = context.options, context.store
    journey = store.load(store.find(options.journey))
    if options.redact:
        from gmrsj_tui.exchange.redaction import redacted

        journey = redacted(journey)
    text = export_text(journey, redacted=options.redact)
    if options.output is None or options.output == "-":
        _print(text)
    else:
        from gmrsj_tui.reports.output_file import save_output

        save_output(options.output, text, force=options.force)
        put(f"Saved in {one_line(options.output)}.")
    if not options.redact:
        warn(PRIVATE_WARNING)
    return DONE


def _print(text: str) -> None:
    """Print the document as the bytes that it is, whatever the locale: another program is to read it."""
    if is_terminal(sys.stdout):
        put(text)
    else:
        put_bytes(text.encode())


COMMAND = Command(
    name="export",
    usage="JOURNEY [-o FILE] [--force] [--redact]",
    description=(
        "Writes the whole journey with its history and snapshots as one JSON document, to keep, to pass on, or to work "
        "on elsewhere; 'gmrsj import' reads it again. The same journey gives the same bytes, and its lines are in an "
        "order that lets 'diff' show what moved between two exports.\n\n"
        "With --redact everything is left out that a person typed: title, company, notes, reasons, evidence, names, "
        "dates, set-up answers, in the history too. Statuses, strengths, counts, levels and the days of changes stay."
    ),
    examples=(
        ("gmrsj export acme -o acme.json", "the whole journey in a file that only you can read"),
        ("gmrsj export acme --redact -o acme-redacted.json", "for somebody who may see the numbers only"),
        ("gmrsj export acme | diff last-month.json -", "what moved since last month"),
    ),
    configure=configure,
    execute=execute,
)
