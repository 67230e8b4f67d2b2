"""What must agree between the tables and files of a pack (CONTRACTS 1): ids, levels, tracks, letters, references."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gmrsj_tui.framework.cycles import cycles
from gmrsj_tui.framework.definition import FRAMEWORK
from gmrsj_tui.framework.document import Document, Findings
from gmrsj_tui.framework.finding import KeyPath, did_you_mean, quoted
from gmrsj_tui.framework.values import Values
from gmrsj_tui.framework.versions import precedence
from gmrsj_tui.text import one_line


class Checked(NamedTuple):
    """A document and its checked values."""

    document: Document
    values: Values


class _Entry(NamedTuple):
    """One entry of an array of tables, and where it stands."""

    document: Document
    path: KeyPath
    values: Values


def check_consistency(
    framework: Checked | None, steps: Sequence[Checked], all_steps_read: bool, findings: Findings
) -> None:
    """Notes everything in a pack that does not fit together.

    Args:
        framework: ``framework.toml``, or ``None`` where it could not be read; then only the steps are compared.
        steps: The step files that could be read, in order.
        all_steps_read: No step file is missing, so that a criterion which is not found does not exist.
        findings: Receives what is wrong.
    """
    criteria = [entry for step in steps for entry in _entries(step, "criteria")]
    by_id = _by_identity(criteria, "id", True, findings)
    _check_step_ids(steps, findings)
    for step in steps:
        _by_identity(_entries(step, "effectiveness"), "id", True, findings)
    ranks: Mapping[str, int] = {}
    if framework is not None:
        for table in FRAMEWORK.tables:
            _by_identity(_entries(framework, table.name), table.identity, table.repeated_is_error, findings)
        _check_names(framework, steps, criteria, findings)
        ranks = _level_ranks(framework)
        if all_steps_read:
            _check_supersedes(framework, by_id, findings)
    _check_builds_on(criteria, by_id, ranks, all_steps_read, findings)


def _entries(checked: Checked, table: str) -> list[_Entry]:
    """The entries of an array of tables that are tables, with their places in the file."""
    raw = checked.document.data.get(table)
    places = (place for place, item in enumerate(raw if isinstance(raw, list) else ()) if isinstance(item, dict))
    return [
        _Entry(checked.document, (table, place), values)
        for place, values in zip(places, checked.values[table] or (), strict=True)
    ]


def _by_identity(entries: Iterable[_Entry], key: str, is_error: bool, findings: Findings) -> dict[str, _Entry]:
    """The entries by name; the first one has it, and each later one is noted."""
    first: dict[str, _Entry] = {}
    for entry in entries:
        name = entry.values[key]
        if name is None:
            continue
        earlier = first.setdefault(name, entry)
        if earlier is not entry:
            line = earlier.document.line((*earlier.path, key))
            note = findings.error if is_error else findings.warning
            where = f"{earlier.document.name}:{line}"
            note(entry.document, (*entry.path, key), f"{quoted(name)} stands twice, first in {where}")
    return first


def _check_step_ids(steps: Sequence[Checked], findings: Findings) -> None:
    first: dict[str, Document] = {}
    for step in steps:
        name = step.values["id"]
        if name in first:
            where = f"{first[name].name}:{first[name].line(('id',))}"
            findings.error(step.document, ("id",), f"{quoted(name)} stands twice, first in {where}")
        elif name is not None:
            first[name] = step.document


def _check_names(framework: Checked, steps: Sequence[Checked], criteria: Sequence[_Entry], findings: Findings) -> None:
    """Levels, tracks, letters and reference keys must be those of the framework."""
    levels, tracks = _names(framework, "levels"), _names(framework, "tracks")
    letters, standards = _names(framework, "effectiveness"), _names(framework, "standards", "key")
    for entry in criteria:
        level = entry.values["level"]
        if level is not None and levels and level not in levels:
            message = f"unknown level {quoted(level)}{did_you_mean(level, levels)}"
            findings.error(entry.document, (*entry.path, "level"), message)
        for name, path in _strangers(entry, "tracks", tracks):
            findings.error(entry.document, path, f"unknown track {quoted(name)}{did_you_mean(name, tracks or ())}")
        for name, path in _strangers(entry, "effectiveness", letters):
            findings.error(entry.document, path, _unknown_letter(name, letters))
        for name, path in _strangers(entry, "references", standards):
            near = did_you_mean(name, standards or ())
            findings.warning(entry.document, path, f"no [[standards]] entry has the key {quoted(name)}{near}")
    for step in steps:
        for entry in _entries(step, "effectiveness"):
            name = entry.values["id"]
            if name is not None and letters is not None and name not in letters:
                findings.error(entry.document, (*entry.path, "id"), _unknown_letter(name, letters))


def _unknown_letter(name: str, letters: frozenset[str] | None) -> str:
    return f"unknown effectiveness criterion {quoted(name)}{did_you_mean(name, letters or ())}"


def _names(framework: Checked, table: str, key: str = "id") -> frozenset[str] | None:
    """The names that the entries of a table have, malformed ones too; ``None`` where the table itself is wrong.

    One wrong table is one finding, not one more for every criterion that names an entry of it.
    """
    if framework.values[table] is None:
        return None
    raw = (item.get(key) for item in framework.document.data.get(table, ()) if isinstance(item, dict))
    return frozenset(one_line(name) for name in raw if isinstance(name, str))


def _strangers(entry: _Entry, key: str, known: frozenset[str] | None) -> Iterator[tuple[str, KeyPath]]:
    """The names in a list that are not known, with their places; none where it is not known what is known."""
    if known is None:
        return
    for name in entry.values[key] or ():
        if name not in known:
            yield name, _place_of(entry, key, name)


def _place_of(entry: _Entry, key: str, name: str) -> KeyPath:
    """Where a text of a list stands in the file; the checked list may have lost texts before it."""
    table, place = entry.path
    raw = entry.document.data[str(table)][place][key]
    places = [at for at, item in enumerate(raw) if isinstance(item, str) and one_line(item) == name]
    return (*entry.path, key, *places[:1])


def _level_ranks(framework: Checked) -> Mapping[str, int]:
    levels = [values["id"] for values in framework.values["levels"] or ()]
    return {name: rank for rank, name in reversed(list(enumerate(levels))) if name is not None}


def _check_builds_on(
    criteria: Sequence[_Entry],
    by_id: Mapping[str, _Entry],
    ranks: Mapping[str, int],
    all_steps_read: bool,
    findings: Findings,
) -> None:
    for entry in criteria:
        rank = ranks.get(entry.values["level"])
        for name in entry.values["builds_on"] or ():
            other = by_id.get(name)
            if other is None:
                if all_steps_read:
                    message = f"unknown criterion {quoted(name)}{did_you_mean(name, by_id)}"
                    findings.error(entry.document, _place_of(entry, "builds_on", name), message)
            elif name == entry.values["id"]:
                findings.error(entry.document, _place_of(entry, "builds_on", name), f"{quoted(name)} builds on itself")
            elif rank is not None and ranks.get(other.values["level"], rank) > rank:
                message = f"{quoted(name)} stands at a higher level, {quoted(other.values['level'])}"
                findings.error(entry.document, _place_of(entry, "builds_on", name), message)
    for cycle in cycles({name: entry.values["builds_on"] or () for name, entry in by_id.items()}):
        first = by_id[cycle[0]]
        trail = " > ".join((*cycle, cycle[0]))
        findings.error(first.document, (*first.path, "builds_on"), f"a cycle: {trail}")


def _check_supersedes(framework: Checked, by_id: Mapping[str, _Entry], findings: Findings) -> None:
    """New and reworded ids are in the pack or moved on later, retired ones are not; none is changed and retired."""
    entries = _entries(framework, "supersedes")
    for entry in entries:
        changed = entry.values["changed"] or {}
        moved_on = _moved_after(entry, entries)
        for old, new_ids in changed.items():
            for name in new_ids:
                if name not in by_id and name not in moved_on:
                    message = f"unknown criterion {quoted(name)}{did_you_mean(name, by_id)}"
                    findings.error(entry.document, (*entry.path, "changed", old), message)
        for name in entry.values["reworded"] or ():
            if name not in by_id and name not in moved_on:
                message = f"unknown criterion {quoted(name)}{did_you_mean(name, by_id)}"
                findings.error(entry.document, _place_of(entry, "reworded", name), message)
        for name in entry.values["retired"] or ():
            path = _place_of(entry, "retired", name)
            if name in by_id:
                findings.error(entry.document, path, f"{quoted(name)} is retired but still in the pack")
            if name in changed:
                findings.error(entry.document, path, f"{quoted(name)} is both changed and retired")


def _moved_after(entry: _Entry, entries: Iterable[_Entry]) -> frozenset[str]:
    """The ids that the entries for later versions change or retire: an earlier one may still name them."""
    version = entry.values["version"]
    later = [
        other.values
        for other in entries
        if version and other.values["version"] and precedence(other.values["version"]) > precedence(version)
    ]
    return frozenset(id for values in later for id in (*(values["changed"] or {}), *(values["retired"] or ())))
