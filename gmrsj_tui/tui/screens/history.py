"""The history of the journey, latest first, with filters; an entry in full, and the way back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from textual.widget import Widget

from gmrsj_tui import clock
from gmrsj_tui.journey.history import KINDS, Entry, entries, people
from gmrsj_tui.tui.bindings import JOURNEY, PAST, TEXT, bindings
from gmrsj_tui.tui.lines import paragraph
from gmrsj_tui.tui.messages import BackToRequested, CriterionWanted
from gmrsj_tui.tui.screens.change import entry_lines
from gmrsj_tui.tui.screens.listed import ListedScreen
from gmrsj_tui.tui.screens.roadmap import after
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.choice_bar import Choice, ChoiceBar
from gmrsj_tui.tui.widgets.history_list import HistoryList
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.words import plural

SINCE = {0: "today", 6: "7 days", 29: "30 days", 364: "a year"}
"""Days back that the filter goes through, and how it says them."""
NOTHING = "Nothing was changed yet."
NOTHING_FITS = "No change is left by these filters."


class HistoryScreen(ListedScreen):
    """All changes, and the highlighted one in full below."""

    NAME = "History"
    HELP = """\
These are all changes of the journey, the latest first: answers, targets, title and tracks, and what was taken back.
Nothing here is ever rewritten, and nothing is lost: taking back is a change too.

Below stands the highlighted change, from and to; enter shows it in full. Filter by criterion, step, person, kind or
date.

Going back to here makes the journey what it was right after the highlighted change. That is one change, which the key
for undo takes back."""
    KEYS = (*PAST, *JOURNEY, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "history.entry",
        "history.back-to",
        "history.criterion",
        "history.step",
        "history.who",
        "history.kind",
        "history.since",
        "history.undo",
        "view.snapshots",
        "app.back",
        "view.help",
    )
    BAR_KEEPS = 2

    def __init__(self, criterion: str | None = None) -> None:
        """Prepare the screen.

        Args:
            criterion: Only what is about the criterion with this id, at first.
        """
        super().__init__()
        self._criterion = criterion
        self._step: str | None = None
        self._who: str | None = None
        self._kind: str | None = None
        self._since: int | None = None
        self._found: dict[str, Entry] = {}

    def body(self) -> Iterable[Widget]:
        """Filters, entries, and the highlighted one."""
        yield ChoiceBar(id="filters")
        yield HistoryList(self.gmrsj.symbols)
        yield Pane(id="meaning")

    @property
    def main(self) -> RowList:
        """The entries."""
        return self.query_one(HistoryList)

    @property
    def text(self) -> Pane:
        """The highlighted entry."""
        return self.query_one("#meaning", Pane)

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry."""
        return self._found.get(self.main.cursor or "")

    @property
    def criterion(self) -> str | None:
        """The first criterion of this journey that the highlighted entry is about."""
        items = () if self.entry is None else self.entry.items
        return next((i.key for i in items if i.subject == "answer" and self.shown.applies(i.key)), None)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Filter and show; after a change of the journey the latest entry is highlighted."""
        found = self._entries(shown)
        self._found = {str(entry.change.number): entry for entry in found}
        rows = self.query_one(HistoryList)
        rows.show(shown.pack, found)
        if before is not None and len(before.journey.changes) != len(shown.journey.changes):
            rows.first()
        self.present()
        self.query_one(ChoiceBar).show(self._choices(shown), self._counted(shown, found))

    def _entries(self, shown: Shown) -> tuple[Entry, ...]:
        since = "" if self._since is None else (clock.today() - timedelta(days=self._since)).isoformat()
        return entries(
            shown.journey,
            shown.pack,
            criterion=self._criterion,
            step=self._step,
            who=self._who,
            since=since,
            kind=self._kind,
        )

    @staticmethod
    def _counted(shown: Shown, found: Sequence[Entry]) -> str:
        said = plural(len(found), "change", "changes")
        everything = len(shown.journey.changes)
        return said if len(found) == everything else f"{said} of {everything}"

    def _choices(self, shown: Shown) -> list[Choice]:
        step = None if self._step is None else shown.pack.step(self._step)
        choices = [
            Choice("history.criterion", "criterion", self._criterion or "all", self._criterion is not None, True),
            Choice("history.step", "step", "all" if step is None else str(step.number), step is not None, True),
        ]
        if any(people(shown.journey)):
            who = "all" if self._who is None else self._who or "nobody named"
            choices.append(Choice("history.who", "who", who, self._who is not None, True))
        choices.append(Choice("history.kind", "what", self._kind or "all", self._kind is not None, True))
        since = "always" if self._since is None else SINCE[self._since]
        choices.append(Choice("history.since", "since", since, self._since is not None, True))
        return choices

    def present(self) -> None:
        """Show the highlighted one in full."""
        entry, pack, symbols = self.entry, self.shown.pack, self.gmrsj.symbols
        if entry is not None:
            found = entry
            self.text.show(lambda width: entry_lines(found, pack, symbols, width))
        else:
            said = NOTHING_FITS if self.shown.journey.changes else NOTHING
            self.text.show(lambda width: paragraph(said, width, "dim"))

    # -- filters ------------------------------------------------------------------------------------

    def action_filter_criterion(self) -> None:
        """The changes of the highlighted criterion only, then all again."""
        if self._criterion is None and self.criterion is None:
            self.gmrsj.tell("This change is about no criterion.")
            return
        self._criterion = self.criterion if self._criterion is None else None
        self.show(self.shown, None)

    def action_filter_step(self) -> None:
        """The next step's changes only, then all again."""
        self._step = after(self._step, [step.id for step in self.shown.pack.steps])
        self.show(self.shown, None)

    def action_filter_who(self) -> None:
        """The next person's changes only, then all again."""
        self._who = after(self._who, people(self.shown.journey))
        self.show(self.shown, None)

    def action_filter_kind(self) -> None:
        """The changes of the next kind only, then all again."""
        self._kind = after(self._kind, list(KINDS))
        self.show(self.shown, None)

    def action_filter_since(self) -> None:
        """The changes of today, of the last days, of a year, then all again."""
        self._since = after(self._since, list(SINCE))
        self.show(self.shown, None)

    # -- the highlighted entry ------------------------------------------------------------------------

    def open_highlighted(self) -> None:
        """What enter does."""
        self.action_open_entry()

    def action_open_entry(self) -> None:
        """The entry in full."""
        if self.entry is not None:
            self.gmrsj.open_screen("change", self.entry.change.number)

    def action_back_to(self) -> None:
        """Go back to the moment right after the highlighted change."""
        if self.entry is not None:
            self.post_message(BackToRequested(self.entry.change.number))

    def action_go_to_criterion(self) -> None:
        """To the criterion on its step's screen."""
        if self.criterion is not None:
            self.post_message(CriterionWanted(self.criterion))
