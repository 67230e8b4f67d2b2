"""The style of a page: the palette, the style sheet of this package, and the few rules that depend on the page.

The only text of people in it is the running line, of which every character but letters, digits and spaces of ASCII is
written as a CSS escape, so that it can end neither its string nor the style element.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.reports.page_colours import DARK, LIGHT, Palette
from gmrsj_tui.text import one_line

SHEETS = ("page.css", "tables.css", "narrow.css", "print.css")
"""In the order in which they follow each other."""
PAPERS = {"": "", "a4": "size: A4; ", "letter": "size: letter; "}
"""What fixes the size of a page; without one the printer has its say."""


def style(widths: Sequence[int], running: str, paper: str) -> str:
    """The whole style sheet.

    Args:
        widths: The widths of columns that occur, in percent.
        running: What stands small on every printed page, as plain text.
        paper: A key of :data:`PAPERS`.

    Raises:
        GmrsjError: The paper is not one of these.
    """
    size = PAPERS.get(paper.lower())
    if size is None:
        raise GmrsjError(f"there is no paper {one_line(paper)}", "a4 or letter")
    parts = [
        f":root {{ color-scheme: light; {_tokens(LIGHT)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {_tokens(DARK)} }} }}",
        *[f".f-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}" for name in Palette._fields],
        *[_sheet(name) for name in SHEETS],
        *[f"col.w{width} {{ width: {width}%; }}" for width in widths],
        f"@page {{ {size}margin: 14mm 15mm 17mm; {_margin_boxes(running)} }}",
    ]
    return "\n".join(parts) + "\n"


def css_string(text: str) -> str:
    """Text as a CSS string in which no character can act."""
    safe = (sign if sign.isascii() and (sign.isalnum() or sign == " ") else f"\\{ord(sign):x} " for sign in text)
    return f'"{"".join(safe)}"'


def _margin_boxes(running: str) -> str:
    look = f"font: 8pt system-ui, sans-serif; color: {LIGHT.muted}; padding-top: 2mm; vertical-align: top;"
    left = f"@bottom-left {{ content: {css_string(one_line(running))}; {look} }} " if running.strip() else ""
    right = f'@bottom-right {{ content: counter(page) " / " counter(pages); {look} white-space: nowrap; width: 20mm; }}'
    return f"{left}{right}"


def _tokens(palette: Palette) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in zip(Palette._fields, palette, strict=True))


def _sheet(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").strip()
