"""The way back to an earlier point, in saves and exports: of which change it is, 0 for the beginning."""

from __future__ import annotations

import json

import pytest

from gmrsj_tui.exchange.findings import ExportRefused
from gmrsj_tui.exchange.reading import read_export
from gmrsj_tui.exchange.writing import export_text
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.journey import Action, Change
from gmrsj_tui.journey.past import back_to
from gmrsj_tui.store.codec import change_document
from gmrsj_tui.store.fields import Impossible
from gmrsj_tui.store.readers import change_of
from tests.sample_pack import sample_pack

NOW = "2026-11-22T09:30:00.000Z"
PACK = sample_pack()

FITTING: list[tuple[Action, int | None]] = [("change", None), ("undo", 1), ("redo", 2), ("back", 0), ("back", 2)]
MISFITS: list[tuple[Action, int | None]] = [("change", 1), ("undo", None), ("undo", 0), ("redo", 3), ("back", None)]


@pytest.mark.parametrize(("action", "of"), FITTING)
def test_a_change_that_says_of_which_earlier_one_it_is_comes_back_as_it_was(action: Action, of: int | None) -> None:
    change = Change(3, NOW, "Ana", (), action, of)
    assert change_of(change_document(change)) == change


@pytest.mark.parametrize(("action", "of"), [*MISFITS, ("back", 3)])
def test_a_change_that_is_of_none_or_of_a_later_one_is_refused(action: Action, of: int | None) -> None:
    with pytest.raises(Impossible, match="does not fit"):
        change_of(change_document(Change(3, NOW, "Ana", (), action, of)))


def test_an_export_has_the_way_back_to_the_beginning() -> None:
    journey = changes.set_profile(changes.start(PACK, "acme", "Acme", NOW), PACK, NOW, title="Acme 2026")
    journey = back_to(journey, 0, NOW)
    document = json.loads(export_text(journey))
    assert [(change["action"], change.get("of")) for change in document["changes"]] == [("change", None), ("back", 0)]
    assert read_export(export_text(journey).encode(), "export").journey == journey


@pytest.mark.parametrize("of", [0, 2])
def test_an_export_with_an_undo_of_nothing_is_refused(of: int) -> None:
    journey = changes.set_profile(changes.start(PACK, "acme", "Acme", NOW), PACK, NOW, title="Acme 2026")
    document = json.loads(export_text(changes.undo(journey, NOW)))
    document["changes"][1]["of"] = of
    with pytest.raises(ExportRefused, match="1 thing is wrong"):
        read_export(json.dumps(document).encode(), "export")
