"""The formats that documents can be had in: a name, a file ending, and the writer that is imported when it is used."""

from collections.abc import Callable
from typing import NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.model import RoadmapDocument
from gmrsj_tui.reports.plain_parts import DEFAULT_WIDTH


class Format(NamedTuple):
    """One way to write a document."""

    name: str
    """What ``--format`` calls it."""
    suffix: str
    """The usual ending of its files."""
    words: str
    roadmap: Callable[[RoadmapDocument, int], str]
    """Writes the roadmap; the second argument is the width of a line in cells, where the format has lines."""


def _text(document: RoadmapDocument, width: int) -> str:
    from gmrsj_tui.reports.text import render_roadmap

    return render_roadmap(document, width)


def _markdown(document: RoadmapDocument, width: int) -> str:
    from gmrsj_tui.reports.markdown import render_roadmap

    return render_roadmap(document)


def _json(document: RoadmapDocument, width: int) -> str:
    from gmrsj_tui.reports.json_document import render_roadmap

    return render_roadmap(document)


FORMATS = {
    entry.name: entry
    for entry in (
        Format("text", ".txt", "plain text", _text),
        Format("md", ".md", "Markdown", _markdown),
        Format("json", ".json", "JSON", _json),
    )
}
"""By name, the default first."""

PLANNED = ("html", "csv", "pdf", "xlsx", "docx")
"""Formats that the contract names and this version does not write yet (CONTRACTS 3)."""


def format_named(name: str) -> Format:
    """The format with this name.

    Raises:
        GmrsjError: This version does not have it; the message names those that it has.
    """
    found = FORMATS.get(name)
    if found is None:
        raise GmrsjError(f"the format {name} is not in this version", f"there are {', '.join(FORMATS)}")
    return found


def format_of_file(name: str) -> str | None:
    """The name of the format that a file's ending stands for, or ``None`` where it stands for none."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    by_suffix = {entry.suffix[1:]: entry.name for entry in FORMATS.values()}
    return by_suffix.get(ending) or (ending if ending in PLANNED else None)


def roadmap_text(document: RoadmapDocument, name: str = "text", width: int = DEFAULT_WIDTH) -> str:
    """The roadmap in a format.

    Raises:
        GmrsjError: This version does not have the format.
    """
    return format_named(name).roadmap(document, width)
