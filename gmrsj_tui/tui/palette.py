"""The command palette: every key action of the screen in front, what is parked, steps, criteria and themes by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from gmrsj_tui.keys import BY_ID, shown_keys
from gmrsj_tui.tui.messages import CriterionWanted, DocumentWanted, StepWanted
from gmrsj_tui.tui.print_order import KINDS
from gmrsj_tui.tui.screens.base import GmrsjScreen
from gmrsj_tui.tui.themes import HOUSE
from gmrsj_tui.tui.words import NOBODY


class GmrsjCommands(Provider):
    """What can be done from here."""

    def _actions(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, GmrsjScreen):
            return
        app = screen.gmrsj
        for id in dict.fromkeys(screen.KEYS):
            action = BY_ID[id]
            if action.group == "Move" or id in screen.idle or id == "view.palette":
                continue
            name = f"{action.label[:1].upper()}{action.label[1:]}  ({shown_keys(action, app.settings.keys)})"
            yield name, action.help, partial(screen.run_action, action.action)
        yield "About: what this is, credit and caution", "Whose words these are.", partial(app.open_screen, "about")
        yield f"Who records: {app.settings.who or NOBODY}", "The name that is given with each change.", app.ask_who
        if app.shown is not None:
            yield "Journey: title, organisation, tracks, set-up", "Change them.", partial(app.open_screen, "profile")
            for kind in KINDS.values():
                name = f"Print or save: {kind.words}"
                yield name, kind.help, partial(screen.post_message, DocumentWanted(kind.id))

    def _open_points(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, GmrsjScreen) or screen.gmrsj.shown is None:
            return
        app, shown = screen.gmrsj, screen.gmrsj.shown
        for said, criteria in (("Parked", shown.parked()), ("Disputed", shown.disputed())):
            for criterion in criteria:
                name = f"{said}: {criterion.id} {criterion.title}"
                yield name, criterion.statement, partial(app.post_message, CriterionWanted(criterion.id))

    def _places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, GmrsjScreen) or screen.gmrsj.shown is None:
            return
        app, shown = screen.gmrsj, screen.gmrsj.shown
        for standing in shown.standing.steps:
            name = f"Step {standing.step.number}: {standing.step.title}"
            yield name, "Go to this step.", partial(app.post_message, StepWanted(standing.step.id))
        for standing in shown.standing.steps:
            for criterion in standing.criteria:
                name = f"{criterion.id}: {criterion.title}"
                yield name, criterion.statement, partial(app.post_message, CriterionWanted(criterion.id))

    def _themes(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        app = self.app

        def choose(name: str) -> None:
            app.theme = name

        house = [theme.name for theme in HOUSE]
        for name in (*house, *(other for other in app.available_themes if other not in house)):
            yield f"Theme: {name}", "Use these colours, now and next time.", partial(choose, name)

    async def discover(self) -> Hits:
        """The actions of the screen, and what is parked or disputed, before anything is typed."""
        for name, said, run in (*self._actions(), *self._open_points()):
            yield DiscoveryHit(Content(name), run, text=name, help=said)

    async def search(self, query: str) -> Hits:
        """Everything whose name fits."""
        matcher = self.matcher(query)
        for name, said, run in (*self._actions(), *self._open_points(), *self._places(), *self._themes()):
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(name), run, text=name, help=said)
