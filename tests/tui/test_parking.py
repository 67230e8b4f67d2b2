"""Parking with one key, what comes back at the end, and where it is said; disputes beside the note."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.changes import AnswerUpdate, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.symbols import ASCII, UNICODE
from gmrsj_tui.tui.screens.criterion import CriterionScreen
from gmrsj_tui.tui.screens.focus import FocusScreen
from gmrsj_tui.tui.screens.retired import RetiredScreen
from gmrsj_tui.tui.screens.roadmap import RoadmapScreen
from gmrsj_tui.tui.screens.step import StepScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.walking import Coming, coming_words, next_open
from gmrsj_tui.tui.words import marks
from tests.journey.values import MET, criterion, journey_of, pack_of
from tests.tui.opening import in_front, until_read
from tests.tui.prepared import NOW, acme, app_on, gm_rsj
from tests.tui.reading import screen_text, until, until_said

UNION = "The union sees it as not met."
PARKED = Answer(parked=True)


def answer_of(saves: Path, criterion: str = "S1-L1-02") -> Answer:
    return JourneyStore(saves).load("acme").answer(criterion)


def shown_with(answers: dict[str, Answer], **changes: object) -> Shown:
    """Two steps: three criteria at the first level of one, two of the other; one at the second level of each."""
    pack = pack_of("S1-L1-01", "S1-L1-02", "S1-L1-03", "S1-L2-01", "S2-L1-01", "S2-L1-02", "S2-L2-01", steps=2)
    journey = journey_of(answers, **changes)
    return Shown(pack, journey, standing_of(pack, journey))


def walk(shown: Shown, begin: str, steps: int) -> Sequence[str]:
    """The criteria to which the full stop leads, one after the other."""
    here, offered, way = begin, "", []
    for _ in range(steps):
        step = shown.step_of(here)
        assert step is not None
        coming = next_open(shown, step.id, here, offered)
        assert coming is not None
        here, offered = coming.criterion, coming.criterion if coming.parked else ""
        way.append(here)
    return way


def test_without_anything_parked_the_way_goes_round_through_all_that_is_open() -> None:
    shown = shown_with({"S1-L1-02": MET})
    assert walk(shown, "S1-L1-01", 5) == ["S1-L1-03", "S2-L1-01", "S2-L1-02", "S1-L1-01", "S1-L1-03"]


def test_what_is_parked_is_passed_over_and_comes_back_at_the_end_before_it_begins_again() -> None:
    shown = shown_with({"S1-L1-02": PARKED, "S2-L1-01": PARKED, "S1-L2-01": PARKED})
    assert walk(shown, "S1-L1-01", 7) == [
        *("S1-L1-03", "S2-L1-02"),
        *("S1-L1-02", "S1-L2-01", "S2-L1-01"),
        *("S1-L1-01", "S1-L1-03"),
    ]
    assert next_open(shown, "s1", "S1-L1-01") == Coming("S1-L1-03", passed=1)
    assert next_open(shown, "s2", "S2-L1-02") == Coming("S1-L1-02", 1, 3)
    assert next_open(shown, "s1", "S1-L1-02", "S1-L1-02") == Coming("S1-L2-01", 2, 3)


def test_from_a_criterion_that_was_parked_just_now_the_way_goes_on_and_not_back() -> None:
    shown = shown_with({"S1-L1-02": PARKED, "S2-L1-02": PARKED})
    assert walk(shown, "S1-L1-02", 2) == ["S1-L1-03", "S2-L1-01"]
    assert next_open(shown, "s2", "S2-L1-02") == Coming("S1-L1-02", 1, 2)
    only = shown_with({"S2-L1-02": PARKED})
    assert walk(only, "S2-L1-02", 1) == ["S1-L1-01"]


def test_deciding_one_that_came_back_leads_to_the_next_one_that_is_parked() -> None:
    decided = shown_with({"S1-L1-02": Answer(Status.IN_PROGRESS), "S2-L1-01": PARKED})
    assert next_open(decided, "s1", "S1-L1-02", "S1-L1-02") == Coming("S2-L1-01", 1, 1)
    last = shown_with({"S1-L1-02": PARKED, "S2-L1-01": MET})
    assert next_open(last, "s2", "S2-L1-01", "S2-L1-01") == Coming("S1-L1-01", 0, 1)


def test_a_parked_one_that_is_covered_or_above_the_target_comes_back_too_and_one_that_does_not_apply_never() -> None:
    met = MET._replace(parked=True)
    everything = dict.fromkeys(("S1-L1-01", "S1-L1-02", "S1-L1-03", "S2-L1-01", "S2-L1-02"), MET)
    done = {**everything, "S1-L2-01": MET, "S2-L2-01": met}
    assert next_open(shown_with(done), "s1", "S1-L1-01") == Coming("S2-L2-01", 1, 1)
    assert next_open(shown_with(done), "s2", "S2-L2-01") == Coming("S2-L2-01", 1, 1)
    pack = pack_of(criterion("S1-L1-01", tracks=("supply",)), "S1-L1-02")
    journey = journey_of({"S1-L1-01": PARKED, "S1-L1-02": MET}, tracks=("own",))
    assert next_open(Shown(pack, journey, standing_of(pack, journey)), "s1", "S1-L1-02") is None


def test_what_is_said_on_the_way() -> None:
    assert coming_words(Coming("S1")) == ""
    assert coming_words(Coming("S1", passed=1)) == "1 parked passed over; it comes at the end"
    assert coming_words(Coming("S1", passed=2)) == "2 parked passed over; they come at the end"
    assert coming_words(Coming("S1", 1, 2)) == "Parked, 1 of 2: to be settled now"


def test_a_sign_stands_alone_only_beside_a_word_and_without_room() -> None:
    both, dispute = Answer(parked=True, disputed=UNION), Answer(disputed=UNION)
    for symbols in (UNICODE, ASCII):
        words = [("".join(text for text, _ in marks(symbols, both, room=room))) for room in (True, False)]
        assert words == [
            f"{symbols.disputed} disputed  {symbols.parked} parked  ",
            f"{symbols.disputed} {symbols.parked} parked  ",
        ]
        assert marks(symbols, dispute, room=False) == [(f"{symbols.disputed} disputed  ", "warning")]
        assert marks(symbols, Answer()) == []
        assert len({symbols.parked, symbols.disputed, symbols.review, symbols.warning, *symbols.status.values()}) == 9


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_key_parks_a_status_settles_and_undo_parks_again(saves: Path, size: tuple[int, int]) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("home", "down")
        await until(pilot, lambda: screen.criterion == "S1-L1-02")
        await pilot.press("P")
        await until_said(pilot, "S1-L1-02 is parked", "║ parked  not assessed")
        assert answer_of(saves).parked
        if size[1] > 16:
            assert "1 parked" in screen_text(app)
        await pilot.press("P")
        await until_said(pilot, "S1-L1-02 is no longer")
        await pilot.press("P", "i")
        await until(pilot, lambda: answer_of(saves).status is Status.IN_PROGRESS)
        assert not answer_of(saves).parked
        await until(pilot, lambda: "║ parked" not in screen_text(app))
        await pilot.press("u")
        await until_said(pilot, "║ parked  not assessed")
        assert (answer_of(saves).parked, len(JourneyStore(saves).load("acme").changes)) == (True, 5)
        await pilot.press("u")
        await until_said(pilot, "S1-L1-02 is no longer")


async def test_the_full_stop_says_what_it_passes_over_and_brings_it_back_at_the_end(saves: Path) -> None:
    acme(saves, AnswerUpdate("S1-L1-02", parked=True), step="governance")
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("home", ".")
        await until_said(pilot, "1 parked passed over; it comes at the end")
        assert screen.criterion == "S1-L1-03"
        last = app.shown.standing.steps[-1] if app.shown is not None else None
        assert last is not None
        app.go_to_step(last.step.id, [found for found in last.criteria if found.level == "launched"][-1].id)
        await pilot.pause()
        await pilot.press(".")
        await until_said(pilot, "Parked, 1 of 1: to be settled now")
        await until(pilot, lambda: (app.step, screen.criterion) == ("governance", "S1-L1-02"))
        await pilot.press("m", ".")
        await until(pilot, lambda: screen.criterion == "S1-L1-01")


async def test_in_the_focus_view_and_on_the_criterion_the_same_keys_do_the_same(saves: Path) -> None:
    acme(saves, AnswerUpdate("S1-L1-02", Status.IN_PROGRESS, disputed=UNION))
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        app.open_screen("focus", "S1-L1-02")
        focus = await in_front(pilot, app, FocusScreen)
        await pilot.press("P")
        read = await until_read(pilot, "║ parked: to come back to before the close", "≠ disputed")
        assert "union" not in read, "who and why is not for the wall"
        await pilot.press("<", ".")
        await until_said(pilot, "1 parked passed over")
        assert focus.criterion == "S1-L1-03"
        app.open_screen("criterion", "S1-L1-02")
        await in_front(pilot, app, CriterionScreen)
        await until_read(pilot, "║ parked: to come back to before the close", UNION)
        await pilot.press("P")
        await until(pilot, lambda: not answer_of(saves).parked)


async def test_a_dispute_is_written_under_the_note_kept_and_removed(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        app.open_criterion("S1-L1-02")
        screen = await in_front(pilot, app, CriterionScreen)
        await until_said(pilot, "No names of people who complained", "nobody sees it otherwise")
        await pilot.press("down", "down")
        await until(pilot, lambda: screen.rows.cursor == "disputed")
        await pilot.press("enter")
        await until_read(pilot, "Who sees it otherwise, by role and not by name, and why")
        await pilot.press(*"Union", "enter", *"no", "escape")
        await until(pilot, lambda: answer_of(saves).disputed == "Union\nno")
        assert answer_of(saves).note == ""
        await pilot.press("d")
        await until_said(pilot, "nobody sees it otherwise", "Removed.")
        assert answer_of(saves).disputed == ""


async def test_what_two_people_write_about_a_dispute_at_the_same_time_is_both_kept(saves: Path) -> None:
    acme(saves)
    app = app_on(saves)
    async with app.run_test(size=(80, 24)) as pilot:
        await in_front(pilot, app, StepScreen)
        app.open_criterion("S1-L1-02")
        screen = await in_front(pilot, app, CriterionScreen)
        screen.pane.edit("disputed")
        await pilot.press(*"Union")
        store = JourneyStore(saves)
        other = answered(store, AnswerUpdate("S1-L1-02", disputed="Procurement", parked=True))
        store.save(other)
        await pilot.press("escape")
        await until(pilot, lambda: "Union" in answer_of(saves).disputed)
        assert answer_of(saves).disputed.startswith("Procurement\n") and answer_of(saves).parked


def answered(store: JourneyStore, update: AnswerUpdate) -> Journey:
    """The journey as it is saved, with one answer more by somebody else."""
    return record(store.load("acme"), gm_rsj(), [update], NOW, "Bo")


async def test_the_roadmap_and_the_commands_name_what_is_parked_and_disputed(saves: Path) -> None:
    acme(saves, AnswerUpdate("S1-L1-02", parked=True, disputed=UNION), AnswerUpdate("S3-L2-01", parked=True))
    app = app_on(saves)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        await pilot.press("r")
        await in_front(pilot, app, RoadmapScreen)
        await until_said(pilot, "2 parked, 1 disputed", "≠ disputed  ║ parked  not assessed")
        await pilot.press("escape", ":")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "parked: s3"
        await until_said(pilot, "Parked: S3-L2-01")
        await pilot.press("enter")
        await until(pilot, lambda: (app.step, screen.criterion) == ("implementing", "S3-L2-01"))
        await pilot.press(":")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "disputed"
        await until_said(pilot, "Disputed: S1-L1-02")
        app.screen.query_one(Input).value = "park"
        await until_said(pilot, "Park  (P)")


async def test_a_retired_answer_still_says_that_it_was_parked_and_disputed(saves: Path) -> None:
    answers = {"S9-L1-01": Answer(Status.IN_PROGRESS, parked=True, disputed=UNION)}
    JourneyStore(saves).create(acme(saves)._replace(id="other", answers=answers))
    app = app_on(saves, journey="other")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.shown is not None)
        app.open_screen("retired")
        await in_front(pilot, app, RetiredScreen)
        read = await until_read(pilot, "S9-L1-01", UNION)
        assert "≠ disputed ║ parked in progress" in read
        assert "║ parked: to come back to before the close" in read
