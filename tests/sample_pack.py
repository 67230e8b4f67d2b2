"""A small pack for tests that are not about packs: two steps, three levels, two tracks, made in memory."""

from __future__ import annotations

from gmrsj_tui.framework.model import Criterion, Level, Pack, SetupQuestion, Step, Track

OWN, SUPPLY = "own-operations", "supply-chain"


def sample_pack() -> Pack:
    """Two criteria in each step and level; the second builds on the first; S2-L1-01 is for the supply chain only."""
    levels = (
        Level("launched", "Launched", strict_order=True),
        Level("established", "Established", minimum_evidence=1),
        Level("integrated", "Integrated", minimum_evidence=2),
    )
    return Pack(
        id="small",
        version="1.0.0",
        title="A small framework",
        licence="CC0",
        levels=levels,
        steps=(_step(1, "governance", levels), _step(2, "channels", levels)),
        tracks=(Track(OWN, "Own operations"), Track(SUPPLY, "Supply chain")),
        setup=(
            SetupQuestion("sites", "How many own sites?"),
            SetupQuestion("serious-case", "Is there a serious case?"),
        ),
    )


def _step(number: int, name: str, levels: tuple[Level, ...]) -> Step:
    criteria = tuple(
        Criterion(
            id=f"S{number}-L{rank}-{position:02}",
            step=name,
            level=level.id,
            title=f"Criterion {number}.{rank}.{position}",
            statement="It is true.",
            position=position,
            tracks=(SUPPLY,) if (number, rank, position) == (2, 1, 1) else (OWN, SUPPLY),
            next_action="Do it.",
            builds_on=(f"S{number}-L{rank}-01",) if position == 2 else (),
            not_applicable="never" if (number, rank, position) == (1, 1, 1) else "reason",
        )
        for rank, level in enumerate(levels, 1)
        for position in (1, 2)
    )
    return Step(name, number, name.capitalize(), "For tests.", criteria=criteria)
