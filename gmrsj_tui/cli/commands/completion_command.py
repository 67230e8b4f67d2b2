"""``gmrsj completion``: a completion script for a shell."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_parser

SHELLS = ("bash", "zsh", "fish")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def execute(context: Context) -> int:
    """Print the script."""
    import shtab

    shell = context.options.shell
    put(shtab.complete(whole_parser(), shell=shell))
    return DONE


COMMAND = Command(
    name="completion",
    usage="SHELL",
    description=(
        "Prints a script that teaches your shell to complete the commands and options of gmrsj. Put it where your "
        "shell looks for completions."
    ),
    examples=(("gmrsj completion bash > ~/.local/share/bash-completion/completions/gmrsj", "from the next bash on"),),
    configure=configure,
    execute=execute,
)
