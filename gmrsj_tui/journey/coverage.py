"""Which answers cover a criterion (CONTRACTS 2.3)."""

from __future__ import annotations

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import Answer, Status


def covers(criterion: Criterion, answer: Answer) -> bool:
    """Whether this answer covers this criterion: met, or not applicable with a reason where the pack allows that.

    ``record`` refuses "not applicable" where the pack says never. Such an answer can still arrive with a save whose
    pack became stricter later; then it stays readable, and the criterion is open.
    """
    return answer.covered and not (criterion.not_applicable == "never" and answer.status is Status.NOT_APPLICABLE)
