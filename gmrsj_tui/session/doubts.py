"""What speaks against an answer that was given. It is said, and the answer stands (CONTRACTS 2.5)."""

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Status
from gmrsj_tui.journey.applicability import applies
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.standing import is_weak


def doubts_about(journey: Journey, pack: Pack, criterion: str) -> tuple[str, ...]:
    """That a criterion is met on weak evidence, or builds on something that is open; one sentence each.

    Args:
        journey: The journey with the answer.
        pack: The pack it is answered with.
        criterion: The id, in any case of letters.

    Raises:
        GmrsjError: The journey has no such criterion.
    """
    found = changes.find_criterion(journey, pack, criterion)
    answer = journey.answer(found.id)
    warnings: list[str] = []
    level = pack.level(found.level)
    if is_weak(level, answer):
        least = level.minimum_evidence
        said = (
            f"with evidence of strength {answer.strength}; {level.title} asks for {least}"
            if answer.evidence
            else f"without evidence; {level.title} asks for strength {least}"
        )
        warnings.append(f"{found.id} is met {said}. The answer stands.")
    if answer.status is Status.MET:
        below = [pack.criterion(other) for other in found.builds_on]
        open_below = [
            other.id
            for other in below
            if other is not None and applies(other, journey) and not covers(other, journey.answer(other.id))
        ]
        if open_below:
            warnings.append(f"{found.id} builds on {', '.join(open_below)}, not covered yet. The answer stands.")
    return tuple(warnings)
