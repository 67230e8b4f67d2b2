"""What the commands that print a document share: the options, the choice of a format, and where the result goes."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError

from gmrsj_tui.cli.console import DEFAULT_WIDTH, is_terminal, put, put_bytes, warn
from gmrsj_tui.cli.parsing import file_name
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.formats import FORMATS, PAPERS, Format, Layout, format_named, format_of_file, formats_of, write
from gmrsj_tui.text import one_line

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable

    from gmrsj_tui.cli.context import Context
    from gmrsj_tui.reports.formats import Document

NOTES_WARNING = "notes can name people; read them before you pass this on"

USAGE = "[--format FORMAT] [-o FILE] [--force] [--notes] [--paper a4|letter]"
"""The arguments that :func:`add_options` adds."""

FORMATS_TEACH = (
    "Formats: text to read, mail or hear; md for a wiki or an issue; html for a browser, a phone or a printer; pdf to "
    "pass on; docx to write on in; xlsx to fill in and bring back; csv and json for programs. pdf, xlsx and docx need "
    "-o FILE, and -o report.pdf alone says both."
)

FONTS_TEACH = (
    "A PDF has Latin, Greek and Cyrillic letters by itself. Fonts for other scripts are taken from the folder that the "
    "environment variable GMRSJ_FONTS names, then from the system; where none has a letter, page and warning say so."
)


def add_options(parser: ArgumentParser, kind: str) -> None:
    """Add the options that say in which form, and where to.

    Args:
        parser: Of the command.
        kind: ``roadmap``, ``report`` or ``sheet``.
    """
    names = formats_of(kind)

    def known(text: str) -> str:
        name = text.strip().lower()
        if name not in names:
            raise ArgumentTypeError(f"there is no format {one_line(text)[:40]!r}; there are {', '.join(names)}")
        return name

    parser.add_argument(
        "--format", metavar="FORMAT", type=known, help=f"{', '.join(names)}; default text, or what FILE ends in"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=file_name, help="save it in a file instead of printing it; - prints"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    if kind != "sheet":
        parser.add_argument("--notes", action="store_true", help="with the notes, which can name people")
    parser.add_argument(
        "--paper", metavar="SIZE", choices=PAPERS, help="a4 or letter, for html, pdf and docx; default a4"
    )


def deliver(context: Context, kind: str, make: Callable[[], Document]) -> None:
    """Write a document in the format that was asked for, and print or save it.

    Args:
        context: The command line, with the options of :func:`add_options`.
        kind: ``roadmap`` or ``report``.
        make: Makes the document, once it is clear that it can be delivered.

    Raises:
        GmrsjError: A binary format has no file to go to, the file exists or cannot be written, or what the format
            needs is not installed.
    """
    options = context.options
    file = None if options.output in (None, "-") else str(options.output)
    chosen = format_named(options.format or (file is not None and format_of_file(file)) or "text")
    _refuse(chosen, kind, file, bool(options.output), options.force)
    document = make()
    layout = Layout(context.width if file is None or options.width else DEFAULT_WIDTH, options.paper or "")
    if chosen.name == "text":
        written = write(document, chosen.name, layout)
    else:
        from gmrsj_tui.cli.patience import Patience

        with Patience(f"Writing {one_line(file or f'the {kind}')}"):
            written = write(document, chosen.name, layout)
    for warning in written.warnings:
        warn(warning)
    if file is not None and not options.format:
        _warn_of_ending(file, kind)
    if getattr(options, "notes", False):
        warn(NOTES_WARNING)
    if file is not None:
        from gmrsj_tui.reports.output_file import save_output

        save_output(file, written.content, force=options.force)
        put(f"Saved in {one_line(file)}.")
    elif chosen.binary or chosen.name in ("csv", "ics"):
        put_bytes(written.content)
    else:
        put(written.content.decode())


def _warn_of_ending(file: str, kind: str) -> None:
    """Say so where a file has the ending of another program, and holds text all the same."""
    ending = os.path.splitext(file)[1]
    if ending and format_of_file(file) is None:
        named = ", ".join(FORMATS[name].suffix for name in formats_of(kind))
        warn(f"{one_line(file)} holds plain text: {one_line(ending)[:40]} is no ending of a format; there are {named}")


def _refuse(chosen: Format, kind: str, file: str | None, named: bool, force: bool) -> None:
    """Refuse before any work is done what would be refused after it."""
    if kind not in chosen.documents:
        raise GmrsjError(f"a {kind} cannot be had as {chosen.name}", f"there are {', '.join(formats_of(kind))}")
    if file is not None:
        from gmrsj_tui.reports.output_file import refuse_taken

        refuse_taken(file, force=force)
    elif chosen.binary and (not named or is_terminal(sys.stdout)):
        raise GmrsjError(
            f"{chosen.name} is not text and is not printed", f"-o {kind}{chosen.suffix} saves it in a file"
        )
