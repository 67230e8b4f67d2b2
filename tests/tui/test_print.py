from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.lines import plain_text, width_of
from gmrsj_tui.tui.screens.print import PrintScreen, folded
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.tui.opening import in_front, joined
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import screen_text, until, until_said

ANSWERS = (
    AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, note="Ask Maria [/ about it", owner="Ana", due="2026-12-01"),
    AnswerUpdate("S2-L1-01", owner="Bo"),
)


def told(app: Any) -> str:
    """The notices on the screen."""
    return " ".join(notice.message for notice in app._notifications)


async def test_the_page_is_shown_as_it_will_be_and_the_choices_change_it(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "what: the whole journey", "format: text", "notes: no", "Roadmap: Acme 2026")
        assert "S1-L1-01" in screen.main.text and "S4-L1-01" in screen.main.text
        assert "Maria" not in screen.main.text
        await pilot.press("b")
        await until_said(pilot, "notes: yes, may name people")
        assert "Ask Maria [/ about it" in screen.main.text
        await pilot.press("b", "w")
        await until_said(pilot, "what: the next 5")
        assert "Maria" not in screen.main.text
        assert "S1-L1-05" in screen.main.text and "S1-L1-06" not in screen.main.text
        await pilot.press("w")
        await until_said(pilot, "what: step 1")
        assert "S1-L1-08" in screen.main.text and "S2-L1-01" not in screen.main.text
        await pilot.press(*"wwww")
        await until_said(pilot, "what: owner Ana")
        assert "S1-L1-01" in screen.main.text and "S2-L1-01" not in screen.main.text
        await pilot.press("w", "w")
        await until_said(pilot, "what: owner nobody")
        assert "S1-L1-02" in screen.main.text and "S1-L1-01" not in screen.main.text
        await pilot.press("w")
        await until_said(pilot, "what: the whole journey")
        await pilot.press("v")
        await until_said(pilot, "format: md", "# Roadmap")
        await pilot.press("v")
        await until_said(pilot, "format: json", '"journey"')
        await pilot.press("v", "end", "J", ".")
        await in_front(pilot, app, StepScreen)


async def test_it_is_saved_in_a_file_and_nothing_is_replaced_without_a_second_enter(
    saves: Path, clock_at: ClockAt, tmp_path: Path
) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    file = tmp_path / "acme-roadmap-2026-11-22.txt"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "acme-roadmap-2026-11-22.txt")
        await pilot.press("escape")
        assert app.screen is screen and not file.exists()
        await pilot.press("s", "enter")
        await until(pilot, file.exists)
        await until_said(pilot, "Saved in")
        page = file.read_text(encoding="utf-8")
        assert "Roadmap: Acme 2026" in page and "Maria" not in page
        assert max(map(cell_len, page.splitlines())) <= 76
        file.write_text("mine", encoding="utf-8")
        await pilot.press("s", "enter")
        await until(pilot, lambda: "exists" in told(app))
        assert file.read_text(encoding="utf-8") == "mine"
        await pilot.press("2", "enter")
        await until(pilot, lambda: (tmp_path / "acme-roadmap-2026-11-22.txt2").exists())
        assert file.read_text(encoding="utf-8") == "mine"
        await pilot.press("s", "enter", "enter")
        await until(pilot, lambda: file.read_text(encoding="utf-8") == page)
        await pilot.press("s")
        screen.query_one("#file").value = "roadmap.json"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, (tmp_path / "roadmap.json").exists)
        assert json.loads((tmp_path / "roadmap.json").read_text(encoding="utf-8"))["items"]
        await pilot.press("s")
        screen.query_one("#file").value = "no/such/folder/x.txt"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: "no/such/folder" in told(app) or "folder" in told(app))
        assert screen.query_one("#file").display
        await pilot.press("escape", "escape")
        await in_front(pilot, app, StepScreen)


async def test_it_is_copied_and_sent_to_the_printer_with_what_the_printer_said(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    sent: list[tuple[list[str], bytes]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        sent.append((command, options["input"]))
        return subprocess.CompletedProcess(command, 0, b"request id is office-7 [/ (0 files)", b"")

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "c")
        screen = await in_front(pilot, app, PrintScreen)
        await until(pilot, lambda: "Roadmap: Acme 2026" in app.clipboard)
        monkeypatch.setattr("shutil.which", lambda name: None)
        await pilot.press("l")
        await until(pilot, lambda: "No printer program is installed here" in told(app))
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr("subprocess.run", run)
        await pilot.press("l")
        await app.workers.wait_for_complete()
        await until_said(pilot, "request id is office-7 [/")
        assert sent[0][0][0] == "/usr/bin/lp" and "Roadmap: Acme 2026" in sent[0][1].decode()
        assert screen.is_current


async def test_every_part_of_the_page_can_be_read_in_a_narrow_window(saves: Path) -> None:
    acme(saves, *ANSWERS, title="漢字" * 20)
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "what: the whole journey", "notes: no")
        whole = "".join(joined(screen._page()).split())
        shown = "".join(joined(screen.main.text).split())
        letters = [character for character in whole if character.isalpha()]
        assert [character for character in shown if character.isalpha()] == letters
        assert all(cell_len(line) <= 60 for line in screen_text(app).splitlines())


def test_long_lines_are_folded_by_cells_and_stay_set_in() -> None:
    lines = folded(["    one two three", "漢字漢字漢字", "", "short"], 10)
    assert all(width_of(line) <= 10 for line in lines)
    assert plain_text(lines) == "    one\n      two\n      thre\n      e\n漢字漢字漢\n  字\n\nshort"
