"""What the app says in passing, and how long it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TypeVar

from textual import events
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.notifications import SeverityLevel

from gmrsj_tui.tui.bindings import MOVE_ONLY
from gmrsj_tui.tui.guards.mixin import GuardedApp
from gmrsj_tui.tui.screens.base import GmrsjScreen

Result = TypeVar("Result")

LEAST_SEEN = 0.7
"""Seconds before which no key takes a notice away: it may come while somebody types."""


MOST = 2
"""Notices that stand at a time: the newest must never be the one for which there is no room."""


class NotingApp(GuardedApp[Result]):
    """An app that says things in the title bar of its screens, and bad news as notices."""

    _noticed = 0.0
    """The moment of the newest notice, 0 where there is none."""

    def tell(self, message: str, severity: SeverityLevel = "information") -> None:
        """Say something in passing: in the title bar, where it covers nothing; bad news comes as a notice."""
        if severity == "information" and isinstance(self.screen, GmrsjScreen):
            self.screen.flash(message)
        else:
            if severity == "error":  # one at a time: notices stand before the work
                self.clear_notifications()
            self.notify(message, severity=severity, timeout=8.0 if severity == "warning" else 12.0)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice until the next key, or until its time is over."""
        self._noticed = monotonic()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def on_notify(self) -> None:
        """Take the oldest away before one more is shown."""
        for old in list(self._notifications)[: 1 - MOST]:
            self._unnotify(old, refresh=False)

    async def on_event(self, event: events.Event) -> None:
        """Take a notice away with the next key, which still does its work: notices stand before fields and lists."""
        pressed = isinstance(event, events.Key) and not event.is_forwarded
        if pressed and self._noticed and monotonic() - self._noticed >= LEAST_SEEN:
            self._noticed = 0.0
            self.clear_notifications()
        await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do something; what was said in passing about what was done before is no longer said."""
        if isinstance(default_namespace, GmrsjScreen) and action not in MOVE_ONLY:
            default_namespace.forget_flash()
        return await super().run_action(action, default_namespace, namespaces)
