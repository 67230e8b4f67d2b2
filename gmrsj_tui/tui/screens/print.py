"""Print or save the roadmap: choose what, see the page, then save, copy or print it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from textual import on, work
from textual.widget import Widget
from textual.widgets import Input

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.roadmap import filtered, owners
from gmrsj_tui.reports.formats import FORMATS, format_of_file
from gmrsj_tui.reports.model import roadmap_document
from gmrsj_tui.reports.output_file import save_output
from gmrsj_tui.tui.bindings import GENERAL, MOVE, PRINT, bindings
from gmrsj_tui.tui.lines import Line, line, wrap
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.choice_bar import Choice, ChoiceBar
from gmrsj_tui.tui.widgets.pane import Pane

FEW = 5
"""Actions that "the next few" means: as many as a session should end with."""
PAGE_WIDTH = 76
"""Cells of a printed line: a sheet of A4 or letter in the printer's own type, with a margin."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be printed."""

    words: str
    step: str | None = None
    track: str | None = None
    owner: str | None = None
    """Empty for what nobody owns."""
    next_n: int | None = None

    @property
    def filters(self) -> tuple[str | None, str | None, str | None] | None:
        """Step, track and owner; ``None`` for a part that is no filter."""
        return (self.step, self.track, self.owner) if self.next_n is None else None


class PrintScreen(JourneyScreen[None]):
    """The page as it will be, and what to do with it."""

    NAME = "Print or save"
    HELP = """\
This is the page that people take home, as it will be printed. Choose what it holds and in which format, then save it in
a file, copy it, or send it to the printer of this computer.

Notes stay out unless you ask for them: they can name people. Read them before you pass the page on."""
    KEYS = (*PRINT, *MOVE, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = (
        "print.save",
        "print.copy",
        "print.printer",
        "print.what",
        "print.format",
        "print.notes",
        "app.back",
        "view.help",
    )

    def __init__(
        self, at_step: str, step: str | None = None, track: str | None = None, owner: str | None = None
    ) -> None:
        """Prepare the page.

        Args:
            at_step: The step that one comes from, which is the first of the steps to choose.
            step: The step that is to be printed at first; all of them when left out.
            track: The track that is to be printed at first.
            owner: The owner whose actions are to be printed at first; empty for those of nobody.
        """
        super().__init__()
        self._at_step = at_step
        self._wanted = (step, track, owner)
        self._what: int | None = None
        self._format = 0
        self._notes = False
        self._replace = ""

    def body(self) -> Iterable[Widget]:
        """Choices, page, and the line for the file's name."""
        yield ChoiceBar(id="choices")
        yield Pane(id="page")
        name = Input(id="file", placeholder="File to save it in", compact=True, select_on_focus=False)
        name.display = False
        yield name

    @property
    def main(self) -> Pane:
        """The page."""
        return self.query_one("#page", Pane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Make the page."""
        choices = [
            Choice("print.what", "what", self._part.words, self._what != 0),
            Choice("print.format", "format", self._format_name, self._format != 0),
            Choice("print.notes", "notes", "yes, may name people" if self._notes else "no", self._notes),
        ]
        self.query_one(ChoiceBar).show(choices)
        self.main.show(
            lambda width: folded(self._page(width=min(width, PAGE_WIDTH)).splitlines(), width),
            keep_place=before is not None,
        )

    @property
    def _format_name(self) -> str:
        return list(FORMATS)[self._format % len(FORMATS)]

    def _parts(self) -> Sequence[Part]:
        shown = self.shown
        here = shown.step(self._at_step).step
        everything = shown.roadmap()
        named = owners(everything)
        parts = [
            Part("the whole journey"),
            Part(f"the next {FEW}", next_n=FEW),
            Part(f"step {here.number}", step=here.id),
            *(
                Part(f"step {standing.step.number}", step=standing.step.id)
                for standing in shown.standing.steps
                if standing.step.id != here.id
            ),
            *(Part(f"owner {owner}", owner=owner) for owner in named),
        ]
        if named and filtered(everything, owner=""):
            parts.append(Part("owner nobody", owner=""))
        if not any(part.filters == self._wanted for part in parts):
            parts.insert(1, self._wanted_part())
        return parts

    def _wanted_part(self) -> Part:
        """What was filtered where one comes from."""
        step, track, owner = self._wanted
        titles = {found.id: found.title for found in self.shown.pack.tracks}
        words = [
            *([f"step {self.shown.step(step).step.number}"] if step is not None else []),
            *([f"track {titles.get(track, track)}"] if track is not None else []),
            *([f"owner {owner or 'nobody'}"] if owner is not None else []),
        ]
        return Part(", ".join(words), step, track, owner)

    @property
    def _part(self) -> Part:
        """What is chosen."""
        parts = self._parts()
        if self._what is None:
            self._what = next(place for place, part in enumerate(parts) if part.filters == self._wanted)
        self._what %= len(parts)
        return parts[self._what]

    def _page(self, format_name: str | None = None, width: int = PAGE_WIDTH) -> str:
        shown = self.shown
        part = self._part
        document = roadmap_document(
            shown.pack,
            shown.journey,
            shown.standing,
            step=part.step,
            track=part.track,
            owner=part.owner,
            next_n=part.next_n,
            notes=self._notes,
            today=clock.today(),
            generated=clock.now(),
        )
        return FORMATS[format_name or self._format_name].roadmap(document, width)

    def action_next_choice(self, name: str) -> None:
        """The next of one of the choices."""
        if name == "what":
            self._what = 1 if self._what is None else self._what + 1
        elif name == "format":
            self._format += 1
        else:
            self._notes = not self._notes
        self.show(self.shown, None)

    # -- where to -----------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Ask for the file's name."""
        field = self.query_one("#file", Input)
        suffix = FORMATS[self._format_name].suffix
        field.value = f"{self.shown.journey.id}-roadmap-{clock.today()}{suffix}"
        field.cursor_position = len(field.value)
        field.display = True
        field.focus()
        self._replace = ""
        self.gmrsj.tell(f"Enter saves in {Path.cwd()}; escape leaves it.")

    @on(Input.Submitted, "#file")
    def save_in(self, message: Input.Submitted) -> None:
        """Save the page; a file that exists is replaced only when enter is pressed again."""
        message.stop()
        name = message.value.strip()
        if not name:
            return
        exists = Path(name).expanduser().exists()
        if exists and self._replace != name:
            self._replace = name
            self.gmrsj.tell(f"{name} exists: enter again replaces it, another name leaves it.", severity="warning")
            return
        named = format_of_file(name)
        try:
            save_output(name, self._page(named if named in FORMATS else None), force=exists)
        except GmrsjError as error:
            self.gmrsj.tell(str(error), severity="error")
            return
        self._close_field()
        self.gmrsj.tell(f"Saved in {Path(name).expanduser().resolve()}")

    def _close_field(self) -> None:
        self.query_one("#file", Input).display = False
        self.set_focus(None)

    def action_back(self) -> None:
        """Leave the file's name first, then the screen."""
        if self.query_one("#file", Input).display:
            self._close_field()
        else:
            super().action_back()

    def action_copy(self) -> None:
        """Copy the page."""
        self.app.copy_to_clipboard(self._page())
        self.gmrsj.tell(f"Copied, if your terminal allows it; {self.key('print.save')} saves it in a file.")

    def action_to_printer(self) -> None:
        """Send the page to the printer of this computer."""
        command = shutil.which("lp")
        if command is None:
            save = self.key("print.save")
            self.gmrsj.tell(
                f"No printer program is installed here: save the page with {save} and print the file.", "warning"
            )
            return
        self._print(command, self._page("text"), f"Roadmap {self.shown.journey.id}")

    @work(thread=True, exclusive=True)
    def _print(self, command: str, page: str, title: str) -> None:
        done = subprocess.run(
            [command, "-t", title, "--", "-"], input=page.encode(), capture_output=True, check=False, timeout=60
        )
        said = (done.stdout or done.stderr).decode(errors="replace").strip() or "sent"
        severity = "error" if done.returncode else "information"
        self.app.call_from_thread(self.gmrsj.tell, f"Printer: {said}", severity)


def folded(page: Sequence[str], width: int) -> Sequence[Line]:
    """The lines of a page, those too long for the pane continued below, further in than they began."""
    lines: list[Line] = []
    for text in page:
        own = text[: len(text) - len(text.lstrip(" "))]
        if cell_len(text) <= width:
            lines.append(line(text))
        else:
            lines.extend(wrap([(text[len(own) :], "")], width, own, f"{own}  "))
    return lines
