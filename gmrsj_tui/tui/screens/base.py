"""What every screen has: a title bar, a key bar, its keys, its help, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.widget import Widget

from gmrsj_tui.keys import BY_ID, shown
from gmrsj_tui.tui.screens.styled import StyledScreen
from gmrsj_tui.tui.shown import Shown
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
    BAR_KEEPS: ClassVar[int] = 1
    """How many of the last ones always stay."""
    BAR_LABELS: ClassVar[dict[str, str]] = {}
    """Other words for some of them on this screen."""
    HELP_LABELS: ClassVar[dict[str, str]] = {}
    """Other sentences in the help for key actions that do something else on this screen than on most."""
    KEYS: ClassVar[tuple[str, ...]] = ()
    """Ids of all key actions that work here, in the order in which ``?`` lists them."""

    ABOUT_SAVING: ClassVar[bool] = False
    """Whether the screen itself says what is not saved, and what can be done."""
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
        yield TitleBar(id="title", brief=self.ABOUT_SAVING)
        yield from self.body()
        yield KeyBar(self.BAR, self.keys_here(self.gmrsj.settings.keys), self.BAR_LABELS, self.BAR_KEEPS)

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
        self.watch(self.app, "alarm", self._alarm_changed, init=False)

    def _shown_changed(self, _: Shown | None, after: Shown | None) -> None:
        if after is not None and self.is_mounted and self.is_current:
            self.say_title()

    def _alarm_changed(self) -> None:
        """What is saved, or saved again, changes nothing of the journey, and the title bar has to say it."""
        if self.is_mounted:
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

    def flash(self, message: str, path: str = "") -> None:
        """Say something in passing, in the title bar; of a path behind it the end can always be read."""
        if self.is_mounted:
            self.query_one("#title", TitleBar).flash(message, path)
        else:  # it was only just opened
            self.call_later(self.flash, message, path)

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

    @property
    def idle(self) -> frozenset[str]:
        """Ids of key actions that have nothing to work on now: bottom line, help and commands do not offer them."""
        return frozenset()

    @property
    def labels_now(self) -> Mapping[str, str]:
        """What the keys of the bottom line do now."""
        return self.BAR_LABELS

    def offer_keys(self) -> None:
        """Offer in the bottom line what there is something for."""
        idle = self.idle
        self.query_one(KeyBar).offer([id for id in self.BAR if id not in idle], self.labels_now)

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
        self.gmrsj.open_help(type(self), self.idle)

    def action_command_palette(self) -> None:
        """Everything by name."""
        self.app.action_command_palette()
