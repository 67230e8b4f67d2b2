"""What is printed or saved: the choices, the page, and the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from gmrsj_tui.cli.main import run
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.lines import plain_text, width_of
from gmrsj_tui.tui.print_work import text_of
from gmrsj_tui.tui.screens.print import PrintScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.preview import folded
from tests.conftest import ClockAt
from tests.tui.opening import in_front, joined, until_read
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import screen_text, until, until_said
from tests.tui.test_palette import choose
from tests.tui.working import told, worked

ANSWERS = (
    AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, note="Ask Maria [/ about it", owner="Ana", due="2026-12-01"),
    AnswerUpdate("S2-L1-01", owner="Bo"),
)


async def test_the_page_is_shown_as_it_will_be_and_the_choices_change_it(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "d document: roadmap   w what: the whole journey   v format: text   b notes: no")
        assert "S1-L1-01" in screen.main.text and "S4-L1-01" in screen.main.text
        assert "Maria" not in screen.main.text
        await pilot.press("b")
        await until_read(pilot, "b notes, may name people", "Notes can name people: read them first.")
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
        await until_said(pilot, "what: due in 30 days")
        assert "S1-L1-01" in screen.main.text and "S1-L1-02" not in screen.main.text
        await pilot.press("w")
        await until_said(pilot, "what: the whole journey")
        await pilot.press("v")
        await until_said(pilot, "format: md", "# Roadmap")
        await pilot.press("end", "J", ".")
        await in_front(pilot, app, StepScreen)


async def test_how_many_the_next_few_are_can_be_changed(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "+")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "what: the next 5")
        await pilot.press("+", "+")
        await until_said(pilot, "what: the next 7")
        assert "S1-L1-07" in screen.main.text and "S1-L1-08" not in screen.main.text
        await pilot.press(*["-"] * 10)
        await until_said(pilot, "what: the next 1 ")
        assert "S1-L1-01" in screen.main.text and "S1-L1-02" not in screen.main.text
        await pilot.press(*["+"] * 40)
        await until_said(pilot, "what: the next 32")
        await pilot.press("d", "+")
        await until_read(pilot, "whole report", "Only a roadmap can be of the next few actions.")


async def test_the_report_and_the_workshop_sheet_are_chosen_by_a_key_or_by_name(saves: Path, clock_at: ClockAt) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await choose(pilot, app, "workshop", "Print or save: workshop sheet")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "document: workshop sheet", "what: what is open", "format: pdf", "Workshop sheet: Acme")
        assert "notes:" not in screen_text(app)
        assert "[ ] met" in screen.main.text and "S1-L2-01" not in screen.main.text
        await pilot.press("w")
        await until_said(pilot, "what: step 1")
        assert "S1-L1-01" in screen.main.text and "S2-L1-01" not in screen.main.text
        await pilot.press(*"wwww")
        await until_said(pilot, "what: every criterion")
        assert "S1-L4-01" in screen.main.text
        await pilot.press("b")
        await until_said(pilot, "There are no notes on a workshop sheet")
        for name in ("html", "text", "md", "docx", "pdf"):
            await pilot.press("v")
            await until_said(pilot, f"format: {name}")
        await pilot.press("s")
        screen.query_one(Input).value = "sheet.md"
        await pilot.press("enter")
        await worked(pilot, screen)
        assert "Workshop sheet: Acme 2026" in Path("sheet.md").read_text(encoding="utf-8")
        await choose(pilot, app, "whole report", "Print or save: whole report")
        await until(pilot, lambda: app.screen is screen)
        await until_said(pilot, "document: whole report", "what: the whole journey", "format: pdf", "Report: Acme 2026")
        await pilot.press("w")
        await until_read(pilot, "The report is always of the whole journey.")
        await pilot.press("d")
        await until_said(pilot, "document: workshop sheet")
        await pilot.press("d")
        await until_said(pilot, "document: roadmap")


async def test_a_format_that_is_no_text_is_shown_as_the_text_that_it_says_with_its_paper(
    saves: Path, clock_at: ClockAt
) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "z")
        screen = await in_front(pilot, app, PrintScreen)
        await until_read(pilot, "Only html, pdf, docx have a size of paper.")
        seen: dict[str, str] = {}
        for _ in range(20):
            order = screen.order
            if order.format in seen:
                break
            seen[order.format] = screen.main.text
            await pilot.press("v")
            await until(pilot, lambda before=order: screen.order != before)  # type: ignore[misc]
        assert {"text", "md", "html", "csv", "json", "pdf", "xlsx", "docx"} <= set(seen)
        assert seen["html"].startswith("The file is a web page, paper as the printer has. Below is what it says")
        assert seen["xlsx"].startswith("The file is an Excel workbook. Below is what it says, as text.")
        for name in ("html", "pdf", "xlsx", "docx"):
            assert "Roadmap: Acme 2026\n====" in seen[name], name
        assert json.loads("".join(seen["json"].split("\n")))["items"]
        assert seen["csv"].startswith("criterion,")
        screen._format = "pdf"
        await pilot.press("z")
        await until_said(pilot, "The file is PDF, paper Letter.", "paper: Letter")
        await pilot.press("z")
        await until_said(pilot, "The file is PDF, paper A4.")


async def test_what_is_not_installed_is_said_before_any_work_is_done(
    saves: Path, clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    monkeypatch.setattr("gmrsj_tui.tui.print_order.find_spec", lambda name: None)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        for name in ("pdf", "xlsx", "docx"):
            screen._format = name
            screen.show(screen.shown, None)
            text = joined(screen.main.text)
            assert f'pip install "gmrsj[{name}]" adds it' in text and "Below is what it would say." in text
            await pilot.press("s")
            await until(pilot, lambda name=name: f"gmrsj[{name}]" in told(app))  # type: ignore[misc]
            assert not screen.query_one(Input).display and screen._work is None
        screen._format = ""
        await pilot.press("s")
        screen.query_one(Input).value = "acme.xlsx"
        await pilot.press("enter")
        await until(pilot, lambda: "gmrsj[xlsx]" in told(app))
        assert screen.query_one(Input).display and not Path("acme.xlsx").exists()
        await pilot.press("escape", "d", "d")
        await until_said(pilot, "format: html")


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
        field = screen.query_one(Input)
        await until_said(pilot, "acme-roadmap-2026-11-22.txt")
        await pilot.press("escape")
        assert app.screen is screen and not file.exists()
        await pilot.press("enter", "enter")
        await worked(pilot, screen)
        await until_said(pilot, "Saved acme-roadmap-2026-11-22.txt in")
        page = file.read_text(encoding="utf-8")
        assert "Roadmap: Acme 2026" in page and "Maria" not in page
        assert max(map(cell_len, page.splitlines())) <= 76
        file.write_text("mine", encoding="utf-8")
        await pilot.press("s", "enter")
        await until(pilot, lambda: "exists" in told(app))
        assert file.read_text(encoding="utf-8") == "mine"
        await pilot.press("2", "enter")
        await worked(pilot, screen)
        assert (tmp_path / "acme-roadmap-2026-11-22.txt2").exists()
        assert file.read_text(encoding="utf-8") == "mine"
        await pilot.press("s", "enter", "enter")
        await worked(pilot, screen)
        assert file.read_text(encoding="utf-8") == page
        for name, begins in (("roadmap.json", b"{"), ("r.docx", b"PK"), ("r.xlsx", b"PK"), ("r.html", b"<!")):
            await pilot.press("s")
            field.value = name
            await pilot.press("enter")
            await worked(pilot, screen)
            assert (tmp_path / name).read_bytes().lstrip().startswith(begins), name
        for name, why in (("no/such/folder/x.txt", "no folder no/such/folder"), (".", "is a folder")):
            await pilot.press("s")
            field.value = name
            await pilot.press("enter")
            await until(pilot, lambda why=why: why in told(app))  # type: ignore[misc]
            assert field.display
            await pilot.press("escape")
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_while_the_name_is_typed_the_bottom_line_says_what_works_and_the_end_of_the_folder_can_be_read(
    saves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    acme(saves, *ANSWERS)
    deep = tmp_path / ("a-long-name-of-a-folder-" * 4) / "to-print"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p", "s")
        screen = await in_front(pilot, app, PrintScreen)
        text = await until_said(pilot, "Saves in …", "/to-print ")
        *_, field, bottom = text.splitlines()
        assert bottom.split() == ["enter", "save", "escape", "cancel"]
        assert field.startswith(" acme-roadmap-")
        await pilot.press("escape")
        await until(pilot, lambda: "s save" in screen_text(app).splitlines()[-1])
        await pilot.press("s")
        await until(pilot, lambda: screen.naming)
        await pilot.click("#keys", offset=(3, 0))
        await until(pilot, lambda: not screen.naming)
        await worked(pilot, screen)
        assert len(list(deep.iterdir())) == 1


async def test_a_sheet_offers_no_notes_and_the_way_back_is_always_offered(saves: Path) -> None:
    acme(saves, *ANSWERS)
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        await in_front(pilot, app, PrintScreen)
        await until(pilot, lambda: "b notes" in screen_text(app).splitlines()[-1])
        await pilot.press("d", "d")
        await until(pilot, lambda: "b notes" not in screen_text(app).splitlines()[-1])
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: screen_text(app).splitlines()[-1].endswith("escape back   ? help"))


async def test_the_saved_file_is_what_the_command_line_saves(saves: Path, clock_at: ClockAt, tmp_path: Path) -> None:
    clock_at(NOW)
    acme(saves, *ANSWERS)
    app = app_on(saves)
    made = (("roadmap", "app.md"), ("report", "app.html"), ("report", "app.csv"))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        for kind, name in made:
            screen.choose_document(kind)
            await pilot.press("s")
            screen.query_one(Input).value = name
            await pilot.press("enter")
            await worked(pilot, screen)
    for kind, name in made:
        other = name.replace("app", "cli")
        assert run(["--saves", str(saves), kind, "acme", "-o", other], open_app=lambda _: 1) == 0
        assert (tmp_path / name).read_bytes() == (tmp_path / other).read_bytes()


async def test_every_part_of_the_page_can_be_read_in_a_narrow_window(saves: Path) -> None:
    acme(saves, *ANSWERS, title="漢字" * 20)
    app = app_on(saves)
    async with app.run_test(size=(60, 16)) as pilot:
        await in_front(pilot, app, StepScreen)
        await pilot.press("p")
        screen = await in_front(pilot, app, PrintScreen)
        await until_said(pilot, "d roadmap   w the whole journey   v text   b notes: no")
        whole = "".join(joined(text_of(screen.shown, screen.order)).split())
        shown = "".join(joined(screen.main.text).split())
        letters = [character for character in whole if character.isalpha()]
        assert [character for character in shown if character.isalpha()] == letters
        assert all(cell_len(line) <= 60 for line in screen_text(app).splitlines())


def test_long_lines_are_folded_by_cells_and_stay_set_in() -> None:
    lines = folded(["    one two three", "漢字漢字漢字", "", "short"], 10)
    assert all(width_of(line) <= 10 for line in lines)
    assert plain_text(lines) == "    one\n      two\n      thre\n      e\n漢字漢字漢\n  字\n\nshort"
