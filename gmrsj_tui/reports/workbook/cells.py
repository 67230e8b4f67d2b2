"""What stands about a criterion as the texts of its cells, and the fingerprints by which an edited cell is known.

A workbook carries a fingerprint of each cell as it was made, in a hidden sheet, and no second copy of the text: a
column that somebody takes out before passing the file on is gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.reports.workbook.evidence_cell import evidence_text
from gmrsj_tui.text import one_line, plain

READ = ("status", "reason", "evidence", "strength", "owner", "due", "next_action", "note")
"""The columns that come back, by their keys."""

LONGEST_CELL = 32_767
"""What a cell of a spreadsheet holds, in UTF-16 units."""
CUT = "… [cut: too long for a cell, the whole text stays in the journey]"


def texts(
    *,
    status: Status,
    reason: str,
    evidence: Sequence[Evidence],
    owner: str,
    due: str,
    next_action: str,
    note: str | None,
) -> dict[str, str]:
    """What the cells of a criterion say, by column; without the note where that is ``None``."""
    found = {
        "status": status.value,
        "reason": settled(reason),
        "evidence": settled(evidence_text(evidence)),
        "strength": str(max(item.strength for item in evidence)) if evidence else "",
        "owner": one_line(owner),
        "due": due.strip(),
        "next_action": settled(next_action),
    }
    if note is not None:
        found["note"] = settled(note)
    return found


def texts_of(criterion: Criterion, answer: Answer) -> dict[str, str]:
    """The same for an answer, its note included."""
    return texts(
        status=answer.status,
        reason=answer.reason,
        evidence=answer.evidence,
        owner=answer.owner,
        due=answer.due,
        next_action=criterion.next_action if answer.next_action is None else answer.next_action,
        note=answer.note,
    )


def settled(text: str) -> str:
    """A text as every program leaves it when it saves a cell: no spaces at the ends of lines, no longer than fits."""
    whole = "\n".join(line.rstrip() for line in plain(text).strip().split("\n"))
    return cut(whole)


def cut(text: str) -> str:
    """A text that a cell can hold; what is cut says so."""
    if len(text) <= LONGEST_CELL // 2 or _units(text) <= LONGEST_CELL:
        return text
    kept = text[: LONGEST_CELL - len(CUT)]
    while _units(kept) > LONGEST_CELL - len(CUT):
        kept = kept[: len(kept) - max(1, (_units(kept) - LONGEST_CELL + len(CUT)) // 2)]
    return kept.rstrip() + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def fingerprint(criterion: str, column: str, text: str) -> str:
    """What a cell is known by."""
    from hashlib import sha256

    return sha256(f"{criterion}\n{column}\n{text}".encode()).hexdigest()[:12]
