"""Several programs on one journey, one of them the app in a terminal."""

from __future__ import annotations

from pathlib import Path

from gmrsj_tui.journey.answer import Status
from tests.torture.program import Program
from tests.torture.together import Together, answer_together, both_keep_the_same_criterion, tell_the_app


def test_of_60_answers_by_four_programs_at_once_all_are_stored(tmp_path: Path) -> None:
    assert answer_together(Program(tmp_path / "own"), 15) == Together(asked=60, acknowledged=60, stored=60, problems=[])


def test_the_app_tells_what_somebody_else_changed_and_who_it_was_and_the_cursor_stays(tmp_path: Path) -> None:
    told = tell_the_app(Program(tmp_path / "own"), 1)
    assert told.moved == 0
    assert len(told.seconds) == 1


def test_two_answers_to_one_criterion_leave_the_later_one_and_both_in_the_history(tmp_path: Path) -> None:
    answer, history = both_keep_the_same_criterion(Program(tmp_path / "own"))
    assert (answer.status, answer.note) == (Status.MET, "Seen on paper")
    assert history == [("Bo", Status.NOT_MET), ("Ana", Status.MET)]
