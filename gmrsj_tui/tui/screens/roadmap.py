"""The next actions of the whole journey, in order, with filters; from a row straight to its criterion and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from textual import on
from textual.containers import Container
from textual.widget import Widget

from gmrsj_tui import clock
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.retired import to_review
from gmrsj_tui.journey.roadmap import RoadmapItem, filtered, overdue_first, owners
from gmrsj_tui.session import Outcome
from gmrsj_tui.tui.bindings import ANSWER, CRITERIA, JOURNEY, ROADMAP, TEXT, bindings
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.choice_bar import Choice, ChoiceBar
from gmrsj_tui.tui.widgets.criterion_pane import CriterionPane
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.roadmap_list import RoadmapList
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.words import plural

Value = TypeVar("Value")

NOTHING_OPEN = (
    "Nothing is open up to the targets of the steps. The overview shows where each step stands and raises targets."
)
NOTHING_FITS = "No action is left by these filters."
"""Said where the criterion would stand."""

NOBODY = ""
"""The owner of actions that nobody owns."""


class RoadmapScreen(JourneyScreen[None]):
    """All next actions."""

    NAME = "Roadmap"
    HELP = """\
These are the next actions of the whole journey: for each step the criteria that are still open up to its target. Steps
that hold the lowest level come first, because the lowest step holds the overall level where it is.

Filter by step, track or owner, the last of whom is nobody; ask for overdue actions first. What is printed from here is
what is filtered. Enter opens the criterion, escape comes back here. The
status keys work here as well: what becomes met leaves the list.

The position number is the place in the whole roadmap and stays the same whatever is filtered."""
    HELP_LABELS = {"view.roadmap": "Leaves the roadmap again."}
    KEYS = (*ANSWER, *ROADMAP, *JOURNEY, *CRITERIA, *TEXT)
    BINDINGS = bindings(KEYS)
    BAR = (
        "criterion.open",
        "roadmap.go",
        "criterion.met",
        "criterion.in-progress",
        "criterion.not-met",
        "history.undo",
        "report.print",
        "view.explain",
        "view.overview",
        "app.back",
        "view.help",
    )

    def __init__(self) -> None:
        super().__init__()
        self._step: str | None = None
        self._track: str | None = None
        self._owner: str | None = None
        self._overdue_first = False

    def on_mount(self) -> None:
        """Follow the cursor from the first row on."""
        self.main.follow(self.follow_cursor)
        super().on_mount()

    def body(self) -> Iterable[Widget]:
        """Filters, actions, and the highlighted criterion in full."""
        yield ChoiceBar(id="filters")
        with Container(id="work"):
            yield RoadmapList(self.gmrsj.symbols)
            yield CriterionPane(self.gmrsj.symbols)

    @property
    def main(self) -> RowList:
        """The actions."""
        return self.query_one(RoadmapList)

    @property
    def criterion(self) -> str | None:
        """The criterion of the highlighted action."""
        return self.main.cursor

    @property
    def text(self) -> Pane:
        """The highlighted criterion."""
        return self.query_one(CriterionPane)

    @property
    def step(self) -> str:
        """The step of the highlighted action."""
        step = None if self.criterion is None else self.shown.step_of(self.criterion)
        return self.gmrsj.step if step is None else step.id

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Filter and show."""
        everything = shown.roadmap()
        today = clock.today()
        items: Sequence[RoadmapItem] = self._filtered(shown)
        if self._overdue_first:
            items = overdue_first(items, today)
        self.query_one(RoadmapList).show(shown, items, today, self._overdue_first)
        self._present(self.criterion)
        pack = shown.pack
        step = None if self._step is None else pack.step(self._step)
        tracks = {track.id: track.title for track in pack.tracks}
        late = sum(item.overdue(today) for item in everything)
        choices = [
            Choice(
                "roadmap.step", "step", "all" if step is None else f"{step.number} {step.title}", step is not None, True
            )
        ]
        if len(shown.journey.tracks) > 1:
            choices.append(
                Choice("roadmap.track", "track", tracks.get(self._track or "", "all"), self._track is not None, True)
            )
        if owners(everything) or self._owner is not None:
            owner = "all" if self._owner is None else self._owner or "nobody"
            choices.append(Choice("roadmap.owner", "owner", owner, self._owner is not None, True))
        if late:
            order = "first" if self._overdue_first else "as planned"
            choices.append(Choice("roadmap.overdue", f"{late} overdue", order, self._overdue_first, True))
        said = plural(len(items), "action", "actions")
        if len(items) != len(everything):
            said += f" of {len(everything)}"
        for count, word in ((len(shown.parked()), "parked"), (len(shown.disputed()), "disputed")):
            said += f", {count} {word}" if count else ""
        waiting = len(to_review(pack, shown.journey))
        if waiting:  # most of them are covered, and not among the actions
            said += f", {plural(waiting, 'needs', 'need')} review"
        self.query_one(ChoiceBar).show(choices, said)

    def _filtered(self, shown: Shown) -> tuple[RoadmapItem, ...]:
        return filtered(shown.roadmap(), step=self._step, track=self._track, owner=self._owner)

    def telling(self, before: Shown, after: Shown, outcome: Outcome) -> Iterator[str]:
        """What left the list, and how many actions are left in it; then what is said everywhere."""
        change = outcome.change
        if change is not None and change.action == "change":
            listed = {item.criterion.id for item in self._filtered(before)}
            left = {item.criterion.id for item in self._filtered(after)}
            for item in change.items:
                if item.key in listed - left and isinstance(item.after, Answer):
                    yield f"{item.key} {item.after.status.words}: done, {len(left)} left"
        yield from super().telling(before, after, outcome)

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Highlight the action that an undo or a redo brought back."""
        if criterion is not None:
            self.main.go_to(criterion)

    def _present(self, criterion: str | None) -> None:
        filtered = (self._step, self._track, self._owner) != (None, None, None)
        nothing = NOTHING_FITS if filtered else NOTHING_OPEN
        self.query_one(CriterionPane).present(self.shown, criterion, nothing)

    def action_filter_step(self) -> None:
        """The next step's actions only, then all again."""
        self._step = after(self._step, [step.id for step in self.shown.pack.steps])
        self.show(self.shown, None)

    def action_filter_track(self) -> None:
        """The next track's actions only, then all again."""
        tracks = self.shown.journey.tracks
        if len(tracks) < 2:
            self.gmrsj.tell("There is only one track." if tracks else "There are no tracks.")
            return
        self._track = after(self._track, tracks)
        self.show(self.shown, None)

    def action_filter_owner(self) -> None:
        """The next owner's actions only, then those of nobody, then all again."""
        everything = self.shown.roadmap()
        named = owners(everything)
        if not named and self._owner is None:
            self.gmrsj.tell("No action has an owner yet." if everything else "Nothing is open.")
            return
        nobodys = filtered(everything, owner=NOBODY)
        self._owner = after(self._owner, [*named, NOBODY] if nobodys else named)
        self.show(self.shown, None)

    def action_overdue_first(self) -> None:
        """Overdue actions on top, or back to the order of the framework."""
        today = clock.today()
        if not self._overdue_first and not any(item.overdue(today) for item in self.shown.roadmap()):
            self.gmrsj.tell("Nothing is overdue.")
            return
        self._overdue_first = not self._overdue_first
        self.show(self.shown, None)

    def action_print_roadmap(self) -> None:
        """Print or save what is filtered."""
        self.gmrsj.open_screen("print", self.step, self._step, self._track, self._owner)

    def action_roadmap(self) -> None:
        """The same key leaves it."""
        self.action_back()

    def action_go_to_criterion(self) -> None:
        """To the criterion on its step's screen."""
        if self.criterion is not None:
            self.post_message(CriterionWanted(self.criterion))

    def follow_cursor(self, key: str | None) -> None:
        """Show the criterion in full."""
        self._present(key)

    @on(RowList.Chosen)
    def open_chosen(self, message: RowList.Chosen) -> None:
        """A second click opens the criterion."""
        message.stop()
        self.gmrsj.open_criterion(message.key)


def after(value: Value | None, values: Sequence[Value]) -> Value | None:
    """The value after this one; ``None``, which stands for all, follows the last and comes before the first."""
    if value is None or value not in values:
        return values[0] if values else None
    place = values.index(value) + 1
    return values[place] if place < len(values) else None
