"""Apps on a saves folder of their own, with the bundled pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.changes import start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.tui.app import GmrsjApp

MakeApp = Callable[..., GmrsjApp]
"""Makes an app; the keyword ``journey`` is the id of the one to open, ``content`` are folders with more packs."""
MakeJourney = Callable[..., Journey]
"""Saves a journey with a title; the keywords are those of ``start``, and ``id``."""


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """The saves folder, which is not made yet."""
    return tmp_path / "saves"


@pytest.fixture
def store(saves: Path) -> JourneyStore:
    """The journeys of the saves folder."""
    return JourneyStore(saves)


@pytest.fixture
def make_app(saves: Path, tmp_path: Path) -> MakeApp:
    """Makes an app on the saves folder."""

    def make(*, journey: str | None = None, content: tuple[Path, ...] = ()) -> GmrsjApp:
        request = AppRequest(saves=saves, content=content, journey=journey, settings=tmp_path / "settings.toml")
        return GmrsjApp(request, state=tmp_path / "state" / "remembered.json")

    return make


@pytest.fixture
def make_journey(store: JourneyStore) -> MakeJourney:
    """Saves a journey."""
    pack = PackLibrary().load("gm-rsj")

    def make(
        title: str,
        *,
        id: str = "",
        when: str = "2026-11-20T09:00:00.000Z",
        organisation: str = "",
        tracks: tuple[str, ...] = (),
    ) -> Journey:
        journey = start(pack, id or store.new_id(title), title, when, organisation=organisation, tracks=tracks)
        store.create(journey)
        return journey

    return make
