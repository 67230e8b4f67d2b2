"""Parsers whose help teaches and whose complaints are short."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, HelpFormatter

from gmrsj_tui import __version__
from gmrsj_tui.cli.failure import UsageError
from gmrsj_tui.cli.registry import GROUPS, SUMMARIES
from gmrsj_tui.text import one_line

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from gmrsj_tui.cli.command import Command

NARROWEST = 20
"""Cells below which a printed line cannot hold a word."""

_HELP_WIDTH = 100

GLOBAL_USAGE = "[--saves DIR] [--content DIR] [--width N]"

DESCRIPTION = (
    "Guides a group through a maturity journey: what is met, what is next, what stands in the way of the next level. "
    "Without a command it opens the app."
)


class TeachingFormatter(HelpFormatter):
    """Keeps paragraphs and examples as they are written; the same in every version of Python."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=_HELP_WIDTH)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from gmrsj_tui.reports.wrapping import wrapped

        lines: list[str] = []
        for line in text.splitlines():
            if line.startswith(" ") or not line:
                lines.append(line)
            else:
                lines += wrapped(line, width, first=indent)
        return "\n".join(lines)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from gmrsj_tui.reports.wrapping import wrapped

        return wrapped(text, width)  # argparse itself would import a module for it

    def _format_action_invocation(self, action: Action) -> str:
        if not action.option_strings:
            return super()._format_action_invocation(action)
        names = ", ".join(action.option_strings)
        return names if action.nargs == 0 else f"{names} {action.metavar}"


class TeachingParser(ArgumentParser):
    """Raises instead of printing and leaving, and never guesses at shortened options."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} {usage}".replace("%", "%%"),
            description=description,
            epilog=epilog,
            formatter_class=TeachingFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.color = False  # newer versions of Python would paint the help
        self.short_usage = f"usage: {prog} {usage}"

    def error(self, message: str) -> NoReturn:
        """Refuse a command line."""
        raise UsageError(one_line(message), self.short_usage)


def command_parser(command: Command) -> TeachingParser:
    """The parser of one command, with the global options, which may stand behind it too (CONTRACTS 3)."""
    prog = f"gmrsj {command.name}"
    parser = TeachingParser(prog, command.usage, command.description, _epilog(command))
    command.configure(parser)
    add_global_options(parser)
    return parser


def main_parser() -> TeachingParser:
    """The parser of the bare program."""
    lines = [f"  {name:<14} {summary}" for name, summary in SUMMARIES.items()]
    epilog = "\n".join(
        (
            "commands:",
            *lines,
            "",
            "'gmrsj COMMAND --help' explains a command. JOURNEY is an id, a title, or a unique beginning of either.",
            "",
            "a first journey:",
            '  gmrsj new "Acme 2026" --organisation "Acme plc"',
            "  gmrsj open acme",
            "  gmrsj roadmap acme --next 5",
            "",
            "exit status: 0 done, 1 refused with one line that says why, 2 wrong usage",
        )
    )
    parser = TeachingParser("gmrsj", f"[COMMAND ...] {GLOBAL_USAGE}", DESCRIPTION, epilog)
    add_global_options(parser)
    return parser


def whole_parser() -> ArgumentParser:
    """One parser with every command as argparse nests them, for what wants to see all: shell completion."""
    from gmrsj_tui.cli.command import load

    parser = ArgumentParser(prog="gmrsj", description=DESCRIPTION, allow_abbrev=False, add_help=False)
    add_global_options(parser)
    commands = parser.add_subparsers(metavar="COMMAND")
    groups = {
        name: commands.add_parser(name, help=f"{name} packs", add_help=False).add_subparsers(metavar="COMMAND")
        for name in GROUPS
    }
    for name, summary in SUMMARIES.items():
        first, _, second = name.partition(" ")
        nest = groups[first] if second else commands
        inner = nest.add_parser(second or first, help=summary, add_help=False)
        load(name).configure(inner)
        add_global_options(inner)
    return parser


def add_global_options(parser: ArgumentParser) -> None:
    """The options that every command takes."""
    group = parser.add_argument_group("global options, before or after the command")
    group.add_argument(
        "--saves", metavar="DIR", help="folder of the saved journeys, instead of GMRSJ_SAVES, saves/ or the user's own"
    )
    group.add_argument(
        "--content",
        metavar="DIR",
        action="append",
        help="folder of content packs, instead of GMRSJ_CONTENT; repeatable",
    )
    group.add_argument(
        "--width",
        metavar="N",
        type=whole_number(NARROWEST),
        help="cells of a printed line; default the terminal's up to 100, or 80 in a pipe",
    )
    group.add_argument("--version", action="version", version=f"gmrsj {__version__}", help="print the version")
    group.add_argument("-h", "--help", action="help", default=SUPPRESS, help="print this help")


def whole_number(lowest: int, highest: int | None = None) -> Callable[[str], int]:
    """A type of argument: a whole number within bounds."""

    def number(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 10:
            value = int(text)
            if value >= lowest and (highest is None or value <= highest):
                return value
        bounds = f"from {lowest} to {highest}" if highest is not None else f"from {lowest} up"
        raise ArgumentTypeError(f"{one_line(text)[:40]!r} is not a whole number {bounds}")

    return number


def whole_day(text: str) -> str:
    """A type of argument: a day as YYYY-MM-DD."""
    from gmrsj_tui.dates import option_date
    from gmrsj_tui.errors import GmrsjError

    try:
        found = option_date(text, "it")
    except GmrsjError as problem:
        raise ArgumentTypeError(str(problem)) from None
    if not found:
        raise ArgumentTypeError("it is empty; write a day such as 2026-11-30")
    return found


def file_name(text: str) -> str:
    """A type of argument: the name of a file, which an unset variable of a script is not."""
    if not text.strip():
        raise ArgumentTypeError("it is empty; name a file")
    return text


def print_help_of(parser: ArgumentParser) -> None:
    """Print the help of a parser on standard output."""
    if sys.stdout is not None:
        sys.stdout.write(parser.format_help())


def _epilog(command: Command) -> str:
    width = max(len(line) for line, _ in command.examples) + 2
    between = "\n      " if width > 60 else " "
    lines = [f"  {line if width > 60 else line.ljust(width)}{between}{words}" for line, words in command.examples]
    title = "example:" if len(lines) == 1 else "examples:"
    return "\n".join((title, *lines, "", f"exit status: {command.statuses}"))
