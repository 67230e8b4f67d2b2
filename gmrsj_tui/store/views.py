"""Where a person was in a journey: screen, step, place in the list. Kept apart from the answers, and worth less.

It holds ids and nothing that a person typed. Losing it costs a few keys, so it is written without waiting for the disk,
and whatever is wrong with it is no error.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from gmrsj_tui.store.atomic import PRIVATE_FOLDER, replace_whole
from gmrsj_tui.store.fields import Impossible, list_of, mapping_of, moment, read_fields, text, whole_number
from gmrsj_tui.store.opening import open_file

FOLDER = ".views"
_FORMAT = 1
_LARGEST = 1024 * 1024
_LONGEST_ID = 200


class ViewState(NamedTuple):
    """Where somebody was when the journey was left."""

    screen: str = ""
    """Name of the screen, empty for the one that a journey opens with."""
    step: str = ""
    """Id of the step, empty for the first."""
    places: Mapping[str, tuple[str, int]] = MappingProxyType({})
    """Step id to the id of the highlighted criterion and the first line shown, from 0."""
    seen_introductions: tuple[str, ...] = ()
    """Ids of the steps whose introduction was shown."""
    opened: str = ""
    """When the journey was last opened in the app, RFC 3339 in UTC; empty when it never was."""


def view_path(saves: Path, journey: str) -> Path:
    """The file of a journey's view state; the id must have been checked."""
    return saves / FOLDER / f"{journey}.json"


def read_view(saves: Path, journey: str) -> ViewState:
    """Where a journey was left; the beginning where that is not known."""
    try:
        with open_file(view_path(saves, journey)) as file:
            data = json.loads(file.read(_LARGEST))
        return ViewState(**read_fields(data, _READERS))
    except (OSError, ValueError, RecursionError, Impossible):
        return ViewState()


def write_view(saves: Path, journey: str, state: ViewState) -> None:
    """Remember where a journey was left, if that can be done.

    A saves folder that was renamed or removed meanwhile is not made again: it would come back empty.
    """
    document = {
        "format": _FORMAT,
        "screen": state.screen,
        "step": state.step,
        "places": {step: [criterion, offset] for step, (criterion, offset) in state.places.items()},
        "seen_introductions": list(state.seen_introductions),
        "opened": state.opened,
    }
    path = view_path(saves, journey)
    with suppress(OSError, ValueError):
        with suppress(FileExistsError):
            os.mkdir(path.parent, PRIVATE_FOLDER)  # this folder alone, never the one that it is in
        content = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        replace_whole(path, content.encode(), durable=False)


def forget_view(saves: Path, journey: str) -> None:
    """Remove what is remembered of a journey."""
    with suppress(OSError):
        os.unlink(view_path(saves, journey))


def _id(value: object) -> str:
    found = text(value)
    if len(found) > _LONGEST_ID or any(character.isspace() for character in found):
        raise Impossible("is not an id")
    return found


def _place(value: object) -> tuple[str, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise Impossible("is not a criterion and a line")
    return _id(value[0]), _offset(value[1])


def _opened(value: object) -> str:
    return "" if value == "" else moment(value)


_offset = whole_number(0)

_READERS: Mapping[str, Callable[[Any], Any]] = {
    "screen": _id,
    "step": _id,
    "places": mapping_of(_place),
    "seen_introductions": list_of(_id),
    "opened": _opened,
}
