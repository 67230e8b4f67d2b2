"""kill -9 of the real program; ``make torture`` does it a thousand times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.killing import Round, kill_a_command, kill_the_app, run_kills


@pytest.mark.parametrize(("one", "kills"), [(kill_a_command, 8), (kill_the_app, 4)], ids=["command", "app"])
def test_whenever_the_program_is_killed_nothing_that_it_acknowledged_is_lost_and_the_next_answer_works(
    tmp_path: Path, one: Round, kills: int
) -> None:
    tally = run_kills(one, tmp_path / "own", kills, seed=11)
    assert tally.problems == []
    assert tally.kills == kills
    assert tally.acknowledged >= kills
