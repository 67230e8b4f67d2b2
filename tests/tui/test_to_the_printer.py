"""Printing from the app, and what a browser session gets instead."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.printing import Printer
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.print import PrintScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.opening import in_front, until_read
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import until, until_said
from tests.tui.working import told, worked

ANSWERS = (AnswerUpdate("S1-L1-01", note="Ask Maria about it", owner="Ana", due="2026-12-01"),)


class Office:
    """A printer that keeps what it gets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.jobs: list[tuple[str, str, str, bytes]] = []
        self.refuses: GmrsjError | None = None
        monkeypatch.setattr("gmrsj_tui.printing.find_printer", lambda: Printer("office-7 [/"))
        monkeypatch.setattr("gmrsj_tui.printing.print_file", self.print_file)

    def print_file(self, file: Path, printer: Printer, title: str) -> str:
        if self.refuses is not None:
            raise self.refuses
        self.jobs.append((file.name, printer.name, title, file.read_bytes()))
        self.folder = file.parent
        return "Sent to the printer office-7 [/: request id is office-7-12"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """The printer of this computer."""
    return Office(monkeypatch)


async def test_it_is_copied_as_text(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "c")
        screen = await in_front(pilot, app, PrintScreen)
        await worked(pilot, screen)
        assert "Roadmap: Acme 2026" in app.clipboard and "Maria" not in app.clipboard
        screen._format = "docx"
        await pilot.press("b", "c")
        await worked(pilot, screen)
        assert "Ask Maria" in app.clipboard
        await until_read(pilot, "Copied as text, if your terminal allows it")


@pytest.mark.parametrize("second", ["l", "enter"])
async def test_the_printer_is_named_first_and_a_second_key_sends_the_page(
    saves: Path, clock_at: ClockAt, office: Office, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    monkeypatch.setattr("gmrsj_tui.tui.print_order.find_spec", lambda name: None)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "l")
        screen = await in_front(pilot, app, PrintScreen)
        await worked(pilot, screen)
        await until_said(pilot, "The printer office-7 [/?", "enter prints, escape does not")
        assert office.jobs == []
        await pilot.press("escape")
        assert screen.is_current and screen._printer is None
        await pilot.press("l")
        await worked(pilot, screen)
        await pilot.press("b")
        await until(pilot, lambda: screen._printer is None)
        await pilot.press("b", "l")
        await worked(pilot, screen)
        await pilot.press(second)
        await worked(pilot, screen)
        await until_said(pilot, "Sent to the printer")
        name, printer, title, content = office.jobs[0]
        assert (name, printer, title) == ("acme-roadmap-2026-11-22.txt", "office-7 [/", "acme-roadmap-2026-11-22")
        assert b"Roadmap: Acme 2026" in content and b"Maria" not in content
        assert len(office.jobs) == 1 and not office.folder.exists()


async def test_it_is_printed_as_pdf_where_that_can_be_made(saves: Path, clock_at: ClockAt, office: Office) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "d", "d", "l")
        screen = await in_front(pilot, app, PrintScreen)
        await worked(pilot, screen)
        await pilot.press("l")
        await worked(pilot, screen)
        assert office.jobs[0][0] == "acme-sheet-2026-11-22.pdf" and office.jobs[0][3].startswith(b"%PDF")


async def test_without_a_printer_and_after_a_refusal_it_says_how_to_print_the_file(
    saves: Path, clock_at: ClockAt, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    monkeypatch.setattr("gmrsj_tui.tui.print_order.find_spec", lambda name: None)
    acme(saves, *ANSWERS)
    app = app_on(saves)

    def none() -> Printer:
        raise GmrsjError("this computer has no standard printer", "save the page and print the file")

    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        office.refuses = GmrsjError(
            "the printer office-7 did not take it: no paper", "save the page and print the file"
        )
        await pilot.press("l")
        await worked(pilot, screen)
        await pilot.press("l")
        await worked(pilot, screen)
        await until(pilot, lambda: "The printer office-7 did not take it: no paper; save the page" in told(app))
        monkeypatch.setattr("gmrsj_tui.printing.find_printer", none)
        await pilot.press("l")
        await worked(pilot, screen)
        said = "This computer has no standard printer; save the page and print the file. s saves it."
        await until(pilot, lambda: said in told(app))
        assert screen._printer is None
        await pilot.press("v", "v", "s", "enter")
        await worked(pilot, screen)
        await until(pilot, lambda: "Saved acme-roadmap-2026-11-22.html in" in told(app))
        assert "acme-roadmap-2026-11-22.html and print it from there." in told(app)
        for name in ("acme.csv", "acme.json", "acme.md"):
            await pilot.press("s")
            screen.query_one(Input).value = name
            await pilot.press("enter")
            await worked(pilot, screen)
            await until_read(pilot, f"Saved {name} in")
            assert name not in told(app)
        await pilot.press("s")
        screen.query_one(Input).value = "acme.TXT"
        await pilot.press("enter")
        await worked(pilot, screen)
        await until(pilot, lambda: "acme.TXT with any program that shows text" in told(app))
        assert "Roadmap: Acme 2026\n===" in Path("acme.TXT").read_text(encoding="utf-8")


async def test_in_a_browser_save_and_print_are_downloads_and_nothing_is_written_here(
    saves: Path, clock_at: ClockAt, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    before = set(Path.cwd().iterdir())
    delivered: list[tuple[str, bytes]] = []

    def deliver(self: Any, file: BytesIO, *, save_filename: str) -> None:
        delivered.append((save_filename, file.read()))

    monkeypatch.setattr(GmrsjApp, "is_web", True)
    monkeypatch.setattr(GmrsjApp, "deliver_binary", deliver)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "v", "s")
        screen = await in_front(pilot, app, PrintScreen)
        await worked(pilot, screen)
        await until_said(pilot, "Your browser gets acme-roadmap-2026-11-22.md")
        monkeypatch.setattr("gmrsj_tui.tui.print_order.find_spec", lambda name: None)
        await pilot.press("l")
        await worked(pilot, screen)
        await pilot.press("v", "v")
        await until_said(pilot, "format: csv")
        await pilot.press("enter")
        await worked(pilot, screen)
    assert [name.rpartition(".")[2] for name, _ in delivered] == ["md", "txt", "csv"]
    assert b"# Roadmap" in delivered[0][1] and b"Roadmap: Acme 2026\n===" in delivered[1][1]
    assert office.jobs == [] and set(Path.cwd().iterdir()) == before


async def test_a_temporary_folder_that_is_full_is_said_and_does_not_end_the_app(
    saves: Path, clock_at: ClockAt, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)

    def full(*_: Any, **__: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gmrsj_tui.tui.print_order.find_spec", lambda name: None)
    monkeypatch.setattr("tempfile.mkdtemp", full)
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "l")
        screen = await in_front(pilot, app, PrintScreen)
        await worked(pilot, screen)
        await pilot.press("l")
        await worked(pilot, screen)
        assert "Printing the roadmap: the disk is full" in told(app)
        assert app.screen is screen and office.jobs == []
