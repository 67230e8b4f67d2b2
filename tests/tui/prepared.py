"""Journeys to open in tests, their introductions seen, so that the app begins on the step screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gmrsj_tui import clock
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.changes import AnswerUpdate, record, set_target, start
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.launch import AppRequest
from gmrsj_tui.store.journeys import JourneyStore
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.tui.app import GmrsjApp

WHEN = "2026-11-20T09:30:00.000Z"
NOW = "2026-11-22T08:00:00.000Z"


def gm_rsj() -> Pack:
    """The bundled pack."""
    return PackLibrary().load("gm-rsj")


def saved(saves: Path, journey: Journey, pack: Pack, step: str = "", opened: str = "") -> Journey:
    """Save a journey of which every introduction was seen.

    Args:
        saves: The saves folder.
        journey: What to save.
        pack: Its pack.
        step: Id of the step at which it was left; default: the first.
        opened: When it was last in front; default: just now, so that it opens without a briefing.
    """
    store = JourneyStore(saves)
    store.create(journey)
    seen = tuple(step.id for step in pack.steps)
    store.save_view(journey.id, ViewState(step=step, seen_introductions=seen, opened=opened or clock.now()))
    return journey


def acme(saves: Path, *updates: AnswerUpdate, pack: Pack | None = None, step: str = "", **options: Any) -> Journey:
    """Save a journey with these answers, all of them one change; ``options`` are those of ``start``.

    Args:
        saves: The saves folder.
        updates: The answers.
        pack: Its pack; default: the bundled one.
        step: Id of the step at which it was left; default: the first.
        options: Those of ``start``, ``targets`` by step, and ``opened``, see :func:`saved`.
    """
    pack = gm_rsj() if pack is None else pack
    targets = options.pop("targets", {})
    opened = options.pop("opened", "")
    journey = start(pack, "acme", options.pop("title", "Acme 2026"), WHEN, **options)
    if updates:
        journey = record(journey, pack, updates, WHEN, "Ana")
    for target_step, level in targets.items():
        journey = set_target(journey, pack, target_step, level, WHEN, "Ana")
    return saved(saves, journey, pack, step, opened)


def app_on(saves: Path, content: Sequence[Path] = (), settings: str = "", journey: str | None = "acme") -> GmrsjApp:
    """An app that opens a journey.

    Args:
        saves: The saves folder.
        content: Folders with more packs.
        settings: What the settings file says.
        journey: Id of the journey.
    """
    path = saves.with_name("settings.toml")
    path.write_text(settings, encoding="utf-8")
    return GmrsjApp(AppRequest(saves=saves, content=tuple(content), journey=journey, settings=path))
