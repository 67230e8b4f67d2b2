"""One rule for every form: tab goes to the next field, enter goes on and at the end does it, escape leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.print import PrintScreen
from gmrsj_tui.tui.screens.snapshots import SnapshotsScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.widgets.field import LineInput
from gmrsj_tui.tui.widgets.ticks import Ticks
from tests.tui.opening import in_front
from tests.tui.prepared import acme, app_on
from tests.tui.reading import until

CRITERION = "S1-L1-08"
"""May be not applicable."""


def saved(app: GmrsjApp) -> list[Journey]:
    """What is on disk."""
    store = JourneyStore(app.journeys.folder)
    return [store.load(summary.id) for summary in store.list().journeys]


def answer(app: GmrsjApp) -> Answer:
    return JourneyStore(app.journeys.folder).load("acme").answer(CRITERION)


async def home(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    app.close_journey()
    await in_front(pilot, app, HomeScreen)
    await until(pilot, lambda: app.screen.main.cursor == "acme")  # type: ignore[attr-defined]


async def new_journey(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await home(pilot, app)
    await pilot.press("c")


async def rename(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await home(pilot, app)
    await pilot.press("R")


async def delete(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await home(pilot, app)
    await pilot.press("Z", "z", "end", "X")


async def who_records(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    app.ask_who()


async def basics(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    await pilot.press("B")


async def snapshot(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    await pilot.press("S")
    await in_front(pilot, app, SnapshotsScreen)
    await pilot.press("c")


async def reason(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    app.open_screen("criterion", CRITERION)
    await in_front(pilot, app, CriterionScreen)
    await pilot.press("x")


async def file_name(pilot: Pilot[Any], app: GmrsjApp) -> None:
    await in_front(pilot, app, StepScreen)
    await pilot.press("p")
    await in_front(pilot, app, PrintScreen)
    await pilot.press("s")


def field(key: str) -> Callable[[Pilot[Any], GmrsjApp], Awaitable[None]]:
    async def open_field(pilot: Pilot[Any], app: GmrsjApp) -> None:
        await in_front(pilot, app, StepScreen)
        app.open_screen("criterion", CRITERION)
        screen = await in_front(pilot, app, CriterionScreen)
        screen.pane.edit(key)

    return open_field


class Form(NamedTuple):
    """A form, and how it is seen that it was done."""

    open: Callable[[Pilot[Any], GmrsjApp], Awaitable[None]]
    done: Callable[[GmrsjApp], bool]
    typed: str = "x"
    fields: int = 1
    """On its first page."""
    enters: int = 1
    """How often enter is pressed until it is done; 0 where it begins a new line in the last field."""
    keeps: bool = False
    """Whether leaving keeps what was typed."""


FORMS = {
    "new journey": Form(new_journey, lambda app: len(saved(app)) == 2, fields=3, enters=4),
    "rename": Form(rename, lambda app: saved(app)[0].title == "Acme 2026x"),
    "delete for good": Form(delete, lambda app: not saved(app), typed="Acme 2026"),
    "who records": Form(who_records, lambda app: app.settings.who == "x"),
    "basics": Form(basics, lambda app: saved(app)[0].title == "Acme 2026x", fields=8, enters=0, keeps=True),
    "snapshot": Form(snapshot, lambda app: [one.name for one in saved(app)[0].snapshots] == ["x"]),
    "reason": Form(reason, lambda app: answer(app).status is Status.NOT_APPLICABLE),
    "file name": Form(file_name, lambda app: any(Path.cwd().glob("*.txtx"))),
    "owner": Form(field("owner"), lambda app: answer(app).owner == "x", keeps=True),
    "due date": Form(field("due"), lambda app: answer(app).due == "2031-12-31", typed="31.12.2031", keeps=True),
    "evidence": Form(field("evidence+"), lambda app: bool(answer(app).evidence), keeps=True),
    "note": Form(field("note"), lambda app: answer(app).note == "x", enters=0, keeps=True),
}


@pytest.fixture
def app(saves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GmrsjApp:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    acme(saves)
    return app_on(saves)


def typing(app: GmrsjApp) -> bool:
    return isinstance(app.screen.focused, Input | TextArea | Ticks)


async def opened(pilot: Pilot[Any], app: GmrsjApp, form: Form) -> None:
    """Open it and type into its first field."""
    await form.open(pilot, app)
    await until(pilot, lambda: typing(app))
    await pilot.press(*form.typed)
    assert not form.done(app)


def of(names: Sequence[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", [FORMS[name] for name in names], ids=names)


@of([name for name, form in FORMS.items() if form.enters])
async def test_enter_goes_on_from_field_to_field_and_at_the_end_does_it(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        seen = [app.screen.focused]
        for _ in range(form.enters - 1):
            assert not form.done(app)
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen.focused not in seen
            seen.append(app.screen.focused)
        await pilot.press("enter")
        await until(pilot, lambda: form.done(app))


@of(list(FORMS))
async def test_escape_leaves_and_only_answers_and_basics_keep_what_was_typed(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        before = app.screen
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not before or not typing(app))
        await until(pilot, lambda: form.done(app) is form.keeps)


@of([name for name, form in FORMS.items() if form.fields > 1])
async def test_tab_goes_to_the_next_field_and_shift_tab_back(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        first, seen = app.screen.focused, set()
        for _ in range(form.fields):
            assert typing(app)
            seen.add(app.screen.focused)
            await pilot.press("tab")
        assert len(seen) == form.fields and app.screen.focused is first
        await pilot.press("tab", "shift+tab")
        assert app.screen.focused is first


@of([name for name, form in FORMS.items() if form.fields == 1 and not form.keeps])
async def test_tab_stays_where_there_is_one_field_and_does_nothing(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        before = app.screen.focused
        await pilot.press("tab", "shift+tab")
        assert app.screen.focused is before and not form.done(app)


@of([name for name, form in FORMS.items() if form.fields == 1 and form.keeps])
async def test_tab_saves_a_field_of_an_answer_and_goes_to_the_next_one(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        assert isinstance(app.screen, CriterionScreen)
        rows = app.screen.rows

        def place() -> int:
            return [row.key for row in rows.rows].index(rows.cursor or "")

        before = place()
        await pilot.press("tab")
        await until(pilot, lambda: form.done(app) and not typing(app))
        assert place() == before + 1


@of(["basics", "note"])
async def test_enter_in_a_field_of_several_lines_begins_a_new_line(app: GmrsjApp, form: Form) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, form)
        while not isinstance(app.screen.focused, TextArea):
            assert isinstance(app.screen.focused, LineInput | Ticks)
            await pilot.press("enter")
        await pilot.press("a", "enter", "b")
        assert app.screen.focused.text.endswith("a\nb")
