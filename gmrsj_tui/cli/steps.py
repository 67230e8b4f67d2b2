"""The steps of a pack as people type them."""

from __future__ import annotations

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.text import one_line


def step_named(pack: Pack, named: str | None) -> str | None:
    """The id of the step with this number or id; ``None`` for none.

    Raises:
        GmrsjError: There is none.
    """
    if named is None:
        return None
    for step in pack.steps:
        if named in (step.id, str(step.number)):
            return step.id
    known = f"it has steps 1 to {len(pack.steps)}" if len(pack.steps) > 1 else "it has step 1"
    raise GmrsjError(f"there is no step {one_line(named)[:40]!r} in {pack.name}", known)
