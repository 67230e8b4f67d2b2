"""Short codes of criteria, to be copied from paper by hand: a letter for the step, a number, a check letter.

``G07K`` is the seventh criterion of the step with the letter G. The check letter notices every single wrong sign and
every two neighbours that changed places. It depends on which criteria the pack has, so a sheet that was printed before
the pack changed is refused too, but for one chance in 23.
"""

from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

from gmrsj_tui.framework.model import Pack, Step

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXY"
"""Without I and O, which are read as figures, and Z, which is read as 2; their number is prime, see the check."""

_WEIGHTS = (2, 3, 4, 5, 6)
"""By place. They differ and none is a multiple of the number of letters: that is what makes the check notice."""


class ShortCodes(NamedTuple):
    """The codes of a pack, both ways."""

    by_criterion: Mapping[str, str]
    """Criterion id to code, such as ``G07K``."""
    by_place: Mapping[str, tuple[str, str]]
    """Code without its check letter to criterion id and whole code."""


def short_codes(pack: Pack) -> ShortCodes:
    """The short code of every criterion of a pack, in pack order; the same pack always gives the same codes."""
    by_criterion: dict[str, str] = {}
    by_place: dict[str, tuple[str, str]] = {}
    seed = crc32("\n".join((pack.id, *(criterion.id for criterion in pack.criteria()))).encode())
    for step, prefix in zip(pack.steps, step_letters(pack.steps), strict=True):
        digits = max(2, len(str(len(step.criteria))))
        for number, criterion in enumerate(step.criteria, start=1):
            place = f"{prefix}{number:0{digits}d}"
            code = place + check_letter(place, seed)
            by_criterion[criterion.id] = code
            by_place[place] = (criterion.id, code)
    return ShortCodes(by_criterion, by_place)


def step_letters(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """A letter for each step, from its id where one is free there; two letters each where a pack has more than 23."""
    if len(steps) > len(LETTERS):
        return tuple(LETTERS[number // len(LETTERS)] + LETTERS[number % len(LETTERS)] for number in range(len(steps)))
    chosen: list[str] = []
    for step in steps:
        wanted = [letter for letter in step.id.upper() if letter in LETTERS]
        chosen.append(next(letter for letter in (*wanted, *LETTERS) if letter not in chosen))
    return tuple(chosen)


def check_letter(place: str, seed: int) -> str:
    """The letter that belongs to a code.

    Args:
        place: The code without it, in capital letters.
        seed: Any number that stands for the criteria of the pack.
    """
    values = (LETTERS.index(sign) if sign in LETTERS else int(sign) for sign in place)
    total = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=False))
    return LETTERS[(seed + total) % len(LETTERS)]
