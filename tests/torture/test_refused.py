"""The command line on a disk that is full, read-only or gone: exit status 1, one clear line, the old file as it was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.torture.refused import Trial, trials


@pytest.mark.parametrize("trial", trials(), ids=lambda trial: trial.__name__)
def test_an_answer_that_cannot_be_saved_is_refused_in_one_line_and_leaves_the_file_as_it_was(
    tmp_path: Path, trial: Trial
) -> None:
    found = trial(tmp_path / "own", 2, Random(4))
    assert found.problems == []
    assert found.refused >= 1
