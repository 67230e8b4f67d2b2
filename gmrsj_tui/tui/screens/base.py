"""What every screen has: a title bar, a key bar, its keys, its help, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.widget import Widget

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.session import Outcome
from gmrsj_tui.tui.messages import CriterionWanted, MarkRequested, RedoRequested, StepWanted, UndoRequested
from gmrsj_tui.tui.screens.styled import StyledScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.telling import told
from gmrsj_tui.tui.widgets.key_bar import KeyBar
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import RowList
from gmrsj_tui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from gmrsj_tui.tui.app import GmrsjApp

Result = TypeVar("Result")


class GmrsjScreen(StyledScreen[Result], Generic[Result]):
    """A screen of the app."""

    NAME: ClassVar[str] = ""
    """What the screen is called in its title bar."""
    HELP: ClassVar[str] = ""
    """What the screen is for, in plain words; paragraphs are separated by empty lines. ``?`` shows it."""
    BAR: ClassVar[tuple[str, ...]] = ("app.back", "view.help")
    """The key actions in the bottom line, the most useful first; the last one always stays."""
    BAR_LABELS: ClassVar[dict[str, str]] = {}
    """Other words for some of them on this screen."""
    HELP_LABELS: ClassVar[dict[str, str]] = {}
    """Other sentences in the help for key actions that do something else on this screen than on most."""
    KEYS: ClassVar[tuple[str, ...]] = ()
    """Ids of all key actions that work here, in the order in which ``?`` lists them."""

    TYPED: ClassVar[bool] = False
    """Whether a line is always being typed in, so that letters and digits are text and no keys."""

    AUTO_FOCUS = ""

    @property
    def gmrsj(self) -> GmrsjApp:
        """The app, as what it is."""
        from gmrsj_tui.tui.app import GmrsjApp

        app = self.app
        assert isinstance(app, GmrsjApp)
        return app

    def compose(self) -> ComposeResult:
        """Title bar, body, key bar."""
        self._measure()
        yield TitleBar(id="title")
        yield from self.body()
        yield KeyBar(self.BAR, self.keys_here(self.gmrsj.settings.keys), self.BAR_LABELS)

    def _measure(self) -> None:
        # Textual gives these classes after the first layout, and styles every widget once more for them.
        app = self.gmrsj
        for size, points in ((app.size.width, app.HORIZONTAL_BREAKPOINTS), (app.size.height, app.VERTICAL_BREAKPOINTS)):
            fitting = [name for least, name in points if size >= least]
            if fitting:
                self.add_class(fitting[-1], update=False)

    def body(self) -> Iterable[Widget]:
        """What stands between the two bars."""
        return ()

    def on_mount(self) -> None:
        """Say what is open, and follow when it is saved."""
        self.say_title()
        self.watch(self.app, "shown", self._shown_changed, init=False)

    def _shown_changed(self, _: Shown | None, after: Shown | None) -> None:
        if after is not None and self.is_mounted and self.is_current:
            self.say_title()

    def on_screen_resume(self) -> None:
        """Time may have passed while another screen was in front."""
        self.say_title()

    def say_title(self) -> None:
        """What is in front, and when the journey was saved, where one is open."""
        said, trouble = self.gmrsj.saved_words()
        self.query_one("#title", TitleBar).say(self.called, saved=said, trouble=trouble)

    @property
    def called(self) -> str:
        """What the title bar calls the screen."""
        return self.NAME

    def flash(self, message: str) -> None:
        """Say something in passing, in the title bar."""
        self.query_one("#title", TitleBar).flash(message)

    def forget_flash(self) -> None:
        """Something else is done: what was said in passing is about what was done before."""
        for title in self.query(TitleBar):
            title.forget_flash()

    @classmethod
    def keys_here(cls, rebound: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        """The keys of actions where they differ from those declared: a person's own, and what can be no key here.

        Args:
            rebound: The person's own keys.
        """
        if not cls.TYPED:
            return rebound
        keys = {id: rebound.get(id, BY_ID[id].keys) for id in cls.KEYS}
        return {id: tuple(key for key in found if len(key) > 1 or id == "view.help") for id, found in keys.items()}

    def key(self, action: str) -> str:
        """The first key that does something, as a person bound it, to be named in a text."""
        return shown(self.gmrsj.settings.keys.get(action, BY_ID[action].keys)[0])

    # -- moving: the main list or pane of the screen does it ---------------------------------------

    @property
    def main(self) -> RowList | Pane | None:
        """What the moving keys move."""
        return None

    def action_cursor_up(self) -> None:
        """One up."""
        self._move_by(-1)

    def action_cursor_down(self) -> None:
        """One down."""
        self._move_by(1)

    def action_page_up(self) -> None:
        """One page up."""
        if self.main is not None:
            self.main.page(-1)

    def action_page_down(self) -> None:
        """One page down."""
        if self.main is not None:
            self.main.page(1)

    def action_cursor_first(self) -> None:
        """To the first."""
        match self.main:
            case RowList() as rows:
                rows.first()
            case Pane() as pane:
                pane.scroll_home(animate=False)

    def action_cursor_last(self) -> None:
        """To the last."""
        match self.main:
            case RowList() as rows:
                rows.last()
            case Pane() as pane:
                pane.scroll_end(animate=False)

    def _move_by(self, by: int) -> None:
        match self.main:
            case RowList() as rows:
                rows.move(by)
            case Pane() as pane:
                pane.step(by)

    @property
    def text(self) -> Pane | None:
        """The text beside the list, which has scrolling keys of its own."""
        return None

    def action_text_up(self) -> None:
        """The text beside the list, one line back."""
        if self.text is not None:
            self.text.step(-1)

    def action_text_down(self) -> None:
        """The text beside the list, one line on."""
        if self.text is not None:
            self.text.step(1)

    # -- general -----------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Back to the screen before; on the first screen nothing happens."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()

    def action_quit(self) -> None:
        """Leave; everything is saved."""
        self.gmrsj.leave()

    def action_keys_help(self) -> None:
        """What this screen is for, and its keys."""
        self.gmrsj.open_help(type(self))

    def action_command_palette(self) -> None:
        """Everything by name."""
        self.app.action_command_palette()


class JourneyScreen(GmrsjScreen[Result], Generic[Result]):
    """A screen that shows the open journey and follows its changes."""

    _followed: Shown | None = None

    def on_mount(self) -> None:
        """Follow the journey from here on."""
        super().on_mount()
        self._follow()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        super().on_screen_resume()
        self._follow()

    def _shown_changed(self, before: Shown | None, after: Shown | None) -> None:
        super()._shown_changed(before, after)
        if after is not None and self.is_mounted and self.is_current:
            self._follow()

    def _follow(self) -> None:
        """Show the journey as it is now, unless that is what is shown."""
        before, after = self._followed, self.gmrsj.shown
        if after is not None and after is not before:
            self._followed = after
            self.show(after, before)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Show the journey as it is now; ``before`` is what was shown until now, if anything."""

    @property
    def shown(self) -> Shown:
        """The open journey."""
        shown = self.gmrsj.shown
        assert shown is not None
        return shown

    def say_title(self) -> None:
        """The journey, the screen, and when it was saved."""
        shown = self.gmrsj.shown
        if shown is None:
            return
        journey = shown.journey
        name = f"{journey.title} (sample)" if journey.sample else journey.title
        more: list[str] = []
        if journey.organisation and journey.organisation not in journey.title:
            more.append(journey.organisation)
        tracks = ", ".join(track.title for track in shown.pack.tracks if track.id in journey.tracks)
        if tracks:
            more.append(tracks)
        said, trouble = self.gmrsj.saved_words()
        separator = f" {self.gmrsj.symbols.separator} "
        self.query_one("#title", TitleBar).say(name, separator.join(more), said, trouble, screen=self.called)

    def telling(self, before: Shown, after: Shown, outcome: Outcome) -> Iterable[str]:
        """What to say after a change that was made on this screen."""
        return told(before, after, outcome, self.gmrsj.settings.who)

    def show_changed(self, step: str, criterion: str | None) -> None:
        """Bring what an undo or a redo changed to the cursor.

        Args:
            step: The step that it is about.
            criterion: The criterion, where it is about one.
        """
        if criterion is not None and self.criterion not in (None, criterion):
            self.post_message(CriterionWanted(criterion))

    # -- what the screen is about ------------------------------------------------------------------

    @property
    def criterion(self) -> str | None:
        """Id of the highlighted criterion, or ``None``."""
        return None

    @property
    def step(self) -> str:
        """Id of the step that the screen is about; the step screen's where it has none of its own."""
        return self.gmrsj.step

    # -- keys ---------------------------------------------------------------------------------------

    def action_mark(self, status: str) -> None:
        """Give the highlighted criterion a status."""
        if self.criterion is not None:
            self.post_message(MarkRequested(self.criterion, Status(status)))

    def action_open_criterion(self) -> None:
        """Open the highlighted criterion."""
        if self.criterion is not None:
            self.gmrsj.open_criterion(self.criterion)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.post_message(UndoRequested())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(RedoRequested())

    def action_previous_criterion(self) -> None:
        """To the criterion before."""
        self._move_by(-1)

    def action_next_criterion(self) -> None:
        """To the criterion after."""
        self._move_by(1)

    def action_previous_step(self) -> None:
        """To the step before."""
        self._step_by(-1)

    def action_next_step(self) -> None:
        """To the step after."""
        self._step_by(1)

    def _step_by(self, by: int) -> None:
        ids = [step.id for step in self.shown.pack.steps]
        place = ids.index(self.step) + by
        if 0 <= place < len(ids):
            self.post_message(StepWanted(ids[place]))

    def action_go_to_step(self, number: int) -> None:
        """To a step by its number."""
        steps = self.shown.pack.steps
        if number <= len(steps):
            self.post_message(StepWanted(steps[number - 1].id))

    def action_next_open(self) -> None:
        """To the next open steppingstone, in the next step if need be."""
        found = next_open(self.shown, self.step, self.criterion)
        if found is None:
            self.gmrsj.tell("Nothing is open up to the targets of the steps.")
        else:
            self.post_message(CriterionWanted(found))

    def action_roadmap(self) -> None:
        """The next actions of the whole journey."""
        self.gmrsj.open_screen("roadmap")

    def action_overview(self) -> None:
        """Steps by levels."""
        self.gmrsj.open_screen("overview")

    def action_focus_view(self) -> None:
        """One criterion, large."""
        self.gmrsj.open_screen("focus", self.criterion)

    def action_explain(self) -> None:
        """Why this level."""
        self.gmrsj.open_screen("explain", self.step)

    def action_introduction(self) -> None:
        """The step to read aloud."""
        self.gmrsj.open_screen("introduction", self.step)

    def action_tests(self) -> None:
        """The questions to ask before saying met."""
        self.gmrsj.open_screen("tests")

    def action_search(self) -> None:
        """Search everything."""
        self.gmrsj.open_screen("search")

    def action_profile(self) -> None:
        """Title, organisation, tracks and set-up answers."""
        self.gmrsj.open_screen("profile")

    def action_print_roadmap(self) -> None:
        """Print or save the roadmap."""
        self.gmrsj.open_screen("print", self.step)


def next_open(shown: Shown, step: str, criterion: str | None) -> str | None:
    """The next open criterion on the roadmap: behind the cursor in this step, then in the steps after it, and round."""
    ids = [standing.step.id for standing in shown.standing.steps]
    here = ids.index(step)
    coming = [found.id for found in shown.step_roadmap(step)]
    order = [found.id for found in shown.step(step).criteria]
    place = order.index(criterion) if criterion in order else -1
    behind = [found for found in coming if order.index(found) > place]
    if behind:
        return behind[0]
    for other in (*ids[here + 1 :], *ids[: here + 1]):
        found = shown.step_roadmap(other)
        if found:
            return found[0].id
    return None
