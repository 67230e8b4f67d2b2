"""Home with more journeys than it can read at once: nobody waits, nothing is hidden, no row moves under the cursor."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import index, reading
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.background import Job
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.shelf import AT_ONCE
from gmrsj_tui.tui.widgets.journey_list import JourneyList
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.reading import screen_text, until, until_said

MANY = 300


def name(number: int) -> str:
    return f"company-{number:03}"


@pytest.fixture
def many(make_journey: MakeJourney, store: JourneyStore) -> JourneyStore:
    """Three hundred journeys; by the time of its file, that with the highest number is the one used last."""
    content = store.path(make_journey("First", id=name(0)).id).read_bytes()
    for number in range(MANY):
        path = store.path(name(number))
        path.write_bytes(
            retitled(content, f"Title {number:03}", f"2026-01-01T00:{number // 60:02}:{number % 60:02}.000Z")
        )
        os.utime(path, (number, number))
    return store


def retitled(content: bytes, title: str, created: str) -> bytes:
    """A save of another title and time, which is sealed as one that was laid out by hand is: not at all."""
    import json

    tables = json.loads(content)
    del tables["_save"]
    tables["journey"]["1"] |= {"format": 1, "title": title, "created": created, "updated": created}
    return json.dumps(tables).encode()


class Gate:
    """Lets a number of saves be read, and holds the reading of all others until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, free: int) -> None:
        self.read: list[str] = []
        self.waited_for = Event()
        self._open = Event()
        real = reading.read_journey

        def held(path: Path) -> Journey:
            if len(self.read) >= free:
                self.waited_for.set()
                assert self._open.wait(60)
            self.read.append(path.stem)
            return real(path)

        monkeypatch.setattr(reading, "read_journey", held)

    @property
    def opened(self) -> bool:
        return self._open.is_set()

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch, AT_ONCE)
    yield made
    made.open()


def reading_of(app: GmrsjApp) -> Job:
    (home,) = (screen for screen in app.screen_stack if isinstance(screen, HomeScreen))
    assert home.reading is not None
    return home.reading


async def read_on(app: GmrsjApp) -> None:
    """Wait until nothing more is read."""
    await asyncio.to_thread(reading_of(app).join)


def journeys(app: GmrsjApp) -> JourneyList:
    return app.screen.query_one(JourneyList)


def left(app: GmrsjApp) -> int:
    assert isinstance(app.screen, HomeScreen) and app.screen._shelf is not None
    return app.screen._shelf.left


async def test_the_first_screen_is_there_while_nothing_more_can_be_read_and_keys_are_answered(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        text = await until_said(pilot, "▸ Title 299", "Title 298", "reading 276 more")
        assert "reading it" not in text
        assert len([row for row in journeys(app).rows if row.key is not None]) == MANY
        await pilot.press("end")
        await until_said(pilot, "▸ company-000", "company-001", "reading it")
        assert len(gate.read) <= AT_ONCE + 1
        gate.open()


async def test_in_the_end_all_is_known_in_its_order_and_the_next_start_reads_nothing(
    make_app: MakeApp, many: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        await read_on(app)
        await until(pilot, lambda: left(app) == 0)
        keys = [row.key for row in journeys(app).rows if row.key is not None]
        assert keys == [name(number) for number in reversed(range(MANY))]
        assert " more journeys" not in screen_text(app) and "reading it" not in screen_text(app)
    monkeypatch.setattr(reading, "read_journey", None)
    again = make_app()
    async with again.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        assert left(again) == 0


async def test_what_is_in_sight_is_read_first(make_app: MakeApp, many: JourneyStore, gate: Gate) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        await pilot.press("end")
        await until_said(pilot, "▸ company-000")
        gate.open()
        await until_said(pilot, "▸ Title 000")
        assert gate.read.index(name(0)) <= AT_ONCE + 24  # no more than a screen of others came before it


async def test_an_unread_journey_can_be_opened_and_renamed(make_app: MakeApp, many: JourneyStore, gate: Gate) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        await pilot.press("end")
        await until_said(pilot, "▸ company-000")
        await pilot.press("R")
        await until_said(pilot, "Another title for Title 000")
        gate.open()
        await pilot.press("2", "enter")
        await until_said(pilot, "▸ Title 0002")
        await pilot.press("enter")
        await until(pilot, lambda: app.shown is not None and app.shown.journey.id == name(0))


async def test_damaged_and_archived_ones_are_told_apart_as_they_are_read_and_none_is_hidden(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    from gmrsj_tui.journey.changes import set_archived

    for number in range(3):
        away = many.load(name(number))
        many.path(away.id).unlink()
        many.create(set_archived(away, True, "2026-01-02T09:00:00.000Z"))
        os.utime(many.path(away.id), (number, number))
    torn = many.path(name(5))
    torn.write_bytes(torn.read_bytes()[:100])
    os.utime(torn, (5, 5))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        assert {row.key for row in journeys(app).rows} >= {name(number) for number in range(MANY)}
        gate.open()
        await read_on(app)
        await until(pilot, lambda: left(app) == 0)
        await pilot.press("end")
        await until_said(pilot, "3 archived journeys", "Cannot be read", "company-005.json")
        assert len([row for row in journeys(app).rows if row.key is not None]) == MANY - 3
    assert torn.stat().st_size == 100


async def test_the_row_under_the_cursor_stays_where_it_is_on_the_screen(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    for number in range(MANY):  # the times of the files tell nothing, as after they were copied
        os.utime(many.path(name(number)), (1, 1))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 000")
        await pilot.press("pagedown", "down", "down")
        key = journeys(app).cursor

        def line() -> int:
            return next(place for place, text in enumerate(screen_text(app).splitlines()) if "▸" in text)

        before = line()
        gate.open()
        await read_on(app)
        await until(pilot, lambda: left(app) == 0)
        await pilot.pause()
        assert (journeys(app).cursor, line()) == (key, before)
        await pilot.press("home")
        await until_said(pilot, "▸ Title 299")


async def test_leaving_home_stops_the_reading_and_coming_back_goes_on_where_it_was(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        await pilot.press("w")
        await until(pilot, lambda: reading_of(app).given_up, "the reading is stopped")
        gate.open()
        await read_on(app)
        assert len(gate.read) <= AT_ONCE + 1
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await read_on(app)
        await until(pilot, lambda: left(app) == 0)
        # The one that was being read when home was left may not have been noted yet when reading went on.
        assert len(set(gate.read)) == MANY and len(gate.read) <= MANY + 1


async def test_nobody_who_quits_waits_for_a_save_that_a_slow_disk_does_not_give(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    app = make_app()
    before = set(threading.enumerate())
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        await until(pilot, gate.waited_for.is_set)
        await pilot.press("q")
    assert all(thread.daemon for thread in threading.enumerate() if thread not in before) and not gate.opened


async def test_quitting_while_the_saves_are_read_keeps_what_was_read(
    make_app: MakeApp, many: JourneyStore, gate: Gate
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "▸ Title 299")
        gate.open()
        await pilot.press("q")
    assert len(gate.read) < MANY or len(index.load(many.folder)) == MANY
    assert all(entry in {name(number) for number in range(MANY)} for entry in index.load(many.folder))
    assert len(JourneyStore(many.folder).list().journeys) == MANY
