"""Handing over to the app, where there is a terminal to show it on."""

from __future__ import annotations

import os
import sys

from gmrsj_tui.cli.console import is_terminal
from gmrsj_tui.cli.failure import UsageError

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from gmrsj_tui.cli.context import Context


def require_terminal() -> None:
    """Make sure that the app would be seen and heard; without a terminal it would wait for ever.

    Raises:
        UsageError: Standard input, output or error, on which the app paints, leads elsewhere.
    """
    if os.environ.get("TEXTUAL_DRIVER"):  # somebody shows the app elsewhere, such as in a browser
        return
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    for name, stream in streams.items():
        if not is_terminal(stream):
            raise UsageError(
                f"the app needs a terminal, and {name} is none; 'gmrsj list' prints the journeys, "
                "'gmrsj roadmap JOURNEY' the next actions of one"
            )


def open_app(context: Context, journey: str | None, extra: str | None = None) -> int:
    """Open the app.

    Args:
        context: The options, and what opens it.
        journey: Id of the journey to open, or ``None`` for home.
        extra: A pack folder that the app needs as well, because the journey is answered with it.

    Returns:
        The app's exit status.

    Raises:
        UsageError: There is no terminal.
    """
    require_terminal()
    request = context.request(journey)
    if extra is not None:
        from pathlib import Path

        request = request._replace(content=(*request.content, Path(extra).expanduser()))
    return context.open_app(request)
