"""An app that shows hostile text in one kind of widget after the other: ``hostile_app.py guarded|stock``.

F5 shows the next text of :data:`STEPS`, F6 opens a command palette in which every payload is a command, F7 writes
:data:`MARK` behind all that has been painted.
"""

from __future__ import annotations

import base64
import sys
from functools import partial

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widgets import Footer, Header, Input, Static, TextArea

from gmrsj_tui.tui.guards.mixin import GuardedApp

PAYLOADS = {
    "OSC title": "\x1b]0;owned\x07",
    "OSC 52": "\x1b]52;c;b3duZWQ=\x07",
    "OSC without end": "\x1b]52;c;b3du",
    "CSI colour": "\x1b[31m",
    "CSI clear": "\x1b[2J",
    "C1 CSI": "\x9b2J",
    "BEL": "\x07",
    "BS": "\x08",
    "CR": "\r",
    "NUL": "\x00",
    "bidi override": "\u202e",
}
KINDS = ("static", "lines", "input", "text area", "border title", "header", "footer", "toast", "link")
STEPS = [(kind, name) for kind in KINDS for name in PAYLOADS]
MARK = f"\x1b]52;c;{base64.b64encode(b'up to here').decode()}\x07".encode()


def before(number: int) -> str:
    """What stands before the payload of a step."""
    return f"a{number}<"


def after(number: int) -> str:
    """What stands behind it."""
    return f">b{number}"


def text_of(number: int) -> str:
    """The whole text of a step."""
    return before(number) + PAYLOADS[STEPS[number][1]] + after(number)


class Lines(ScrollView):
    """Paints one line itself, as the list of criteria does."""

    line = ""

    def on_mount(self) -> None:
        """Has room for one line."""
        self.virtual_size = Size(40, 1)

    def render_line(self, y: int) -> Strip:
        """The line, just as it is."""
        return Strip([Segment(self.line if y == 0 else "")])


class WithFooter(Screen[None]):
    """A screen of which the footer describes one key."""

    def compose(self) -> ComposeResult:
        """Only a footer."""
        yield Footer()


class HostileCommands(Provider):
    """Offers every payload as a command."""

    async def discover(self) -> Hits:
        """What the palette shows at first."""
        for number, payload in enumerate(PAYLOADS.values()):
            yield DiscoveryHit(Content(f"{before(number)}{payload}{after(number)}"), self.app.bell, help=payload)

    async def search(self, query: str) -> Hits:
        """What it shows for any text typed."""
        for number, payload in enumerate(PAYLOADS.values()):
            yield Hit(1, Content(f"{before(number)}{payload}{after(number)}{query}"), self.app.bell, help=payload)


class Palette(CommandPalette):
    """A palette from which a mark can be written."""

    BINDINGS = [Binding("f7", "app.mark", priority=True, show=False)]


class HostileApp(App[None]):
    """Without guards, to see that the test would see what they stop."""

    BINDINGS = [
        Binding("f5", "next", priority=True, show=False),
        Binding("f6", "palette", show=False),
        Binding("f7", "mark", priority=True, show=False),
    ]
    AUTO_FOCUS = None
    CSS = "#title { border: solid; height: 3; } Lines { height: 3; } TextArea { height: 5; } #link { height: 1; }"
    number = -1

    def compose(self) -> ComposeResult:
        """One widget of every kind that shows untrusted text."""
        yield Header()
        yield Static("ready", id="static")
        yield Lines()
        yield Input()
        yield TextArea()
        yield Static(id="title")
        yield Static(id="link")

    def action_next(self) -> None:
        """Shows the next text."""
        self.number += 1
        kind, name = STEPS[self.number]
        text = text_of(self.number)
        if isinstance(self.screen, WithFooter):
            self.pop_screen()
        match kind:
            case "static":
                self.query_one("#static", Static).update(Content(text))
            case "lines":
                self.query_one(Lines).line = text
                self.query_one(Lines).refresh()
            case "input":
                self.query_one(Input).value = text
            case "text area":
                self.query_one(TextArea).text = text
            case "border title":
                self.query_one("#title").border_title = Content(text)
            case "header":
                self.title = text
            case "footer":
                binding = Binding("f8", "bell", text)
                self.push_screen(type("Described", (WithFooter,), {"BINDINGS": [binding]})())
            case "toast":
                show = self.notify if isinstance(self, GuardedApp) else partial(self.notify, markup=False)
                show(text, title=f"t{PAYLOADS[name]}", timeout=600)
            case "link":
                link = f"https://example.org/{PAYLOADS[name]}"
                content = Content(f"{before(self.number)}{after(self.number)}")
                self.query_one("#link", Static).update(content.stylize(Style(link=link)))

    def action_palette(self) -> None:
        """Opens the command palette."""
        self.push_screen(Palette([HostileCommands]))

    def action_mark(self) -> None:
        """Writes the mark, as what is put into the clipboard."""
        self.copy_to_clipboard("up to here")


class GuardedHostileApp(HostileApp, GuardedApp[None]):
    """With the guards."""


if __name__ == "__main__":
    (GuardedHostileApp if sys.argv[1] == "guarded" else HostileApp)().run()
