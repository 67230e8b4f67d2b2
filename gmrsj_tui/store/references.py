"""Which journey a person means (CONTRACTS 3: an id, a unique beginning of one, or a title; or a beginning of that)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.document import MissingSave, shown
from gmrsj_tui.store.identity import is_made_of, stem_of
from gmrsj_tui.text import one_line

_SAMPLE = " (sample)"
"""What lists and documents put behind the title of a sample, so that people type it."""


class Candidate(NamedTuple):
    """A journey that may be meant."""

    id: str
    title: str = ""
    """Empty where the save cannot be read and nothing else tells; its id is then compared with what was typed."""
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
        lambda one: _is_titled(one, wanted),
        lambda one: unmarked is not None and (one.sample or not one.title) and _is_titled(one, unmarked),
        lambda one: unmarked is not None and _is_titled(one, unmarked),
        lambda one: one.id.startswith(wanted),
        lambda one: _title_begins(one, wanted),
    )


def _is_titled(one: Candidate, wanted: str) -> bool:
    return _key(one.title) == wanted if one.title else is_made_of(one.id, wanted)


def _title_begins(one: Candidate, wanted: str) -> bool:
    if one.title:
        return _key(one.title).startswith(wanted)
    stem = stem_of(wanted)
    return bool(stem) and one.id.startswith(stem)


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


def unreadable_candidate(saves: Path, id: str, remembered: list[Any] | None) -> Candidate:
    """A journey that cannot be read, with the title that it had when it was last known.

    That is the title in its newest copy that can be read, else the one in the index. Whether it was put away is not
    asked: in doubt it is one that may be meant.

    Args:
        saves: The saves folder.
        id: The id of the journey.
        remembered: Its entry in the index, if there is one.
    """
    from gmrsj_tui.store.backups import copies, newest_good

    with suppress(GmrsjError):  # a folder of copies that cannot be read tells nothing
        good = newest_good(copies(saves, id))
        if good is not None:
            return Candidate(id, good.journey.title, sample=good.journey.sample)
    match remembered:
        case [_, [str(title), *_], *_]:
            return Candidate(id, title)
    return Candidate(id)


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
