"""The workshop sheet: which criteria are on it, and what it says of the assessment."""

from __future__ import annotations

import pytest

from gmrsj_tui.framework.model import Pack, SetupQuestion
from gmrsj_tui.framework.short_codes import short_codes
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import standing_of
from gmrsj_tui.reports.blocks import Caution, Page, Prose, SheetBoxes
from gmrsj_tui.reports.formats import formats_of, write
from gmrsj_tui.reports.sheet import sheet_page
from gmrsj_tui.reports.voices import NO_VOICE
from tests.reports.journeys import GENERATED, TODAY, journey_of, met
from tests.sample_pack import sample_pack

VOICE = SetupQuestion("voice", "Who speaks for rightsholders?", kind="rightsholders")


def sheet_of(pack: Pack, journey: Journey, step: str | None = None, *, everything: bool = False) -> Page:
    standing = standing_of(pack, journey)
    return sheet_page(pack, journey, standing, step=step, everything=everything, today=TODAY, generated=GENERATED)


def criteria_on(page: Page) -> list[str]:
    return [item.criterion for block in page.blocks if isinstance(block, SheetBoxes) for item in block.items]


def test_it_holds_what_is_open_up_to_the_next_level_or_everything() -> None:
    pack = sample_pack()
    journey = journey_of(pack, *met(["S1-L1-01", "S1-L1-02"]))
    assert criteria_on(sheet_of(pack, journey)) == ["S1-L2-01", "S1-L2-02", "S2-L1-01", "S2-L1-02"]
    assert criteria_on(sheet_of(pack, journey, "channels")) == ["S2-L1-01", "S2-L1-02"]
    everything = sheet_of(pack, journey, everything=True)
    assert criteria_on(everything) == [criterion.id for criterion in pack.criteria()]
    codes = [item.code for block in everything.blocks if isinstance(block, SheetBoxes) for item in block.items]
    assert codes == [short_codes(pack).by_criterion[criterion.id] for criterion in pack.criteria()]


def test_the_last_sign_of_the_command_to_type_never_stands_alone_on_a_line() -> None:
    pack = sample_pack()
    (how,) = (b.text for b in sheet_of(pack, journey_of(pack)).blocks if isinstance(b, Prose) and "gmrsj" in b.text)
    assert how.endswith(" --from-codes\u00a0-")
    assert "--from-codes\u00a0-" in write(sheet_of(pack, journey_of(pack)), "html").content.decode()


def test_without_a_rightsholder_voice_it_says_so_at_the_top_and_on_every_page() -> None:
    pack = sample_pack()._replace(setup=(VOICE,))
    page = sheet_of(pack, journey_of(pack))
    assert any(isinstance(block, Caution) and NO_VOICE in block.text for block in page.blocks)
    assert page.running.endswith(NO_VOICE)
    heard = sheet_of(pack, journey_of(pack)._replace(setup={"voice": "The works council"}))
    assert NO_VOICE not in str(heard)


@pytest.mark.parametrize("name", [name for name in formats_of("sheet") if name in ("text", "md", "html")])
def test_a_sample_and_a_missing_voice_are_written(name: str) -> None:
    pack = sample_pack()._replace(setup=(VOICE,))
    text = " ".join(write(sheet_of(pack, journey_of(pack, sample=True)), name).content.decode().split())
    assert NO_VOICE in text
    assert "A filled-in sample, not a real company" in text
