"""The workshop sheet: a card a criterion, with a code, boxes for a pen and lines for a remark."""

from __future__ import annotations

from collections.abc import Iterator

from gmrsj_tui.journey.answer import Status
from gmrsj_tui.reports.blocks import SheetBoxes, SheetItem
from gmrsj_tui.reports.html.markup import words

_BOXES = (("m", Status.MET), ("i", Status.IN_PROGRESS), ("n", Status.NOT_MET), ("x", Status.NOT_APPLICABLE))
"""With the keys that stand for them in the app (CONTRACTS 5), which are typed after the code later."""


def sheet(block: SheetBoxes) -> Iterator[str]:
    """The cards, none of which is split between printed pages."""
    yield '<ul class="sheet">'
    for item in block.items:
        yield _card(item)
    yield "</ul>"


def _card(item: SheetItem) -> str:
    code = f'<p class="code"><span class="unseen">Code </span>{words(item.code)}</p>'
    named = f'<p class="muted id" dir="auto">{words(item.criterion)}</p>'
    now = f'<p class="muted">Now: {item.status.words}</p>'
    lines = [
        f'<p dir="auto"><strong>{words(item.title)}</strong></p>',
        f'<p dir="auto">{words(item.statement)}</p>',
    ]
    if item.asks:
        lines.append(f'<p dir="auto"><span class="label">Ask for:</span> <bdi>{words(item.asks)}</bdi></p>')
    boxes = "".join(_box(key, status, item.no_way_out) for key, status in _BOXES)
    remark = '<div class="remark"><span class="label">Remark</span></div>'
    return (
        f'<li><div class="codes">{code}{named}{now}</div><div class="said">{"".join(lines)}</div>'
        f'<ul class="boxes" aria-label="Boxes to tick">{boxes}</ul>{remark}</li>'
    )


def _box(key: str, status: Status, no_way_out: bool) -> str:
    if status is Status.NOT_APPLICABLE and no_way_out:
        return '<li class="never">never not applicable</li>'
    return f'<li><span class="box"></span><kbd>{key}</kbd> {status.words}</li>'
