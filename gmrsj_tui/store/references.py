"""Which journey a person means (CONTRACTS 3: an id, a unique beginning of one, or a title; or a beginning of that)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.document import MissingSave, shown
from gmrsj_tui.text import one_line

_SAMPLE = " (sample)"
"""What lists and documents put behind the title of a sample, so that people type it."""


class Candidate(NamedTuple):
    """A journey that may be meant."""

    id: str
    title: str = ""
    """Empty where the save cannot be read; it is still found by its id, so that the answer is what is wrong."""
    archived: bool = False
    sample: bool = False


def resolve(reference: str, candidates: Sequence[Candidate]) -> str:
    """The id of the journey that is meant, in any case of letters and however its accents are composed.

    A whole id goes before a whole title, that before the beginning of an id, and that before the beginning of a title.
    Of two that fit in the same way an active journey goes before an archived one. A whole title with ``(sample)`` at
    its end is that of the sample, and of another journey only where no sample has it.

    Raises:
        GmrsjError: None fits, or several do; names them.
    """
    for fits in _ways(_key(reference)):
        for archived in (False, True):
            found = [one for one in candidates if one.archived is archived and fits(one)]
            if len(found) == 1:
                return found[0].id
            if found:
                raise _several(reference, found)
    raise _none(reference, candidates)


def _ways(wanted: str) -> tuple[Callable[[Candidate], bool], ...]:
    if not wanted:
        return ()
    unmarked = wanted.removesuffix(_SAMPLE) if wanted.endswith(_SAMPLE) else None
    return (
        lambda one: one.id == wanted,
        lambda one: _key(one.title) == wanted,
        lambda one: one.sample and _key(one.title) == unmarked,
        lambda one: _key(one.title) == unmarked,
        lambda one: one.id.startswith(wanted),
        lambda one: _key(one.title).startswith(wanted),
    )


def _key(text: str) -> str:
    """A text as it is compared: without case, and with one spelling of each accented letter."""
    text = one_line(text)
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # not needed by those who name a journey by its id

    return normalize("NFC", normalize("NFD", text).casefold())


def _several(reference: str, found: Sequence[Candidate]) -> GmrsjError:
    named = [f"{one.id} ({_marked(one)})" if one.title else one.id for one in found[:8]]
    more = [f"and {len(found) - 8} more"] if len(found) > 8 else []
    return GmrsjError(
        f"{_quoted(reference)} fits {len(found)} journeys: {', '.join(named + more)}", "give more of the id"
    )


def _marked(one: Candidate) -> str:
    return f"{one_line(one.title)}{_SAMPLE if one.sample else ''}"


def _none(reference: str, candidates: Sequence[Candidate]) -> GmrsjError:
    if not candidates:
        return GmrsjError(f"there is no journey {_quoted(reference)}: none is saved yet", "gmrsj new TITLE makes one")
    from difflib import get_close_matches

    names = {_key(name): one.id for one in candidates for name in (one.id, one.title) if name}
    near = get_close_matches(_key(reference), names, n=1)
    hint = f"did you mean {names[near[0]]}? gmrsj list shows all" if near else "gmrsj list shows them"
    return GmrsjError(f"there is no journey {_quoted(reference)}", hint)


def _quoted(reference: str) -> str:
    cut = one_line(reference)
    return repr(cut if len(cut) <= 60 else cut[:59] + "…")


def refuse_gone(saves: Path, reference: str, there: set[str]) -> None:
    """Say so where a journey that is not found has copies: its file is gone, and can be brought back.

    Args:
        saves: The saves folder.
        reference: What a person typed, in small letters.
        there: Ids that were looked at already.

    Raises:
        MissingSave: There are copies of one journey whose id begins so.
    """
    from gmrsj_tui.store.backups import copies, journeys_with_copies

    found = [id for id in journeys_with_copies(saves) if id not in there and id.startswith(reference or "/")]
    if len(found) == 1 and copies(saves, found[0]):
        raise MissingSave(
            f"the file of the journey {found[0]} is gone from {shown(saves)}",
            f"gmrsj doctor --repair brings the newest copy back; gmrsj backups {found[0]} lists them",
        )
