from __future__ import annotations

from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.tui.telling import said_of
from tests.sample_pack import sample_pack

PACK = sample_pack()
NOW = "2026-11-22T09:30:00.000Z"


def undone(journey: Journey) -> str:
    return said_of(changes.undo(journey, NOW).changes[-1], PACK)


def test_steps_and_set_up_questions_go_by_their_titles() -> None:
    new = changes.start(PACK, "acme", "Acme", NOW)
    assert undone(changes.set_target(new, PACK, "governance", "integrated", NOW)) == "target of Governance"
    assert undone(changes.set_setup(new, PACK, {"sites": "3"}, NOW)) == 'the answer to "How many own sites?"'


def test_what_the_pack_no_longer_has_goes_by_its_id() -> None:
    journey = changes.set_target(changes.start(PACK, "acme", "Acme", NOW), PACK, "channels", "integrated", NOW)
    without = PACK._replace(steps=PACK.steps[:1])
    assert said_of(changes.undo(journey, NOW).changes[-1], without) == "target of channels"


def test_what_was_written_goes_by_the_names_that_the_history_gives() -> None:
    new = changes.start(PACK, "acme", "Acme", NOW)
    criterion = PACK.steps[0].criteria[0].id
    for update, said in (
        (AnswerUpdate(criterion, owner="Ana"), "owner"),
        (AnswerUpdate(criterion, note="Ask Maria", due="2026-12-01"), "note, due date"),
        (AnswerUpdate(criterion, evidence=(Evidence("A minute", 1),)), "evidence"),
    ):
        assert undone(changes.record(new, PACK, (update,), NOW)) == f"{said} of {criterion}"
