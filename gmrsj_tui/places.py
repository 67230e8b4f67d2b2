"""Where things are: saves, packs, settings (CONTRACTS 3, "Where saves live"). Functions only; nothing is made here."""

from __future__ import annotations

import os
from pathlib import Path

_APPLICATION = "gmrsj"
_SAVES = "saves"
_SAMPLE = "sample-journey.json"


def saves_folder(option: str | None = None) -> Path:
    """The folder of the saved journeys; it need not exist.

    Args:
        option: What was given with ``--saves``, if anything.

    Returns:
        That, else ``GMRSJ_SAVES``, else ``saves/`` in the current folder if there is one, else ``saves/`` in the user's
        data folder.
    """
    chosen = option or os.environ.get("GMRSJ_SAVES")
    if chosen:
        return Path(os.path.expanduser(chosen))
    if os.path.isdir(_SAVES):
        return Path(_SAVES)
    from platformdirs import user_data_dir

    return Path(user_data_dir(_APPLICATION, appauthor=False), _SAVES)


def content_folders(option: str | None = None) -> tuple[Path, ...]:
    """The folders with extra packs, in the order in which they were named.

    Args:
        option: What was given with ``--content``, if anything; else ``GMRSJ_CONTENT`` counts. Several folders stand
            behind one another as in ``PATH``.
    """
    named = option or os.environ.get("GMRSJ_CONTENT") or ""
    return tuple(Path(os.path.expanduser(folder)) for folder in named.split(os.pathsep) if folder)


def settings_file() -> Path:
    """The file in which a person sets name, theme, symbols and keys; it need not exist."""
    chosen = os.environ.get("GMRSJ_SETTINGS")
    if chosen:
        return Path(os.path.expanduser(chosen))
    from platformdirs import user_config_dir

    return Path(user_config_dir(_APPLICATION, appauthor=False), "settings.toml")


def state_file() -> Path:
    """The file in which the app remembers choices made in it, such as the theme; it need not exist."""
    from platformdirs import user_state_dir

    return Path(user_state_dir(_APPLICATION, appauthor=False), "remembered.json")


def sample_file() -> Path:
    """The sample journey: inside the package in an installed wheel, else in ``saves/sample/`` of the checkout.

    It lies below the saves folder and not in it, so that it is no journey there and nobody changes it by accident.
    """
    package = Path(__file__).parent
    installed = package / "samples" / _SAMPLE
    return installed if installed.is_file() else package.parent / _SAVES / "sample" / _SAMPLE
