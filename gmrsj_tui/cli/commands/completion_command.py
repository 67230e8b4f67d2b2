"""``gmrsj completion``: a completion script for a shell."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.cli.parsing import whole_parser
from gmrsj_tui.errors import GmrsjError

SHELLS = ("bash", "zsh", "fish")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def execute(context: Context) -> int:
    """Print the script.

    Raises:
        GmrsjError: The optional library that writes it is not installed.
    """
    try:
        import shtab
    except ImportError:
        raise GmrsjError(
            "completion needs the extra named completion", "install it with: pip install 'gmrsj[completion]'"
        ) from None
    shell = context.options.shell
    if shell not in shtab.SUPPORTED_SHELLS:
        raise GmrsjError(f"the installed shtab knows nothing of {shell}", "install a newer one")
    put(shtab.complete(whole_parser(), shell=shell))
    return DONE


COMMAND = Command(
    name="completion",
    usage="SHELL",
    description=(
        "Prints a script that teaches your shell to complete the commands and options of gmrsj. It needs the extra "
        "named completion: pip install 'gmrsj[completion]'."
    ),
    examples=(("gmrsj completion bash > ~/.local/share/bash-completion/completions/gmrsj", "from the next bash on"),),
    configure=configure,
    execute=execute,
)
