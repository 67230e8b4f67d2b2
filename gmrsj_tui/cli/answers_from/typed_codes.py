"""Answers typed from a workshop sheet, one a line: ``G07K m policy signed``. All or nothing, all that is wrong named.

The code stands on the sheet (:mod:`gmrsj_tui.framework.short_codes`), the status is the letter of its box, and what
follows is what was written behind it: after ``m`` what shows it, after ``x`` the reason, else a remark for the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gmrsj_tui import clock
from gmrsj_tui.cli.answers_from.found import Found, Problems
from gmrsj_tui.cli.answers_from.source import content_of, name_of
from gmrsj_tui.cli.statuses import status_named
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.short_codes import short_codes
from gmrsj_tui.journey.answer import Answer, Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate, find_criterion, record
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.text import one_line, plain

LETTERS = {
    "m": Status.MET,
    "i": Status.IN_PROGRESS,
    "n": Status.NOT_MET,
    "x": Status.NOT_APPLICABLE,
    "-": Status.NOT_ASSESSED,
}
"""What stands for a status on the sheet; a status in words will do as well."""

_CODE = re.compile(r"([A-Z]{1,2}\d{2,3})([A-Z])")
_PLACE = re.compile(r"[A-Z]{1,2}\d{2,3}")


def read_codes(file: str, journey: Journey, pack: Pack) -> Found:
    """The answers of the typed lines, each of which the journey takes after those before it.

    Args:
        file: A path, or ``-`` for standard input. Empty lines and lines that begin with ``#`` say nothing.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It cannot be read.
        LinesRefused: Something cannot be understood or recorded; all of it is named, line by line.
    """
    name = name_of(file)
    codes = short_codes(pack).by_place
    problems = Problems(name)
    updates: list[AnswerUpdate] = []
    seen: dict[str, int] = {}
    when = clock.now()
    for number, line in _lines(content_of(file), name):
        try:
            update = _update(line, journey, pack, codes)
            if update.criterion in seen:
                raise GmrsjError(f"{update.criterion} stands in line {seen[update.criterion]} already")
            seen[update.criterion] = number
            journey = record(journey, pack, [update], when)._replace(changes=journey.changes)
            updates.append(update)
        except GmrsjError as problem:
            problems.add(f"{name}:{number}", str(problem))
    problems.refuse()
    return Found(tuple(updates), rows=len(seen))


def _lines(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        place = content.count(b"\n", 0, problem.start) + 1
        raise GmrsjError(f"{name}:{place}: it is not UTF-8") from None
    for number, typed in enumerate(text.splitlines(), start=1):
        if typed.strip() and not typed.lstrip().startswith("#"):
            yield number, typed.strip()


def _update(line: str, journey: Journey, pack: Pack, codes: Mapping[str, tuple[str, str]]) -> AnswerUpdate:
    typed, word, said = (*line.split(maxsplit=2), "", "")[:3]
    criterion = find_criterion(journey, pack, _criterion(typed, codes)).id
    if not word:
        raise GmrsjError(f"{one_line(typed)} has no status", f"say {', '.join(LETTERS)} behind it")
    status = _status(word)
    return _said(criterion, status, _unquoted(plain(said).strip()), journey.answer(criterion))


def _status(word: str) -> Status:
    """The status of a letter or of words; what is neither is refused with the letters that stand on the sheet."""
    try:
        return LETTERS.get(word.lower()) or status_named(word)
    except GmrsjError:
        letters = ", ".join(f"{letter} {status.words}" for letter, status in LETTERS.items())
        raise GmrsjError(f"{one_line(word)[:40]!r} is no box of the sheet", f"there are {letters}") from None


def _criterion(typed: str, codes: Mapping[str, tuple[str, str]]) -> str:
    shown = one_line(typed)[:20]
    upper = typed.upper()
    found = _CODE.fullmatch(upper)
    if found is None:
        if _PLACE.fullmatch(upper):
            raise GmrsjError(f"{shown} has no check letter", "it is the last letter of the code on the sheet")
        raise GmrsjError(f"{shown!r} is no code of a sheet", "a code looks like G07K")
    known = codes.get(found[1])
    if known is None:
        raise GmrsjError(f"no criterion has the code {shown}", "look at the sheet again")
    if known[1] != upper:
        raise GmrsjError(
            f"the check letter of {shown} does not fit",
            "look at the sheet again; if it was printed before the pack changed, print it anew",
        )
    return known[0]


def _unquoted(text: str) -> str:
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text


def _said(criterion: str, status: Status, said: str, stands: Answer) -> AnswerUpdate:
    update = AnswerUpdate(criterion, status=status)
    if not said:
        return update
    if status is Status.NOT_APPLICABLE:
        return update._replace(reason=said)
    if status is Status.MET:
        known = any(item.text == said for item in stands.evidence)
        return update if known else update._replace(add_evidence=(Evidence(said, 0),))
    if said in stands.note.splitlines():
        return update
    return update._replace(note=f"{stands.note}\n{said}" if stands.note else said)
