"""The bottom line of every screen: the keys that matter here, as many as fit; each can be clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.tui.lines import Piece, width_of
from gmrsj_tui.tui.widgets.bar import ClickBar


class KeyBar(ClickBar):
    """Shows the first key and the label of actions; the last one, help, is always there."""

    DEFAULT_CSS = """
    KeyBar { background: $panel; dock: bottom; }
    """

    def __init__(
        self, ids: Sequence[str], rebound: Mapping[str, tuple[str, ...]], labels: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(id="keys")
        self._ids = tuple(ids)
        self._rebound = rebound
        self._labels = labels or {}

    def offer(self, ids: Sequence[str], labels: Mapping[str, str] | None = None) -> None:
        """Show other keys, as when a field is open in which letters are typed."""
        self._ids, self._labels = tuple(ids), labels or {}
        self.refresh()

    def items(self, width: int) -> Sequence[tuple[tuple[Piece, ...], str]]:
        """The keys that fit, help kept at the end."""
        made = [(self._piece(id), id) for id in self._ids if self._rebound.get(id, BY_ID[id].keys)]
        if not made:
            return ()
        last = made.pop()
        room = width - width_of(last[0])
        kept: list[tuple[tuple[Piece, ...], str]] = []
        for pieces, id in made:
            size = width_of(pieces)
            if size > room:
                break
            kept.append((pieces, id))
            room -= size
        return (*kept, last)

    def _piece(self, id: str) -> tuple[Piece, ...]:
        action = BY_ID[id]
        keys = self._rebound.get(id, action.keys)
        label = self._labels.get(id, action.label)
        return ((shown(keys[0]), "key"), (f" {label}   ", ""))

    def chosen(self, key: str) -> None:
        """Do what the key would do."""
        self.call_later(self.screen.run_action, BY_ID[key].action)
