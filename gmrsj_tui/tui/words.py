"""How things of a journey are said on screens: status, level, dates. Signs first, words beside them, colour last."""

from __future__ import annotations

from datetime import date

from gmrsj_tui import clock
from gmrsj_tui.dates import MONTHS
from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import STRENGTHS, Answer, Status
from gmrsj_tui.journey.retired import came_from, returned
from gmrsj_tui.journey.standing import StepStanding, level_title
from gmrsj_tui.journey.weak_words import WITHOUT
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import Piece
from gmrsj_tui.tui.shown import Shown


def status_sign(symbols: SymbolSet, answer: Answer, banked: bool = False) -> Piece:
    """The sign of a status, in its style."""
    if banked:
        return (symbols.banked, "banked")
    return (symbols.status[answer.status], answer.status.value)


def status_word(answer: Answer, banked: bool = False) -> Piece:
    """The word of a status, in its style; banked criteria say so."""
    if banked:
        return ("met, banked", "banked")
    return (answer.status.words, answer.status.value)


def marks(symbols: SymbolSet, answer: Answer, *, room: bool = True) -> list[Piece]:
    """That an answer is parked or disputed, with a gap behind each; nothing where it is neither.

    Args:
        symbols: The signs to draw with.
        answer: The answer.
        room: Whether there is room for two words; without it the sign alone stands for "disputed" beside "parked".
    """
    found: list[Piece] = []
    if answer.disputed:
        worded = room or not answer.parked
        found.append((f"{symbols.disputed} disputed  " if worded else f"{symbols.disputed} ", "warning"))
    if answer.parked:
        found.append((f"{symbols.parked} parked  ", "warning"))
    return found


def parked_words(symbols: SymbolSet) -> Piece:
    """What it means that a criterion is parked, in its style."""
    return (f"{symbols.parked} parked: to come back to before the close", "warning")


def rungs(pack: Pack, standing: StepStanding, symbols: SymbolSet) -> tuple[Piece, ...]:
    """The levels of a step as signs: those held filled, the others quiet."""
    held = 0 if standing.held is None else pack.level_rank(standing.held) + 1
    left = len(pack.levels) - held
    pieces = ((symbols.held * held, "met"), (symbols.not_held * left, "dim"))
    return tuple(piece for piece in pieces if piece[0])


def ladder(pack: Pack, standing: StepStanding, symbols: SymbolSet) -> Piece:
    """The levels of a step as signs in one piece."""
    return ("".join(text for text, _ in rungs(pack, standing, symbols)), "met" if standing.held else "dim")


def held_words(pack: Pack, standing: StepStanding) -> str:
    """The level held, or that nothing here applies."""
    return level_title(pack, standing.held) if standing.criteria else "nothing applies"


def day(text: str, today: date | None = None) -> str:
    """A stored date as people write it: "22 Nov", with the year where it is another one."""
    found = clock.parse_date(text)
    if found is None:
        return text
    now = clock.today() if today is None else today
    said = f"{found.day} {MONTHS[found.month - 1]}"
    return said if found.year == now.year else f"{said} {found.year}"


def moment(text: str, *, brief: bool = False) -> str:
    """A stored moment in local time: "14:32" today, "21 Nov 14:32" on another day, "today" where no hour is known.

    Args:
        text: The moment, RFC 3339 in UTC.
        brief: Whether the day will do where it is not today.
    """
    on, today = clock.local_day(text), clock.today()
    if on is None:
        return ""
    hour = "" if clock.day_only(text) else clock.minute(text)[11:]
    if on == today:
        return hour or "today"
    said = day(on.isoformat(), today)
    return f"{said} {hour}" if hour and not brief else said


def due_piece(answer: Answer, today: date) -> Piece:
    """The due date, with the word when it is overdue."""
    due = clock.parse_date(answer.due)
    if due is None:
        return ("", "")
    if due < today and not answer.covered:
        return (f"overdue since {day(answer.due, today)}", "error")
    return (f"due {day(answer.due, today)}", "")


def review_words(shown: Shown, criterion: Criterion) -> str:
    """Why an answer needs review, in words."""
    sources = came_from(shown.pack, shown.journey, criterion.id)
    if sources:
        how = f"copied from {', '.join(sources)}"
    elif returned(shown.journey, criterion.id):
        how = "the pack did not have its id meanwhile, which may mean something else now"
    else:
        how = "from before the words of the criterion changed"
    return f"needs review: {how}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else many}"


def weak_words(answer: Answer) -> str:
    """What a weak "met" rests on."""
    if not answer.evidence:
        return WITHOUT
    return f"met on strength {answer.strength} ({STRENGTHS[answer.strength]})"


NOBODY = "nobody is named"
"""Where there is no name of who records."""
STATUS_OF_ACTION = {status.value: status for status in Status}
"""From the word in a key's action to the status."""
