"""What a screen needs that does long work beside itself: beginning it, saying how long it takes, ending it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.store.atomic import reason
from gmrsj_tui.tui.background import Job, Stopped
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.widgets.work_bar import WorkBar


class WorkingScreen(JourneyScreen[None]):
    """A screen with a :class:`WorkBar`, that does one thing at a time, and makes a page to look at beside that."""

    _work: Job | None = None
    """What somebody asked for, which escape ends."""
    _preview: Job | None = None
    """The page to look at, which the next choice ends."""

    def on_mount(self) -> None:
        """Say how long work takes."""
        super().on_mount()
        self.set_interval(0.5, self.say_work)

    def on_unmount(self) -> None:
        """What is still being made is not wanted any more."""
        for job in (self._work, self._preview):
            if job is not None:
                job.give_up_for_good()

    def begin(self, words: str, work: Callable[[Stopped], object], then: Callable[[Any], None]) -> None:
        """Do something beside the screen, unless something else is being done.

        Args:
            words: What is done.
            work: Does it, in a thread.
            then: Takes what came of it.
        """
        if self._work is not None:
            self.gmrsj.tell("Something is being done.")
            return
        self._work = Job(words, work, then)
        self._work.start(self)
        self.say_work()

    def begin_preview(self, words: str, work: Callable[[Stopped], object], then: Callable[[Any], None]) -> None:
        """Make another page to look at beside the screen."""
        self.drop_preview()
        self._preview = Job(words, work, then)
        self._preview.start(self)
        self.call_later(self.say_work)

    def drop_preview(self) -> None:
        """The page that is being made is not wanted any more."""
        if self._preview is not None:
            self._preview.give_up()
            self._preview = None

    def end_work(self) -> bool:
        """End what is being done; whether something was."""
        job, self._work = self._work, None
        if job is None:
            return False
        job.give_up()
        self.say_work()
        self.gmrsj.tell(f"Ended: {job.words[:1].lower()}{job.words[1:]}")
        return True

    def waiting(self) -> tuple[str, str]:
        """What the next key does while nothing is done: a question, and the keys that answer it."""
        return ("", "")

    def say_work(self) -> None:
        """What is being done and for how long, or what waits for a key."""
        job, back = self._work or self._preview, self.key("app.back")
        bar = self.query_one(WorkBar)
        if job is not None:
            ends = "cancels" if job is self._work else "leaves"
            bar.say(f"{job.words}, {job.seconds} s", f"{back} {ends}")
            return
        said, keys = self.waiting()
        if said or bar.display:
            bar.say(said, keys)

    def on_job_done(self, message: Job.Done) -> None:
        """Take what was made, or say why it was not."""
        message.stop()
        job = message.job
        if job is self._work:
            self._work = None
        elif job is self._preview:
            self._preview = None
            if self not in self.app.screen_stack:  # it was closed while the page was on its way
                return
        else:
            return
        self.say_work()
        if message.error is None:
            job.then(message.result)
        elif isinstance(message.error, GmrsjError):
            self.gmrsj.tell(str(message.error), severity="error")
        elif isinstance(message.error, OSError):  # such as a temporary folder that is full
            self.gmrsj.tell(f"{job.words}: {reason(message.error)}", severity="error")
        else:
            raise message.error
