"""A small drawing board that gives SVG text: rectangles, lines, patterns and words, and nothing that acts or fetches.

There are no ids, so that any number of drawings can stand in one document; patterns are drawn line by line. A colour is
named by its field of :class:`gmrsj_tui.reports.page_colours.Palette`. It stands as an attribute, for programs that know
no style sheets, and as a class (``f-ink``, ``s-edge``), by which a page can give it the colour of a dark screen.
"""

from __future__ import annotations

from collections.abc import Iterable

from gmrsj_tui.reports.page_colours import LIGHT
from gmrsj_tui.text import one_line

_NARROW = frozenset("ijltfrI.,:;'|!()[]/ -")
_BROAD = frozenset("mwMW@%")
_BOLD = 1.18
_UNSEEN = ("Mn", "Me", "Cf")


def escaped(text: str) -> str:
    """Clean text for HTML and XML, between tags and inside quotation marks.

    Noncharacters are replaced: no reader of either language may accept them.
    """
    if not text.isprintable():
        text = "".join(
            "\ufffd" if ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) < 0xFDF0 else sign for sign in text
        )
    if text.isalnum():
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def number(value: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a common sans serif, rather too wide than too narrow; same unit as the size."""
    return size * (_BOLD if bold else 1) * sum(_ems(sign) for sign in text)


def _ems(sign: str) -> float:
    if sign.isascii():
        if sign in _NARROW:
            return 0.36
        if sign in _BROAD:
            return 0.9
        return 0.72 if sign.isupper() else 0.58
    from unicodedata import category, east_asian_width

    if category(sign) in _UNSEEN:
        return 0.0
    return 1.0 if east_asian_width(sign) in ("W", "F") else 0.66


def fitted(text: str, width: float, size: float, lines: int = 1, *, bold: bool = False) -> list[str]:
    """A text in so many lines of a width, with an ellipsis where it had to be cut."""
    size *= _BOLD if bold else 1
    words = one_line(text).split(" ")
    done: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        tried = f"{line} {word}".strip()
        if text_width(tried, size) <= width:
            line = tried
            continue
        if len(done) == lines - 1:
            return [*done, _cut(" ".join([tried, *words]), width, size)]
        if line:
            done.append(line)
            line = ""
            words.insert(0, word)
        else:
            room = max(1, next((end for end in range(len(word)) if text_width(word[: end + 1], size) > width), 1))
            done.append(word[:room])
            words.insert(0, word[room:])
    return [*done, line] if line or not done else done


def _cut(text: str, width: float, size: float) -> str:
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


class Drawing:
    """Collects shapes from the top left corner on, in units of a CSS pixel (1/96 inch)."""

    def __init__(self, width: float, font: str) -> None:
        self.width = width
        self._font = font
        self._shapes: list[str] = []

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: str = "", stroke: str = "", weight: float = 1,
        dash: str = "", round_by: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle."""
        corner = f' rx="{number(round_by)}"' if round_by else ""
        at = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
        self._shapes.append(f"<rect {at}{corner}{_paint(fill, stroke, weight, dash)}/>")

    def path(self, way: str, fill: str = "", stroke: str = "", weight: float = 1, dash: str = "") -> None:
        """A path; see :func:`way`."""
        self._shapes.append(f'<path d="{way}"{_paint(fill, stroke, weight, dash)}/>')

    def circle(self, x: float, y: float, radius: float, fill: str = "", stroke: str = "", weight: float = 1) -> None:
        """A circle around a point."""
        at = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        self._shapes.append(f"<circle {at}{_paint(fill, stroke, weight, '')}/>")

    def hatched(self, x: float, y: float, wide: float, high: float, stroke: str, step: float = 4) -> None:
        """Slanting lines inside a rectangle; a pattern that any printer keeps."""
        parts = []
        start = -high
        while start < wide:
            left, right = max(start, 0.0), min(start + high, wide)
            if right - left > 0.3:
                parts.append(way((x + left, y + high - (left - start)), (x + right, y + high - (right - start))))
            start += step
        if parts:
            self.path("".join(parts), stroke=stroke, weight=1.2)

    def text(
        self, x: float, y: float, text: str, size: float = 12, colour: str = "ink", *, bold: bool = False,
        anchor: str = "start",
    ) -> None:  # fmt: skip
        """One line of words, whose base line is at ``y``."""
        weight = ' font-weight="bold"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        at = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
        self._shapes.append(f"<text {at}{weight}{place}{_paint(colour, '', 1, '')}>{escaped(one_line(text))}</text>")

    def texts(
        self, x: float, y: float, lines: Iterable[str], size: float = 12, colour: str = "ink", **how: bool
    ) -> None:
        """Several lines, the first of which has its base line at ``y``."""
        for place, line in enumerate(lines):
            self.text(x, y + place * size * 1.25, line, size, colour, bold=how.get("bold", False))

    def finish(self, height: float, label: str) -> str:
        """The drawing as an ``svg`` element for HTML, whose name for a screen reader is the label."""
        named = (
            f'direction="ltr" role="img" aria-label="{escaped(one_line(label))}" font-family="{escaped(self._font)}"'
        )
        return self._element(height, named)

    def finish_hidden(self, height: float, name: str) -> str:
        """The drawing as an ``svg`` element of a class, which only repeats the words beside it."""
        return self._element(height, f'aria-hidden="true" class="{name}"')

    def _element(self, height: float, attributes: str) -> str:
        wide, high = number(self.width), number(height)
        size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        return f"<svg {size} {attributes}>{''.join(self._shapes)}</svg>"


def way(*points: tuple[float, float], closed: bool = False) -> str:
    """The ``d`` of a path through points."""
    pairs = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{'L'.join(pairs)}{'Z' if closed else ''}"


def _paint(fill: str, stroke: str, weight: float, dash: str) -> str:
    classes = [f"f-{fill}"] if fill else []
    paint = f' fill="{getattr(LIGHT, fill)}"' if fill else ' fill="none"'
    if stroke:
        classes.append(f"s-{stroke}")
        paint += f' stroke="{getattr(LIGHT, stroke)}" stroke-width="{number(weight)}"'
        paint += f' stroke-dasharray="{dash}"' if dash else ""
    return f'{paint} class="{" ".join(classes)}"' if classes else paint
