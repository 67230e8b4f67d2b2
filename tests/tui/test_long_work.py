"""What takes long is done beside the screen: it says so, every key works meanwhile, and escape ends it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.reports.formats import Written
from gmrsj_tui.reports.output_file import save_output
from gmrsj_tui.tui import print_work
from gmrsj_tui.tui.app import GmrsjApp, run_app
from gmrsj_tui.tui.background import Job
from gmrsj_tui.tui.screens import delivering
from gmrsj_tui.tui.screens import print as print_screen
from gmrsj_tui.tui.screens.print import PrintScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.work_bar import WorkBar
from tests.conftest import ClockAt
from tests.tui.opening import in_front
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import screen_text, until, until_said
from tests.tui.working import told, worked


@pytest.fixture
def held() -> Iterator[threading.Event]:
    """Work waits until this is set, at the latest at the end of the test."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def slow(held: threading.Event, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Makes files slowly; holds what was asked for."""
    asked: list[Any] = []
    real = print_work.content_of

    def content_of(shown: Any, order: Any, stopped: Any) -> Written:
        asked.append(order)
        held.wait(60)
        return real(shown, order, stopped)

    monkeypatch.setattr(delivering, "content_of", content_of)
    return asked


async def test_work_is_said_with_its_time_and_every_key_works_meanwhile(
    saves: Path, clock_at: ClockAt, held: threading.Event, slow: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    monkeypatch.setattr(Job, "seconds", 0)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s", "enter")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "Writing acme-roadmap-2026-11-22.txt, 0 s", "escape cancels")
        monkeypatch.setattr(Job, "seconds", 12)
        await pilot.press("w", "v")
        await until_said(pilot, "the next 5", "# Roadmap: Acme 2026")
        screen.say_work()
        await until_said(pilot, "Writing acme-roadmap-2026-11-22.txt, 12 s", "escape cancels")
        await pilot.press("c")
        await until_said(pilot, "Something is being done.")
        held.set()
        await worked(pilot, screen)
        assert not screen.query_one(WorkBar).display
        assert "# Roadmap" not in Path("acme-roadmap-2026-11-22.txt").read_text(encoding="utf-8"), "as when it began"
        assert len(slow) == 1


async def test_escape_ends_it_at_once_and_nothing_is_written(
    saves: Path, clock_at: ClockAt, held: threading.Event, slow: list[Any]
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    before = set(Path.cwd().iterdir())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s", "enter")
        screen = await in_front(pilot, app, PrintScreen)
        job = screen._work
        assert job is not None
        await pilot.press("escape")
        await until_said(pilot, "Ended: writing acme-roadmap")
        assert app.screen is screen and screen._work is None and not screen.query_one(WorkBar).display
        await pilot.press("v", "s")
        assert screen.query_one(Input).value.endswith(".md")
        held.set()
        await worked(pilot, screen)
        job.join()
        await pilot.pause()
        assert set(Path.cwd().iterdir()) == before and told(app) == ""
        await pilot.press("enter")
        await worked(pilot, screen)
        assert set(Path.cwd().iterdir()) - before == {Path.cwd() / "acme-roadmap-2026-11-22.md"}


@pytest.fixture
def slow_disk(held: threading.Event, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A disk that takes until ``held`` to confirm what a thread has written; set when it has been asked to."""
    asked = threading.Event()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            asked.set()
            held.wait(60)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return asked


async def test_escape_while_a_slow_disk_takes_the_file_leaves_none(
    saves: Path, clock_at: ClockAt, held: threading.Event, slow_disk: threading.Event
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    before = set(Path.cwd().iterdir())
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s", "enter")
        screen = await in_front(pilot, app, PrintScreen)
        job = screen._work
        assert job is not None and await asyncio.to_thread(slow_disk.wait, 60)
        await pilot.press("escape")
        await until_said(pilot, "Ended: writing acme-roadmap")
        held.set()
        await asyncio.to_thread(job.join, 60)
        assert set(Path.cwd().iterdir()) == before


def test_the_end_of_the_app_while_a_slow_disk_takes_a_file_leaves_none(
    saves: Path, tmp_path: Path, held: threading.Event, slow_disk: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    refused: list[Exception] = []

    def save() -> None:
        try:
            save_output(str(folder / "acme.md"), "# Acme", force=False)
        except GmrsjError as error:
            refused.append(error)

    saving = threading.Thread(target=save, daemon=True)

    def left(_: GmrsjApp) -> int:
        saving.start()
        assert slow_disk.wait(60) and os.listdir(folder)
        return 7

    monkeypatch.setattr(GmrsjApp, "run_to_exit_status", left)
    monkeypatch.setattr("gmrsj_tui.places.state_file", lambda: tmp_path / "state" / "remembered.json")
    assert run_app(AppRequest(saves, (), None, tmp_path / "settings.toml")) == 7
    assert os.listdir(folder) == []
    held.set()
    saving.join(60)
    assert os.listdir(folder) == [] and len(refused) == 1


@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_the_program_that_typesets_is_told_to_stop(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    began, ended = threading.Event(), threading.Event()

    def render(page: Any, paper: str, *, stop: Any) -> None:
        began.set()
        while not stop() and threading.main_thread().is_alive():
            ended.wait(0.01)  # a bare loop would take the time from the app
        ended.set()
        raise GmrsjError("stopped")

    monkeypatch.setattr("gmrsj_tui.reports.pdf_page.render", render)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s")
        screen = await in_front(pilot, app, PrintScreen)
        screen.query_one(Input).value = "acme.pdf"
        await pilot.press("enter")
        assert await asyncio.to_thread(began.wait, 60)
        await pilot.press(leave)
        if leave == "escape":
            assert await asyncio.to_thread(ended.wait, 60)
            await until_said(pilot, "Ended: writing acme.pdf")
            assert told(app) == ""
    assert ended.wait(60)
    assert not Path("acme.pdf").exists()


async def test_a_large_page_is_made_beside_the_screen_and_the_last_choice_wins(
    saves: Path, clock_at: ClockAt, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    monkeypatch.setattr(print_screen, "EASY", 0)
    monkeypatch.setattr(Job, "seconds", 0)
    real = print_work.text_of

    def text_of(*arguments: Any) -> str:
        held.wait(60)
        return real(*arguments)

    monkeypatch.setattr(print_screen, "text_of", text_of)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "Making the page of ", " criteria, 0 s", "escape leaves")
        await pilot.press("v", "d", "w", "v")
        await pilot.resize_terminal(70, 24)
        held.set()
        await worked(pilot, screen)
        text = await until_said(pilot, "Report: Acme 2026")
        assert "Making" not in text
        await pilot.press("end")
        lines = screen.main.text.splitlines()
        assert lines[-1] in screen_text(app) and len(lines) > 500
        held.clear()
        await pilot.press("d", "escape")
        await in_front(pilot, app, StepScreen)


async def test_an_unexpected_error_in_the_work_is_not_lost(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acme(saves)
    app = app_on(saves)

    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(print_screen, "text_of", broken)
    monkeypatch.setattr(print_screen, "EASY", 0)
    with pytest.raises(ZeroDivisionError):
        await _open_the_print_screen(app)


async def _open_the_print_screen(app: GmrsjApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        await until(pilot, lambda: app._exception is not None)


@pytest.mark.parametrize("close", ["close_journey", "pop_screen"])
async def test_a_page_that_arrives_when_the_journey_is_closed_is_let_go(
    saves: Path, clock_at: ClockAt, held: threading.Event, monkeypatch: pytest.MonkeyPatch, close: str
) -> None:
    clock_at(NOW)
    acme(saves)
    app = app_on(saves)
    monkeypatch.setattr(print_screen, "EASY", 0)
    real = print_work.text_of

    def text_of(*arguments: Any) -> str:
        held.wait(60)
        return real(*arguments)

    monkeypatch.setattr(print_screen, "text_of", text_of)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        job = screen._preview
        assert job is not None
        closed = asyncio.Event()

        def done_and_closed() -> None:
            held.set()
            job.join()  # the page is on its way to the screen now
            getattr(app, close)()
            closed.set()

        app.call_later(done_and_closed)
        await asyncio.wait_for(closed.wait(), 60)
        await until(pilot, lambda: not screen.is_running)
        assert app.is_running and app.return_code is None
