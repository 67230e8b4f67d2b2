"""Small packs and journeys written out by hand, so that an example fits on a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gmrsj_tui.framework.model import Criterion, Effectiveness, Level, Pack, SetupQuestion, Step, Track
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.journey import Journey

NOW = "2026-01-02T03:04:05.006Z"
LATER = "2026-02-03T04:05:06.007Z"

LAUNCHED, ESTABLISHED, INTEGRATED, LEADERSHIP = "launched", "established", "integrated", "leadership"
LEVELS = (LAUNCHED, ESTABLISHED, INTEGRATED, LEADERSHIP)
OWN, SUPPLY = "own", "supply"

MET = Answer(Status.MET, evidence=(Evidence("Confirmed by the union", 3),))
NOT_MET = Answer(Status.NOT_MET)
IN_PROGRESS = Answer(Status.IN_PROGRESS)
EXCUSED = Answer(Status.NOT_APPLICABLE, reason="There are no agency workers.")


def criterion(id: str, /, **changes: Any) -> Criterion:
    """A criterion of the step and level that its id names: ``S1-L2-03`` stands third at the second level of step 1."""
    step, level, position = id.split("-")
    return Criterion(
        **{
            "id": id,
            "step": step.lower(),
            "level": LEVELS[int(level[1:]) - 1],
            "title": f"Title {id}",
            "statement": f"Statement {id}.",
            "position": int(position),
            **changes,
        }
    )


def pack_of(*criteria: Criterion | str, steps: int = 1, minimum_evidence: tuple[int, ...] = (), **changes: Any) -> Pack:
    """A pack of these criteria with three levels; a criterion may be given as its id alone."""
    made = [criterion(item) if isinstance(item, str) else item for item in criteria]
    minimums = (*minimum_evidence, 0, 0, 0)
    known: dict[str, Any] = {
        "id": "by-hand",
        "version": "1.0.0",
        "title": "A pack by hand",
        "licence": "none",
        "levels": tuple(
            Level(level, level.title(), minimum_evidence=minimum)
            for level, minimum in zip(LEVELS[:3], minimums, strict=False)
        ),
        "steps": tuple(
            Step(f"s{n}", n, f"Step {n}", "A purpose.", criteria=tuple(c for c in made if c.step == f"s{n}"))
            for n in range(1, steps + 1)
        ),
        "effectiveness": tuple(Effectiveness(letter, f"Letter {letter}") for letter in "ab"),
        "setup": (SetupQuestion("sites", "Which sites?"), SetupQuestion("case", "What is a serious case?")),
    }
    return Pack(**{**known, **changes})


TRACKS = (Track(OWN, "Own operations"), Track(SUPPLY, "Supply chain"))


def journey_of(answers: Mapping[str, Answer] | None = None, **changes: Any) -> Journey:
    """A journey with these answers."""
    known: dict[str, Any] = {
        "id": "journey",
        "title": "Acme",
        "pack": "by-hand",
        "pack_version": "1.0.0",
        "created": NOW,
        "updated": NOW,
        "answers": answers or {},
    }
    return Journey(**{**known, **changes})
