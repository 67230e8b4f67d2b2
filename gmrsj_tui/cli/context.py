"""What a command works with: its options, and the folders, journeys and packs that they lead to.

Each is imported when a command asks for it, as no command needs all of them.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from gmrsj_tui.cli.opened import Opened, PackUnusable
    from gmrsj_tui.framework.library import PackLibrary
    from gmrsj_tui.launch import AppRequest
    from gmrsj_tui.session import JourneySession
    from gmrsj_tui.settings import Settings
    from gmrsj_tui.store.journeys import JourneyStore


class Context:
    """The world of one command line.

    Attributes:
        options: What was parsed.
        open_app: Opens the app and returns its exit status.
    """

    def __init__(self, options: Namespace, open_app: Callable[[AppRequest], int]) -> None:
        self.options = options
        self.open_app = open_app
        self._warned = False

    @property
    def saves(self) -> Path:
        """The folder of the saved journeys (CONTRACTS 3)."""
        from gmrsj_tui.places import saves_folder

        return saves_folder(self.options.saves)

    @property
    def content(self) -> tuple[Path, ...]:
        """Extra folders of packs."""
        from gmrsj_tui.places import content_folders

        return content_folders(os.pathsep.join(self.options.content or ()))

    @property
    def store(self) -> JourneyStore:
        """The saved journeys."""
        from gmrsj_tui.store.journeys import JourneyStore

        return JourneyStore(self.saves)

    @property
    def packs(self) -> PackLibrary:
        """The packs that can be used."""
        from gmrsj_tui.framework.library import PackLibrary

        folders = self.content
        if not self._warned:
            from gmrsj_tui.cli.console import warn

            self._warned = True
            for folder in folders:
                if not folder.exists():
                    warn(f"there is no folder {folder}, which --content or GMRSJ_CONTENT names")
        return PackLibrary(folders)

    @property
    def width(self) -> int:
        """Cells of a printed line."""
        from gmrsj_tui.cli.console import text_width

        return text_width(self.options.width)

    @property
    def settings(self) -> tuple[Settings, tuple[str, ...]]:
        """The person's settings, and what is wrong with the file."""
        from gmrsj_tui.places import settings_file
        from gmrsj_tui.settings import read_settings

        return read_settings(settings_file())

    @property
    def who(self) -> str:
        """Who makes a change: as ``--by`` says, else as the settings say, else as was said in the app."""
        given: str | None = self.options.by
        if given is not None:
            return given
        named = self.settings[0].who
        if named:
            return named
        from gmrsj_tui.places import state_file
        from gmrsj_tui.settings import read_remembered

        return read_remembered(state_file()).who

    def opened(self, journey: str) -> Opened:
        """Read the journey that somebody named by an id, a title, or the beginning of either.

        Where its pack has changed, it is read as it would be once it is moved, and standard error says so.

        Raises:
            GmrsjError: No journey or several are meant, or it or its pack cannot be read.
        """
        from gmrsj_tui.cli.opened import PackUnusable

        found = self.saved(journey)
        if isinstance(found, PackUnusable):
            raise found.problem
        return found

    def saved(self, journey: str) -> Opened | PackUnusable:
        """The same, where what the save itself holds is of use without its pack.

        Raises:
            GmrsjError: No journey or several are meant, or it cannot be read.
        """
        from gmrsj_tui.cli.opened import PackUnusable, read_saved

        found = read_saved(self.store, self.packs, journey)
        if not isinstance(found, PackUnusable) and found.unmoved:
            from gmrsj_tui.cli.console import warn

            id, pack = found.journey.id, found.pack
            warn(
                f"{id} was answered with {pack.id} {found.journey.pack_version}, and is shown as it would be with "
                f"{pack.version}; 'gmrsj migrate {id}' moves it"
            )
        return found

    def session(self, journey: str, who: str = "", *, unmoved: bool = False) -> JourneySession:
        """Open, for changing it, the journey that somebody named by an id, the beginning of one, or a title.

        Args:
            journey: What they named it by.
            who: Who changes it.
            unmoved: Whether it may be one whose pack has changed and that was not moved yet.

        Raises:
            GmrsjError: No journey or several are meant, it cannot be read, or its pack has changed.
        """
        from gmrsj_tui.session import JourneySession

        store = self.store
        session = JourneySession.open(store, self.packs, store.find(journey), who)
        if not unmoved:
            session.refuse_unmoved()
        return session

    def request(self, journey: str | None) -> AppRequest:
        """What to ask of the app.

        Args:
            journey: Id of the journey to open, or ``None`` for home.
        """
        from gmrsj_tui.launch import AppRequest
        from gmrsj_tui.places import settings_file

        return AppRequest(saves=self.saves, content=self.content, journey=journey, settings=settings_file())
