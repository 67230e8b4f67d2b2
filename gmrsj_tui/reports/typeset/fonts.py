"""Finds fonts for what the embedded ones cannot show: in the folder that GMRSJ_FONTS names, then on the system."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gmrsj_tui.reports.typeset.coverage import Coverage
from gmrsj_tui.reports.typeset.embedded import CODES_FAMILY, FAMILIES
from gmrsj_tui.reports.typeset.scripts import east_asian_marks, script_name

FOLDER_VARIABLE = "GMRSJ_FONTS"

_NORMAL, _BOLD = 400, 700
_PER_SCRIPT = 8
"""Fonts that are combined for one script before the rest counts as not covered."""

_PLACEHOLDERS = ("lastresort", "last resort", "adobe blank", "bmp fallback", "tofu", "and-regular")
"""Fonts that have every character, drawn as a box: what a reader must never get in silence."""

_SHAPES = ("glyf", "CFF ", "CFF2", "COLR", "CBDT", "sbix", "SVG ")
_HINTS = {
    "symbol": ("symbol", "emoji", "dejavu sans", "math"),
    "mark": ("symbol", "dejavu sans", "segoe ui", "noto sans"),
    "Devanagari": ("devanagari", "nirmala", "mangal", "kohinoor"),
    "Thai": ("thai", "leelawadee", "thonburi", "tahoma"),
    "Lao": ("lao", "leelawadee"),
    "Khmer": ("khmer", "leelawadee"),
    "Arabic": ("arabic", "naskh", "segoe ui", "geeza"),
    "Ethiopic": ("ethiopic", "ebrima", "kefa"),
    **dict.fromkeys(("Bengali", "Gujarati", "Kannada", "Malayalam", "Tamil", "Telugu"), ("nirmala", "sangam")),
}
"""Words in the names of the families that a system has for a script; its own name is one in any case."""

_SIGNS = ("symbol", "mark")
"""Signs are in thousands of fonts or in none: only likely ones are opened for them."""

_EAST_ASIAN = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"})
_EAST_ASIAN_FONTS = (
    "cjk", "source han", "hiragino", "pingfang", "yahei", "jhenghei", "yu gothic", "meiryo", "ms gothic", "malgun",
    "apple sd gothic", "nanum", "simsun", "songti", "heiti", "wenquanyi", "ipa", "takao", "fallback",
)  # fmt: skip


class FontFace(NamedTuple):
    """One face in one font file, as Typst names it."""

    path: str
    face: int
    """Its place in a file that holds several."""
    family: str
    weight: int
    """400 is normal, 700 bold."""
    upright: bool
    named: bool
    """Whether it comes from the folder that somebody named."""


class Chosen(NamedTuple):
    """The fonts for one page."""

    letters: tuple[FontFace, ...] = ()
    """For scripts; they come before the typewriter font."""
    signs: tuple[FontFace, ...] = ()
    """Only for what no other font has."""
    shown: frozenset[str] = frozenset()
    """What they can show beyond the embedded fonts."""

    @property
    def faces(self) -> tuple[FontFace, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.letters, *self.signs)))


def families(faces: Iterable[FontFace]) -> tuple[str, ...]:
    """The families of some faces, each once, in the order of choice."""
    return tuple(dict.fromkeys(face.family for face in faces))


def named_folder() -> str:
    """The folder that the environment names, or an empty string."""
    return os.environ.get(FOLDER_VARIABLE, "").strip()


@lru_cache(maxsize=1)
def system_faces() -> tuple[FontFace, ...]:
    """Every face that is installed; looked for once in a process, which takes about a quarter of a second."""
    return tuple(_faces(True, ""))


def folder_faces(folder: str) -> tuple[FontFace, ...]:
    """Every face in a folder and the folders in it."""
    return tuple(_faces(False, folder)) if folder and Path(folder).is_dir() else ()


def _faces(system: bool, folder: str) -> Iterator[FontFace]:
    import typst

    found = typst.Fonts(system, False, [folder] if folder else [])
    for info in found.fonts():
        if info.path and info.family not in (*FAMILIES, CODES_FAMILY):
            yield FontFace(info.path, info.index, info.family, info.weight, info.style == "normal", bool(folder))


def choose(wanted: Iterable[str], also: Iterable[str], language: str) -> Chosen:
    """Fonts that between them show as much as possible of what the embedded fonts lack.

    Args:
        wanted: Characters that no embedded font has.
        also: Characters that only the typewriter font has; only a named folder is asked for these.
        language: BCP 47; decides between Chinese, Japanese and Korean shapes of the same character.
    """
    folder = named_folder()
    return choose_fonts(frozenset(wanted), frozenset(also), language.lower(), folder, _stamp(folder))


def _stamp(folder: str) -> int:
    """Changes when a file is put into the folder, so that a running app sees a font that was just added."""
    try:
        return Path(folder).stat().st_mtime_ns if folder else 0
    except OSError:
        return 0


@lru_cache(maxsize=64)
def choose_fonts(wanted: frozenset[str], also: frozenset[str], language: str, folder: str, stamp: int) -> Chosen:
    """:func:`choose` for this folder in this state; kept, since a preview asks for the same again and again."""
    named = folder_faces(folder)
    letters: list[FontFace] = []
    signs: list[FontFace] = []
    shown: set[str] = set()
    for script, characters in _by_script(wanted).items():
        faces = signs if script in _SIGNS else letters
        found = {character for character in characters if any(character in _has(face) for face in letters)}
        shown |= found
        characters -= found
        marks = east_asian_marks(language, wanted) if script in _EAST_ASIAN else ()
        missing = _take(script, characters, marks, named, faces, shown)
        if missing:
            _take(script, missing, marks, system_faces(), faces, shown)
    for script, characters in _by_script(also).items():
        _take(script, characters, (), named, letters, shown)
    return Chosen(tuple(letters), tuple(signs), frozenset(shown))


def _by_script(characters: Iterable[str]) -> dict[str, set[str]]:
    """The characters by script, signs last: fonts for letters often have them."""
    groups: dict[str, set[str]] = {}
    for character in sorted(characters):
        groups.setdefault(script_name(character), set()).add(character)
    return dict(sorted(groups.items(), key=lambda entry: (entry[0] in _SIGNS, entry[0])))


def _take(
    script: str,
    characters: set[str],
    marks: tuple[str, ...],
    candidates: Iterable[FontFace],
    faces: list[FontFace],
    shown: set[str],
) -> set[str]:
    """Adds the faces that show these characters, and returns those that remain."""
    missing, taken = set(characters), 0
    for face in _in_order(script, marks, candidates):
        if not missing or taken == _PER_SCRIPT:
            break
        if not face.named and not _is_hinted(script, face) and (script in _SIGNS or not _may_have(face, missing)):
            continue
        has = _has(face)
        found = {character for character in missing if character in has}
        if found:
            taken += 1
            faces.append(face)
            faces.extend(_bold_of(face, candidates, found))
            shown |= found
            missing -= found
    return missing


def _in_order(script: str, marks: tuple[str, ...], candidates: Iterable[FontFace]) -> Iterator[FontFace]:
    """One face per family, the most fitting family first; a font is only opened when it is its turn."""

    def fitness(face: FontFace) -> tuple[bool, int, int, bool, bool, int, str, str, int]:
        family = face.family.lower()
        mark = next((place for place, mark in enumerate(marks) if mark in family.split()), len(marks))
        kind = next((place for place, name in enumerate(("noto sans", "noto")) if family.startswith(name)), 2)
        odd = any(word in family.split() for word in ("mono", "ui", "looped", "kufi", "condensed", "display"))
        return (
            not _is_hinted(script, face), mark, kind, odd, not face.upright, abs(face.weight - _NORMAL), face.family,
            face.path, face.face,
        )  # fmt: skip

    families: set[str] = set()
    for face in sorted(candidates, key=fitness):
        if face.family not in families and not _is_placeholder(face):
            families.add(face.family)
            yield face


def _is_hinted(script: str, face: FontFace) -> bool:
    words = _EAST_ASIAN_FONTS if script in _EAST_ASIAN else (script.lower(), *_HINTS.get(script, ()))
    return any(word in face.family.lower() for word in words)


def _may_have(face: FontFace, characters: Iterable[str]) -> bool:
    """Whether a font claims any block that these characters are in: ten times as fast as to read all that it has."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables.O_S_2f_2 import intersectUnicodeRanges

    blocks = intersectUnicodeRanges(set(map(ord, characters)))
    try:
        with TTFont(face.path, fontNumber=face.face, lazy=True) as font:
            return not blocks or "OS/2" not in font or bool(blocks & font["OS/2"].getUnicodeRanges())
    except Exception:  # a broken file
        return False


def _is_placeholder(face: FontFace) -> bool:
    name = f"{face.family} {Path(face.path).name}".lower()
    return any(word in name for word in _PLACEHOLDERS)


def _bold_of(face: FontFace, candidates: Iterable[FontFace], needed: set[str]) -> Iterator[FontFace]:
    """The bold face of the family, where it has all that the normal one is there for: else bold would lose some."""
    siblings = [
        other for other in candidates if other.family == face.family and other.upright and other.weight > _NORMAL + 100
    ]
    for bold in sorted(siblings, key=lambda other: (abs(other.weight - _BOLD), other.path, other.face))[:1]:
        has = _has(bold)
        if all(character in has for character in needed):
            yield bold


def _has(face: FontFace) -> Coverage:
    return characters_of(face.path, face.face)


@lru_cache(maxsize=512)
def characters_of(path: str, face: int) -> Coverage:
    """The characters for which a face has a shape; none where the file cannot be read as a font."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(path, fontNumber=face, lazy=True) as font:
            if not any(table in font for table in _SHAPES):
                return Coverage(())
            font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])  # half the time: no names
            return Coverage(point for point, glyph in (font.getBestCmap() or {}).items() if glyph != "0")
    except Exception:  # a font file can be broken in any way, and then it is no font for us
        return Coverage(())
