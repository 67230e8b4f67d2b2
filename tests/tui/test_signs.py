"""With the ASCII signs nothing of ours is anything else; where the terminal cannot have the others, they come alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Input

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackLibrary
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.points import PRESENT, Point
from gmrsj_tui.symbols import ASCII, UNICODE, chosen_symbols
from gmrsj_tui.tui.app import GmrsjApp
from gmrsj_tui.tui.navigating import SCREENS
from gmrsj_tui.tui.screens.home import HomeScreen
from gmrsj_tui.tui.screens.step import StepScreen
from tests.framework.packs import step_values, write_pack
from tests.tui.opening import in_front
from tests.tui.prepared import acme, app_on
from tests.tui.reading import screen_text, until, until_said
from tests.tui.terminal import Terminal

LONG = "with a title that is longer than any line of a terminal and has to be cut somewhere " * 2
MORE_KEYS = {"criterion": ("enter",), "search": ("t",), "print": ("s",), "roadmap": ("d", "end")}
"""What shows more of a screen."""
SIZES = [(60, 16), (80, 24), (120, 36), (200, 60)]


def small(tmp_path: Path, saves: Path) -> Path:
    """The folder of a pack with long titles; a journey of it is saved."""
    first = step_values(1)
    first["title"], first["purpose"] = f"A step {LONG}", f"It is a step {LONG}" * 9
    first["criteria"][0]["title"] = f"A criterion {LONG}"
    first["criteria"][0]["references"] = ["UNGP 31(a)"]
    first["criteria"][0]["evidence"] = ["A minute", "A letter"]
    for place, level in enumerate(("low", "high")):
        first["criteria"] += [
            {"id": f"S1-{place + 5}{n}", "level": level, "title": f"Number {n}", "statement": f"It is true {LONG}"}
            for n in range(9)
        ]
    folder = write_pack(tmp_path / "packs" / "small", step_files={"a.toml": first, "b.toml": step_values(2)})
    pack = PackLibrary((folder.parent,)).load("small")
    updates = (
        AnswerUpdate("S1-1", Status.IN_PROGRESS, note="word " * 900, owner="o" * 60, due="2020-01-01"),
        AnswerUpdate("S1-2", Status.MET, evidence=(Evidence("Seen", 1),)),
        AnswerUpdate("S2-1", Status.NOT_MET),
        AnswerUpdate("S1-50", Status.NOT_APPLICABLE, reason="None"),
    )
    acme(saves, *updates, pack=pack, title=f"A journey {LONG}"[:100], organisation="Acme plc")
    return folder.parent


def assert_ascii(app: GmrsjApp, where: str) -> None:
    """Nothing on the screen is anything else than ASCII."""
    odd = set(screen_text(app)) - set(map(chr, range(128)))
    assert not odd, f"{where}: {sorted(odd)}\n{screen_text(app)}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_with_ascii_signs_every_screen_is_ascii(saves: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    content = small(tmp_path, saves)
    app = app_on(saves, content=(content,), settings='symbols = "ascii"\ncolour = 1\nsize = 2\n')
    arguments: dict[str, tuple[object, ...]] = {
        "criterion": ("S1-1",),
        "focus": ("S1-1",),
        "explain": ("s1",),
        "introduction": ("s1",),
        "print": ("s1",),
        "help": (StepScreen,),
        "reason": ("S1-1",),
        "ask": ("Rename", "Another title"),
        "standard": ("UNGP 31(a)",),
        "change": (1,),
        "compare": (Point(0), PRESENT),
    }
    async with app.run_test(size=size, notifications=True) as pilot:
        step = await in_front(pilot, app, StepScreen)
        steps = [standing.step.id for standing in step.shown.standing.steps]
        await until_said(pilot, "2 settings could not be")
        assert_ascii(app, "the notice about settings")
        app.clear_notifications()
        for name in SCREENS:
            given = tuple(steps[0] if item == "s1" else item for item in arguments.get(name, ()))
            if name == "delete":
                given = (step.shown.journey,)
            elif name in ("moves", "not_saved"):
                given = (app.session,)
            elif name == "read_only":
                given = (step.shown.journey, GmrsjError("the pack is gone", "find it"))
            app.open_screen(name, *given)
            await until(pilot, lambda: app.screen is not step and app.screen.is_mounted, name)
            await pilot.pause()
            await pilot.pause()
            assert_ascii(app, name)
            for key in MORE_KEYS.get(name, ()):
                await pilot.press(key)
                await pilot.pause()
                assert_ascii(app, f"{name}, {key}")
            while app.screen is not step:
                front = app.screen
                front.dismiss()
                await until(pilot, lambda: app.screen is not front, f"{name} is left")  # noqa: B023
        app.tell("Something went wrong", severity="error")
        await pilot.press(":")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await until_said(pilot, "Met  (m)")
        assert_ascii(app, "commands")
        app.screen.query_one(Input).value = "number"
        await until_said(pilot, "Number 1")
        assert_ascii(app, "commands that were found")
        await pilot.press("escape", "end", "m", "escape")
        await in_front(pilot, app, HomeScreen)
        await until_said(pilot, "A journey with")
        assert_ascii(app, "home")


async def test_scrollbars_are_those_of_textual_with_the_other_signs(saves: Path) -> None:
    acme(saves)
    for settings, fine in (('symbols = "ascii"', False), ("", True)):
        app = app_on(saves, settings=settings)
        async with app.run_test(size=(80, 24)) as pilot:
            await in_front(pilot, app, StepScreen)
            assert (ScrollBar.renderer is ScrollBarRender) is fine
            assert bool(set(screen_text(app)) & set("▁▂▃▄▅▆▇─")) is fine


def test_the_two_sets_have_one_sign_for_one_thing() -> None:
    for symbols in (UNICODE, ASCII):
        assert len(set(symbols.status.values())) == len(Status)
        assert symbols.ellipsis not in symbols.status.values()
    assert "".join(ASCII.all()).isascii() and all(len(sign) == 1 for sign in (*ASCII.all(), *UNICODE.all()))


@pytest.mark.parametrize(
    ("wanted", "encoding", "chosen"),
    [
        ("unicode", "utf-8", UNICODE),
        ("unicode", "latin-1", ASCII),
        ("unicode", "ansi_x3.4-1968", ASCII),
        ("unicode", "no-such-encoding", ASCII),
        ("ascii", "utf-8", ASCII),
    ],
)
def test_the_ascii_set_comes_by_itself_where_the_others_cannot_be_written(
    wanted: str, encoding: str, chosen: object
) -> None:
    assert chosen_symbols(wanted, encoding) is chosen


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}],
    ids=["latin-1", "C locale"],
)
def test_a_terminal_without_the_signs_gets_a_screen_in_order(
    saves: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    acme(saves, AnswerUpdate("S1-L1-01", Status.IN_PROGRESS, note="Naïve 漢字 – ●!"))
    argv = [sys.executable, "-m", "gmrsj_tui", "--saves", str(saves), "open", "acme"]
    with Terminal(argv, folder=tmp_path, environment=environment) as terminal:
        terminal.read_until("> /  1 S1-L1-01")
        terminal.write("\r")
        terminal.read_until("ve ???? ? ?!")
        assert all(len(line) <= 80 for line in terminal.lines())
        assert not any(byte > 127 for byte in terminal.output if environment.get("LC_ALL"))
        assert b"\\u" not in terminal.output and b"\\x" not in terminal.output
        terminal.write("\x1b")
        terminal.read_until("Next for Launched")
        terminal.write("q")
        assert terminal.wait() == 0
