"""What a person set once for all journeys: name, theme, symbols, keys. The program reads the file and never writes it.

Nothing in it can stop the program: what is wrong becomes a warning, and what it would have set keeps its default.
What the app itself remembers, such as the theme that was chosen in it, is in a file of its own.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from gmrsj_tui import keys
from gmrsj_tui.store.atomic import private_folder, reason, replace_whole
from gmrsj_tui.store.opening import open_file
from gmrsj_tui.text import one_line, plain

Symbols = Literal["unicode", "ascii"]

_NAMES = ("who", "theme", "symbols", "review_days", "keys")
_SYMBOLS: tuple[Symbols, ...] = ("unicode", "ascii")
_LARGEST = 1024 * 1024
_LONGEST_KEY = 40
_MOST_DAYS = 36_500


class Settings(NamedTuple):
    """What the settings file says."""

    who: str = ""
    """Who gives the answers, where nobody says otherwise."""
    theme: str = ""
    """Name of a theme; empty for the one that the app remembers or proposes. The app knows which there are."""
    symbols: Symbols = "unicode"
    """The signs to draw with."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Action id to the keys that do it, where they differ from :data:`gmrsj_tui.keys.ACTIONS`; free of clashes."""
    review_days: int = 0
    """After how many days an answer is to be looked at again; 0 where nobody said, see
    :data:`gmrsj_tui.journey.briefing.REVIEW_DAYS`."""


class Remembered(NamedTuple):
    """What the app remembers by itself, for all journeys."""

    theme: str = ""
    """Name of the theme that was chosen in the app; empty when none was."""
    who: str = ""
    """Who gives the answers, as somebody said in the app; empty when nobody did."""


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings.

    Args:
        path: The file; it need not exist.

    Returns:
        The settings, and a warning for everything in the file that could not be used, with file and line where known.
    """
    if os.fspath(path) == os.devnull:  # how programs are told that there are none
        return Settings(), ()
    try:
        with open_file(path) as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as problem:
        return Settings(), (f"{_shown(path)}: cannot be read: {reason(problem)}",)
    if len(content) > _LARGEST:
        return Settings(), (f"{_shown(path)}: is too large for settings",)
    return _Reader(path, content).settings()


class _Reader:
    """Reads one settings file and collects what is wrong with it."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content
        self._text = ""
        self._warnings: list[str] = []

    def settings(self) -> tuple[Settings, tuple[str, ...]]:
        data = self._data()
        for name in data:
            if name not in _NAMES:
                self._warn((name,), "is not a setting" + _did_you_mean(name, _NAMES))
        symbols = self._word(data, "symbols") or "unicode"
        known = next((one for one in _SYMBOLS if one == symbols), None)
        if known is None:
            self._warn(("symbols",), f"is {_quoted(symbols)}; it can be {' or '.join(_SYMBOLS)}")
        settings = Settings(
            who=self._word(data, "who"),
            theme=self._word(data, "theme"),
            symbols=known or "unicode",
            keys=self._without_clashes(self._keys(data.get("keys", {}))),
            review_days=self._days(data, "review_days"),
        )
        return settings, tuple(self._warnings)

    def _data(self) -> dict[str, Any]:
        import tomli

        try:
            # Some editors put a byte order mark in front; it does no harm here.
            self._text = self._content.decode("utf-8-sig")
            return tomli.loads(self._text)
        except UnicodeDecodeError as problem:
            self._warn_at(self._content.count(b"\n", 0, problem.start) + 1, "", "is not UTF-8; no setting was read")
        except tomli.TOMLDecodeError as problem:
            # Before tomli 2.1 the error has only its words.
            said = one_line(getattr(problem, "msg", None) or str(problem))
            line = getattr(problem, "lineno", None)
            self._warn_at(line, "", f"is not TOML: {said[:1].lower()}{said[1:]}; no setting was read")
        except (RecursionError, ValueError):
            self._warn_at(None, "", "is nested too deeply or has a number out of range; no setting was read")
        return {}

    def _word(self, data: Mapping[str, Any], name: str) -> str:
        value = data.get(name, "")
        if not isinstance(value, str):
            self._warn((name,), "must be a text in quotation marks")
            return ""
        return one_line(value)

    def _days(self, data: Mapping[str, Any], name: str) -> int:
        value = data.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_DAYS:
            return value
        if value is not None:
            self._warn((name,), f"must be a number of days from 1 to {_MOST_DAYS}")
        return 0

    def _keys(self, table: object) -> dict[str, tuple[str, ...]]:
        if not isinstance(table, dict):
            self._warn(("keys",), "must be a table, that is, a line [keys] with the keys under it")
            return {}
        rebound: dict[str, tuple[str, ...]] = {}
        for path, value in _flat(table):
            action = ".".join(path)
            if action not in keys.BY_ID:
                self._warn(("keys", *path), "is not something that a key does" + _did_you_mean(action, keys.BY_ID))
            elif (chosen := _chosen(value)) is None:
                self._warn(("keys", *path), 'must be a key such as "g", or a list of keys')
            else:
                rebound[action] = chosen
        return rebound

    def _without_clashes(self, rebound: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Take settings back, one after the other, until no key that was set stands for two things on one screen."""

        def own(clash: tuple[str, str, str]) -> bool:
            return clash[1] in rebound or clash[2] in rebound

        while clash := next(filter(own, keys.clashes(rebound)), None):
            key, first, second = clash
            dropped, kept = (second, first) if second in rebound else (first, second)
            self._warn(("keys", dropped), f"key {_quoted(key)} already stands for {kept}; {dropped} keeps its own keys")
            del rebound[dropped]
        return rebound

    def _warn(self, path: tuple[str, ...], problem: str) -> None:
        from gmrsj_tui.framework.lines import KeyLines

        lines = KeyLines(self._text)
        line = lines.line(path)
        if len(path) == 2 and path[0] == "keys" and "." in path[1]:
            # The id may have been written without quotation marks, which makes it a path of its own.
            line = max(filter(None, (line, lines.line(("keys", *path[1].split("."))))), default=None)
        self._warn_at(line, ".".join(path), problem)

    def _warn_at(self, line: int | None, name: str, problem: str) -> None:
        place = _shown(self._path) + (f":{line}" if line else "")
        self._warnings.append(f"{place}: {one_line(name)}: {problem}" if name else f"{place}: {problem}")


def read_remembered(path: Path) -> Remembered:
    """What the app remembers; nothing where that cannot be read.

    Args:
        path: See :func:`gmrsj_tui.places.state_file`.
    """
    try:
        with open_file(path) as file:
            data = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    if not isinstance(data, dict):
        return Remembered()
    found = {name: data.get(name) for name in Remembered._fields}
    return Remembered(**{name: one_line(value) for name, value in found.items() if isinstance(value, str)})


def write_remembered(path: Path, remembered: Remembered) -> None:
    """Remember something, if that can be done."""
    with suppress(OSError):
        private_folder(path.parent)
        said = {name: plain(value) for name, value in remembered._asdict().items() if value}
        content = json.dumps(said, indent=1) + "\n"
        replace_whole(path, content.encode(), durable=False)


def _flat(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], Any]]:
    """The entries of [keys]; an id without quotation marks makes tables inside tables."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, (*above, name))
        else:
            yield (*above, name), value


def _chosen(value: object) -> tuple[str, ...] | None:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed:
        return None
    found = [key.strip() for key in listed if isinstance(key, str)]
    good = [key for key in found if key and len(key) <= _LONGEST_KEY and key.isprintable() and " " not in key]
    return tuple(dict.fromkeys(good)) if len(good) == len(listed) else None


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    from gmrsj_tui.framework.finding import did_you_mean

    return did_you_mean(name, known)


def _quoted(text: str) -> str:
    return repr(one_line(text)[:40])


def _shown(path: Path) -> str:
    return one_line(str(path))
