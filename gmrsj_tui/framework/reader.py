"""Reads a content pack from its folder (CONTRACTS 1): the whole pack, or every finding."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.framework.build import build_pack
from gmrsj_tui.framework.consistency import Checked, check_consistency
from gmrsj_tui.framework.definition import FRAMEWORK, FRAMEWORK_FILE, INNER_PATH, STEP
from gmrsj_tui.framework.document import Document, Findings, read_document
from gmrsj_tui.framework.finding import Finding, PackRefused, quoted
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.values import Checker


class Reading(NamedTuple):
    """What reading a folder gave.

    Attributes:
        pack: The pack, or ``None`` where any finding is an error.
        findings: Everything that is wrong, errors and warnings, by file and line.
        id: The id that the folder gives itself, empty where it could not be read.
        version: Its version, likewise.
        title: Its title, likewise.
    """

    pack: Pack | None
    findings: tuple[Finding, ...]
    id: str = ""
    version: str = ""
    title: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that refuse the pack."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def read_pack(folder: Path) -> Reading:
    """Reads a pack and everything that is wrong with it (CONTRACTS 1); never raises for what a folder contains.

    Args:
        folder: The folder of ``framework.toml`` and its step files.
    """
    folder = Path(folder)
    findings = Findings()
    problem = _folder_problem(folder)
    if problem:
        findings.at_line(folder.name or str(folder), None, "folder", problem)
        return Reading(None, findings.listed())
    document = read_document(folder, FRAMEWORK_FILE, findings)
    if document is None:
        steps = list(_stray_steps(folder, findings))
        check_consistency(None, steps, False, findings)
        return Reading(None, findings.listed())
    framework = Checked(document, Checker(document, findings).values(FRAMEWORK))
    named = framework.values["steps"]
    steps = _steps(folder, document, findings)
    check_consistency(framework, steps, named is not None and len(steps) == len(named), findings)
    pack = None if findings.refused else build_pack(framework.values, [step.values for step in steps])
    words = (framework.values[key] or "" for key in ("id", "version", "title"))
    return Reading(pack, findings.listed(), *words)


def load_pack(folder: Path) -> Pack:
    """The pack in a folder.

    Raises:
        PackRefused: The pack has an error; it carries every finding.
    """
    reading = read_pack(folder)
    if reading.pack is None:
        raise PackRefused(Path(folder), reading.findings)
    return reading.pack


def _folder_problem(folder: Path) -> str:
    try:
        if folder.is_dir():
            return ""
        return "is a file, not the folder of a pack" if folder.exists() else "there is no such folder"
    except (OSError, ValueError) as problem:
        return f"cannot be read: {getattr(problem, 'strerror', None) or problem}"


def _stray_steps(folder: Path, findings: Findings) -> Iterator[Checked]:
    """The step files of a pack whose framework file is there but does not say which they are."""
    if not os.path.exists(folder / FRAMEWORK_FILE):
        return
    try:
        names = sorted(path.name for path in folder.glob("*.toml") if path.name != FRAMEWORK_FILE)
    except OSError:
        return
    for name in names:
        document = read_document(folder, name, findings)
        if document is not None:
            yield Checked(document, Checker(document, findings).values(STEP))


def _steps(folder: Path, framework: Document, findings: Findings) -> list[Checked]:
    """The step files that can be read, in order; each that cannot is noted."""
    raw = framework.data.get("steps")
    home = os.path.realpath(folder)
    seen: dict[str, int] = {os.path.realpath(folder / FRAMEWORK_FILE): -1}
    names: set[str] = set()
    steps = []
    for place, name in enumerate(raw if isinstance(raw, list) else ()):
        if not isinstance(name, str) or not INNER_PATH.fits(name) or name in names:
            continue  # noted by the check of the list
        names.add(name)
        path = os.path.realpath(os.path.join(home, name))
        problem = _step_problem(home, path, seen)
        if problem:
            findings.error(framework, ("steps", place), f"{quoted(name)} {problem}")
            continue
        seen[path] = place
        document = read_document(folder, name, findings)
        if document is not None:
            steps.append(Checked(document, Checker(document, findings).values(STEP)))
    return steps


def _step_problem(home: str, path: str, seen: dict[str, int]) -> str:
    """Why a step file is not to be read, empty where it is; both paths have their links followed."""
    if not path.startswith(os.path.join(home, "")):
        return "leads out of the pack folder"
    if path in seen:
        return "is the framework file itself" if seen[path] < 0 else f"is the same file as steps[{seen[path] + 1}]"
    return "" if os.path.exists(path) else "does not exist"
