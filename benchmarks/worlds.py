"""The folders that a benchmark works in: saves, packs, and what the program needs to know to open them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generated_pack import PACK, criterion_id, write_pack
from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, start
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.places import sample_file
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState

SAMPLE = "sample"
"""The id of the sample journey in a benchmark's own folder."""


@dataclass(frozen=True, slots=True)
class World:
    """One saves folder with a journey in it."""

    home: Path
    journey: str
    content: tuple[Path, ...] = ()

    @property
    def saves(self) -> Path:
        """The saves folder."""
        return self.home / "saves"

    @property
    def options(self) -> tuple[str, ...]:
        """The options of the command line that lead here."""
        return ("--saves", str(self.saves), *(part for folder in self.content for part in ("--content", str(folder))))

    @property
    def packs(self) -> PackLibrary:
        """The packs."""
        return PackLibrary(self.content)

    def session(self) -> JourneySession:
        """The journey, opened."""
        return JourneySession.open(JourneyStore(self.saves), self.packs, self.journey)


@contextmanager
def temporary_folder(parent: Path | None) -> Iterator[Path]:
    """A folder that is gone afterwards.

    Args:
        parent: Where it is made; ``None`` is where the system makes them.
    """
    with TemporaryDirectory(prefix="gmrsj-benchmark-", dir=parent) as name:
        yield Path(name).resolve()


def sample_world(home: Path, journeys: int = 1) -> World:
    """The bundled sample, opened before, so that no introduction stands before its step.

    Args:
        home: An empty folder.
        journeys: How many journeys there are; all are copies of the sample.
    """
    world = World(home, SAMPLE)
    world.saves.mkdir(parents=True)
    template = sample_file()
    shutil.copyfile(template, world.saves / f"{SAMPLE}.json")
    for number in range(1, journeys):
        shutil.copyfile(template, world.saves / f"{SAMPLE}-{number:05}.json")
    _see_introductions(world)
    return world


def generated_world(home: Path, criteria: int, *, answered: bool = False) -> World:
    """A journey with so many criteria in its first step, opened before.

    Args:
        home: An empty folder.
        criteria: How many.
        answered: Whether all of them but the first ten are in progress, with note and evidence; else none is answered.
    """
    folder = write_pack(home / "packs" / PACK, criteria)
    world = World(home, "generated", (folder.parent,))
    pack = world.packs.load(PACK)
    now = clock.now()
    journey = start(pack, world.journey, "A generated journey", now)
    if answered:
        updates = [_begun(criterion_id(number)) for number in range(11, criteria + 1)]
        journey = record(journey, pack, updates, now)
    JourneyStore(world.saves).create(journey)
    _see_introductions(world)
    return world


def _begun(criterion: str) -> AnswerUpdate:
    evidence = (Evidence("A list of the places where it is done", 1),)
    return AnswerUpdate(criterion, status=Status.IN_PROGRESS, note="Half of the places do it.", evidence=evidence)


def _see_introductions(world: World) -> None:
    session = world.session()
    steps = tuple(step.id for step in session.pack.steps)
    session.store.save_view(world.journey, ViewState(step=steps[0], seen_introductions=steps, opened=clock.now()))


def next_criterion(world: World) -> str:
    """The criterion on which the cursor stands when the journey is first opened."""
    session = world.session()
    standing = session.standing.steps[0]
    return (standing.blocking or standing.criteria)[0].id


def widgets_on_screen(world: World, *, open_journey: bool) -> int:
    """How many widgets the app has on its screen, without those that every Textual app has.

    Args:
        world: The journeys.
        open_journey: Whether its journey is opened; else home is counted.
    """
    from gmrsj_tui.tui.app import GmrsjApp

    request = AppRequest(
        saves=world.saves,
        content=world.content,
        journey=world.journey if open_journey else None,
        settings=world.home / "settings.toml",
    )

    async def count() -> int:
        app = GmrsjApp(request)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            return sum(not (widget.id or "").startswith("textual-") for widget in app.screen.query("*"))

    return asyncio.run(count())
