"""Which journey a workbook was made from and what stood then, in a hidden sheet that comes back with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.document_parts import Header
from gmrsj_tui.reports.workbook.cells import READ, fingerprint

SHEET = "gmrsj"
FORMAT = "1"
_MARK = "gmrsj workbook"
_SHEETS = "sheet"
_PAGES = "page"
_CRITERION = "criterion"


class Identity(NamedTuple):
    """What the hidden sheet says."""

    journey: str
    pack: str
    pack_version: str
    revision: str
    generated: str
    sheets: tuple[str, ...]
    """The sheets that hold criteria, as they were called."""
    pages: tuple[str, ...]
    """The sheets that are only read by people."""
    then: Mapping[str, Mapping[str, str]]
    """Criterion to column to the fingerprint of the cell as it was made."""


def identity_rows(
    header: Header, sheets: Iterable[str], pages: Iterable[str], made: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet.

    Args:
        header: Whose workbook it is.
        sheets: The names of the sheets that hold criteria.
        pages: The names of the other ones.
        made: Criterion to column to what its cell says.
    """
    journey = header.journey
    yield (_MARK, FORMAT)
    yield ("journey", journey.id)
    yield ("pack", journey.pack)
    yield ("pack version", header.pack_version)
    yield ("revision", str(journey.revision))
    yield ("generated", header.generated)
    for name in sheets:
        yield (_SHEETS, name)
    for name in pages:
        yield (_PAGES, name)
    yield (_CRITERION, *READ)
    for criterion, cells in made.items():
        yield (
            criterion,
            *(fingerprint(criterion, column, cells[column]) if column in cells else "" for column in READ),
        )


def read_identity(rows: Iterable[tuple[Any, ...]]) -> Identity:
    """What the rows of a hidden sheet say.

    Args:
        rows: Their values.

    Raises:
        GmrsjError: They were changed, or are of a newer format.
    """
    facts: dict[str, str] = {}
    sheets: list[str] = []
    pages: list[str] = []
    then: dict[str, dict[str, str]] = {}
    columns: tuple[str, ...] = ()
    for values in rows:
        first, *rest = ("" if value is None else str(value) for value in values)
        if columns and first:
            then[first] = {column: value for column, value in zip(columns, rest, strict=False) if value}
        elif first == _CRITERION:
            columns = tuple(rest)
        elif first == _SHEETS and rest:
            sheets.append(rest[0])
        elif first == _PAGES and rest:
            pages.append(rest[0])
        elif first and rest:
            facts[first] = rest[0]
    if facts.get(_MARK, FORMAT) != FORMAT:
        raise GmrsjError("it was made by a newer gmrsj", "update gmrsj, or make a new workbook")
    missing = {_MARK, "journey", "pack", "pack version"} - set(facts)
    if missing or not set(READ) <= set(columns):
        raise GmrsjError(f"its hidden sheet {SHEET} is damaged", "make a new workbook, and copy the answers into it")
    return Identity(
        facts["journey"],
        facts["pack"],
        facts["pack version"],
        facts.get("revision", ""),
        facts.get("generated", ""),
        tuple(sheets),
        tuple(pages),
        then,
    )
