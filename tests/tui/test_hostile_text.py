"""What people type and what packs say is text: it is shown, and nothing in it acts (CONTRACTS 1, last lines)."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from rich.cells import cell_len

from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.tui.screens.step import StepScreen
from tests.framework.packs import write_pack
from tests.tui.opening import in_front
from tests.tui.prepared import acme, app_on
from tests.tui.reading import screen_text, until

HOSTILE = {
    "markup": "[/ [b]bold[/b] [@click=app.quit]quit[/] [red",
    "escapes": "\x1b[31mred\x1b]0;title\x07 \x9b2J \x1b[?1049l\x00 bell\x07",
    "direction": "abc\u202etxt.exe\u2066\u200f end",
    "wide": "漢字" * 60 + " 👩\u200d👩\u200d👧 e\u0301\u0301\u0301 ﷽",
    "long": "x" * 3000,
    "lines": "one\ntwo\r\nthree\u2028four\tfive",
}


@pytest.mark.parametrize("first", [0, 3])
async def test_no_text_acts_or_breaks_any_screen(saves: Path, tmp_path: Path, first: int) -> None:
    typed = cycle([*HOSTILE.values()][first:] + [*HOSTILE.values()][:first])
    from_pack = map(_of_a_pack, cycle([*HOSTILE.values()][first:] + [*HOSTILE.values()][:first]))
    criteria = [
        {
            "id": f"S1-{number}",
            "level": "low",
            "title": next(from_pack),
            "statement": f"{next(from_pack)}\n{next(from_pack)}",
            "next_action": next(from_pack),
            "evidence": [next(from_pack), next(from_pack)],
            "effectiveness": ["a"],
        }
        for number in range(6)
    ]
    texts = {key: next(from_pack) for key in ("title", "purpose", "read_aloud", "order_reason")}
    folder = write_pack(
        tmp_path / "packs" / "small",
        step_files={"a.toml": {"id": "a", **texts, "criteria": criteria}},
        levels=[{"id": "low", "title": next(from_pack), "summary": next(from_pack)}, {"id": "high", "title": "High"}],
        title=next(from_pack),
        effectiveness=[{"id": "a", "title": next(from_pack), "definition": next(from_pack), "question": "Who?"}],
        tracks=[{"id": "own", "title": next(from_pack)}],
        glossary=[{"term": text, "meaning": text} for text in map(_of_a_pack, HOSTILE.values())],
        standards=[],
    )
    acme(
        saves,
        *(
            AnswerUpdate(
                f"S1-{number}",
                Status.NOT_APPLICABLE if number % 2 else Status.NOT_MET,
                reason=next(typed),
                note=next(typed),
                owner=next(typed)[:60],
                next_action=next(typed),
                evidence=(Evidence(next(typed)[:900], 1),),
            )
            for number in range(6)
        ),
        pack=PackLibrary((folder.parent,)).load("small"),
        title=next(typed)[:150],
        organisation=next(typed)[:150],
    )
    app = app_on(saves, content=(folder.parent,))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await in_front(pilot, app, StepScreen)
        for keys in ("down", "r w", "o end", "e", "/ e", "p b", "?", ":", "f", "t", "enter"):
            await pilot.press(*keys.split())
            await pilot.pause()
            said = screen_text(app)
            controls = {c for c in said if c < " " and c != "\n" or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\u200f"}
            assert not controls, (keys, controls)
            assert all(cell_len(line) <= 80 for line in said.splitlines()), keys
            if keys != "down":
                await pilot.press("escape")
                await until(pilot, lambda: app.screen is screen, keys)
        for y in range(0, 24, 3):  # nothing in a text can be clicked
            await pilot.click(offset=(30, y))
        await pilot.press("escape", "enter")
        app.tell(next(typed), "error")
        app.tell(next(typed))
        await pilot.pause()
        assert app.is_running and app.return_code is None


def _of_a_pack(text: str) -> str:
    """What of a text a pack may hold: no control characters, and one line."""
    return "".join(c for c in " ".join(text.split())[:900] if c.isprintable())
