"""Writes any page as HTML: one file that fetches nothing, runs nothing and links nowhere but into itself.

It reads on a telephone and a desktop, in light and dark, in forced colours and aloud, and prints on A4 and Letter. The
style sheets stand in ``gmrsj_tui/reports/html``; the policy in the head of the file allows that one style and nothing
else, so that even text that got out of its place could do nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gmrsj_tui.reports.blocks import (
    Block,
    Bullets,
    Caution,
    EffectivenessBars,
    Facts,
    Heading,
    LevelGrid,
    LevelsOverTime,
    Page,
    Prose,
    SheetBoxes,
    Table,
)
from gmrsj_tui.reports.html.markup import MARK, attribute, element, said, toned, words
from gmrsj_tui.reports.html.style import style
from gmrsj_tui.reports.html.tables import table, widths_used

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


def render(page: Page, paper: str = "") -> str:
    """A page as an HTML document, with line feeds; the same bytes for the same page.

    Args:
        page: What to write.
        paper: ``a4`` or ``letter`` where somebody asked for one; else the printer's is used, and both do.

    Raises:
        GmrsjError: There is no such paper.
    """
    levels = _levels(page.blocks)
    parts = [*_head(page, paper), *_top(page)]
    if page.contents:
        parts += _contents(page, levels)
    parts.append('<main id="text">')
    for place, block in enumerate(page.blocks):
        parts += _block(page, place, block, levels.get(place, 2))
    parts.append("</main>")
    parts += _foot(page)
    return "\n".join(parts) + "\n"


def _head(page: Page, paper: str) -> Iterator[str]:
    from base64 import b64encode
    from hashlib import sha256

    language = page.language if _LANGUAGE.fullmatch(page.language) else ""
    primary = language.lower().partition("-")[0]
    direction = "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
    sheet = "\n" + style(widths_used(page.blocks), page.running, paper)
    allowed = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{attribute(language)}" dir="{direction}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">'
    if page.subject:
        yield f'<meta name="description" content="{attribute(page.subject)}">'
    yield f"<title>{attribute(page.title) or 'Untitled'}</title>"
    yield f"<style>{sheet}</style>"
    yield "</head>"


def _top(page: Page) -> Iterator[str]:
    yield '<body class="with-contents">' if page.contents else "<body>"
    if page.contents:
        yield '<a class="skip" href="#text">Skip the contents</a>'
    yield f'<header><h1 dir="auto">{words(page.title) or "Untitled"}</h1></header>'


def _foot(page: Page) -> Iterator[str]:
    yield "<footer>"
    if page.running:
        yield f'<p dir="auto">{words(page.running)}</p>'
    if page.generated:
        yield f'<p>Made <time datetime="{attribute(page.generated)}">{words(_moment(page.generated))}</time></p>'
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _moment(generated: str) -> str:
    """A moment to the minute, as people read it."""
    found = re.match(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$", generated)
    return f"{found[1]} {found[2]} UTC" if found else generated


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """The levels of the headings by their places, none of which is skipped on the way down."""
    levels: dict[int, int] = {}
    above = 1
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = max(2, min(block.level, above + 1, 6))
            levels[place] = above
    return levels


def _contents(page: Page, levels: dict[int, int]) -> Iterator[str]:
    """The headings of the second level as links into the page."""
    yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>'
    for place, block in enumerate(page.blocks):
        if isinstance(block, Heading) and levels[place] == 2:
            yield f'<li><a href="#b{place}" dir="auto">{words(block.text)}</a></li>'
    yield "</ol></nav>"


def _block(page: Page, place: int, block: Block, level: int) -> Iterator[str]:
    ident = f"b{place}"
    if isinstance(block, Heading):
        new_page = ' class="new-page"' if block.new_page and place else ""
        yield f'<h{level} id="{ident}"{new_page} dir="auto">{words(block.text)}</h{level}>'
    elif isinstance(block, Prose):
        yield element("p", toned(words(block.text), block.tone))
    elif isinstance(block, Caution):
        text = element("p", words(block.text)) if block.text else ""
        title = element("p", f"<strong>{MARK}{words(block.title)}</strong>")
        yield f'<div class="caution" role="note">{title}{text}</div>'
    elif isinstance(block, Facts):
        pairs = (
            f'<div><dt dir="auto">{words(name)}</dt><dd dir="auto">{words(text)}</dd></div>'
            for name, text in block.pairs
        )
        yield f'<dl class="facts">{"".join(pairs)}</dl>'
    elif isinstance(block, Bullets):
        name = "ol" if block.ordered else "ul"
        yield f"<{name}>{''.join(f'<li><bdi>{said(item)}</bdi></li>' for item in block.items)}</{name}>"
    elif isinstance(block, Table):
        yield from table(block, ident)
    elif isinstance(block, SheetBoxes):
        from gmrsj_tui.reports.html.sheet import sheet

        yield from sheet(block)
    else:
        yield from _chart(page, place, block)


def _chart(page: Page, place: int, block: LevelGrid | EffectivenessBars | LevelsOverTime) -> Iterator[str]:
    from gmrsj_tui.reports.html.charts import effectiveness_bars, level_grid, levels_over_time

    ident = f"b{place}"
    if isinstance(block, LevelGrid):
        yield from level_grid(block, ident)
    elif isinstance(block, EffectivenessBars):
        yield from effectiveness_bars(block, ident)
    else:
        following = page.blocks[place + 1] if place + 1 < len(page.blocks) else None
        figures_follow = isinstance(following, Table) and following.caption == block.caption
        yield from levels_over_time(block, ident, figures_follow)
