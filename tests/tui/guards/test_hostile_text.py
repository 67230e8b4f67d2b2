"""No text that a person typed or a pack contains reaches the terminal as anything but text (the bytes are read)."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.tui.guards.hostile_app import KINDS, MARK, PAYLOADS, STEPS, after, before
from tests.tui.terminal import Terminal

PROGRAM = [sys.executable, str(Path(__file__).with_name("hostile_app.py"))]

F5, F6, F7 = "\x1b[15~", "\x1b[17~", "\x1b[18~"

# All that Textual has to say to a terminal in these apps: colours, cursor, modes, keyboard protocol, questions about
# modes, the mouse pointer, links; and a line feed, to which the terminal driver adds the carriage return.
OF_TEXTUAL = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[[0-9]+;[0-9]+H|\x1b\[\?[0-9]+[hl]|\x1b\[[<>][0-9]*u|\x1b\[\?[0-9]+\$p"
    r"|\x1b\]22;[a-z-]*\x07|\x1b\]8;(?:id=[0-9-]+)?;(?:https://[^\x00-\x1f\x7f-\x9f\u202e]*)?\x1b\\|\r\n"
)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def leaks(output: bytes, payload: str) -> list[str]:
    """What a terminal would act on though Textual did not say it, each with what stands around it."""
    text = output.decode()
    # As long as it was, so that places stay what they are.
    rest = OF_TEXTUAL.sub(lambda match: " " * len(match.group()), text)
    found = list(UNSAFE.finditer(rest))
    if OF_TEXTUAL.fullmatch(payload):
        # A sequence of a kind that Textual sends too, but of a colour that it does not use here.
        found += re.finditer(re.escape(payload), text)
    return [text[max(0, match.start() - 30) : match.end() + 30] for match in found]


Recorded = tuple[list[bytes], bytes]


@pytest.fixture(scope="module")
def guarded() -> Recorded:
    return recorded("guarded")


@pytest.fixture(scope="module")
def stock() -> Recorded:
    return recorded("stock")


def recorded(kind_of_app: str) -> Recorded:
    """The bytes of each step of one run of the app, and those of the command palette."""
    # High enough for a toast of each payload.
    with Terminal([*PROGRAM, kind_of_app], columns=100, rows=80) as terminal:
        record(terminal, "", ["ready"])
        steps = [record(terminal, F5, [before(number), after(number)]) for number in range(len(STEPS))]
        ends = [text for number in range(len(PAYLOADS)) for text in (before(number), after(number))]
        palette = record(terminal, F6, ends)
        palette += record(terminal, "k", [f"{after(number)}k" for number in range(len(PAYLOADS))])
    return steps, palette


def record(terminal: Terminal, keys: str, texts: list[str]) -> bytes:
    """The bytes that follow keys, up to the end of the frame in which the last of the texts has been painted."""
    start = end_of_last_mark(terminal)
    terminal.write(keys)
    terminal.read_until(lambda terminal: all(text.encode() in terminal.output[start:] for text in texts))
    terminal.write(F7)
    terminal.read_until(lambda terminal: end_of_last_mark(terminal) > start)
    return terminal.output[start : end_of_last_mark(terminal) - len(MARK)]


def end_of_last_mark(terminal: Terminal) -> int:
    """Where the bytes begin that are not recorded yet."""
    found = terminal.output.rfind(MARK)
    return found + len(MARK) if found >= 0 else 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_guarded_widget_lets_nothing_through(guarded: Recorded, kind: str, payload: str) -> None:
    output = guarded[0][STEPS.index((kind, payload))]
    assert leaks(output, PAYLOADS[payload]) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_guarded_command_palette_lets_nothing_through(guarded: Recorded, payload: str) -> None:
    assert leaks(guarded[1], PAYLOADS[payload]) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("payload", ["OSC 52", "CSI colour", "CSI clear", "C1 CSI"])
def test_the_test_sees_what_textual_without_guards_lets_through(stock: Recorded, kind: str, payload: str) -> None:
    output = stock[0][STEPS.index((kind, payload))]
    assert leaks(output, PAYLOADS[payload])


def test_the_test_sees_what_the_command_palette_without_guards_lets_through(stock: Recorded) -> None:
    assert leaks(stock[1], PAYLOADS["C1 CSI"])
