"""The main screens as text that a reviewer can read, at the four sizes at which people work.

GMRSJ_UPDATE_GOLDEN=1 writes the files anew; look at them before they are kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.screens.step import StepScreen
from tests.conftest import ClockAt
from tests.framework.packs import write_pack
from tests.golden_files import matches_golden
from tests.tui.opening import in_front
from tests.tui.prepared import NOW, acme, app_on
from tests.tui.reading import screen_text, until, until_said

SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]
SCREENS = {
    "step": ((), "▸ ◐"),
    "roadmap": (("r",), "actions"),
    "overview": (("o",), "▸ 1 Build"),
    "explain": (("e",), "Level by level"),
    "search": (("/", *"write"), "▸"),
    "print": (("p",), "the whole journey"),
    "help": (("?",), "Help: a step"),
}

FRAMEWORK = {
    "id": "golden",
    "title": "A framework for pictures",
    "levels": [
        {"id": "launched", "title": "Launched", "summary": "The first stones.", "strict_order": True},
        {"id": "established", "title": "Established", "summary": "It works as written.", "minimum_evidence": 2},
        {"id": "leadership", "title": "Leadership", "summary": "Others can check."},
    ],
    "tracks": [{"id": "own", "title": "Own sites"}, {"id": "chain", "title": "Supply chain"}],
    "effectiveness": [
        {"id": "a", "title": "Legitimate", "definition": "People trust it.", "question": "Who trusts it?"},
        {"id": "b", "title": "Accessible", "definition": "People can reach it.", "question": "Who can reach it?"},
    ],
    "standards": [{"key": "UNGP 31(a)", "title": "Legitimate"}],
    "glossary": [{"term": "Remedy", "meaning": "What puts a harm right, in writing or in deed."}],
}


def _step(number: int, name: str, title: str, purpose: str, *criteria: tuple[str, str, str]) -> dict[str, object]:
    """A step; each criterion is its level, its title and its statement."""
    return {
        "id": name,
        "title": title,
        "purpose": purpose,
        "criteria": [
            {
                "id": f"S{number}-{place:02}",
                "level": level,
                "title": what,
                "statement": statement,
                "next_action": f"Write down who does it: {what.lower()}.",
                "evidence": ["A minute", "A letter with a date"],
                "effectiveness": ["a" if place % 2 else "b"],
                "references": ["UNGP 31(a)"],
                "builds_on": [f"S{number}-01"] if place > 1 else [],
            }
            for place, (level, what, statement) in enumerate(criteria, 1)
        ],
    }


STEPS = {
    "1.toml": _step(
        1,
        "governance",
        "Build the governance",
        "This step decides who answers for the mechanism, what is promised to people who are harmed, and what money "
        "and authority stand behind remedy. Without it, a channel is a letter box that nobody empties.",
        ("launched", "A sponsor is named", "One senior leader has accepted in writing that they answer for it."),
        ("launched", "The promise is public", "The company has promised in public to hear people and put harm right."),
        ("launched", "Nobody is punished for speaking", "A written rule forbids punishing anyone who speaks up."),
        ("established", "A group oversees it", "A group of several functions meets at least each quarter."),
        ("established", "Money for remedy is agreed", "A budget line for remedy exists and has an owner."),
        ("leadership", "Rightsholders share the oversight", "Rightsholders have two seats in the group that oversees."),
    ),
    "2.toml": _step(
        2,
        "channels",
        "Open the channels",
        "This step designs the way in.",
        ("launched", "Users are named", "The groups that shall use the channels are written down."),
        ("launched", "It is free and in their languages", "Every channel is free and speaks the users' languages."),
        ("established", "Users helped to design it", "Users of each group were asked before it was built."),
    ),
    "3.toml": _step(
        3,
        "cases",
        "Handle cases and deliver remedy in a way that a person who was harmed would call fair",
        "This step handles what comes in.",
        ("launched", "Every case is written down", "Every grievance stands in one register."),
        ("established", "Cases are answered in time", "Nine in ten cases are answered within the time promised."),
    ),
}

ANSWERS = (
    AnswerUpdate("S1-01", Status.MET, evidence=(Evidence("Minute of 3 May", 1),)),
    AnswerUpdate("S1-02", Status.IN_PROGRESS, owner="Ana", due="2026-11-01", note="The text is with the board."),
    AnswerUpdate("S1-03", Status.NOT_MET, owner="Works council", due="2026-12-15"),
    AnswerUpdate("S1-04", Status.MET, evidence=(Evidence("Said by Bo", 0),)),
    AnswerUpdate("S2-01", Status.MET),
    AnswerUpdate("S2-02", Status.NOT_APPLICABLE, reason="One language only, and no calls"),
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_main_screens_look_as_they_did(
    saves: Path, tmp_path: Path, clock_at: ClockAt, size: tuple[int, int]
) -> None:
    clock_at(NOW)
    folder = write_pack(tmp_path / "packs" / "golden", step_files=STEPS, **FRAMEWORK)
    pack = PackLibrary((folder.parent,)).load("golden")
    acme(saves, *ANSWERS, pack=pack, organisation="Acme plc", targets={"channels": "leadership"})
    app = app_on(saves, content=(folder.parent,))
    async with app.run_test(size=size) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        for name, (keys, words) in SCREENS.items():
            await pilot.press(*keys)
            await until_said(pilot, words)
            await pilot.pause()
            await pilot.pause()
            text = screen_text(app)
            matches_golden(f"{text}\n", f"screens/{name}-{size[0]}x{size[1]}.txt")
            if keys:
                await pilot.press("escape")
                await until(pilot, lambda: app.screen is screen)
