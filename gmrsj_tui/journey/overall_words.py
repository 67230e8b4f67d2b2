"""What holds the overall level where it is, in words that every front end shares (CONTRACTS 2.4)."""

from gmrsj_tui.journey.standing import Standing


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
