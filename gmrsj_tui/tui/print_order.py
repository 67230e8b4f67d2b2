"""What can be printed or saved: which document, what of it, in which format, on which paper, with notes or without."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey.roadmap import filtered, owners
from gmrsj_tui.reports.formats import FORMATS, PAPERS, formats_of, not_installed
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.words import plural

FEW = 5
"""Actions that "the next few" means at first: as many as a session should end with."""
ON_A_SHEET = ("pdf", "html")
"""The workshop sheet is made for paper: these come first, the first that can be made here at the top."""
ON_PAPER = ("html", "pdf", "docx")
"""Formats that have a size of paper."""
READABLE = ("text", "md", "csv", "json", "ics")
"""Formats that are shown as they are; of the others the text is shown."""
PAPER_WORDS = {"a4": "A4", "letter": "Letter"}
DUE_WITHIN = (7, 30, 90)
"""Days; what is due within these can be printed by itself."""

_LIBRARIES = {"pdf": ("typst", "fontTools"), "xlsx": ("openpyxl",), "docx": ("docx",), "calendar": ("icalendar",)}
"""What an extra of this package installs."""


class Kind(NamedTuple):
    """A document."""

    id: str
    words: str
    help: str


KINDS = {
    kind.id: kind
    for kind in (
        Kind("roadmap", "roadmap", "The next actions, on one page where they fit on one."),
        Kind("report", "whole report", "The whole assessment: every criterion, its evidence, and what changed."),
        Kind("sheet", "workshop sheet", "The criteria of a session on paper, with boxes to cross and codes to type."),
    )
}
"""By id, the one that the key opens first."""


class Part(NamedTuple):
    """What of a document: all fields empty for the whole of it."""

    words: str
    step: str | None = None
    track: str | None = None
    owner: str | None = None
    """Empty for what nobody owns."""
    next_n: int | None = None
    due_before: date | None = None
    everything: bool = False
    """For a sheet: every criterion, not only what is open."""


class Order(NamedTuple):
    """All that was chosen, and the day on which it was."""

    kind: str
    part: Part
    format: str
    paper: str
    """One of ``PAPERS``; empty while nobody chose one."""
    notes: bool
    today: date

    @property
    def paper_words(self) -> str:
        """The paper, for people."""
        if not self.paper and self.format == "html":
            return "as the printer has"
        return PAPER_WORDS[self.paper or PAPERS[0]]

    def file_name(self, journey: str) -> str:
        """The name that a file of it is given, unless somebody types another."""
        return f"{journey}-{self.kind}-{self.today}{FORMATS[self.format].suffix}"


def formats_for(kind: str) -> tuple[str, ...]:
    """The names of the formats that a document can be had in, the first one to show first."""
    names = formats_of(kind)
    if kind != "sheet":
        return names
    first = [name for name in ON_A_SHEET if name in names]
    first.sort(key=lambda name: missing(name) is not None)
    return (*first, *(name for name in names if name not in first))


def missing(format_name: str) -> GmrsjError | None:
    """What is not installed that a format needs, and how to get it; ``None`` where nothing is missing."""
    chosen = FORMATS[format_name]
    there = all(_installed(name) for name in _LIBRARIES.get(chosen.extra, ()))
    return None if there else not_installed(chosen)


def _installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except (ImportError, ValueError):
        return False


def parts_of(
    shown: Shown,
    kind: str,
    at_step: str,
    few: int,
    wanted: tuple[str | None, str | None, str | None],
    today: date,
) -> Sequence[Part]:
    """What of a document can be chosen, the whole first.

    Args:
        shown: The open journey.
        kind: One of :data:`KINDS`.
        at_step: The step that one comes from, which is the first of the steps to choose.
        few: Actions that "the next few" means.
        wanted: Step, track and owner that were filtered where one comes from.
        today: The local date.
    """
    if kind == "report":
        return [Part("the whole journey")]
    if kind == "sheet":
        return [Part("what is open"), *_steps(shown, at_step), Part("every criterion", everything=True)]
    everything = shown.roadmap()
    named = owners(everything)
    parts = [
        Part("the whole journey"),
        Part(f"the next {few}", next_n=few),
        *_steps(shown, at_step),
        *(Part(f"owner {owner}", owner=owner) for owner in named),
    ]
    if named and filtered(everything, owner=""):
        parts.append(Part("owner nobody", owner=""))
    parts.extend(_by_date(shown, today))
    if not any(stands_for(part, wanted) for part in parts):
        parts.insert(1, _filtered(shown, *wanted))
    return parts


def stands_for(part: Part, wanted: tuple[str | None, str | None, str | None]) -> bool:
    """Whether a part is what this step, track and owner leave of the roadmap."""
    return (part.step, part.track, part.owner) == wanted and part.next_n is None and part.due_before is None


def _steps(shown: Shown, at_step: str) -> Iterator[Part]:
    here = shown.step(at_step).step
    others = (standing.step for standing in shown.standing.steps if standing.step.id != here.id)
    for step in (here, *others):
        yield Part(f"step {step.number}", step=step.id)


def _by_date(shown: Shown, today: date) -> Iterator[Part]:
    items, said = shown.roadmap(), 0
    parts = [Part("overdue", due_before=today)]
    parts += [
        Part(f"due in {plural(days, 'day', 'days')}", due_before=today + timedelta(days=days + 1))
        for days in DUE_WITHIN
        if today.toordinal() + days < date.max.toordinal()
    ]
    for part in parts:
        found = len(filtered(items, due_before=part.due_before))
        if found > said:  # else it is the same page once more
            yield part
        said = max(said, found)


def _filtered(shown: Shown, step: str | None, track: str | None, owner: str | None) -> Part:
    """What was filtered where one comes from."""
    titles = {found.id: found.title for found in shown.pack.tracks}
    words = [
        *([f"step {shown.step(step).step.number}"] if step is not None else []),
        *([f"track {titles.get(track, track)}"] if track is not None else []),
        *([f"owner {owner or 'nobody'}"] if owner is not None else []),
    ]
    return Part(", ".join(words), step, track, owner)
