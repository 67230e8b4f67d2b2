"""The app on a disk that is full, read-only or gone: no answer is lost, and nothing looks saved that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.not_saved import Scene, scenes


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.__name__)
def test_answers_that_cannot_be_saved_stay_in_the_app_are_said_to_be_not_saved_and_saved_when_they_can_be(
    tmp_path: Path, scene: Scene
) -> None:
    scene(tmp_path / "own")
