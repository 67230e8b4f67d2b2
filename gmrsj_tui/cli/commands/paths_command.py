"""``gmrsj paths``: where everything is."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.text import one_line


def configure(parser: ArgumentParser) -> None:
    """Add the arguments: there are none."""


def execute(context: Context) -> int:
    """Print the places, one a line, whether there is something or not."""
    from gmrsj_tui.framework.library import bundled_content
    from gmrsj_tui.places import sample_file, settings_file, state_file

    places: list[tuple[str, Path]] = [("saves", context.saves)]
    places += [("content", folder) for folder in (*context.content, bundled_content())]
    places += [("settings", settings_file()), ("state", state_file()), ("sample", sample_file())]
    for name, path in places:
        missing = "" if os.path.exists(path) else "  (not there yet)"
        put(f"{name:<9} {one_line(os.path.abspath(path))}{missing}")
    return DONE


COMMAND = Command(
    name="paths",
    usage="",
    description=(
        "Shows where the journeys, the content packs, your settings, what the app remembers and the sample are. "
        "Journeys are plain files that only you can read; they are not encrypted."
    ),
    examples=(("gmrsj paths", "everything"), ("gmrsj paths --saves /media/stick", "with another folder of journeys")),
    configure=configure,
    execute=execute,
)
