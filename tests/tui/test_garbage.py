from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from gmrsj_tui.tui import app as module
from tests.tui.conftest import MakeApp
from tests.tui.reading import until, until_said


@pytest.fixture
def as_the_program_starts() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


async def test_garbage_is_looked_for_once_the_first_frame_is_out(
    make_app: MakeApp, as_the_program_starts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SETTLED", 0.1)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_said(pilot, "Create a journey")
        await until(pilot, gc.isenabled)
        assert gc.get_freeze_count() > 0
