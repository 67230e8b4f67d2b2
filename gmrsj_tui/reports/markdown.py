"""Writes the roadmap as Markdown: GitHub's tables, and text that stays text whatever somebody typed into it."""

from __future__ import annotations

import re

from gmrsj_tui.reports.model import OVERALL_CONVENTION, NamedLine, RoadmapDocument, RoadmapLine
from gmrsj_tui.reports.plain_parts import RETIRED, REVIEW, retired_words, title_of
from gmrsj_tui.reports.text import EVIDENCE_SHOWN, actions_heading, due_words, nothing_open
from gmrsj_tui.text import one_line, plain

_INLINE = re.compile(
    r"[\\`*\[<|~$^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|==|(?<!\S)#(?=#*$)"  # markup, raw HTML, entities
    r"|:(?=/|[^\W\d])|(?<!\d):(?=\w)|(?<=\S)\.(?=[^\W\d]{2})|(?<=[wW]{3})\.|(?<=\S)@(?=\S)"  # links
)
"""What acts anywhere in a line. An underscore between letters does not, nor does a full stop before one letter."""
_LINE_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?: |$))|(?=>|#{1,6}(?: |$)|[+:](?: |$)|-(?:[ -]|$))")
"""What acts at the start of a line only: a list, a heading, a quotation, a rule."""


def inline(text: str) -> str:
    """One line of text in which no Markdown reader finds markup, raw HTML or a link, to stand behind other text."""
    return _INLINE.sub(lambda match: "".join("\\" + character for character in match.group()), one_line(text))


def escaped(text: str) -> str:
    """:func:`inline` for the start of a line: no Markdown reader finds the start of a block in it either."""
    text = inline(text)
    start = _LINE_START.match(text)
    return f"{text[: start.end()]}\\{text[start.end() :]}" if start else text


def render_roadmap(document: RoadmapDocument) -> str:
    """The roadmap as Markdown, with line feeds; tables as GitHub reads them."""
    header = document.header
    lines = [f"# {inline(title_of(header, 'Roadmap'))}", ""]
    if header.journey.sample:
        lines += ["**A filled-in sample, not a real company's answers.**", ""]
    if header.journey.organisation:
        lines.append(f"- Organisation: {inline(header.journey.organisation)}")
    if header.tracks:
        lines.append(f"- Covers: {inline(', '.join(header.tracks))}")
    lines.append(f"- Assessed with: {inline(f'{header.pack}, version {header.pack_version}')}")
    lines.append(f"- Date: {header.today.isoformat()}")
    if document.filters:
        lines.append(f"- Only: {inline('; '.join(document.filters))}")
    lines += ["", "## Where it stands", "", *_row("Step", "Level held", "What holds it back"), "| --- | --- | --- |"]
    for step in document.steps:
        lines += _row(f"{step.number}. {inline(step.title)}", inline(step.level), inline(step.holds_back))
    lines += ["", f"Overall ({inline(OVERALL_CONVENTION)}): {inline(header.overall)}.", ""]
    lines += [f"## {actions_heading(document)}", ""]
    if not document.items:
        lines += [escaped(nothing_open(document)), ""]
    before = ""
    for item in document.items:
        if item.step != before:
            lines += [""] if before else []
            before = item.step
            lines += [f"### Step {item.step_number}: {inline(item.step_title)}", "", *_item_head(document.notes)]
        lines += _item(item, document.notes)
    lines += [""] if document.items else []
    lines += _named("Banked", "Already met above the level that is in the way:", document.banked)
    lines += _named("Set aside as not applicable", "Each with its reason:", document.not_applicable)
    lines += _left_by_changes(document)
    if header.credit.strip():
        lines += ["## About these criteria", ""]
        for paragraph in plain(header.credit).splitlines():
            if paragraph.strip():
                lines += [escaped(paragraph), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _left_by_changes(document: RoadmapDocument) -> list[str]:
    lines = _named("Needs review", REVIEW, document.needs_review)
    if document.retired:
        lines += [f"## Retired ({len(document.retired)})", "", RETIRED, ""]
        lines += [f"- {escaped(retired_words(gone))}" for gone in document.retired]
        lines.append("")
    return lines


def _row(*cells: str) -> list[str]:
    return [f"| {' | '.join(cells)} |"]


def _item_head(notes: bool) -> list[str]:
    heads = ["No.", "To be true", "Level", "Status", "Next action", "Evidence to fetch", "Owner", "Due"]
    heads += ["Note"] if notes else []
    return [*_row(*heads), "| " + " | ".join("---" for _ in heads) + " |"]


def _item(item: RoadmapLine, notes: bool) -> list[str]:
    cells = [
        str(item.position),
        f"**{inline(item.title)}** ({inline(item.criterion)})<br>{inline(item.statement)}",
        inline(item.level_title),
        item.status.words,
        inline(item.next_action),
        "<br>".join(inline(example) for example in item.evidence[:EVIDENCE_SHOWN]),
        inline(item.owner),
        inline(due_words(item)) if item.due else "",
    ]
    if notes:
        cells.append("<br>".join(inline(line) for line in plain(item.note).splitlines() if line.strip()))
    return _row(*cells)


def _named(title: str, introduction: str, named: tuple[NamedLine, ...]) -> list[str]:
    if not named:
        return []
    lines = [f"## {title} ({len(named)})", "", introduction, ""]
    for entry in named:
        text = f"- {escaped(entry.criterion)} {inline(entry.title)} ({inline(entry.level_title)})"
        lines.append(f"{text}: {inline(entry.reason)}" if entry.reason else text)
    return [*lines, ""]
