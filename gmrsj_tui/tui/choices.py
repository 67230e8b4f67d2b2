"""What a person chose, and the app follows: settings, signs, keys, colours."""

from __future__ import annotations

from pathlib import Path

from textual.scrollbar import ScrollBar

from gmrsj_tui import keys
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.settings import Remembered, read_remembered, read_settings, write_remembered
from gmrsj_tui.symbols import ASCII, SymbolSet, chosen_symbols
from gmrsj_tui.tui.guards.driver import output_encoding
from gmrsj_tui.tui.notices import NotingApp
from gmrsj_tui.tui.themes import DEFAULT, HOUSE
from gmrsj_tui.tui.widgets.scroll_bars import renderer_for
from gmrsj_tui.tui.words import plural


class ChoosingApp(NotingApp[None]):
    """An app with a person's settings, and the choices that it remembers from last time."""

    def __init__(self, request: AppRequest, *, state: Path | None = None, crash_report: Path | None = None) -> None:
        """Prepare the app.

        Args:
            request: Where journeys, packs and settings are, and which journey to open.
            state: The file that remembers theme and name; ``None`` remembers nothing.
            crash_report: The file for the report of an unexpected error.
        """
        self.settings, self.settings_warnings = read_settings(request.settings)
        remembered = read_remembered(state) if state is not None else Remembered()
        self.who_in_settings = self.settings.who
        """Who records by the settings file, which says so again next time; empty where it names nobody."""
        self.settings = self.settings._replace(who=self.settings.who or remembered.who)
        self.symbols: SymbolSet = chosen_symbols(self.settings.symbols, output_encoding())
        """The signs to draw with."""
        super().__init__(crash_report=crash_report)
        self.set_class(self.symbols is ASCII, "-ascii", update=False)
        ScrollBar.renderer = renderer_for(self.symbols)
        self._request = request
        self._state = state
        for theme in HOUSE:
            self.register_theme(theme)
        wanted = remembered.theme or self.settings.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT
        self.set_keymap({id: ",".join(keys) for id, keys in self.settings.keys.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The line between two parts of a screen, which the terminal may only have as an ASCII sign."""
        return {"line": "ascii" if self.symbols is ASCII else "solid"}

    def key(self, action: str) -> str:
        """The first key that does something, as a person bound it, to be named in a text."""
        return keys.shown(self.settings.keys.get(action, keys.BY_ID[action].keys)[0])

    @property
    def settings_file(self) -> Path:
        """Where a person's settings are, whether there are any or not."""
        return self._request.settings

    def tell_settings(self) -> None:
        """Say in one notice what could not be used; the screen about the program has all of it."""
        wrong = self.settings_warnings
        if len(wrong) > 1:
            commands = self.key("view.palette")
            count = plural(len(wrong), "setting", "settings")
            listed = f'"About" among the commands ({commands}) lists them.'
            self.tell(f"{count} could not be used. {wrong[0]}. {listed}", severity="warning")
        elif wrong:
            self.tell(wrong[0], severity="warning")

    def remember_theme(self) -> None:
        """Begin with this theme next time."""
        if self._state is not None:
            write_remembered(self._state, read_remembered(self._state)._replace(theme=self.theme))

    def remember_who(self, who: str) -> None:
        """Give this name with each change from now on, and next time, where the settings file names nobody."""
        self.settings = self.settings._replace(who=who)
        if self._state is not None:
            write_remembered(self._state, read_remembered(self._state)._replace(who=who))
