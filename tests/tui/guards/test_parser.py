"""What characters from the terminal become, at any pace and in any cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import _parser, events
from textual.message import Message

from gmrsj_tui.tui.guards.parser import GuardedParser

START, END = "\x1b[200~", "\x1b[201~"


class Clock:
    """A clock for the parser's time-outs."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(_parser, "get_time", clock)
    return clock


def told(messages: list[Message]) -> list[str]:
    """Keys by their names and pastes by their texts."""
    return [
        f"paste {message.text}" if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


def read(*pieces: str) -> list[str]:
    """What pieces become that come one right after the other."""
    parser = GuardedParser()
    return told([message for piece in pieces for message in parser.feed(piece)])


@pytest.mark.parametrize("cut", range(len(f"a{START}one{END}b")))
def test_a_paste_is_one_event_wherever_it_is_cut(cut: int) -> None:
    text = f"a{START}one{END}b"
    assert read(*(piece for piece in (text[:cut], text[cut:]) if piece)) == ["a", "paste one", "b"]


def test_a_paste_is_made_plain_and_nothing_in_it_is_a_key() -> None:
    text = f"q\x1bm\x1b[A{START}\x1b[20\x00\ttwo\r\nlines\x9b2J"
    assert read(f"{START}{text}{END}") == [
        "paste q\u241bm\u241b[A\u241b[200~\u241b[20    two\nlines\ufffd2J",
    ]


def test_an_empty_paste_is_an_event_of_its_own() -> None:
    assert read(f"{START}{END}x") == ["paste ", "x"]


def test_silence_ends_a_paste(clock: Clock) -> None:
    parser = GuardedParser(paste_silence=2)
    assert told(list(parser.feed(f"{START}half"))) == []
    clock.now += 1.9
    assert told(list(parser.tick())) == []
    assert told(list(parser.feed(" a text"))) == []
    clock.now += 1.9
    assert told(list(parser.tick())) == []
    clock.now += 0.1
    assert told(list(parser.tick())) == ["paste half a text"]
    assert told(list(parser.feed("x"))) == ["x"]


def test_escape_alone_is_a_key_after_the_usual_delay(clock: Clock) -> None:
    parser = GuardedParser()
    assert told(list(parser.feed("\x1b"))) == []
    clock.now += 1
    assert told(list(parser.tick())) == ["escape"]


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[99999999999u",
        "\x1b[55296u",
        "\x1b[97;1;57343u",
        "\x1b[48;0;0;1;1t",
        "\x1b[48;99999;10;1;1t",
        "\x1b[48;24;80;0;0t\x1b[<0;5;5M",
        "\ud800",
    ],
    ids=ascii,
)
def test_what_cannot_be_is_passed_over_and_what_follows_is_read(sequence: str) -> None:
    assert read(f"{sequence}x") == ["x"]


def test_a_size_that_can_be_is_believed() -> None:
    (message,) = GuardedParser().feed("\x1b[48;24;80;480;800t")
    assert isinstance(message, events.Resize) and message.size == (80, 24)


def test_keys_are_read_as_textual_reads_them() -> None:
    assert read("aÄ\r\t\x7f\x1b[A\x1b[15~\x1b[97;5u\x01") == [
        *["a", "Ä", "enter", "tab", "backspace", "up", "f5", "ctrl+a", "ctrl+a"]
    ]


PIECES = st.text(
    st.one_of(st.sampled_from("\x1b[]<>?;:0123456789Mmut~$yRI\x07\x00\x9b"), st.characters()), min_size=1, max_size=30
)


@given(st.lists(st.one_of(PIECES, st.sampled_from([START, END, "\x1b[<0;1;1M", "\x1b[48;1;1;0;0t"])), max_size=12))
def test_no_text_ends_the_parser_or_makes_it_deaf(pieces: list[str]) -> None:
    parser = GuardedParser()
    for piece in pieces:
        list(parser.feed(piece))
    # Long enough to end any sequence, and then the end of any paste.
    list(parser.feed(f"{'x' * 40}{END}"))
    assert told(list(parser.feed("y"))) == ["y"]
