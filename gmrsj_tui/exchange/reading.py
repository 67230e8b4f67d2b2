"""Reading an export: all of it is checked before any of it is used, and every finding is named (CONTRACTS 3)."""

from typing import Any, NamedTuple

from gmrsj_tui import __version__
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.exchange.definition import EXPORT, FORMAT, KIND, Export
from gmrsj_tui.exchange.findings import ExportRefused, Findings
from gmrsj_tui.exchange.strict_json import parsed
from gmrsj_tui.exchange.values import WRONG, kind_of, value_of
from gmrsj_tui.journey.answer import UNANSWERED
from gmrsj_tui.journey.changes import value_of as held_of
from gmrsj_tui.journey.journey import Change, Journey, Snapshot, Subject, Value
from gmrsj_tui.text import one_line


class NewerExport(GmrsjError):
    """An export of a format that only newer programs read."""


class Imported(NamedTuple):
    """What an export holds."""

    journey: Journey
    redacted: bool
    """What people typed was taken out of it."""
    program: str
    """The version of gmrsj that wrote it."""
    warnings: tuple[str, ...]
    """What was passed over or replaced, one line each."""


def read_export(content: bytes, name: str) -> Imported:
    """Read an export.

    Args:
        content: All of it.
        name: What it is called in messages.

    Raises:
        NewerExport: Only a newer program reads it.
        ExportRefused: It is no export, or something in it is wrong; carries every finding.
    """
    data = parsed(content, name)
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _another_kind(data, name)
    _check_format(data, name)
    findings = Findings()
    export = value_of(EXPORT, data, None, findings)
    if export is not WRONG:
        _check_history(export, findings)
    if findings.wrong:
        things = "1 thing is" if findings.wrong == 1 else f"{findings.wrong} things are"
        raise ExportRefused(f"nothing was imported; {things} wrong in {name}", findings.errors)
    journey = _journey(export)
    _check_consistency(journey, findings)
    return Imported(journey, export.redacted, export.program, findings.warnings)


def _another_kind(data: object, name: str) -> ExportRefused:
    if not isinstance(data, dict):
        return ExportRefused(f"{name} is not an export of a journey: it is {kind_of(data)} and not an object")
    if "kind" not in data and isinstance(data.get("journey"), dict) and "1" in data["journey"]:
        return ExportRefused(
            f"{name} is the file of a saved journey, not an export",
            hint="put it into the saves folder, or make an export with: gmrsj export JOURNEY -o FILE",
        )
    return ExportRefused(f"{name} is not an export of a journey: its kind is not {KIND!r}")


def _check_format(data: dict[str, Any], name: str) -> None:
    """Look at the format before anything else, as a newer one may have another form throughout."""
    number = data.get("format")
    if isinstance(number, bool) or not isinstance(number, int) or number <= FORMAT:
        return
    program = data.get("program")
    named = one_line(program[:200])[:40] if isinstance(program, str) else ""
    needed = f"gmrsj {named}" if named else "a newer gmrsj"
    raise NewerExport(
        f"{name} was exported by {needed}, in format {str(number)[:20]}; this is gmrsj {__version__}, which reads "
        f"formats up to {FORMAT}",
        f"update to {needed}",
    )


def _check_history(export: Export, findings: Findings) -> None:
    """What lies between the entries of the history, and between them and the snapshots."""
    # After a gap, every number that follows would be wrong as well.
    gap = next((place for place, change in enumerate(export.changes) if change.number != place + 1), None)
    if gap is not None:
        findings.error(_at("changes", gap, "number"), f"is {export.changes[gap].number} and not {gap + 1}")
    for position, change in enumerate(export.changes):
        if (change.action == "change") != (change.of is None):
            problem = "is missing" if change.of is None else f"does not belong to a {change.action}"
            findings.error(_at("changes", position, "of"), problem)
        elif change.of is not None and not (change.action != "back") <= change.of < change.number:
            findings.error(_at("changes", position, "of"), f"is {change.of}, which is not an earlier change")
    names: set[str] = set()
    for position, snapshot in enumerate(export.snapshots):
        if snapshot.change > len(export.changes):
            findings.error(_at("snapshots", position, "change"), f"is {snapshot.change}, and there is no such change")
        if snapshot.name.casefold() in names:
            findings.warn(_at("snapshots", position, "name"), "is the name of another snapshot too")
        names.add(snapshot.name.casefold())


def _at(table: str, position: int, key: str) -> Any:
    return (((None, table), position), key)


def _journey(export: Export) -> Journey:
    changes: tuple[Change, ...] = export.changes
    snapshots: tuple[Snapshot, ...] = export.snapshots
    # A journey keeps no entry for what nobody has discussed.
    answers = {criterion: answer for criterion, answer in export.answers.items() if answer != UNANSWERED}
    return Journey(**export.journey, answers=answers, changes=changes, snapshots=snapshots)


def _check_consistency(journey: Journey, findings: Findings) -> None:
    """Warn where the history does not lead to what stands; it is taken as it is, for it may be all that is left."""
    last: dict[tuple[Subject, str], tuple[Value, int]] = {}
    for position, change in enumerate(journey.changes):
        for place, item in enumerate(change.items):
            known = last.get((item.subject, item.key))
            if known is not None and known[0] != item.before:
                findings.warn((((((None, "changes"), position), "items"), place), "before"), _UNLIKE)
            last[item.subject, item.key] = item.after, position
    for (subject, key), (value, position) in last.items():
        if held_of(journey, subject, key) != value:
            findings.warn(((None, "changes"), position), f"{_UNLIKE}: {key or subject}")


_UNLIKE = "does not lead to what the journey holds next; it is taken as it is"
