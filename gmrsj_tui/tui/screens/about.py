"""What this is: program, packs with credit and caution, and where everything is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from textual.widget import Widget

from gmrsj_tui import __version__
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import GENERAL, SCROLL, bindings
from gmrsj_tui.tui.lines import BLANK, Line, bullet, paragraph, wrap
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.words import NOBODY

WIDEST = 96
"""Cells of a line; longer ones are hard to read."""


class AboutScreen(GmrsjScreen[None]):
    """Tells about the program and the packs, of an open journey only its own."""

    NAME = "What this is"
    HELP = "What this program is, whose words its criteria are and what they are not, and where files are kept."
    KEYS = (*SCROLL, *GENERAL)
    BINDINGS = bindings(KEYS)
    BAR = ("move.down", "move.page-down", "app.back", "view.help")
    BAR_LABELS = {"move.down": "read on", "move.page-down": "a page on"}

    _told: tuple[Sequence[Pack], Sequence[tuple[str, Path]]] = ((), ())
    """The packs, and what is kept where."""

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield Pane(id="about")

    @property
    def main(self) -> Pane:
        """The text."""
        return self.query_one(Pane)

    def on_mount(self) -> None:
        """Write the text."""
        super().on_mount()
        app = self.gmrsj
        places = [("Journeys", app.journeys.folder), ("Settings", app.settings_file)]
        if app.shown is not None:
            packs = [app.shown.pack]
        else:
            packs = []
            for entry in app.journeys.packs():
                pack = app.attempt(partial(app.journeys.pack, entry.id))
                if pack is not None:
                    packs.append(pack)
                    places.append((f"Pack {pack.name}", entry.path))
        self._told = (packs, places)
        self._tell(keep_place=False)

    def on_screen_resume(self) -> None:
        """Somebody may have said who records."""
        super().on_screen_resume()
        self._tell(keep_place=True)

    def _tell(self, *, keep_place: bool) -> None:
        app, (packs, places) = self.gmrsj, self._told
        sign, wrong, key = app.symbols.separator, app.settings_warnings, app.key("view.palette")
        who = f'Who records: {app.settings.who or NOBODY} ("Who records" among the commands, {key}, sets it)'
        self.main.show(
            lambda width: about_lines(packs, places, sign, min(width, WIDEST), wrong, who), keep_place=keep_place
        )


def about_lines(
    packs: Sequence[Pack],
    places: Sequence[tuple[str, Path]],
    sign: str,
    width: int,
    wrong: Sequence[str] = (),
    who: str = "",
) -> Sequence[Line]:
    """The whole text, for a width.

    Args:
        packs: The packs to tell about.
        places: Names and paths of what is kept where.
        sign: Stands before the items of a list.
        width: Cells of a line.
        wrong: What could not be used of the settings.
        who: Who records, in a sentence.
    """
    lines: list[Line] = [(("gmrsj", "title"), (f"  {__version__}", "dim"))]
    lines += paragraph(
        "Walks a group of people through a journey of maturity, keeps every answer, and shows at every moment what to"
        " do next. Made for companies that want people harmed by their business to be heard and to get remedy.",
        width,
    )
    lines += paragraph("The program is free software under the MIT licence.", width, "dim")
    if who:
        lines += [BLANK, *paragraph(who, width)]
    if wrong:
        lines += [BLANK, (("Settings that could not be used", "heading"),)]
        for said in wrong:
            lines += bullet(said, width, sign)
    for pack in packs:
        criteria = sum(len(step.criteria) for step in pack.steps)
        counted = f"{len(pack.steps)} steps, {len(pack.levels)} levels, {criteria} criteria"
        lines += [BLANK, *paragraph(one_line(pack.title), width, "heading")]
        lines += paragraph(f"Content {pack.id} {pack.version}, licence {pack.licence}: {counted}", width, "dim")
        for text in (pack.summary, pack.credit):
            if text.strip():
                lines += [BLANK, *paragraph(text.strip(), width)]
    lines += [BLANK, (("Read the result with care", "heading"),)]
    for said in (
        "It is what one group said on one day. Nobody audited it, and it is not legal advice.",
        "The overall level is the lowest of the steps. That is a convention of this program, not a grade.",
        "A high level does not mean that no one is harmed, and few complaints are not a good sign by themselves.",
    ):
        lines += bullet(said, width, sign)
    lines += [BLANK, (("Where things are", "heading"),)]
    for name, path in places:
        lines += wrap([(f"{name}: ", "dim"), (one_line(os.path.abspath(path)), "")], width, "", "  ")
    for said in (
        "Files are not encrypted. Each can be read by its owner only; keep them on an encrypted disk.",
        "Leave out the names of people who complained, and whatever gives them away. They are needed nowhere.",
        "Nothing is sent anywhere. A journey leaves this computer only when you copy its file or print it.",
    ):
        lines += bullet(said, width, sign)
    return lines
