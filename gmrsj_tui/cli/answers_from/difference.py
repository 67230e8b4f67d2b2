"""What a file with answers changes, criterion by criterion, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.history_words import told
from gmrsj_tui.journey.journey import ChangedItem
from gmrsj_tui.reports.wrapping import wrapped
from gmrsj_tui.text import one_line


def difference(items: Iterable[ChangedItem], pack: Pack, width: int, *, notes: bool) -> Iterator[str]:
    """The lines that say what changes.

    Args:
        items: What a change moves.
        pack: The pack, for titles and order.
        width: Cells of a line.
        notes: Whether texts that can name people are quoted: notes and evidence.
    """
    order = {criterion.id: place for place, criterion in enumerate(pack.criteria())}
    for item in sorted(items, key=lambda item: order.get(item.key, len(order))):
        name, moved = told(item, pack, private=notes)
        yield from wrapped(one_line(name), width, rest="  ")
        for words in moved:
            yield from wrapped(one_line(words), width, first="- ")
