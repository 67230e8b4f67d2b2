"""Where we were: what somebody who comes back to a journey has to know, in at most ten lines."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from gmrsj_tui import clock
from gmrsj_tui.journey.briefing import REVIEW_DAYS, briefing
from gmrsj_tui.tui.bindings import JOURNEY, bindings
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.briefing_list import BriefingList
from gmrsj_tui.tui.widgets.row_list import RowList


class BriefingScreen(JourneyScreen[None]):
    """The lines of the briefing; each that is about a criterion leads there."""

    NAME = "Where we were"
    HELP = """\
This comes first when a journey is opened that was not in front here for more than a day: the last session, what has
moved since the last snapshot, the next steppingstone of each step, what is parked, overdue, not looked at for long, or
needs review.

Enter goes to what is highlighted; escape goes on at the step as it was left. "review_days" in the settings says after
how many days an answer counts as old; without it that is a year."""
    HELP_LABELS = {
        "criterion.open": "Goes to the highlighted criterion on its step's screen.",
        "view.briefing": "Leaves it again.",
        "app.back": "On at the step, as it was left.",
    }
    KEYS = ("criterion.open", *JOURNEY)
    BINDINGS = bindings(KEYS)
    BAR = ("criterion.open", "app.back", "move.down", "view.roadmap", "view.overview", "report.print", "view.help")
    BAR_LABELS = {"criterion.open": "go there", "app.back": "to where it was left", "move.down": "next line"}

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield BriefingList(self.gmrsj.symbols)

    @property
    def main(self) -> RowList:
        """The lines."""
        return self.query_one(BriefingList)

    @property
    def criterion(self) -> str | None:
        """The criterion that the highlighted line leads to."""
        line = self.query_one(BriefingList).line
        return line.criterion if line is not None else None

    @property
    def step(self) -> str:
        """The step of that criterion."""
        step = None if self.criterion is None else self.shown.step_of(self.criterion)
        return self.gmrsj.step if step is None else step.id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Tell where the journey stands now."""
        days = self.gmrsj.settings.review_days or REVIEW_DAYS
        found = briefing(shown.pack, shown.journey, shown.standing, clock.today(), days)
        self.query_one(BriefingList).show(found)

    @on(RowList.Chosen)
    def choose(self, message: RowList.Chosen) -> None:
        """A second click goes there."""
        message.stop()
        self.action_open_criterion()

    def action_open_criterion(self) -> None:
        """To the criterion of the highlighted line; where no line leads anywhere, on at the step."""
        if self.criterion is None:
            self.action_back()
        else:
            self.post_message(CriterionWanted(self.criterion))

    def action_briefing(self) -> None:
        """The same key leaves it."""
        self.action_back()
