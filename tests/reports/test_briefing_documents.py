"""The briefing as text and as JSON."""

from __future__ import annotations

import json
from datetime import date

from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.briefing import briefing
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.briefing_json import render_briefing as render_json
from gmrsj_tui.reports.briefing_text import render_briefing
from tests.journey.values import criterion, journey_of, pack_of

TODAY = date(2026, 6, 1)
PACK = pack_of(*(criterion(f"S{n}-L1-01", title="A title of many words " * 9) for n in range(1, 13)), steps=12)
JOURNEY = journey_of({"S1-L1-01": Answer(Status.IN_PROGRESS, due="2026-01-01", owner="Ana", parked=True)})
FOUND = briefing(PACK, JOURNEY, standing_of(PACK, JOURNEY), TODAY)


def test_it_has_ten_lines_at_most_and_none_is_wider_than_asked_for() -> None:
    for width in (40, 80, 200):
        lines = render_briefing(JOURNEY, FOUND, TODAY, width).splitlines()
        assert len(lines) == 10
        assert max(map(len, lines)) <= width
        assert lines[0] == "Briefing: Acme, 2026-06-01"
        assert lines[2].startswith("Next in step 1: S1-L1-01 A") and lines[2].endswith(" ...")


def test_the_json_has_each_line_with_where_it_leads() -> None:
    data = json.loads(render_json(JOURNEY, FOUND, "2026-06-01T00:00:00.000Z"))
    assert data["first"] == "S1-L1-01" and data["journey"]["id"] == "journey"
    assert [line["kind"] for line in data["lines"]][:2] == ["session", "next"]
    assert {line["criterion"] for line in data["lines"] if line["kind"] == "overdue"} == {"S1-L1-01"}
