"""Which criterion was probably meant by an id that there is not."""

from __future__ import annotations

from collections.abc import Mapping

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.journey import Journey

_SEPARATORS = "-._"
_LONGEST = 500
"""Characters that are compared; more of them take long and help nobody."""


def nearest_hint(journey: Journey, pack: Pack, typed: str) -> str:
    """A hint at the criterion of this journey that was probably meant, or an empty text.

    Where the pack has criteria whose ids begin like this one, as those of one step and level do, only they come into
    question: another step has other criteria of the same number.

    Args:
        journey: The journey; what does not apply to it is never named (CONTRACTS 2.2).
        pack: Its pack.
        typed: What was typed, in lower case.
    """
    typed = typed[:_LONGEST]
    known = {criterion.id.lower(): criterion.id for criterion in pack.criteria() if applies(criterion, journey)}
    beginning = typed.rstrip("".join(set(typed) - set(_SEPARATORS)))
    if beginning and any(criterion.id.lower().startswith(beginning) for criterion in pack.criteria()):
        known = {low: id_ for low, id_ in known.items() if low.startswith(beginning)}
    near = _by_number(typed, beginning, known) or _by_spelling(typed, known)
    return f"did you mean {known[near]}?" if near else ""


def _by_number(typed: str, beginning: str, known: Mapping[str, str]) -> str | None:
    """The id that goes on with the nearest number, where a number was typed."""
    wanted = _number(typed[len(beginning) :])
    numbered = {low: _number(low[len(beginning) :]) for low in known if low.startswith(beginning)}
    found = {low: number for low, number in numbered.items() if number is not None}
    if not beginning or wanted is None or not found:
        return None
    return min(found, key=lambda low: abs(found[low] - wanted))


def _number(text: str) -> int | None:
    return int(text[:9]) if text.isascii() and text.isdecimal() else None  # beyond that, nothing is nearer


def _by_spelling(typed: str, known: Mapping[str, str]) -> str | None:
    import re
    from difflib import get_close_matches

    def shape(text: str) -> str:
        return re.sub(r"\d+", "0", text)

    # Where nothing but a number differs, another step or level was meant, and which one cannot be guessed.
    near = get_close_matches(typed, [low for low in known if shape(low) != shape(typed)], n=1)
    return near[0] if near else None
