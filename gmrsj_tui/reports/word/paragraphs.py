"""Paragraphs and runs: text with a style, its direction, its line breaks."""

from __future__ import annotations

from gmrsj_tui.reports.blocks import Line, Tone
from gmrsj_tui.reports.word.markup import clean, element, escaped
from gmrsj_tui.reports.word.scripts import pieces, starts_right_to_left

LEFT_TO_RIGHT = element("bidi", val=0)
"""What a paragraph says that runs from left to right; a page that does so too takes it out again."""

TONE_STYLES = {Tone.PLAIN: "", Tone.STRONG: "Strong", Tone.MUTED: "Muted", Tone.ALERT: "Alert"}
"""Character styles by tone."""


def paragraph(style: str, *runs: str, right_to_left: bool | None = False, properties: str = "", **flags: bool) -> str:
    """A paragraph.

    Args:
        style: Identifier of its paragraph style.
        runs: Markup of its runs.
        right_to_left: Whether it runs from right to left; ``None`` for as the page does.
        properties: Markup of the numbering or of the tab stops that it has beyond its style.
        flags: ``keepNext`` and ``pageBreakBefore``.
    """
    kept = "".join(element(name) for name in ("keepNext", "pageBreakBefore") if flags.get(name))
    direction = "" if right_to_left is None else element("bidi") if right_to_left else LEFT_TO_RIGHT
    return element("p", element("pPr", element("pStyle", val=style), kept, properties, direction), *runs)


def text_paragraph(style: str, text: str, *, properties: str = "", **flags: bool) -> str:
    """A paragraph of one text."""
    right_to_left = starts_right_to_left(text)
    made = runs(text, right_to_left=right_to_left)
    return paragraph(style, made, right_to_left=right_to_left, properties=properties, **flags)


def line_paragraph(style: str, line: Line, *, properties: str = "", **flags: bool) -> str:
    """A paragraph that holds a line with its label."""
    right_to_left = starts_right_to_left(f"{line.label} {line.text}")
    made = runs(f"{line.label}: ", "Strong", right_to_left=right_to_left) if line.label else ""
    made += runs(line.text, TONE_STYLES[line.tone], right_to_left=right_to_left)
    return paragraph(style, made, right_to_left=right_to_left, properties=properties, **flags)


def runs(text: str, style: str = "", *, right_to_left: bool | None = False) -> str:
    """Runs of text, one per direction and class of scripts; a line feed is a line break.

    Args:
        text: Any text; made safe here.
        style: Identifier of a character style, or empty.
        right_to_left: Whether the paragraph runs from right to left.
    """
    named = element("rStyle", val=style) if style else ""
    made: list[str] = []
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            made.append(element("r", element("br")))
        for piece in pieces(line, right_to_left) if line else ():
            said = named + (element("rtl") if piece.right_to_left else element("cs") if piece.complex else "")
            made.append(run(piece.text, said))
    return "".join(made)


def run(text: str, properties: str = "") -> str:
    """One run as it is."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field that the word processor works out, with what it shows until then."""
    return element("fldSimple", run(shown), instr=f" {instruction} ")
