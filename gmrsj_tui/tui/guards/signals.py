"""Leaving in order when somebody else asks for it: a closed terminal window, a shutdown, ``kill``."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

_HANDLED = tuple(
    number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal.Signals, name, None)) is not None
)


def exit_status(number: int) -> int:
    """What a shell reports for a program ended by this signal: 128 and its number, 143 for SIGTERM, 129 for SIGHUP."""
    return 128 + number


def install(app: App[Any], *, interrupt: bool = False) -> Callable[[], None]:
    """Makes SIGTERM and SIGHUP end the app in order, with the terminal restored and :func:`exit_status`.

    The first signal decides the status; those that follow change nothing, because a closing window often sends two.
    A signal that the caller of the program has set to be ignored, as ``nohup`` does, stays ignored. Where the event
    loop cannot handle signals (Windows, or not in the main thread) nothing is installed.

    Args:
        app: The app that runs in the current event loop.
        interrupt: The same for SIGINT, with 130. Not for tests, which a person wants to interrupt as a whole.

    Returns:
        What removes the handlers again and puts back those found; calling it twice does no harm. It is for the moment
        after the terminal is restored. Where a signal has ended an app in a real terminal, the signals are ignored from
        then on: the process is about to end, and the next one would change its exit status.
    """
    loop = asyncio.get_running_loop()
    found: dict[signal.Signals, Any] = {}
    leaving = False

    def leave(number: signal.Signals) -> None:
        nonlocal leaving
        if not leaving:
            leaving = True
            app.exit(return_code=exit_status(number))

    for number in (*_HANDLED, signal.SIGINT) if interrupt else _HANDLED:
        handler = signal.getsignal(number)
        if handler is not signal.SIG_IGN:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, number)
                found[number] = handler

    def remove() -> None:
        while found:
            number, handler = found.popitem()
            if not loop.is_closed() and loop.remove_signal_handler(number):
                if leaving and not app.is_headless:
                    signal.signal(number, signal.SIG_IGN)
                elif handler is not None:
                    signal.signal(number, handler)

    return remove
