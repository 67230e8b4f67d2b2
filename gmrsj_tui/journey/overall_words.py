"""The overall level in words that every front end shares, and what holds it where it is (CONTRACTS 2.4)."""

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.standing import Standing, level_title
from gmrsj_tui.text import one_line

OVERALL_CONVENTION = "this app's own convention: the lowest level held in any step that has something to assess"
"""Stands beside every overall level (CONTRACTS 2.4)."""


def overall_words(pack: Pack, standing: Standing) -> str:
    """The overall level and what holds it, such as ``Launched, held there by step 2``."""
    said = level_title(pack, standing.overall)
    if not standing.held_by:
        return f"{said}, as nothing applies to this journey"
    held_by = held_by_words(standing)
    return f"{said}, {held_by}" if held_by else said


def overall_sentence(words: str) -> str:
    """The overall level as every page and screen says it, labelled as the convention that it is.

    Args:
        words: What :func:`overall_words` says, or from and to where the level moved.
    """
    return f"Overall ({OVERALL_CONVENTION}): {one_line(words)}."


def held_by_words(standing: Standing) -> str:
    """The steps that hold the overall level where it is, such as ``held there by steps 1, 3 and 4``.

    Empty where every step that has something to assess holds that level, so that naming them would tell nothing, and
    where nothing applies.
    """
    if len(standing.held_by) == sum(1 for entry in standing.steps if entry.criteria):
        return ""
    numbers = [str(standing.of(step).step.number) for step in standing.held_by]
    if len(numbers) < 2:
        return f"held there by step {numbers[0]}" if numbers else ""
    return f"held there by steps {', '.join(numbers[:-1])} and {numbers[-1]}"
