"""The commands by name, with the line that lists them; each one's module is imported when it is used."""

from __future__ import annotations

SUMMARIES = {
    "open": "open the app where a journey was left",
    "new": "make a journey and print its id",
    "list": "list the saved journeys, last used first",
    "status": "show the level of each step, and why",
    "answer": "record an answer, or many from a file or a workshop sheet",
    "undo": "take the last change back",
    "redo": "do again what was last taken back",
    "roadmap": "print the next actions",
    "report": "print the whole assessment",
    "briefing": "say in ten lines what somebody who comes back has to know",
    "sheet": "print the criteria of a session on paper, with boxes and codes",
    "migrate": "take a journey over to a changed pack, showing what moves",
    "history": "show what was changed, when and by whom",
    "snapshot": "record this moment under a name",
    "snapshots": "list the recorded moments",
    "compare": "show what moved between two moments",
    "export": "write the whole journey as one JSON document",
    "import": "read an export: a new journey, or merged into its own",
    "backups": "list the kept copies of a journey, and restore one",
    "doctor": "check every save, and repair what is damaged",
    "content list": "list the content packs",
    "content check": "check a content pack and print every finding",
    "content show": "show what is in a content pack",
    "keys": "list the keys of the app",
    "paths": "show where journeys, packs and settings are",
    "completion": "print a completion script for a shell",
}
"""In the order in which help lists them. A name of two words is a command of a group."""

GROUPS = tuple(dict.fromkeys(name.partition(" ")[0] for name in SUMMARIES if " " in name))
"""First words that need a second one."""

VALUED_OPTIONS = ("--saves", "--content", "--width")
"""The global options that take a value, which must not be taken for the command."""


def module_of(command: str) -> str:
    """The name of the module of a command."""
    return f"gmrsj_tui.cli.commands.{command.replace(' ', '_')}_command"


def split(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Find the command among arguments of which global ones may stand before it.

    Returns:
        The words of the command as they were typed, or ``None``, and all other arguments. The command may be unknown;
        a group without its second word is returned as it is.
    """
    rest = list(arguments)
    first = _take_word(rest)
    if first in GROUPS:
        second = _take_word(rest)
        return (first if second is None else f"{first} {second}"), rest
    return first, rest


def _take_word(arguments: list[str]) -> str | None:
    """Take the first argument that is no option out of the list."""
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        if argument in VALUED_OPTIONS:
            place += 2
        elif argument == "--" or not argument.startswith("-") or argument == "-":
            return None if argument == "--" else arguments.pop(place)
        else:
            place += 1
    return None
