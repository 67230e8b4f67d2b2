"""Long work beside the screen: in a thread of its own, told when it is done, and given up at any moment.

The thread is a daemon and not one of Textual's workers, because the end of the app waits for those: somebody who
leaves in the middle of a long report leaves at once.
"""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeAlias

from textual.message import Message
from textual.message_pump import MessagePump

Stopped: TypeAlias = Callable[[], bool]
"""Says whether the work was given up, so that it may end early."""

_KILLING = 0.3
"""Seconds that a program which the work has started may take to end, when the screen goes."""


class Job:
    """One piece of work. It touches no widget: what it makes arrives as a message."""

    @dataclass
    class Done(Message):
        """The work has ended by itself; nothing arrives of work that was given up."""

        job: Job
        result: Any
        error: Exception | None

    def __init__(self, words: str, work: Callable[[Stopped], object], then: Callable[[Any], None]) -> None:
        """Prepare the work.

        Args:
            words: What is done, for the screen.
            work: Does it, in the thread.
            then: Takes the result, on the screen that handles :class:`Done`.
        """
        self.words = words
        self.then = then
        self._work = work
        self._given_up = Event()
        self._began = monotonic()
        self._thread: Thread | None = None

    def start(self, screen: MessagePump) -> None:
        """Begin; the screen gets :class:`Done`."""
        run = contextvars.copy_context().run
        self._thread = Thread(target=run, args=(self._run, screen), daemon=True, name="gmrsj-work")
        self._thread.start()

    def _run(self, screen: MessagePump) -> None:
        result, error = None, None
        try:
            result = self._work(self._given_up.is_set)
        except Exception as problem:
            error = problem
        if not self._given_up.is_set():
            with suppress(RuntimeError):  # the app has ended meanwhile
                screen.post_message(self.Done(self, result, error))

    @property
    def seconds(self) -> int:
        """For how long it has been done, in whole seconds."""
        return int(monotonic() - self._began)

    @property
    def given_up(self) -> bool:
        """Whether nothing of it is wanted any more; it may still be at work."""
        return self._given_up.is_set()

    def give_up(self) -> None:
        """Want nothing of it any more."""
        self._given_up.set()

    def give_up_for_good(self) -> None:
        """Want nothing of it any more, and let it end a program that it has started before the app ends."""
        self.give_up()
        self.join(_KILLING)

    def join(self, seconds: float | None = None) -> None:
        """Wait until the thread has ended, for so many seconds at most."""
        if self._thread is not None:
            self._thread.join(seconds)
