"""Journey ids: what a save file is called, on every file system, and never a way out of the folder."""

from __future__ import annotations

import re

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import random_letters
from gmrsj_tui.text import folded, one_line

LONGEST = 120
"""Characters; with what is put around an id, a file name stays below 255 bytes."""

PATTERN = r"(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$))[a-z0-9][a-z0-9._-]*"
"""What an id looks like; Windows keeps the names that it does not begin with for devices."""

_ID = re.compile(PATTERN)
_LONGEST_SLUG = 32
_RANDOM = 4
"""Signs at the end of an id that keep it apart from those of equal titles."""


def is_id(text: str) -> bool:
    """Whether this can be the id of a journey."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def checked_id(text: str) -> str:
    """An id that came from outside, unchanged.

    Raises:
        GmrsjError: It is none, for example because it holds a path.
    """
    if not is_id(text):
        raise GmrsjError(
            f"{one_line(text)[:60]!r} is not the id of a journey",
            "an id has lower-case letters, digits, full stops, underscores and hyphens; gmrsj list shows them",
        )
    return text


def proposed_id(title: str) -> str:
    """An id for a journey with this title: what is readable of it, and four random signs.

    The random part also keeps ids apart from the names that Windows reserves, such as ``con``.
    """
    return f"{stem_of(title) or 'journey'}-{random_letters(_RANDOM)}"


def stem_of(title: str) -> str:
    """What an id made of this title begins with; empty where nothing of the title is readable in an id."""
    return _slug(title)[:_LONGEST_SLUG].strip("-")


def is_made_of(id: str, title: str) -> bool:
    """Whether an id could have been made of this title, with the random signs or without them."""
    stem = stem_of(title)
    return bool(stem) and (id == stem or (id.startswith(f"{stem}-") and len(id) == len(stem) + 1 + _RANDOM))


def _slug(title: str) -> str:
    readable = folded(title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", readable).strip("-")
    # Digits alone, left over from a title in another script, would not tell one journey from another.
    return slug if re.search("[a-z]", slug) else ""
