"""What a screen is for, its keys as they are bound now, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from textual.widget import Widget

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.weak_words import EITHER
from gmrsj_tui.keys import BY_ID, shown_keys
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import GENERAL, SCROLL, bindings
from gmrsj_tui.tui.lines import BLANK, Line, paragraph, wrap
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.widgets.pane import Pane


class HelpScreen(GmrsjScreen[None]):
    """Help for the screen it was opened from."""

    NAME = "Help"
    HELP = "This is the help itself: what the screen before it is for, its keys, and what the signs mean."
    KEYS = (*SCROLL, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "move.page-down", "view.palette", "app.back")
    BAR_LABELS = {"move.down": "read on", "move.page-down": "a page on"}

    def __init__(self, about: type[GmrsjScreen[object]], idle: frozenset[str] = frozenset()) -> None:
        """Prepare the help.

        Args:
            about: The screen that it is about.
            idle: The key actions that have nothing to work on there now.
        """
        super().__init__()
        self._about = about
        self._idle = idle

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield Pane(id="help")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    def on_mount(self) -> None:
        """Write the help."""
        super().on_mount()
        about, symbols = self._about, self.gmrsj.symbols
        rebound = about.keys_here(self.gmrsj.settings.keys)
        steps = 9 if self.gmrsj.shown is None else len(self.gmrsj.shown.pack.steps)
        ids = [id for id in about.KEYS if id not in self._idle and not _goes_beyond(id, steps)]
        self.main.show(lambda width: help_lines(about.HELP, ids, rebound, symbols, width, about.HELP_LABELS))

    @property
    def called(self) -> str:
        """What the help is about."""
        return f"Help: {self._about.NAME or 'a step'}"

    def action_keys_help(self) -> None:
        """The help key leaves the help again."""
        self.dismiss()


def _goes_beyond(id: str, steps: int) -> bool:
    """Whether a key goes to a step that the journey does not have."""
    number = id.removeprefix("step.")
    return number.isdigit() and int(number) > steps


def help_lines(
    text: str,
    ids: Sequence[str],
    rebound: Mapping[str, tuple[str, ...]],
    symbols: SymbolSet,
    width: int,
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Sequence[Line]:
    """Help text, keys by group, and the signs.

    Args:
        text: What the screen is for.
        ids: The key actions of the screen.
        rebound: The keys of those that differ from the declared ones.
        symbols: The signs.
        width: Cells of a line.
        labels: Sentences for those that do something else on this screen.
    """
    lines: list[Line] = []
    for part in text.split("\n\n"):
        lines.extend([*paragraph(" ".join(part.split()), min(width, 90)), BLANK])
    groups: dict[str, list[tuple[str, str]]] = {}
    steps = [id for id in ids if id.startswith("step.") and id[5:].isdigit()]
    for id in ids:
        action = BY_ID[id]
        if id in steps[1:]:
            continue
        if id in steps:
            keys, said = (
                f"{shown_keys(action, rebound)} to {shown_keys(BY_ID[steps[-1]], rebound)}",
                "To a step by its number.",
            )
        else:
            keys, said = shown_keys(action, rebound), labels.get(id, action.help)
        if keys:
            groups.setdefault(action.group, []).append((keys, said))
    size = max((len(keys) for rows in groups.values() for keys, _ in rows), default=0)
    for group, rows in groups.items():
        lines.append(((group, "heading"),))
        for keys, said in rows:
            lines.extend(wrap([(f"{keys:<{size}}  ", "key"), (said, "")], width, "", " " * (size + 2)))
        lines.append(BLANK)
    lines.append((("Signs", "heading"),))
    for status in Status:
        lines.append(((f"{symbols.status[status]}  ", status.value), (status.words, "")))
    lines.extend(
        wrap(
            [(f"{symbols.banked}  ", "banked"), ("banked: met above a level that is not complete", "")],
            width,
            "",
            "   ",
        )
    )
    lines.extend(wrap([(f"{symbols.warning}  ", "warning"), (EITHER, "")], width, "", "   "))
    lines.extend(wrap([(f"{symbols.next}  ", "accent"), ("the next steppingstone", "")], width, "", "   "))
    lines.extend(
        wrap([(symbols.held + symbols.not_held, "met"), (" a level held, a level not held yet", "")], width, "", "   ")
    )
    lines.append(BLANK)
    lines.extend(paragraph("Keys can be changed in the settings file; gmrsj keys lists their names.", width, "dim"))
    return lines
