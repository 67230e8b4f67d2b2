"""What a command says about itself: how it is called, what it teaches, what it does."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import NamedTuple

from gmrsj_tui.cli.context import Context

JOURNEY_HELP = "an id, a title, or a unique beginning of either"
"""What stands for a journey (CONTRACTS 3)."""


class Command(NamedTuple):
    """One command of the command line."""

    name: str
    usage: str
    """Its arguments, as the first line of its help shows them."""
    description: str
    """What it does and what to know about it; paragraphs are separated by empty lines."""
    examples: tuple[tuple[str, str], ...]
    """Command lines, and what each does."""
    configure: Callable[[ArgumentParser], None]
    """Adds its arguments to a parser."""
    execute: Callable[[Context], int]
    """Does it, and returns the exit status."""
    statuses: str = "0 done, 1 refused with one line that says why, 2 wrong usage"


def load(name: str) -> Command:
    """The command with this name, which the registry has."""
    from importlib import import_module

    from gmrsj_tui.cli.registry import module_of

    command = import_module(module_of(name)).COMMAND
    assert isinstance(command, Command)
    return command
