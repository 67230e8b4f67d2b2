"""The guards where they matter: a real app in a real terminal that misbehaves."""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.guards.small_app import SECRET
from tests.tui.terminal import ENTER_ALTERNATE_SCREEN, LEAVE_ALTERNATE_SCREEN, Terminal

PROGRAM = [sys.executable, str(Path(__file__).with_name("small_app.py"))]

MODES_TO_LEAVE = (b"?1000", b"?1003", b"?1004", b"?1006", b"?2004", b"?1049")
"""Mouse, focus, bracketed paste, alternate screen."""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "state" / "crash.txt"


@pytest.fixture
def terminal(report: Path) -> Iterator[Terminal]:
    with Terminal([*PROGRAM, str(report)]) as terminal:
        terminal.read_until("ready.")
        yield terminal


def assert_restored(terminal: Terminal) -> None:
    """Every mode that was switched on is off again, the cursor is visible, and typing is echoed as before."""
    for mode in MODES_TO_LEAVE:
        assert b"\x1b[" + mode + b"h" in terminal.output
        assert terminal.output.rfind(b"\x1b[" + mode + b"l") > terminal.output.rfind(b"\x1b[" + mode + b"h")
    assert terminal.output.rfind(b"\x1b[?25h") > terminal.output.rfind(b"\x1b[?25l")
    assert terminal.attributes == terminal.first_attributes


def after_leaving(terminal: Terminal) -> str:
    """What was printed once the alternate screen was left, without the sequences that set modes."""
    rest = terminal.output.rpartition(LEAVE_ALTERNATE_SCREEN)[2].decode()
    return re.sub(r"\x1b\[\?\d+[hl]", "", rest)


def test_quitting_restores_the_terminal_and_ends_with_0(terminal: Terminal) -> None:
    assert terminal.in_alternate_screen
    terminal.write("q")
    assert terminal.wait() == 0
    assert not terminal.in_alternate_screen
    assert_restored(terminal)
    assert after_leaving(terminal) == ""


def test_an_exit_with_a_message_prints_it_as_plain_text_in_one_piece(terminal: Terminal) -> None:
    terminal.write("m")
    assert terminal.wait() == 7
    assert_restored(terminal)
    assert after_leaving(terminal) == f"gmrsj: \u241b[31mgoodbye {'x' * 100}\r\n"


def test_bytes_that_are_no_text_and_keys_that_do_not_exist_leave_the_app_answering(terminal: Terminal) -> None:
    hostile = [
        b"\xff",
        b"\xc3",  # the beginning of a character that does not go on
        b"\xed\xa0\x80",  # half a surrogate pair
        b"\xe9t\xe9",  # latin-1
        b"\x1b[99999999999u",  # a code point that does not exist
        b"\x1b[55296u",  # half a surrogate pair as a key
        b"\x1b[48;99999;99999;1;1t",  # a terminal of 10 billion cells
        b"\x1b[48;24;80;0;0t\x1b[<0;5;5M",  # cells of no size, and a click in one
        b"\x00\x1b[M\x01\x01\x01\x1b]0;title\x07",
    ]
    for data in hostile:
        terminal.write(data + b"z")
    terminal.write("y")
    terminal.read_until("key y.")
    terminal.write("q")
    assert terminal.wait() == 0
    assert_restored(terminal)


def test_an_invalid_byte_arrives_as_the_replacement_character(terminal: Terminal) -> None:
    terminal.write(b"\xff")
    terminal.read_until("2: key replacement_character.")


def test_a_pasted_text_is_one_event_in_which_nothing_is_a_key(terminal: Terminal) -> None:
    terminal.write(b"\x1b[200~one\rq\x1bq two \xff\x1b[201~")
    terminal.read_until("2: paste 'one\\nq\u241bq two \ufffd'.")
    terminal.write("z")
    terminal.read_until("3: key z.")


def test_a_paste_that_never_ends_is_ended_by_silence(terminal: Terminal) -> None:
    terminal.write("\x1b[200~half a tex")
    terminal.read_until("2: paste 'half a tex'.")
    terminal.write("z")
    terminal.read_until("3: key z.")
    terminal.write("\x1b[201~y")
    terminal.read_until("4: key y.")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_restores_the_terminal(terminal: Terminal, number: signal.Signals, status: int) -> None:
    terminal.process.send_signal(number)
    terminal.process.send_signal(number)
    assert terminal.wait() == status
    assert_restored(terminal)
    assert after_leaving(terminal) == ""


def test_a_signal_to_end_while_the_app_starts_leaves_no_alternate_screen() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.read_until(ENTER_ALTERNATE_SCREEN)
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait() == 143
        assert_restored(terminal)


def test_an_interrupt_from_outside_restores_the_terminal(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.wait() == 130
    assert_restored(terminal)
    assert after_leaving(terminal) == ""


def stop(terminal: Terminal) -> None:
    """Ask the program to stop, and read what it still says until it has."""
    terminal.process.send_signal(signal.SIGTSTP)
    read_until_stopped(terminal)


def read_until_stopped(terminal: Terminal, deadline: float = 20.0) -> None:
    """Read what the program still says until it is stopped: a full terminal would hold it up."""
    end = time.monotonic() + deadline
    while os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOHANG) is None:
        assert time.monotonic() < end, terminal.text()
        terminal.read_what_comes(0.05)


def test_a_stopped_app_gives_the_terminal_back_and_answers_when_it_goes_on(terminal: Terminal) -> None:
    for number in (2, 3):
        stop(terminal)
        terminal.read_until(lambda terminal: not terminal.in_alternate_screen)
        assert_restored(terminal)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.read_until(lambda terminal: terminal.in_alternate_screen)
        terminal.read_until(lambda terminal: terminal.attributes != terminal.first_attributes)
        terminal.write("z")
        terminal.read_until(f"{number}: key z.")
    terminal.write("q")
    assert terminal.wait() == 0


@pytest.mark.parametrize("controlling", [True, False], ids=["with-hang-up-signal", "end-of-input-only"])
def test_a_closed_terminal_ends_the_program(controlling: bool, report: Path) -> None:
    with Terminal([*PROGRAM, str(report)], controlling=controlling) as terminal:
        terminal.read_until("ready.")
        terminal.hang_up()
        assert terminal.wait() == 129
        assert not report.exists()


def test_an_unexpected_error_leaves_one_calm_line_and_a_report_without_any_text(
    terminal: Terminal, report: Path
) -> None:
    terminal.write("c")
    assert terminal.wait() == 1
    assert_restored(terminal)
    line = after_leaving(terminal)
    assert line.startswith("gmrsj: ") and line.endswith(f"{report}\r\n") and line.count("\n") == 1
    assert SECRET not in terminal.output.decode()
    assert "Traceback" not in line
    written = report.read_text()
    assert "builtins.RuntimeError" in written
    assert "small_app.py:" in written and ":on_key" in written
    assert SECRET not in written
    assert "raise" not in written
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_an_unexpected_error_in_a_worker_is_reported_with_its_place(terminal: Terminal, report: Path) -> None:
    terminal.write("w")
    assert terminal.wait() == 1
    written = report.read_text()
    assert "builtins.KeyError" in written and ":fail_in_the_background" in written
    assert SECRET not in written + terminal.output.decode()


def test_an_unexpected_error_in_the_thread_that_reads_is_reported_as_any_other(
    terminal: Terminal, report: Path
) -> None:
    terminal.write("!")
    assert terminal.wait() == 1
    assert_restored(terminal)
    assert "builtins.RuntimeError" in report.read_text() and ":process_message" in report.read_text()
    assert SECRET not in report.read_text() + terminal.output.decode()


def test_an_error_written_for_people_is_told_to_them(terminal: Terminal, report: Path) -> None:
    terminal.write("g")
    assert terminal.wait() == 1
    assert after_leaving(terminal).startswith("gmrsj: the disk is full; free some space. ")
    assert "the disk is full" not in report.read_text()


def halt(terminal: Terminal) -> None:
    """Stop the program as a debugger or ``kill -STOP`` does: it is not told, and keeps the terminal."""
    terminal.process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)


@pytest.mark.parametrize("halted", [False, True])
def test_an_app_that_goes_on_without_having_been_told_to_stop_takes_the_terminal_anew(
    terminal: Terminal, halted: bool
) -> None:
    for number in (2, 3, 4):
        if halted:
            halt(terminal)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.read_until(lambda terminal: terminal.output.count(ENTER_ALTERNATE_SCREEN) == number)  # noqa: B023
        terminal.read_until(lambda terminal: terminal.attributes != terminal.first_attributes)
        terminal.write("z")
        terminal.read_until(f"{number}: key z.")
    terminal.write("q")
    assert terminal.wait() == 0
    assert_restored(terminal)


@pytest.mark.parametrize("halted", [False, True])
def test_the_signals_of_a_shutdown_end_the_app(terminal: Terminal, halted: bool) -> None:
    """A service manager sends SIGCONT behind SIGTERM, so that what is halted can end too."""
    if halted:
        halt(terminal)
    terminal.process.send_signal(signal.SIGTERM)
    terminal.process.send_signal(signal.SIGCONT)
    assert terminal.wait() == 143
    assert_restored(terminal)
    assert after_leaving(terminal) == ""


def test_an_app_that_is_stopped_while_it_writes_to_the_terminal_does_not_wait_for_itself(terminal: Terminal) -> None:
    terminal.write("s")
    read_until_stopped(terminal)
    terminal.read_until(lambda terminal: not terminal.in_alternate_screen)
    assert_restored(terminal)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.read_until(lambda terminal: terminal.in_alternate_screen)
    terminal.write("z")
    terminal.read_until("2: key z.")
    terminal.write("q")
    assert terminal.wait() == 0
