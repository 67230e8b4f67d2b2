"""The five statuses as people type them."""

from __future__ import annotations

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.text import one_line


def status_named(text: str) -> Status:
    """The status with this id or these words, such as "in-progress", "In progress" or "IN_PROGRESS".

    Raises:
        GmrsjError: There is none.
    """
    typed = "-".join(text.lower().replace("-", " ").replace("_", " ").split())
    try:
        return Status(typed)
    except ValueError:
        from difflib import get_close_matches  # only imported when something is wrong

        near = get_close_matches(typed[:40], list(Status), n=1)
        raise GmrsjError(
            f"there is no status {one_line(text)[:40]!r}",
            f"did you mean {near[0]}?" if near else f"there are {', '.join(Status)}",
        ) from None
