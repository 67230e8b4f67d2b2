"""Search over criteria, what was written, retired answers, glossary and standards: plain values, no screen.

Every word of the query has to be found, in any case and without regard to accents. Hits in a title come before hits in
a text; within the same rank the order of the pack stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.retired import retired_answers, retired_name
from gmrsj_tui.text import folded
from gmrsj_tui.tui.shown import Shown

Kind = Literal["criterion", "note", "retired", "glossary", "standard"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found."""

    kind: Kind
    key: str
    """Criterion id, key of a retired answer, glossary term or standard's key."""
    title: str
    text: str
    """What the words are looked for in, beside the title."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds all words."""

    entry: Entry
    excerpt: str
    """The text around the first word found."""


def entries(shown: Shown) -> Iterator[Entry]:
    """Everything that can be searched, criteria of this journey only; what a changed pack left behind is part of it."""
    for standing in shown.standing.steps:
        for criterion in standing.criteria:
            texts = (criterion.statement, criterion.next_action, *criterion.evidence, *criterion.references)
            yield Entry("criterion", criterion.id, f"{criterion.id} {criterion.title}", " ".join(texts))
            text = _written(shown.answer(criterion.id))
            if text:
                yield Entry("note", criterion.id, f"{criterion.id} {criterion.title}", text)
    for key, answer in retired_answers(shown.pack, shown.journey).items():
        yield Entry("retired", key, retired_name(key), _written(answer))
    for term in shown.pack.glossary:
        yield Entry("glossary", term.term, term.term, term.meaning)
    for standard in shown.pack.standards:
        yield Entry("standard", standard.key, standard.key, f"{standard.title} {standard.note}")


def _written(answer: Answer) -> str:
    """All that somebody wrote in an answer."""
    texts = [answer.note, answer.disputed, answer.reason, answer.owner, answer.next_action or ""]
    texts += [one.text for one in answer.evidence]
    return " ".join(text for text in texts if text)


class Index:
    """Entries with their folded texts, made once when the search opens."""

    def __init__(self, shown: Shown, ellipsis: str) -> None:
        self._ellipsis = ellipsis
        self._entries = [(entry, folded(entry.title), folded(entry.text)) for entry in entries(shown)]

    def find(self, query: str, most: int = 200) -> list[Found]:
        """The entries that hold every word of a query, best first; an empty query finds nothing."""
        words = folded(query).split()
        if not words:
            return []
        ranked: list[tuple[int, int, Found]] = []
        for place, (entry, title, text) in enumerate(self._entries):
            if not all(word in title or word in text for word in words):
                continue
            in_title = sum(word in title for word in words)
            if entry.kind == "note" and not any(word in text for word in words):
                continue  # the criterion itself is found by its title already
            ranked.append((-in_title, place, Found(entry, _excerpt(entry.text, words, self._ellipsis))))
        ranked.sort(key=lambda item: item[:2])
        return [found for _, _, found in ranked[:most]]


def _excerpt(text: str, words: list[str], ellipsis: str) -> str:
    line = " ".join(text.split())
    low = folded(line)
    places = [low.find(word) for word in words if word in low]
    if not places or len(low) != len(line):  # folding moved the letters: begin at the beginning
        return line[:200]
    begin = max(min(places) - 30, 0)
    begin = line.rfind(" ", 0, begin) + 1 if begin else 0
    return (f"{ellipsis} " if begin else "") + line[begin : begin + 200]
