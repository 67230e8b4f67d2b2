"""The bottom line of every screen: the keys that matter here, as many as fit; each can be clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.tui.lines import Piece, width_of
from gmrsj_tui.tui.widgets.bar import ClickBar


class KeyBar(ClickBar):
    """Shows the first key and the label of actions; the last one, help, is always there, and more of them if asked."""

    DEFAULT_CSS = """
    KeyBar { background: $panel; dock: bottom; }
    """

    def __init__(
        self,
        ids: Sequence[str],
        rebound: Mapping[str, tuple[str, ...]],
        labels: Mapping[str, str] | None = None,
        keeps: int = 1,
    ) -> None:
        """Prepare the line.

        Args:
            ids: The key actions, the most useful first.
            rebound: A person's own keys.
            labels: Other words for some of them.
            keeps: How many of the last ones give way to none of the others.
        """
        super().__init__(id="keys")
        self._ids = tuple(ids)
        self._rebound = rebound
        self._labels = labels or {}
        self._keeps = keeps

    def offer(self, ids: Sequence[str], labels: Mapping[str, str] | None = None) -> None:
        """Show other keys, as when a field is open in which letters are typed."""
        self._ids, self._labels = tuple(ids), labels or {}
        self.refresh()

    def items(self, width: int) -> Sequence[tuple[tuple[Piece, ...], str]]:
        """The keys that fit, those that are kept at the end; of these the last one stays longest."""
        made = [(self._piece(id), id) for id in self._ids if self._rebound.get(id, BY_ID[id].keys)]
        if not made:
            return ()
        last = made[-self._keeps :]
        made = made[: -self._keeps]
        while len(last) > 1 and sum(width_of(pieces) for pieces, _ in last) > width:
            last.pop(0)
        room = width - sum(width_of(pieces) for pieces, _ in last)
        kept: list[tuple[tuple[Piece, ...], str]] = []
        for pieces, id in made:
            size = width_of(pieces)
            if size > room:
                break
            kept.append((pieces, id))
            room -= size
        return (*kept, *last)

    def _piece(self, id: str) -> tuple[Piece, ...]:
        action = BY_ID[id]
        keys = self._rebound.get(id, action.keys)
        label = self._labels.get(id, action.label)
        return ((shown(keys[0]), "key"), (f" {label}   ", ""))

    def chosen(self, key: str) -> None:
        """Do what the key would do."""
        self.call_later(self.screen.run_action, BY_ID[key].action)
