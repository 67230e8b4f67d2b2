"""What the command line asks of the app, without importing it."""

from pathlib import Path
from typing import NamedTuple


class AppRequest(NamedTuple):
    """How to open the app."""

    saves: Path
    """The folder of the saved journeys."""
    content: tuple[Path, ...]
    """Folders with packs beside the bundled ones."""
    journey: str | None
    """Id of the journey to open where it was left, or ``None`` for home."""
    settings: Path
    """The settings file, which may not exist."""
