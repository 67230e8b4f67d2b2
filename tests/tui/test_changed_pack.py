"""Opening a journey whose pack has changed, is missing or is older; reviewing and reading what it left behind."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.session import JourneySession
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.moves import MovesScreen
from gmrsj_tui.tui.screens.overview import OverviewScreen
from gmrsj_tui.tui.screens.read_only import ReadOnlyScreen
from gmrsj_tui.tui.screens.retired import RetiredScreen
from gmrsj_tui.tui.screens.search import SearchScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.changed_packs import FIRST, SECOND, write_version
from tests.tui.conftest import MakeApp
from tests.tui.opening import in_front, open_step, until_read
from tests.tui.reading import screen_text, until, until_said

SMALL = (80, 24)
WHEN = "2026-11-20T09:00:00.000Z"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with version 1.0.0 of the pack."""
    write_version(tmp_path / "packs", FIRST)
    return tmp_path / "packs"


@pytest.fixture
def journey(store: JourneyStore, content: Path) -> Journey:
    """A journey with five answers under version 1.0.0."""
    pack = PackLibrary((content,)).load("guarded")
    given = (Status.MET, Status.MET, Status.NOT_MET, Status.IN_PROGRESS, Status.MET)
    updates = [
        AnswerUpdate(
            f"G-0{number}",
            status,
            note=f"Note {number}, on a wall.",
            owner=f"Owner {number}",
            add_evidence=(Evidence(f"Photo {number}", 1),),
        )
        for number, status in enumerate(given, 1)
    ]
    made = record(start(pack, "acme-1", "Acme", WHEN), pack, updates, WHEN, "Ana")
    store.create(made)
    return made


def saved(store: JourneyStore) -> Journey:
    return JourneyStore(store.folder).load("acme-1")


def under_the_cursor(step: StepScreen, criterion: str) -> bool:
    return step.criterion == criterion


def confirmed(store: JourneyStore, criterion: str) -> bool:
    return not saved(store).answer(criterion).review


async def test_a_changed_pack_shows_first_what_would_move_and_escape_moves_nothing(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        screen = await in_front(pilot, app, MovesScreen)
        await until_read(pilot, "Guarded has changed from version 1.0.0 to 1.1.0", "not moved yet", "move and open")
        for said in (
            "Copied to (1)",
            "G-02: copied to G-06 Title of G-06 in 1.1.0; G-07 Title of G-07 in 1.1.0",
            "Needs review (1)",
            "Retired (2)",
            "G-05: the pack has lost it without a word",
            "Kept (1)",
            "New, or not answered yet (1)",
            "No note and no answer is dropped.",
        ):
            assert said in " ".join(screen.main.text.split()).replace("· ", "")
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)
        await until_read(pilot, "Acme (the pack has changed)")
        assert saved(store) == journey
        await pilot.press("enter")
        await in_front(pilot, app, MovesScreen)


async def test_enter_moves_the_answers_and_opens_and_undo_leads_back_to_the_question(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await in_front(pilot, app, MovesScreen)
        await pilot.press("enter")
        await open_step(pilot, app)
        text = await until_said(pilot, "? review", "need review")
        assert saved(store).pack_version == "1.1.0"
        (row,) = [line for line in text.splitlines() if "Title of G-06" in line and "review" in line and "met" in line][
            :1
        ]
        assert "? review" in row
        await pilot.press("u")
        await in_front(pilot, app, MovesScreen)
        assert saved(store).answers == journey.answers
        assert saved(store).pack_version == "1.0.0"
        assert app.session is None
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)


async def test_one_key_confirms_what_needs_review_and_another_goes_to_the_next(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await in_front(pilot, app, MovesScreen)
        await pilot.press("enter")
        step = await open_step(pilot, app)
        for criterion, why in (
            ("G-06", "needs review: copied from G-02; y says it is still true"),
            ("G-07", "copied from G-02"),
            ("G-01", "from before the words of the criterion changed"),
        ):
            await pilot.press("comma")
            await until(pilot, partial(under_the_cursor, step, criterion), criterion)
            assert why in " ".join(step.text.text.split())
            await pilot.press("y")
            await until(pilot, partial(confirmed, store, criterion), criterion)
            assert "needs review" not in step.text.text
            assert saved(store).answer(criterion).status is Status.MET
        await until(pilot, lambda: "? review" not in screen_text(app), "no review is left")
        await pilot.press("comma")
        await until_said(pilot, "Nothing needs review.")
        await pilot.press("y")
        await until_said(pilot, "G-01 needs no review.")
        await pilot.press("u")
        await until_said(pilot, "? review")


async def test_a_status_that_is_given_confirms_as_well(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await in_front(pilot, app, MovesScreen)
        await pilot.press("enter")
        await open_step(pilot, app)
        app.open_criterion("G-07")
        await in_front(pilot, app, CriterionScreen)
        await until_read(pilot, "? needs review: copied from G-02; y says it is still true")
        await pilot.press("n")
        await until(pilot, lambda: saved(store).answer("G-07").status is Status.NOT_MET)
        assert not saved(store).answer("G-07").review
        await until(pilot, lambda: "needs review" not in screen_text(app))


async def test_the_overview_counts_what_is_left_and_leads_to_the_retired_answers(
    make_app: MakeApp, content: Path, journey: Journey
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await in_front(pilot, app, MovesScreen)
        await pilot.press("enter")
        await open_step(pilot, app)
        await pilot.press("o")
        await in_front(pilot, app, OverviewScreen)
        await until_read(
            pilot, "? 3 need review, and count until then: , goes to the next", "3 retired answers: O reads them"
        )
        await pilot.press("O")
        screen = await in_front(pilot, app, RetiredScreen)
        await until_read(pilot, "The pack has these criteria no more.", "G-02", "G-03", "G-05", "Copied to G-06, G-07.")
        await pilot.press("down")
        await until(pilot, lambda: "Note 3, on a wall." in screen.text.text)
        for said in ("not met", "Owner: Owner 3", "Photo 3", "Ana", "not met (was not assessed)"):
            assert said in screen.text.text
        await pilot.press("n", "y", "O")
        await in_front(pilot, app, OverviewScreen)
        assert app.shown is not None and app.shown.answer("G-03").status is Status.NOT_MET


@pytest.mark.parametrize("size", [SMALL, (60, 16)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_retired_answer_is_found_by_search_and_enter_leads_to_it(
    make_app: MakeApp, content: Path, journey: Journey, size: tuple[int, int]
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, MovesScreen)
        await pilot.press("enter")
        await open_step(pilot, app)
        await pilot.press("/", *"3, on a wall")
        await in_front(pilot, app, SearchScreen)
        await until_read(pilot, "Retired answers (1)", "G-03")
        await pilot.press("enter")
        screen = await in_front(pilot, app, RetiredScreen)
        await until(pilot, lambda: screen.main.cursor == "G-03" and "Note 3, on a wall." in screen.text.text)
        await pilot.press("escape")
        await in_front(pilot, app, StepScreen)


async def test_a_missing_pack_opens_read_only_with_what_the_save_holds(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    shutil.rmtree(content / "guarded")
    app = make_app(content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await until_said(pilot, 'no pack has the id "guarded"')
        await pilot.press("enter")
        screen = await in_front(pilot, app, ReadOnlyScreen)
        await until_read(
            pilot,
            'no pack has the id "guarded"',
            "gmrsj --content DIR finds a pack in DIR",
            "answered with guarded 1.0.0",
            "read only",
            "5 answers",
            "Note 1, on a wall.",
        )
        await pilot.press("end")
        await until(pilot, lambda: "Note 5, on a wall." in screen.text.text)
        await pilot.press("m", "n", "u", "x", "y", "enter")
        assert isinstance(app.screen, ReadOnlyScreen)
        await pilot.press("escape")
        await in_front(pilot, app, HomeScreen)
    assert saved(store) == journey


async def test_an_older_pack_opens_read_only_too(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    write_version(content, SECOND)
    JourneySession.open(JourneyStore(store.folder), PackLibrary((content,)), journey.id).move()
    write_version(content, FIRST)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await in_front(pilot, app, ReadOnlyScreen)
        await until_read(pilot, "acme-1 was answered with guarded 1.1.0, and this is the older 1.0.0", "? review")


async def test_a_journey_that_another_program_moves_is_opened_anew_with_the_new_pack(
    make_app: MakeApp, content: Path, journey: Journey, store: JourneyStore
) -> None:
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=SMALL) as pilot:
        await open_step(pilot, app)
        write_version(content, SECOND)
        JourneySession.open(JourneyStore(store.folder), PackLibrary((content,)), journey.id).move()
        app.look_for_changes()
        await until(pilot, lambda: app.shown is not None and app.shown.pack.version == SECOND, "the new pack")
        await in_front(pilot, app, StepScreen)
        await until_said(pilot, "? review")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_asks_for_something_is_seen_at_every_size(
    make_app: MakeApp, content: Path, journey: Journey, size: tuple[int, int]
) -> None:
    write_version(content, SECOND)
    app = make_app(journey=journey.id, content=(content,))
    async with app.run_test(size=size) as pilot:
        await in_front(pilot, app, MovesScreen)
        await until_read(pilot, "Guarded has changed", "1 copied, 3 to review, 2 retired, 1 kept", "enter")
        await pilot.press("enter")
        await open_step(pilot, app)
        await until_said(pilot, "? review")
        await pilot.press("O")
        await in_front(pilot, app, RetiredScreen)
        await until_read(pilot, "G-02", "Note 2, on a wall.")
