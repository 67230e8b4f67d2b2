"""What a save says whose pack cannot be used."""

from __future__ import annotations

import json

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.reports.saved import render_saved, saved_json
from tests.reports.journeys import GENERATED, journey_of
from tests.sample_pack import sample_pack

JOURNEY = journey_of(
    sample_pack(),
    AnswerUpdate("S1-L1-01", Status.MET, disputed="The union sees it otherwise"),
    AnswerUpdate("S1-L1-02", parked=True),
)


def test_it_names_what_is_parked_and_what_is_disputed() -> None:
    text = render_saved(JOURNEY, "Its pack is missing", 80)
    assert "- S1-L1-02: not assessed, parked\n" in text
    assert "- S1-L1-01: met\n  Disputed: The union sees it otherwise\n" in text


def test_its_json_has_both() -> None:
    first, second = json.loads(saved_json(JOURNEY, "missing", GENERATED))["answers"]
    assert (first["parked"], first["disputed"]) == (False, "The union sees it otherwise")
    assert (second["parked"], second["disputed"]) == (True, "")
