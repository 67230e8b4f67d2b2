from __future__ import annotations

import pytest

from gmrsj_tui.framework.model import Pack, SetupQuestion
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.reports.voices import NO_VOICE, no_voice_of, participants_of
from tests.reports.journeys import journey_of
from tests.sample_pack import sample_pack

ASKED = (
    SetupQuestion("group", "Who takes part?", kind="participants"),
    SetupQuestion("guests", "Who else?", kind="participants"),
    SetupQuestion("voice", "Who speaks for rightsholders?", kind="rightsholders"),
    SetupQuestion("union", "And the union?", kind="rightsholders"),
)


def asking() -> Pack:
    return sample_pack()._replace(setup=ASKED)


def answered(**answers: str) -> Journey:
    return journey_of(asking())._replace(setup=answers)


@pytest.mark.parametrize(
    "nobody",
    ["", "  ", "Nobody", "nobody yet.", "No one", "none", "NO", "-", "–", "n/a", "N/A.", "(none)", "niemand", "?"],
)
def test_an_answer_that_names_nobody_is_no_voice(nobody: str) -> None:
    said = no_voice_of(asking(), answered(voice=nobody))
    assert NO_VOICE == "no rightsholder voice in this assessment"
    assert NO_VOICE in said and said.endswith(".")


@pytest.mark.parametrize(
    "somebody",
    [
        "The works council",
        "Nobody yet for growers; the union at the plants",
        "No. 4 union branch",
        "Ana, elected",
        "工会",
    ],
)
def test_an_answer_that_names_somebody_is_a_voice(somebody: str) -> None:
    assert no_voice_of(asking(), answered(voice=somebody)) == ""


def test_an_unanswered_question_is_told_from_one_that_was_answered_with_nobody() -> None:
    unanswered, nobody = no_voice_of(asking(), answered()), no_voice_of(asking(), answered(voice="nobody"))
    assert unanswered.startswith("Nobody said who speaks for rightsholders")
    assert NO_VOICE in unanswered and nobody != unanswered


def test_of_several_questions_one_voice_is_enough() -> None:
    assert no_voice_of(asking(), answered(voice="nobody", union="The branch")) == ""
    assert NO_VOICE in no_voice_of(asking(), answered(voice="nobody", union="none"))


def test_a_pack_that_does_not_ask_says_nothing() -> None:
    pack = sample_pack()
    assert no_voice_of(pack, journey_of(pack)) == participants_of(pack, journey_of(pack)) == ""


def test_who_took_part_stands_on_one_line() -> None:
    assert participants_of(asking(), answered(group="Recorder,\n  legal", guests="Union")) == "Recorder, legal; Union"
    assert participants_of(asking(), answered(guests="Union")) == "Union"
