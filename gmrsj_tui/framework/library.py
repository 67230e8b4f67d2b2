"""Finds packs: the bundled ones, and those of extra folders (CONTRACTS 3: ``--content``, ``GMRSJ_CONTENT``)."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.definition import FRAMEWORK_FILE, PACK_ID
from gmrsj_tui.framework.document import Findings, read_document
from gmrsj_tui.framework.finding import Finding, PackRefused, did_you_mean, quoted
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.framework.reader import Reading, load_pack, read_pack

Source = Literal["bundled", "extra"]


class PackEntry(NamedTuple):
    """One pack that was found.

    Attributes:
        id: Its id; the name of its folder where it does not say one that can be read.
        version: Its version, empty where it could not be read.
        title: Its title, likewise.
        path: Its folder.
        source: Bundled with the program, or from an extra folder.
        steps: How many steps it has; 0 where it is refused, as in the next two.
        levels: How many levels.
        criteria: How many criteria.
        findings: Everything that is wrong with it.
        readable: It can be loaded; otherwise the findings say why not.
        hides: Folders of other packs with the same id, in whose place this one stands.
    """

    id: str
    version: str
    title: str
    path: Path
    source: Source
    steps: int
    levels: int
    criteria: int
    findings: tuple[Finding, ...]
    readable: bool
    hides: tuple[Path, ...] = ()


def bundled_content() -> Path:
    """The folder of the packs that come with the program.

    In an installed wheel it stands inside the package, in a checkout beside it.
    """
    package = Path(__file__).parent.parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent / "content"


class PackLibrary:
    """The packs that can be used.

    Nothing is remembered between calls and nothing is written; the folders may be read-only.

    Args:
        extra: Folders that are packs, or that hold packs. A pack in one of them stands in for a bundled pack with the
            same id, and one in an earlier folder for one in a later folder, even when it is refused: another version
            than the one that was asked for would show a journey's answers wrongly.
    """

    def __init__(self, extra: tuple[Path, ...] = ()) -> None:
        """Looks into the extra folders, in order, then into the bundled one."""
        self._roots: tuple[tuple[Path, Source], ...] = (
            *((Path(folder), "extra") for folder in extra),
            (bundled_content(), "bundled"),
        )

    def folders(self) -> tuple[Path, ...]:
        """Every pack folder, extra ones first, in the order in which they are searched."""
        return tuple(folder for folder, _ in self._folders())

    def list(self) -> tuple[PackEntry, ...]:
        """Every pack once by its id, extra ones first; a broken pack is listed with its findings."""
        entries: dict[str, PackEntry] = {}
        for folder, source in self._folders():
            entry = _entry(folder, source, read_pack(folder))
            known = entries.get(entry.id)
            # Of two packs in one folder with one id, loading takes the one whose folder has that name.
            if known is None:
                entries[entry.id] = entry
            elif known.path.parent == folder.parent and folder.name == entry.id:
                entries[entry.id] = entry._replace(hides=(*known.hides, known.path))
            else:
                entries[entry.id] = known._replace(hides=(*known.hides, folder))
        return tuple(entries.values())

    def find(self, pack: str) -> PackEntry | None:
        """The pack with this id, or ``None``; reads no other pack than it must to know the ids."""
        found = self._search(pack)
        return _entry(*found) if found is not None else None

    def load(self, id_or_path: str) -> Pack:
        """The pack with an id, or in a folder.

        Args:
            id_or_path: An id, which is looked for first, or the path of a pack folder or of its ``framework.toml``.

        Raises:
            PackRefused: The pack has errors.
            GmrsjError: There is no such pack; the message names those that there are.
        """
        found = self._search(id_or_path)
        if found is not None:
            folder, _, reading = found
            if reading.pack is None:
                raise PackRefused(folder, reading.findings)
            return reading.pack
        folder = Path(os.path.expanduser(id_or_path))
        if folder.name == FRAMEWORK_FILE and _is_pack(folder.parent):
            folder = folder.parent
        if _is_path(id_or_path) or (id_or_path and _is_pack(folder)):
            return load_pack(folder)
        known = sorted({_id(path) for path in self.folders()})
        message = f"no pack has the id {quoted(id_or_path)}{did_you_mean(id_or_path, known)}"
        raise GmrsjError(message, f"there are: {', '.join(known)}" if known else "there are no packs")

    def _search(self, pack: str) -> tuple[Path, Source, Reading] | None:
        if not pack or _is_path(pack):
            return None
        for root, source in self._roots:
            # The folder that has the name of the id comes first, so that no other pack needs to be opened.
            direct = root / pack
            if _is_pack(direct) and not _is_pack(root):
                reading = read_pack(direct)
                if (reading.id or pack) == pack:
                    return direct, source, reading
            for folder in _packs_in(root):
                if folder != direct and _id(folder) == pack:
                    return folder, source, read_pack(folder)
        return None

    def _folders(self) -> Iterator[tuple[Path, Source]]:
        seen: set[str] = set()
        for root, source in self._roots:
            for folder in _packs_in(root):
                real = os.path.realpath(folder)
                if real not in seen:
                    seen.add(real)
                    yield folder, source


def _entry(folder: Path, source: Source, reading: Reading) -> PackEntry:
    pack = reading.pack
    return PackEntry(
        id=reading.id or _name(folder),
        version=reading.version,
        title=reading.title,
        path=folder,
        source=source,
        steps=len(pack.steps) if pack else 0,
        levels=len(pack.levels) if pack else 0,
        criteria=sum(len(step.criteria) for step in pack.steps) if pack else 0,
        findings=reading.findings,
        readable=pack is not None,
    )


def _packs_in(root: Path) -> tuple[Path, ...]:
    """The folder itself where it is a pack or cannot be looked into, which reading it then says; else those in it."""
    if _is_pack(root):
        return (root,)
    try:
        names = sorted(os.listdir(root))
    except (OSError, ValueError):
        return (root,)
    return tuple(root / name for name in names if not name.startswith(".") and _is_pack(root / name))


def _is_pack(folder: Path) -> bool:
    return os.path.isfile(folder / FRAMEWORK_FILE)


def _is_path(text: str) -> bool:
    return text.startswith((".", "~")) or any(separator in text for separator in ("/", os.sep, os.altsep) if separator)


def _id(folder: Path) -> str:
    """The id of a pack, from its framework file alone."""
    document = read_document(folder, FRAMEWORK_FILE, Findings())
    name = document.data.get("id") if document is not None else None
    return name if isinstance(name, str) and PACK_ID.fits(name) else _name(folder)


def _name(folder: Path) -> str:
    return folder.name or folder.resolve().name
