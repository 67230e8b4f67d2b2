"""What of a text can be shown, and what honestly stands in for the rest: never an empty box in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from unicodedata import category, name

from gmrsj_tui.reports.typeset.coverage import Coverage
from gmrsj_tui.reports.typeset.embedded import EMBEDDED, FONTS, PLAIN_SCRIPTS
from gmrsj_tui.reports.typeset.fonts import FOLDER_VARIABLE, Chosen, characters_of, choose, named_folder
from gmrsj_tui.reports.typeset.scripts import script_name
from gmrsj_tui.text import plain

_JOINERS = "\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f"
"""Never drawn themselves, and safe to hand on: they say where lines break and how letters join."""

_JOINER = re.compile(f"[{_JOINERS}]")
_PICTURE = re.compile("[\u2400-\u2421]")
_NAMES_IN_A_RUN = 3
_SCRIPTS_OF_SIGNS = frozenset({"symbol", "mark", "unknown", "private use"})


class Shown:
    """Makes the texts of one page showable, and counts what could not be shown."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        """Looks for fonts for what the embedded ones lack.

        Args:
            texts: Every text of the page.
            language: BCP 47.
        """
        characters = set().union(*(set(plain(text)) for text in texts))
        self._foreign = {character for character in characters if not _is_known(character)}
        self._marks = _class_of(character for character in characters if category(character)[0] == "M")
        wanted = {character for character in self._foreign if _needs_a_font(character)}
        also = {character for character in characters if character in PLAIN_SCRIPTS} if named_folder() else set()
        self.fonts: Chosen = choose(wanted, also, language) if wanted or also else Chosen()
        self._start_again()

    def without_fonts(self) -> None:
        """Does without any font of the machine, after one of them could not be used."""
        self.fonts = Chosen()
        self._start_again()

    def without(self, characters: str) -> bool:
        """Does without some characters, after they turned out to have no shape in their place; says whether it can."""
        given_up = {character for character in characters if not character.isascii()} - self._missing
        self._foreign |= given_up
        self.fonts = self.fonts._replace(shown=self.fonts.shown - given_up)
        self._start_again()
        return bool(given_up)

    def _start_again(self) -> None:
        self.counts: Counter[str] = Counter()
        self._missing = self._foreign - self.fonts.shown
        missing = _class_of(self._missing)
        self._runs = re.compile(f"[{missing}](?:[{missing}{_JOINERS}]| +(?=[{missing}]))*") if missing else None
        self._clusters = re.compile(f"[^{self._marks}]?[{self._marks}{_JOINERS}]+") if self._marks else None
        faces = [
            [characters_of(face.path, face.face) for face in part] for part in (self.fonts.letters, self.fonts.signs)
        ]
        self._coverages = [*FONTS[:-1], *faces[0], FONTS[-1], *faces[1]]

    def text(self, text: str) -> str:
        """The text as it can be shown; what cannot be is named in brackets."""
        text = plain(text)
        if text.isascii():
            return text
        if self._runs is not None:
            text = self._runs.sub(self._stand_in, text)
        return text if self._clusters is None else self._clusters.sub(self._cluster, text)

    def _cluster(self, found: re.Match[str]) -> str:
        """A letter with its marks, as far as one font has them together: two fonts cannot share a cluster."""
        base, *marks = list(_JOINER.sub("", found[0])) or [" "]
        with_base = [coverage for coverage in self._coverages if base in coverage]
        if any(all(mark in coverage for mark in marks) for coverage in with_base):
            return found[0]
        best = max(with_base, key=lambda coverage: sum(mark in coverage for mark in marks), default=self._coverages[0])
        kept = [mark for mark in marks if mark in best]
        lost = [mark for mark in marks if mark not in best]
        self.counts["mark"] += len(lost)
        return f"{base}{''.join(kept)}{_named(lost)}"

    def _stand_in(self, found: re.Match[str]) -> str:
        return " ".join(filter(None, self._parts(found[0]))) or " " * found[0].count(" ")

    def _parts(self, run: str) -> Iterator[str]:
        visible = [character for character in _JOINER.sub("", run) if character != " " and not _is_invisible(character)]
        for script, group in groupby(visible, _script_of):
            characters = list(group)
            if script == "control":
                yield from (f"[{name(character).removeprefix('SYMBOL FOR ').lower()}]" for character in characters)
                continue
            self.counts[script] += len(characters)
            if script in _SCRIPTS_OF_SIGNS:
                yield _named(characters)
            else:
                yield f"[{script}: no font]"
        if not visible and any(category(character) == "Zs" for character in run):
            yield " "

    def warnings(self) -> tuple[str, ...]:
        """What is not shown, and what to do about it; empty where all is shown."""
        folder = named_folder()
        found = [_warning(script, number) for script, number in sorted(self.counts.items())]
        if found and folder and not Path(folder).is_dir():
            found.append(f"{FOLDER_VARIABLE} names {plain(folder)}, which is not a folder")
        return tuple(found)


def _class_of(characters: Iterable[str]) -> str:
    return Coverage(map(ord, characters)).pattern()


def _is_known(character: str) -> bool:
    if character == "\n" or character in EMBEDDED:
        return True
    return _JOINER.match(character) is not None


def _needs_a_font(character: str) -> bool:
    """Whether it is worth looking for a font: pictures of control characters and what has no meaning are not."""
    if _PICTURE.match(character) or _is_invisible(character):
        return False
    return category(character) not in ("Co", "Cn", "Cs", "Cc")


def _is_invisible(character: str) -> bool:
    """Spaces of other widths, fillers, tags and marks of format: nothing is lost where they are not drawn."""
    if category(character) == "Zs" or character in "\u115f\u1160\u3164\uffa0\u034f":
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # the shade of the sign before it
        return True
    return category(character) == "Cf" and not 0x600 <= ord(character) <= 0x8E2


def _script_of(character: str) -> str:
    return "control" if _PICTURE.match(character) else script_name(character)


def _named(characters: list[str]) -> str:
    """Signs by their names, which say more than the name of a script would."""
    names = [_name_of(character) for character in dict.fromkeys(characters)]
    more = len(names) - _NAMES_IN_A_RUN
    shown = ", ".join(names[:_NAMES_IN_A_RUN])
    return f"[{shown} and {more} more]" if more > 0 else f"[{shown}]"


def _name_of(character: str) -> str:
    return name(character, "").lower() or f"character U+{ord(character):04X}"


def _warning(script: str, number: int) -> str:
    characters = "1 character" if number == 1 else f"{number} characters"
    if script in ("private use", "unknown"):
        return f"{characters} without a meaning in Unicode ({script}) cannot be shown; the page names the place"
    if script in _SCRIPTS_OF_SIGNS:
        kind = "sign" if script == "symbol" else "combining mark"
        signs = f"1 {kind}" if number == 1 else f"{number} {kind}s"
        return (
            f"no font has {signs} of this page, so the page names them in words: install a font that has them, such as "
            f"Noto Sans Symbols, or name a folder with one in {FOLDER_VARIABLE}"
        )
    font = _NOTO.get(script, f"Noto Sans {script}")
    return (
        f"no font has the {characters} in {script} script, so the page says so in their place: install {font}, or name "
        f"a folder with such a font in {FOLDER_VARIABLE}"
    )


_NOTO = dict.fromkeys(("Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"), "Noto Sans CJK")
