"""How the guards are put into the app: signals, notices, messages, driver, and the stream to the terminal."""

from __future__ import annotations

import io
import os
import signal

import pytest
from textual.app import ComposeResult
from textual.drivers.web_driver import WebDriver
from textual.widgets import Static
from textual.widgets._toast import Toast

from gmrsj_tui.tui.guards.driver import driver_class
from gmrsj_tui.tui.guards.mixin import GuardedApp
from gmrsj_tui.tui.guards.output import SurvivingStream
from gmrsj_tui.tui.guards.unix_driver import GuardedDriver


class Small(GuardedApp[str]):
    loaded = 0

    def compose(self) -> ComposeResult:
        yield Static("small")

    def on_load(self) -> None:
        self.loaded += 1


def handlers() -> list[object]:
    return [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]


async def test_signals_are_handled_while_the_app_runs_and_as_before_when_it_has_ended() -> None:
    found = handlers()
    app = Small()
    async with app.run_test():
        assert all(before is not now for before, now in zip(found, handlers(), strict=True))
        assert app.loaded == 1
    assert handlers() == found


async def test_a_handler_that_was_there_before_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def handle(*_: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGTERM, handle)
    try:
        async with Small().run_test():
            assert signal.getsignal(signal.SIGTERM) is not handle
        assert signal.getsignal(signal.SIGTERM) is handle
    finally:
        signal.signal(signal.SIGTERM, before)


async def test_an_ignored_signal_stays_ignored_as_nohup_wants() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        async with Small().run_test():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


async def test_the_first_signal_decides_the_exit_status() -> None:
    app = Small()
    async with app.run_test() as pilot:
        os.kill(os.getpid(), signal.SIGTERM)
        await pilot.pause()
        os.kill(os.getpid(), signal.SIGHUP)
        await pilot.pause()
    assert app.return_code == 143


async def test_a_notice_is_plain_text_whatever_was_asked_for() -> None:
    app = Small()
    async with app.run_test(notifications=True) as pilot:
        app.notify("x [/nothing] \x1b[2J", title="[b]t\x07", markup=True)
        app.query_one(Static).notify("from a widget [/]")
        await pilot.pause()
        shown = [str(toast.render()) for toast in app.screen.query(Toast)]
    assert shown == ["[b]t\u2407\nx [/nothing] \u241b[2J", "from a widget [/]"]


def test_the_guarded_driver_is_used_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    assert driver_class() is GuardedDriver
    assert Small().driver_class is GuardedDriver
    assert Small(driver_class=WebDriver).driver_class is WebDriver
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver_class() is None


def test_the_command_palette_is_left_as_textual_has_it() -> None:
    assert Small.ENABLE_COMMAND_PALETTE is True
    assert "ENABLE_COMMAND_PALETTE" not in vars(GuardedApp)


def test_a_stream_hands_on_what_it_is_given() -> None:
    below = io.StringIO()
    stream = SurvivingStream(below)
    stream.write("text")
    stream.flush()
    assert below.getvalue() == "text"


def test_a_stream_whose_reader_has_gone_swallows_everything_from_then_on() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as below:
        stream = SurvivingStream(below)
        for _ in range(3):
            stream.write("text")
            stream.flush()
        assert stream.fileno() == writer and not stream.isatty()
