"""What became of the evidence of an answer, item by item (CONTRACTS 2.5)."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gmrsj_tui.journey.answer import Evidence


class EvidenceMoves(NamedTuple):
    """Items that came, went, or are told with another strength. What stayed as it was is not listed."""

    added: tuple[Evidence, ...]
    removed: tuple[Evidence, ...]
    changed: tuple[tuple[Evidence, Evidence], ...]
    """The same text with another strength: before and after."""


def evidence_moves(before: Sequence[Evidence], after: Sequence[Evidence]) -> EvidenceMoves:
    """Compare two lists of evidence; items are the same when their texts are, in whatever order."""
    removed, added = _rest(before, after), _rest(after, before)
    changed: list[tuple[Evidence, Evidence]] = []
    for old in tuple(removed):
        new = next((item for item in added if item.text == old.text), None)
        if new is not None:
            removed.remove(old)
            added.remove(new)
            changed.append((old, new))
    return EvidenceMoves(tuple(added), tuple(removed), tuple(sorted(changed, key=lambda pair: pair[0].text)))


def _rest(items: Sequence[Evidence], others: Sequence[Evidence]) -> list[Evidence]:
    """The items that the others do not hold, one for one, in their order."""
    held = Counter(others)
    rest: list[Evidence] = []
    for item in items:
        if held[item]:
            held[item] -= 1
        else:
            rest.append(item)
    return rest
