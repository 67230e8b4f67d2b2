"""Everything that changes besides answers, and undo and redo, by hand (CONTRACTS 2.7 and 2.8)."""

from __future__ import annotations

import pytest

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import UNANSWERED, Answer, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.checking import LONGEST_LINE, LONGEST_TEXT
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey
from gmrsj_tui.journey.undoing import redoable, undoable
from tests.journey.values import ESTABLISHED, LATER, NOW, OWN, SUPPLY, TRACKS, criterion, journey_of, pack_of

PACK = pack_of("S1-L1-01", "S1-L1-02", criterion("S1-L2-01", tracks=(OWN,)), tracks=TRACKS)
JOURNEY = journey_of(tracks=(OWN, SUPPLY))
LONG = "x" * (LONGEST_TEXT + 1)


def met(journey: Journey, *ids: str) -> Journey:
    return changes.record(journey, PACK, [AnswerUpdate(id, status=Status.MET) for id in ids], LATER)


# -- starting -----------------------------------------------------------------------------------------------------


def test_a_new_journey_has_nothing_assessed_and_no_history() -> None:
    journey = changes.start(PACK, "id", " Acme \n 2026 ", NOW, organisation=" Acme ", tracks=[SUPPLY])
    assert journey == Journey(
        id="id",
        title="Acme 2026",
        pack="by-hand",
        pack_version="1.0.0",
        created=NOW,
        updated=NOW,
        organisation="Acme",
        tracks=(SUPPLY,),
    )
    assert (journey.revision, journey.changes, journey.answers, journey.sample) == (1, (), {}, False)
    assert changes.start(PACK, "id", "Acme", NOW, sample=True).sample


def test_without_tracks_named_a_journey_covers_them_all_in_the_order_of_the_pack() -> None:
    assert changes.start(PACK, "id", "Acme", NOW).tracks == (OWN, SUPPLY)
    assert changes.start(PACK, "id", "Acme", NOW, tracks=[SUPPLY, OWN, SUPPLY]).tracks == (OWN, SUPPLY)
    assert changes.start(pack_of(), "id", "Acme", NOW).tracks == ()


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_journey_needs_a_title(title: str) -> None:
    with pytest.raises(GmrsjError, match="a journey needs a title"):
        changes.start(PACK, "id", title, NOW)
    with pytest.raises(GmrsjError, match="a journey needs a title"):
        changes.set_profile(JOURNEY, PACK, LATER, title=title)


def test_a_track_that_the_pack_does_not_have_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(GmrsjError, match=r"there is no track 'sea' in A pack by hand; it has own, supply"):
        changes.start(PACK, "id", "Acme", NOW, tracks=["sea"])
    with pytest.raises(GmrsjError, match="it has no tracks"):
        changes.start(pack_of(), "id", "Acme", NOW, tracks=[OWN])


def test_names_beyond_the_longest_line_are_refused() -> None:
    for asked in ({"title": "x" * (LONGEST_LINE + 1)}, {"organisation": "x" * (LONGEST_LINE + 1)}):
        with pytest.raises(GmrsjError, match=f"has {LONGEST_LINE + 1} characters, and {LONGEST_LINE} is the most"):
            changes.set_profile(JOURNEY, PACK, LATER, **asked)


# -- target, set-up, profile, archive -----------------------------------------------------------------------------


def test_a_target_is_set_and_taken_away() -> None:
    journey = changes.set_target(JOURNEY, PACK, "s1", ESTABLISHED, LATER, "Ana")
    assert journey.targets == {"s1": ESTABLISHED}
    assert journey.changes == (Change(1, LATER, "Ana", (ChangedItem("target", "s1", None, ESTABLISHED),)),)
    assert changes.set_target(journey, PACK, "s1", None, LATER).targets == {}
    assert changes.set_target(journey, PACK, "s1", ESTABLISHED, LATER) is journey
    assert changes.set_target(JOURNEY, PACK, "s1", None, LATER) is JOURNEY


def test_a_step_or_level_that_is_not_there_is_refused() -> None:
    with pytest.raises(GmrsjError, match="there is no step 's9' in A pack by hand"):
        changes.set_target(JOURNEY, PACK, "s9", ESTABLISHED, LATER)
    with pytest.raises(GmrsjError, match="there is no level 'gold' in A pack by hand"):
        changes.set_target(JOURNEY, PACK, "s1", "gold", LATER)


def test_set_up_answers_are_one_change_and_an_empty_one_is_taken_away() -> None:
    journey = changes.set_setup(JOURNEY, PACK, {"sites": " Two \n", "case": "A death."}, LATER)
    assert journey.setup == {"sites": "Two", "case": "A death."}
    assert len(journey.changes) == 1
    less = changes.set_setup(journey, PACK, {"sites": " ", "case": "A death."}, LATER)
    assert less.setup == {"case": "A death."}
    assert [item.key for item in less.changes[1].items] == ["sites"]
    assert changes.set_setup(less, PACK, {"sites": ""}, LATER) is less


def test_a_set_up_question_that_is_not_there_or_a_text_too_long_is_refused() -> None:
    with pytest.raises(GmrsjError, match="there is no set-up question 'moon'"):
        changes.set_setup(JOURNEY, PACK, {"sites": "Two", "moon": "Full"}, LATER)
    with pytest.raises(GmrsjError, match="the answer of sites has"):
        changes.set_setup(JOURNEY, PACK, {"sites": LONG}, LATER)


def test_title_organisation_and_tracks_change_together() -> None:
    journey = changes.set_profile(JOURNEY, PACK, LATER, title="New", organisation="Acme", tracks=[SUPPLY])
    assert (journey.title, journey.organisation, journey.tracks) == ("New", "Acme", (SUPPLY,))
    assert [item.subject for item in journey.changes[0].items] == ["title", "organisation", "tracks"]
    assert changes.set_profile(journey, PACK, LATER, title="New") is journey
    assert changes.set_profile(journey, PACK, LATER) is journey


def test_answers_outside_new_tracks_stay_and_come_back() -> None:
    journey = met(JOURNEY, "S1-L2-01")
    narrow = changes.set_profile(journey, PACK, LATER, tracks=[SUPPLY])
    with pytest.raises(GmrsjError, match="only for Own operations"):
        met(narrow, "S1-L2-01")
    wide = changes.set_profile(narrow, PACK, LATER, tracks=[])
    assert wide.tracks == (OWN, SUPPLY)
    assert wide.answer("S1-L2-01").status is Status.MET


def test_tracks_cannot_be_changed_without_the_pack() -> None:
    assert changes.set_profile(JOURNEY, None, LATER, title="New").title == "New"
    with pytest.raises(GmrsjError, match="by-hand"):
        changes.set_profile(JOURNEY, None, LATER, tracks=[SUPPLY])


def test_a_journey_is_put_away_and_brought_back() -> None:
    away = changes.set_archived(JOURNEY, True, LATER)
    assert away.archived
    assert changes.set_archived(away, True, LATER) is away
    assert not changes.set_archived(away, False, LATER).archived
    assert not changes.undo(away, LATER).archived


def test_who_is_kept_on_one_line_of_bearable_length() -> None:
    assert changes.set_archived(JOURNEY, True, LATER, " Ana\nSilva\x07 ").changes[0].who == "Ana Silva\u2407"
    with pytest.raises(GmrsjError, match="characters"):
        changes.set_archived(JOURNEY, True, LATER, "x" * (LONGEST_LINE + 1))


# -- undo and redo ------------------------------------------------------------------------------------------------


def test_without_changes_there_is_nothing_to_undo_or_redo() -> None:
    with pytest.raises(GmrsjError, match="there is nothing to undo"):
        changes.undo(JOURNEY, LATER)
    with pytest.raises(GmrsjError, match="there is nothing to redo"):
        changes.redo(met(JOURNEY, "S1-L1-01"), LATER)


def test_undo_is_a_change_that_names_the_one_it_took_back() -> None:
    once = met(JOURNEY, "S1-L1-01")
    back = changes.undo(once, "2026-03-03T00:00:00.000Z", "Ben")
    change = back.changes[1]
    assert (change.number, change.action, change.of, change.who) == (2, "undo", 1, "Ben")
    assert (change.when, back.updated, back.revision) == ("2026-03-03T00:00:00.000Z",) * 2 + (3,)
    assert change.items == (ChangedItem("answer", "S1-L1-01", once.answer("S1-L1-01"), UNANSWERED),)
    assert back.changes[0] == once.changes[0]
    assert back.answers == {}


def test_undo_takes_all_items_of_a_change_back() -> None:
    before = met(JOURNEY, "S1-L1-02")
    after = changes.record(
        before,
        PACK,
        [AnswerUpdate("S1-L1-01", status=Status.MET), AnswerUpdate("S1-L1-02", status=Status.NOT_MET, note="No.")],
        LATER,
    )
    back = changes.undo(after, LATER)
    assert back.answers == before.answers
    assert [item.key for item in back.changes[-1].items] == ["S1-L1-02", "S1-L1-01"]
    assert changes.redo(back, LATER).answers == after.answers


def test_undo_gives_an_answer_back_with_its_own_time_and_person() -> None:
    first = changes.record(JOURNEY, PACK, [AnswerUpdate("S1-L1-01", status=Status.MET)], NOW, "Ana")
    second = changes.record(first, PACK, [AnswerUpdate("S1-L1-01", status=Status.NOT_MET)], LATER, "Ben")
    assert changes.undo(second, LATER, "Ben").answer("S1-L1-01") == Answer(Status.MET, when=NOW, who="Ana")


def test_undo_reaches_further_back_each_time_and_redo_comes_back_in_order() -> None:
    journey = met(met(met(JOURNEY, "S1-L1-01"), "S1-L1-02"), "S1-L2-01")
    once = changes.undo(journey, LATER)
    twice = changes.undo(once, LATER)
    assert sorted(twice.answers) == ["S1-L1-01"]
    assert [change.of for change in twice.changes[3:]] == [3, 2]
    forward = changes.redo(twice, LATER)
    assert sorted(forward.answers) == ["S1-L1-01", "S1-L1-02"]
    assert (forward.changes[-1].action, forward.changes[-1].of) == ("redo", 2)
    assert changes.redo(forward, LATER).answers == journey.answers
    assert changes.undo(forward, LATER).answers == twice.answers


def test_a_new_change_leaves_nothing_to_redo() -> None:
    journey = met(changes.undo(met(JOURNEY, "S1-L1-01"), LATER), "S1-L1-02")
    assert redoable(journey.changes) is None
    with pytest.raises(GmrsjError, match="nothing to redo"):
        changes.redo(journey, LATER)
    assert undoable(journey.changes) == journey.changes[-1]


def test_a_request_that_changes_nothing_leaves_redo_as_it_was() -> None:
    undone = changes.undo(met(JOURNEY, "S1-L1-01"), LATER)
    same = changes.set_target(undone, PACK, "s1", None, LATER)
    assert sorted(changes.redo(same, LATER).answers) == ["S1-L1-01"]


def test_undo_gives_title_targets_and_set_up_back() -> None:
    journey = changes.set_profile(JOURNEY, PACK, LATER, title="New", organisation="Org", tracks=[OWN])
    journey = changes.set_target(journey, PACK, "s1", ESTABLISHED, LATER)
    journey = changes.set_setup(journey, PACK, {"sites": "Two"}, LATER)
    for _ in range(3):
        journey = changes.undo(journey, LATER)
    assert (journey.title, journey.organisation, journey.tracks) == ("Acme", "", (OWN, SUPPLY))
    assert (journey.targets, journey.setup) == ({}, {})
    assert [change.number for change in journey.changes] == [1, 2, 3, 4, 5, 6]


def test_an_undo_that_finds_everything_as_it_was_still_leaves_its_entry() -> None:
    known = Change(1, NOW, "", (ChangedItem("title", "", "Acme", "Other"),))
    journey = journey_of(changes=(known,))
    back = changes.undo(journey, LATER)
    assert (back.title, back.changes[1].items, back.changes[1].of) == ("Acme", (), 1)
    assert undoable(back.changes) is None


@pytest.mark.parametrize("action", ["undo", "redo"])
def test_an_undo_or_redo_without_anything_before_it_is_read_without_harm(action: str) -> None:
    stray = Change(1, NOW, "", (), "undo" if action == "undo" else "redo", of=7)
    assert undoable([stray]) is None and redoable([stray]) is None
