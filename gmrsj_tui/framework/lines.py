"""On which line of a TOML file a key stands; TOML readers do not say.

Only made when there is a finding. The text has been read as TOML before, so the scanner need not check it: where it
does not understand something it knows no line, and the caller falls back to the table around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from gmrsj_tui.framework.finding import KeyPath

_DEEPEST = 6
"""The format has nothing deeper; what is deeper is stepped over, so that no nesting can exhaust the stack."""

_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[^\s=.\[\]{}\"',#]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})' r"|'''.*?'''(?:'{0,2})" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'", re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}\n#]*")
_PIECE = re.compile(_STRING.pattern + r"|#[^\n]*|[\[{]|[\]}]|[^\[\]{}\"'#]+|.", re.DOTALL)


class KeyLines:
    """The lines of the keys of one TOML text.

    Args:
        text: The text; it has been read as TOML without an error.
    """

    def __init__(self, text: str) -> None:
        """Scans the text, once."""
        self._text = text.replace("\r\n", "\n")
        self._line_ends = [match.start() for match in re.finditer("\n", self._text)]
        self._lines: dict[KeyPath, int] = {}
        self._array_lengths: dict[KeyPath, int] = {}
        self._scan()

    def line(self, path: KeyPath) -> int | None:
        """The line of a key, from 1, or of the nearest table around it that has one; ``None`` for the whole file."""
        for length in range(len(path), 0, -1):
            found = self._lines.get(path[:length])
            if found is not None:
                return found
        return None

    def _note(self, path: KeyPath, position: int) -> None:
        if path not in self._lines:
            self._lines[path] = bisect_right(self._line_ends, position - 1) + 1

    def _scan(self) -> None:
        text = self._text
        table: KeyPath = ()
        position = self._after(_BLANK, 0)
        while position < len(text):
            start = position
            if text[position] == "[":
                is_array = text.startswith("[[", position)
                names, position = self._key(position + 1 + is_array)
                table = self._open(names, start, is_array)
                position = self._after(_SPACE, position) + 1 + is_array
            else:
                names, position = self._key(position)
                position = self._assignment(table, names, start, position)
            if position <= start:
                return
            position = self._after(_BLANK, position)

    def _after(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self._text, position)
        return match.end() if match else position

    def _key(self, position: int) -> tuple[tuple[str, ...], int]:
        """The names of a bare, quoted or dotted key, and where it ends."""
        names: list[str] = []
        while True:
            position = self._after(_SPACE, position)
            match = _STRING.match(self._text, position) or _BARE.match(self._text, position)
            if match is None:
                return tuple(names), position
            names.append(_unquoted(match.group()))
            position = self._after(_SPACE, match.end())
            if not self._text.startswith(".", position):
                return tuple(names), position
            position += 1

    def _open(self, names: tuple[str, ...], position: int, is_array: bool) -> KeyPath:
        """The path of a table header: names that are arrays of tables mean their last entry."""
        path: KeyPath = ()
        for index, name in enumerate(names):
            path += (name,)
            self._note(path, position)
            if is_array and index == len(names) - 1:
                place = self._array_lengths.get(path, 0)
                self._array_lengths[path] = place + 1
                path += (place,)
                self._note(path, position)
            elif path in self._array_lengths:
                path += (self._array_lengths[path] - 1,)
        return path

    def _assignment(self, table: KeyPath, names: tuple[str, ...], start: int, position: int) -> int:
        """Notes ``names = value`` and gives back where the value ends."""
        path = table
        for name in names:
            path += (name,)
            self._note(path, start)
        if not self._text.startswith("=", position):
            return position
        return self._value(path, self._after(_SPACE, position + 1))

    def _value(self, path: KeyPath, position: int) -> int:
        opening = self._text[position : position + 1]
        if opening in ("[", "{") and opening:
            if len(path) >= _DEEPEST:
                return self._step_over(position)
            return self._list(path, position + 1) if opening == "[" else self._inline_table(path, position + 1)
        string = _STRING.match(self._text, position)
        return string.end() if string else self._after(_SCALAR, position)

    def _list(self, path: KeyPath, position: int) -> int:
        place = 0
        while True:
            position = self._after(_BLANK, position)
            if position >= len(self._text) or self._text[position] == "]":
                return position + 1
            inner = (*path, place)
            self._note(inner, position)
            end = self._after(_BLANK, self._value(inner, position))
            if self._text.startswith(",", end):
                end += 1
                place += 1
            elif end == position:
                return position
            position = end

    def _inline_table(self, path: KeyPath, position: int) -> int:
        while True:
            position = self._after(_BLANK, position)
            if position >= len(self._text) or self._text[position] == "}":
                return position + 1
            names, end = self._key(position)
            end = self._after(_BLANK, self._assignment(path, names, position, end))
            if self._text.startswith(",", end):
                end += 1
            elif end == position:
                return position
            position = end

    def _step_over(self, position: int) -> int:
        """The end of the list or inline table that begins here, without looking into it."""
        depth = 0
        for match in _PIECE.finditer(self._text, position):
            piece = match.group()
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
            if depth == 0:
                return match.end()
        return len(self._text)


def _unquoted(name: str) -> str:
    if name[0] not in "\"'":
        return name
    if name[0] == "'" or "\\" not in name:
        return name[1:-1]
    import tomli  # loaded long before; imported here so that only escaped keys depend on it

    try:
        value: str = tomli.loads(f"key = {name}")["key"]
    except tomli.TOMLDecodeError:
        return name[1:-1]
    return value
