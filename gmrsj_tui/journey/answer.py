"""What a group said about one criterion: status, evidence, owner, dates (CONTRACTS 2.1 and 2.5)."""

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """The five statuses; only ``met`` and ``not-applicable`` can cover a criterion."""

    NOT_ASSESSED = "not-assessed"
    NOT_MET = "not-met"
    IN_PROGRESS = "in-progress"
    MET = "met"
    NOT_APPLICABLE = "not-applicable"

    @property
    def words(self) -> str:
        """The status as people say it: "in progress"."""
        return self.value.replace("-", " ")


STRENGTHS = (
    "said in the room",
    "document seen",
    "records of use seen",
    "confirmed by rightsholders or an independent party",
)
"""What the strengths 0 to 3 of evidence mean (CONTRACTS 2.5)."""


class Evidence(NamedTuple):
    """One thing that lets another person check a statement: a text or a link, never an upload."""

    text: str
    strength: int = 0
    """0 to 3, see :data:`STRENGTHS`."""


class Answer(NamedTuple):
    """What stands about one criterion. The default is "not assessed", with nothing written."""

    status: Status = Status.NOT_ASSESSED
    reason: str = ""
    """Why it is not applicable; kept when the status moves on, so that nothing typed is lost."""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    owner: str = ""
    due: str = ""
    """YYYY-MM-DD, or empty."""
    as_of: str = ""
    """The day on which the status was true, YYYY-MM-DD; empty means the day of the answer."""
    next_action: str | None = None
    """``None`` stands for the next action that the pack proposes."""
    when: str = ""
    """When this answer was last changed, RFC 3339 in UTC; empty when it never was."""
    who: str = ""
    """Who changed it last, where they said so."""
    review: bool = False
    """Whether it came here with a changed pack and nobody has confirmed it yet."""
    parked: bool = False
    """Whether the group put it off: to come back to before the session closes."""
    disputed: str = ""
    """Who sees it otherwise, and why; empty where nobody does."""

    @property
    def strength(self) -> int:
        """The strength of its strongest evidence, 0 without any (CONTRACTS 2.5)."""
        return max([item.strength for item in self.evidence], default=0)

    @property
    def covered(self) -> bool:
        """Met, or not applicable with a reason: all that the answer alone can say about CONTRACTS 2.3.

        Whether it covers its criterion is for :func:`gmrsj_tui.journey.coverage.covers` to say.
        """
        if self.status is Status.MET:
            return True
        return self.status is Status.NOT_APPLICABLE and bool(self.reason.strip())

    def same_as(self, other: "Answer") -> bool:
        """Whether both say the same, whenever and by whomever they were given."""
        return all(getattr(self, name) == getattr(other, name) for name in SAID)


SAID = tuple(name for name in Answer._fields if name not in ("when", "who"))
"""The fields of an answer that somebody can say: all but when and by whom it was given."""

UNANSWERED = Answer()
"""What stands about a criterion that nobody has discussed."""
