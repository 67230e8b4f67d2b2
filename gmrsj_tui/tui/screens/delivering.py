"""Where what was made goes: into a file, to the clipboard, to the printer, or to a browser."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.widgets import Input

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.formats import Written, format_of_file
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.background import Stopped
from gmrsj_tui.tui.print_order import KINDS, READABLE, Order, formats_for, missing
from gmrsj_tui.tui.print_work import content_of, for_the_printer, send, text_of
from gmrsj_tui.tui.screens.working import WorkingScreen
from gmrsj_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from gmrsj_tui.printing import Printer

Value = TypeVar("Value")

NAMING_BAR = ("print.enter", "app.back")
NAMING_LABELS = {"print.enter": "save", "app.back": "cancel"}
"""The bottom line while a file's name is typed."""
PRINTABLE = ("text", "html", "pdf")
"""Formats of which a saved file is told how to print; the others are no pages for a printer."""


class DeliveringScreen(WorkingScreen):
    """A screen with an :class:`Input` for a file's name, that delivers its :attr:`order`."""

    _replace = ""
    """The name of the file that the next enter replaces."""
    _printer: Printer | None = None
    """The printer that was named and waits for a key."""
    _not_printed = False
    """Whether printing failed here, so that a saved file is told how to print."""

    @property
    def order(self) -> Order:
        """What is delivered."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Ask for the file's name; in a browser it is downloaded."""
        self.forget_printer()
        order = self.order
        if self.app.is_web:
            self._download(order)
            return
        if self._refused(order):
            return
        field = self.query_one("#file", Input)
        field.value = order.file_name(self.shown.journey.id)
        field.cursor_position = len(field.value)
        field.display = True
        field.focus()
        self._replace = ""
        self.offer_keys()
        self.flash("Saves in", str(Path.cwd()))

    @property
    def naming(self) -> bool:
        """Whether a file's name is being typed."""
        return self.query_one("#file", Input).display

    def offer_keys(self) -> None:
        """Show in the bottom line what works now: while a name is typed, letters are text."""
        if self.naming:
            self.query_one(KeyBar).offer(NAMING_BAR, NAMING_LABELS)
        else:
            self.query_one(KeyBar).offer(self.keys_now, self.BAR_LABELS)

    @property
    def keys_now(self) -> tuple[str, ...]:
        """The key actions of the bottom line while no name is typed."""
        return self.BAR

    @on(Input.Submitted, "#file")
    def save_in(self, message: Input.Submitted) -> None:
        """Save the page; a file that exists is replaced only when enter is pressed again."""
        message.stop()
        name = message.value.strip()
        if not name:
            return
        order = self.order
        named = format_of_file(name)
        if named in formats_for(order.kind):
            order = order._replace(format=named)
        if self._refused(order):
            return
        from gmrsj_tui.reports.output_file import refuse_taken, save_output

        try:
            refuse_taken(name, force=True)
        except GmrsjError as error:
            self.gmrsj.tell(str(error), severity="error")
            return
        path = Path(name).expanduser()
        exists = path.exists()
        if exists and self._replace != name:
            self._replace = name
            self.gmrsj.tell(f"{name} exists: enter again replaces it, another name leaves it.", severity="warning")
            return
        if not path.absolute().parent.is_dir():
            self.gmrsj.tell(f"There is no folder {one_line(str(path.parent))}.", severity="error")
            return
        shown = self.shown

        def work(stopped: Stopped) -> Written:
            def refuse_unwanted() -> None:
                if stopped():  # a slow disk may have taken longer than somebody's patience
                    raise GmrsjError("stopped, and nothing was saved")

            written = content_of(shown, order, stopped)
            refuse_unwanted()
            save_output(name, written.content, force=exists, before=refuse_unwanted)
            return written

        self._close_field()
        self.begin(
            f"Writing {one_line(path.name)}", work, lambda written: self._saved(path.resolve(), order.format, written)
        )

    def _saved(self, path: Path, format_name: str, written: Written) -> None:
        said = f"Saved {path.name} in {path.parent}"
        # With another ending the words of how_to_print would be about another kind of file.
        if self._not_printed and format_name in PRINTABLE and (format_of_file(path.name) or "text") == format_name:
            from gmrsj_tui.printing import how_to_print

            self.gmrsj.notify(f"{said}. {how_to_print(path)}")
        else:
            self.gmrsj.tell(said)
        self._warn(written)

    def _warn(self, written: Written) -> None:
        if written.warnings:
            self.gmrsj.tell("\n".join(written.warnings), severity="warning")

    def _refused(self, order: Order) -> bool:
        """Say what is not installed that a format needs, before any work is done."""
        trouble = missing(order.format)
        if trouble is not None:
            self.gmrsj.tell(str(trouble), severity="error")
        return trouble is not None

    def _close_field(self) -> None:
        self.query_one("#file", Input).display = False
        self.set_focus(None)
        self.offer_keys()

    def action_copy(self) -> None:
        """Copy the page, as text where it is none."""
        self.forget_printer()
        shown, order = self.shown, self.order
        self.begin("Copying the page", lambda _: text_of(shown, order), self._copied)

    def _copied(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        form = "" if self.order.format in READABLE else " as text"
        self.gmrsj.tell(f"Copied{form}, if your terminal allows it; {self.key('print.save')} saves it in a file.")

    def _download(self, order: Order) -> None:
        if self._refused(order):
            return
        shown = self.shown
        name = order.file_name(shown.journey.id)

        def deliver(written: Written) -> None:
            self.app.deliver_binary(BytesIO(written.content), save_filename=name)
            self.gmrsj.tell(f"Your browser gets {name}.")
            self._warn(written)

        self.begin(f"Writing {name}", lambda stopped: content_of(shown, order, stopped), deliver)

    # -- the printer --------------------------------------------------------------------------------

    def action_to_printer(self) -> None:
        """Name the printer of this computer, then send the page to it; a browser gets the page to print."""
        if self.app.is_web:
            self._download(for_the_printer(self.order))
        elif self._printer is not None:
            self._send()
        else:
            from gmrsj_tui.printing import find_printer

            self.begin("Looking for the printer", lambda _: _attempt(find_printer), self._found)

    def action_go_ahead(self) -> None:
        """Send the page to the printer that was named; where none was, save it."""
        if self.naming:  # the bottom line was clicked
            self.save_in(Input.Submitted(self.query_one("#file", Input), self.query_one("#file", Input).value))
        elif self._printer is not None:
            self._send()
        else:
            self.action_save()

    def waiting(self) -> tuple[str, str]:
        """The printer that was named, and what sends the page there."""
        if self._printer is None:
            return ("", "")
        keys = f"{self.key('print.enter')} prints, {self.key('app.back')} does not"
        return (f"{capital(self._printer.words)}?", keys)

    def _found(self, printer: Printer | GmrsjError) -> None:
        if isinstance(printer, GmrsjError):
            self._cannot_print(printer)
            return
        self._printer = printer
        self.say_work()

    def _send(self) -> None:
        shown, order, printer = self.shown, self.order, self._printer
        if printer is None:
            return
        self._printer = None
        words = f"Printing the {KINDS[order.kind].words}"
        self.begin(words, lambda stopped: _attempt(lambda: send(shown, order, printer, stopped)), self._sent)

    def _sent(self, said: str | GmrsjError) -> None:
        if isinstance(said, GmrsjError):
            self._cannot_print(said)
        else:
            self.gmrsj.tell(said)

    def _cannot_print(self, error: GmrsjError) -> None:
        self._not_printed = True
        self.gmrsj.tell(f"{capital(str(error))}. {self.key('print.save')} saves it.", severity="error")

    def forget_printer(self) -> None:
        """Something else was chosen: nothing is sent without naming the printer once more."""
        if self._printer is not None:
            self._printer = None
            self.say_work()

    def action_back(self) -> None:
        """End what is being done, leave the file's name or the printer, and only then the screen."""
        if self.end_work():
            return
        if self.naming:
            self._close_field()
        elif self._printer is not None:
            self.forget_printer()
        else:
            super().action_back()


def _attempt(do: Callable[[], Value]) -> Value | GmrsjError:
    """What something gives, or the error for people that it ends with."""
    try:
        return do()
    except GmrsjError as error:
        return error


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
