"""The way in: finds the command, runs it, and turns whatever goes wrong into one line and an exit status."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from gmrsj_tui.cli.console import flush, prepare_streams, put, remember_folders, silence, tell, with_folders
from gmrsj_tui.cli.failure import DONE, INTERRUPTED, REFUSED, WRONG_USAGE, LinesRefused, UsageError
from gmrsj_tui.cli.registry import GROUPS, SUMMARIES, split
from gmrsj_tui.errors import GmrsjError

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gmrsj_tui.launch import AppRequest


def run(argv: Sequence[str], *, open_app: Callable[[AppRequest], int]) -> int:
    """Run a command line (CONTRACTS 3).

    Args:
        argv: The arguments, without the name of the program.
        open_app: Opens the app and returns its exit status; it is called for commands that need the app, and where
            there is a terminal for it.

    Returns:
        The exit status: 0 done, 1 refused, 2 wrong usage, 130 interrupted.
    """
    prepare_streams()
    remember_folders()
    try:
        try:
            status = _run(list(argv), open_app)
            flush()
        except BrokenPipeError:
            raise
        except Exception as problem:  # whatever it is, a person gets one line
            status = _explain(problem)
            with suppress(GmrsjError):  # one line is enough
                flush()
    except BrokenPipeError:
        silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError:
        silence()
        return REFUSED
    return status


def _run(arguments: list[str], open_app: Callable[[AppRequest], int]) -> int:
    if arguments == ["--version"]:
        from gmrsj_tui import __version__

        if sys.stdout is not None:  # a fast way past everything else
            sys.stdout.write(f"gmrsj {__version__}\n")
        return DONE
    if not arguments:
        from gmrsj_tui.cli.app import require_terminal

        require_terminal()  # before anything is loaded that only the app needs
    name, rest = split(arguments)
    if name is not None and name not in SUMMARIES:
        if name in GROUPS and ("--help" in rest or "-h" in rest):
            put("\n".join(f"gmrsj {other:<14} {SUMMARIES[other]}" for other in _of_group(name)))
            return DONE
        raise _unknown(name)
    from gmrsj_tui.cli.parsing import command_parser, main_parser

    try:
        if name is None:
            options = main_parser().parse_args(rest)
            from gmrsj_tui.cli.app import open_app as open_at_home
            from gmrsj_tui.cli.context import Context

            remember_folders(options.saves, options.content)
            return open_at_home(Context(options, open_app), None)
        from gmrsj_tui.cli.command import load
        from gmrsj_tui.cli.context import Context

        command = load(name)
        options = command_parser(command).parse_args(rest)
        remember_folders(options.saves, options.content)
        return command.execute(Context(options, open_app))
    except SystemExit as end:  # argparse has printed help or the version
        return end.code if isinstance(end.code, int) else DONE


def _unknown(name: str) -> UsageError:
    first, _, second = name.partition(" ")
    if first in GROUPS:
        known = ", ".join(_of_group(first))
        if not second:
            return UsageError(f"'{first}' needs a second word; there are {known}")
        return UsageError(f"there is no command {name!r}; there are {known}")
    from difflib import get_close_matches

    near = get_close_matches(name, [*SUMMARIES, *GROUPS], n=1)
    meant = f"; did you mean '{near[0]}'?" if near else ""
    return UsageError(f"there is no command {name[:40]!r}{meant}\ncommands: {', '.join(SUMMARIES)}")


def _of_group(group: str) -> list[str]:
    return [name for name in SUMMARIES if name.startswith(f"{group} ")]


def _explain(problem: Exception) -> int:
    """Print what went wrong on standard error, and say with which status to leave."""
    if isinstance(problem, UsageError):
        for number, line in enumerate(with_folders(problem.message).splitlines()):
            tell(line if number else f"gmrsj: {line}")
        if problem.usage:
            tell(problem.usage)
        return WRONG_USAGE
    if isinstance(problem, LinesRefused):
        tell(f"gmrsj: {problem.message}")
        for line in problem.lines:
            tell(line)
        return REFUSED
    if isinstance(problem, GmrsjError):
        hint = f"; {with_folders(problem.hint)}" if problem.hint else ""
        tell(f"gmrsj: {problem.message}{hint}")  # the message may quote what people wrote
        return REFUSED
    if os.environ.get("GMRSJ_DEBUG"):
        from traceback import print_exception

        print_exception(problem)
        return REFUSED
    if isinstance(problem, OSError):
        where = f"{problem.filename}: " if problem.filename else ""
        tell(f"gmrsj: {where}{problem.strerror or problem}")
        return REFUSED
    tell(
        f"gmrsj: something unexpected went wrong ({type(problem).__name__}); "
        "nothing half-done was saved; run it again with GMRSJ_DEBUG=1 and report what that prints"
    )
    return REFUSED
