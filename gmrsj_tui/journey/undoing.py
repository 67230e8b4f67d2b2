"""Which change an undo or a redo reaches, worked out from the history alone, so that both work across restarts."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.journey.journey import Change


def undoable(changes: Sequence[Change]) -> Change | None:
    """The change that an undo takes back, or ``None`` when all have been."""
    done, _ = _stacks(changes)
    return done[-1] if done else None


def redoable(changes: Sequence[Change]) -> Change | None:
    """The change that a redo does again, or ``None``; a new change leaves nothing to redo."""
    _, undone = _stacks(changes)
    return undone[-1] if undone else None


def standing_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that were not taken back, in order."""
    return tuple(_stacks(changes)[0])


def _stacks(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    done: list[Change] = []
    undone: list[Change] = []
    for change in changes:
        if change.action == "undo":
            if done:
                undone.append(done.pop())
        elif change.action == "redo":
            if undone:
                done.append(undone.pop())
        else:
            done.append(change)
            undone.clear()
    return done, undone
