"""What the app does when an answer cannot be saved: it keeps it, says so, tries again, and asks at leaving."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from gmrsj_tui.exchange.importing import import_journey
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store import backups
from gmrsj_tui.store.failures import Cause, SaveFailed
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.navigating import SCREENS
from gmrsj_tui.tui.screens.ask_line import AskLineScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.not_saved import NotSavedScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.unsaved import ALARMS
from tests.conftest import ClockAt
from tests.tui.conftest import MakeApp, MakeJourney
from tests.tui.opening import in_front, open_step, until_read
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (160, 48)]
FIRST = PackLibrary().load("gm-rsj").steps[0].criteria[0]


@pytest.fixture
def app(make_app: MakeApp, make_journey: MakeJourney, clock_at: ClockAt) -> GmrsjApp:
    make_journey("Acme Cobalt Refining and Trading", id="acme")
    clock_at("2026-11-22T14:32:00.000Z")
    return make_app(journey="acme")


@pytest.fixture
def notices(app: GmrsjApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app says in notices, which this keeps off the screen."""
    said: list[str] = []
    monkeypatch.setattr(app, "notify", lambda message, **_: said.append(message))
    return said


class Disk:
    """What the app saves to."""

    def __init__(self) -> None:
        self.cause: Cause | None = None

    def fill(self, cause: Cause = Cause.FULL) -> None:
        """From now on, every save fails."""
        self.cause = cause

    def make_room(self) -> None:
        """Saving works again."""
        self.cause = None


@pytest.fixture
def disk(app: GmrsjApp, notices: list[str], monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk of the app; other programs have another one."""
    disk, save = Disk(), app.store.save

    def save_there(journey: Journey) -> None:
        if disk.cause is not None:
            raise SaveFailed("not saved: the disk is full, in the folder saves", "make room", disk.cause)
        save(journey)

    monkeypatch.setattr(app.store, "save", save_there)
    return disk


def saved_status(store: JourneyStore) -> Status:
    return JourneyStore(store.folder).load("acme").answer(FIRST.id).status


def first_line(app: GmrsjApp) -> str:
    return screen_text(app).split("\n")[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_title_bar_of_every_screen_says_not_saved_and_why_until_it_is(
    app: GmrsjApp, store: JourneyStore, notices: list[str], disk: Disk, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m")
        await until(pilot, lambda: first_line(app).endswith("NOT SAVED: disk full"))
        assert app.shown is not None and app.shown.answer(FIRST.id).status is Status.MET
        assert saved_status(store) is Status.NOT_ASSESSED
        assert "1 change is kept here and tried again. q offers to save it elsewhere." in notices[0]
        await pilot.press("r")
        await in_front(pilot, app, RoadmapScreen)
        await until(pilot, lambda: first_line(app).endswith("NOT SAVED: disk full"))
        await pilot.press("?")
        await until(pilot, lambda: not isinstance(app.screen, RoadmapScreen))
        await until(pilot, lambda: first_line(app).endswith("NOT SAVED: disk full"))
        app.retry_saving()
        assert len(notices) == 1
        disk.make_room()
        assert app.retry_saving()
        await until_said(pilot, "saved again")
        await pilot.press("escape", "escape")
        await in_front(pilot, app, StepScreen)
        await until(pilot, lambda: first_line(app).endswith("saved 14:32"))
    assert saved_status(store) is Status.MET


@pytest.mark.parametrize("cause", list(Cause))
async def test_every_reason_has_words_that_fit_into_60_columns(app: GmrsjApp, disk: Disk, cause: Cause) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await open_step(pilot, app)
        disk.fill(cause)
        await pilot.press("m")
        await until(pilot, lambda: first_line(app).endswith(f" NOT SAVED: {ALARMS[cause]}"))
        assert screen_text(app).split("\n")[1] == " 1 change is only in memory; q saves it elsewhere"
        assert first_line(app).startswith(" Acme Cobalt")


async def test_answers_that_wait_are_saved_together_with_what_somebody_else_saved(
    app: GmrsjApp, store: JourneyStore, disk: Disk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "i")
        await until(pilot, lambda: app.session is not None and len(app.session.unsaved) == 2)
        other = PackLibrary().load("gm-rsj").steps[1].criteria[0].id
        JourneySession.open(JourneyStore(store.folder), PackLibrary(), "acme", "Bo").mark(other, Status.MET)
        disk.make_room()
        await pilot.press("n")
        await until(pilot, lambda: app.session is not None and not app.session.at_risk)
        journey = JourneyStore(store.folder).load("acme")
        assert [change.who for change in journey.changes] == ["Bo", "", "", ""]
        assert journey.answer(FIRST.id).status is Status.NOT_MET
        assert journey.answer(other).status is Status.MET


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["q", "escape", "ctrl+q"])
async def test_leaving_asks_and_going_back_keeps_everything(
    app: GmrsjApp, disk: Disk, size: tuple[int, int], way: str
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", way)
        await in_front(pilot, app, NotSavedScreen)
        await until_read(pilot, "the disk is full", "NOT SAVED: disk full", "tries again", "in another folder", "lost")
        assert screen_text(app).split("\n")[-1].split("   ") == [
            " enter again",
            "c elsewhere",
            "L leave, lose",
            "escape stay",
        ]
        await pilot.press("enter")
        await until_read(pilot, "Tried again: it is still not saved.")
        await pilot.press("end")
        await until_read(pilot, f'{FIRST.id} "{FIRST.title}" is met (was not assessed)')
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)
        assert app.session is not None and app.session.unsaved
        disk.make_room()


async def test_trying_again_leaves_once_it_is_saved(app: GmrsjApp, store: JourneyStore, disk: Disk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "escape")
        await in_front(pilot, app, NotSavedScreen)
        disk.make_room()
        await pilot.press("enter")
        await in_front(pilot, app, HomeScreen)
        assert app.alarm == ""
    assert saved_status(store) is Status.MET


async def test_saved_elsewhere_the_session_goes_on_there_and_says_where_that_is(
    app: GmrsjApp, store: JourneyStore, disk: Disk, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "q")
        await in_front(pilot, app, NotSavedScreen)
        await pilot.press("c")
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*"stick", "enter")
        await in_front(pilot, app, StepScreen)
        await until_said(pilot, "Saved, and goes on there", "saved 14:32 in …/stick")
        copy = JourneyStore(tmp_path / "stick").load("acme")
        assert copy.answer(FIRST.id).status is Status.MET
        assert len(copy.changes) == 1
        await pilot.press("n")
        await until(pilot, lambda: saved_status(JourneyStore(tmp_path / "stick")) is Status.NOT_MET)
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running or app._exit)
    assert saved_status(store) is Status.NOT_ASSESSED
    assert JourneyStore(tmp_path / "stick").load("acme").snapshots[-1].automatic


async def test_a_copy_that_cannot_be_saved_is_told(app: GmrsjApp, disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "q")
        await in_front(pilot, app, NotSavedScreen)
        await pilot.press("c")
        await in_front(pilot, app, AskLineScreen)
        await pilot.press(*"file", "enter")
        await until_read(pilot, "Not saved there either: not saved:", "Which other folder?")
        assert isinstance(app.screen, AskLineScreen)
        await pilot.press("L", "escape")
        await in_front(pilot, app, NotSavedScreen)
        await until_read(pilot, "Not saved there either: not saved:", "L leave, lose")
        disk.make_room()
        app.retry_saving()
        await until_read(pilot, "All of it is saved now.", "enter leave", "escape stay")
        assert "lose" not in screen_text(app) and "elsewhere" not in screen_text(app)


async def test_leaving_without_saving_goes_home_and_the_save_is_as_it_was(
    app: GmrsjApp, store: JourneyStore, disk: Disk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "escape")
        await in_front(pilot, app, NotSavedScreen)
        await pilot.press("L")
        await in_front(pilot, app, HomeScreen)
        await until(pilot, lambda: "NOT SAVED" not in first_line(app))
        assert app.session is None
    assert saved_status(store) is Status.NOT_ASSESSED


async def test_a_signal_tries_once_more(app: GmrsjApp, store: JourneyStore, disk: Disk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m")
        await until(pilot, lambda: app.alarm != "")
        disk.make_room()
        app.exit(return_code=143)
    assert saved_status(store) is Status.MET


async def test_a_renamed_folder_is_told_before_anything_is_answered(
    app: GmrsjApp, saves: Path, notices: list[str]
) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await open_step(pilot, app)
        away = saves.rename(saves.with_name("away"))
        app.look_for_changes()
        await until(pilot, lambda: first_line(app).endswith("NOT SAVED: folder gone"))
        assert "is gone; it was removed or renamed" in notices[0]
        if saves.exists():
            saves.rmdir()
        away.rename(saves)
        app.look_for_changes()
        await until(pilot, lambda: "NOT SAVED" not in first_line(app))


async def test_what_somebody_else_changed_is_said_in_words(
    app: GmrsjApp, store: JourneyStore, notices: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_step(pilot, app)
        before = screen.criterion
        other = JourneySession.open(JourneyStore(store.folder), PackLibrary(), "acme", "Bo")
        other.mark(FIRST.id, Status.IN_PROGRESS)
        other.mark(FIRST.id, Status.MET)
        other.set_target("governance", "integrated")
        app.look_for_changes()
        await pilot.pause()
        assert f'Changed elsewhere by Bo: {FIRST.id} "{FIRST.title}" is met (was not assessed)' in notices[0]
        assert "the target of" in notices[0]
        assert screen.criterion == before


async def test_while_something_is_typed_the_line_below_the_title_names_the_key_that_works_there(
    app: GmrsjApp, disk: Disk
) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "/")
        await until(pilot, lambda: "ctrl+q saves it elsewhere" in screen_text(app).split("\n")[1])
        disk.make_room()
        app.retry_saving()
        await until(pilot, lambda: "elsewhere" not in screen_text(app))


def rescued(tmp_path: Path) -> tuple[Path, Path]:
    """The text and the export that were put aside."""
    text, export = sorted((tmp_path / "state" / "rescued").iterdir(), key=lambda path: path.suffix, reverse=True)
    return text, export


async def test_what_cannot_be_saved_when_a_signal_ends_the_app_is_put_aside_and_said_at_the_next_opening(
    app: GmrsjApp, make_app: MakeApp, store: JourneyStore, disk: Disk, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        assert app.update_answer(AnswerUpdate(FIRST.id, Status.MET, note="Ask Jo.\nThen Bo."))
        app.exit(return_code=143)
    text, export = rescued(tmp_path)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (text, export, text.parent)] == [0o600, 0o600, 0o700]
    words = text.read_text(encoding="utf-8")
    assert "1 change of acme could not be saved: the disk is full" in words
    assert f"{FIRST.id} {FIRST.title}" in words and "Ask Jo. Then Bo." in words
    assert f"gmrsj --saves {store.folder} import {export}" in words
    assert saved_status(store) is Status.NOT_ASSESSED

    said: list[str] = []
    after = make_app(journey="acme")
    after.notify = lambda message, **_: said.append(message)  # type: ignore[method-assign]
    async with after.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, after, StepScreen)
        assert said == [
            "When the app last had to end, something of this journey could not be saved. "
            f"This brings it back: gmrsj --saves {store.folder} import {export}"
        ]

    arrival = import_journey(store, read_export(export.read_bytes(), "export"), "2026-11-22T15:00:00.000Z")
    assert arrival.kind == "continued"
    assert JourneyStore(store.folder).load("acme").answer(FIRST.id).note == "Ask Jo.\nThen Bo."
    said.clear()
    third = make_app(journey="acme")
    third.notify = lambda message, **_: said.append(message)  # type: ignore[method-assign]
    async with third.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, third, StepScreen)
        assert said == []


async def ended_by_a_bug(app: GmrsjApp, disk: Disk, *, room_again: bool = False) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m")
        await until(pilot, lambda: app.alarm != "")
        if room_again:
            disk.make_room()
        app.call_later(lambda: 1 // 0)
        await pilot.pause()


async def test_a_bug_that_ends_the_app_tries_once_more_and_puts_aside_what_cannot_be_saved(
    app: GmrsjApp, disk: Disk, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        await ended_by_a_bug(app, disk)
    assert len(list((tmp_path / "state" / "rescued").iterdir())) == 2


async def test_a_bug_loses_nothing_that_can_be_saved_by_then(
    app: GmrsjApp, store: JourneyStore, disk: Disk, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        await ended_by_a_bug(app, disk, room_again=True)
    assert saved_status(store) is Status.MET
    assert JourneyStore(store.folder).load("acme").snapshots[-1].automatic
    assert not (tmp_path / "state" / "rescued").exists()


async def test_where_no_folder_takes_it_all_of_it_is_printed(
    app: GmrsjApp, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(GmrsjApp, "rescue_folders", (tmp_path / "file",))
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        assert app.update_answer(AnswerUpdate(FIRST.id, note="Ask Jo."))
        words = "\n".join(app.save_at_the_last())
        disk.make_room()
    assert "No other folder took it either. It was:" in words
    assert "note: nothing → Ask Jo." in words or "note: nothing -> Ask Jo." in words


async def test_whoever_leaves_without_saving_leaves_nothing_behind(app: GmrsjApp, disk: Disk, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        disk.fill()
        await pilot.press("m", "q")
        await in_front(pilot, app, NotSavedScreen)
        await pilot.press("L")
        await until(pilot, lambda: not app.is_running or app._exit)
    assert not (tmp_path / "state" / "rescued").exists()


async def test_that_there_is_no_backup_is_said_once_until_there_is_one_again(
    app: GmrsjApp, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    async with app.run_test(size=(80, 24)) as pilot:
        await open_step(pilot, app)
        with monkeypatch.context() as patch:
            patch.setattr(backups, "keep", full)
            await pilot.press("m", "i")
            await until(pilot, lambda: app.shown is not None and len(app.shown.journey.changes) == 2)
        assert notices == ["saved, but without a backup of the state before: the disk is full"]
        await pilot.press("n")
        monkeypatch.setattr(backups, "keep", full)
        await pilot.press("m")
        await until(pilot, lambda: len(notices) == 2)


def test_the_screen_is_one_of_the_apps() -> None:
    assert SCREENS["not_saved"] == "not_saved:NotSavedScreen"
