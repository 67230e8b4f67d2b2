"""Whose view a document shows: who took part, and whether anyone spoke for rightsholders."""

from __future__ import annotations

from gmrsj_tui.framework.model import Pack, SetupKind
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.text import one_line

NO_VOICE = "no rightsholder voice in this assessment"
"""Stands in every such sentence, word for word, and small on every page."""

_NOBODY = frozenset(
    (
        *("nobody", "nobody yet", "no one", "no one yet", "no-one", "noone", "none", "none yet", "no", "not yet"),
        *("n/a", "na", "not applicable", "unknown", "not known", "tbd", "to be decided", "to be confirmed", "open"),
        *("nobody does", "no one does", "nobody speaks for them", "nobody speaks for rightsholders"),
        *("niemand", "keiner", "keine", "nein", "personne", "aucun", "non", "nadie", "ninguno", "nessuno", "ninguém"),
    )
)
"""Answers which say that nobody speaks for rightsholders; a pack may be in another language than English."""

_AROUND = " .,;:!?-–—_/()[]\"'"


def participants_of(pack: Pack, journey: Journey) -> str:
    """Who took part, in roles, on one line; empty where the pack does not ask or nobody answered."""
    return "; ".join(answer for answer in _answers(pack, journey, "participants") if answer)


def no_voice_of(pack: Pack, journey: Journey) -> str:
    """A sentence with :data:`NO_VOICE` in it; empty where somebody speaks for rightsholders, or the pack does not ask.

    Args:
        pack: The pack, whose set-up questions of the kind ``rightsholders`` ask for it.
        journey: The journey, whose answers say it.
    """
    answers = _answers(pack, journey, "rightsholders")
    if not answers or any(not says_nobody(answer) for answer in answers):
        return ""
    if any(answers):
        return f"There is {NO_VOICE}: it shows the company's own view only."
    return f"Nobody said who speaks for rightsholders, so there is {NO_VOICE}: it shows the company's own view only."


def says_nobody(answer: str) -> bool:
    """Whether an answer to "who speaks for rightsholders" is empty, or says that nobody does."""
    said = one_line(answer).casefold().strip(_AROUND)
    return not said or said in _NOBODY


def _answers(pack: Pack, journey: Journey, kind: SetupKind) -> tuple[str, ...]:
    """What was answered to the questions of a kind, each on one line; an unanswered one is empty."""
    return tuple(one_line(journey.setup.get(question.id, "")) for question in pack.setup if question.kind == kind)
