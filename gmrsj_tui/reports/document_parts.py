"""What every document about a journey has in it, in words: whose it is, where each step stands, criteria by name.

Texts are as people and packs gave them; each writer makes plain text of them in its own way.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import Answer, Status
from gmrsj_tui.journey.applicability import track_titles
from gmrsj_tui.journey.coverage import covers
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.overall_words import overall_words
from gmrsj_tui.journey.retired import became, retired_answers, retired_name, to_review
from gmrsj_tui.journey.standing import Standing, StepStanding, level_title
from gmrsj_tui.journey.weak_words import WEAKER, WITHOUT


class Header(NamedTuple):
    """Whose journey it is, with which pack, and when this was made."""

    journey: Journey
    tracks: tuple[str, ...]
    """Titles of the tracks that it covers."""
    pack: str
    """Title of the pack, with its short title where it has one."""
    pack_version: str
    """The version that the criteria were read from."""
    credit: str
    """Credit and caution of the pack; stands on every print."""
    today: date
    generated: str
    """This moment, RFC 3339 in UTC."""
    overall: str
    """The overall level in words, with what holds it; a page says it as a sentence that labels it (CONTRACTS 2.4)."""
    overall_level: str | None
    held_by: tuple[str, ...]
    """Step ids."""
    language: str = ""
    """Of the pack, BCP 47; empty where it does not say."""


class StepLine(NamedTuple):
    """Where one step stands, in a line."""

    id: str
    number: int
    title: str
    level: str
    """The level held, in words."""
    holds_back: str
    """What holds it back, with counts; never a percentage (CONTRACTS 2.9)."""


class NamedLine(NamedTuple):
    """A criterion that is only named, with a word about it."""

    criterion: str
    title: str
    level_title: str
    reason: str = ""


class RetiredLine(NamedTuple):
    """An answer that no criterion of the pack has any more."""

    key: str
    """Under which it is kept."""
    name: str
    """The same in words."""
    status: Status
    became: tuple[str, ...]
    """Ids of the criteria that it was copied to, as the pack says."""


def header_of(pack: Pack, journey: Journey, standing: Standing, today: date, generated: str) -> Header:
    """What stands on top of every document about a journey."""
    return Header(
        journey=journey,
        tracks=track_titles(pack, journey.tracks),
        pack=f"{pack.title} ({pack.short_title})" if pack.short_title else pack.title,
        pack_version=pack.version,
        credit=pack.credit,
        today=today,
        generated=generated,
        overall=overall_words(pack, standing),
        overall_level=standing.overall,
        held_by=standing.held_by,
        language=pack.language,
    )


def step_line(pack: Pack, journey: Journey, standing: StepStanding) -> StepLine:
    """Where a step stands and what holds it back, in one line."""
    return StepLine(
        id=standing.step.id,
        number=standing.step.number,
        title=standing.step.title,
        level=level_title(pack, standing.held) if standing.criteria else "nothing applies",
        holds_back=_holds_back(pack, journey, standing),
    )


def _holds_back(pack: Pack, journey: Journey, standing: StepStanding) -> str:
    if not standing.criteria:
        return "nothing here applies to this journey"
    if standing.next_level is None:
        words = "nothing is open"
    else:
        count = standing.counted(standing.next_level)
        title = pack.level(standing.next_level).title
        words = f"{count.covered} of {count.applicable} covered in {title}, {count.open} open"
    set_aside = sum(count.not_applicable for count in standing.levels)
    if set_aside:
        words += f"; {set_aside} set aside as not applicable"
    if standing.chosen_target is not None:
        words += f"; target {pack.level(standing.chosen_target).title}"
    bare = sum(not journey.answer(criterion.id).evidence for criterion in standing.weak_evidence)
    weaker = len(standing.weak_evidence) - bare
    weak = [
        f"{number} {'is' if number == 1 else 'are'} {how}"
        for number, how in ((bare, WITHOUT), (weaker, WEAKER))
        if number
    ]
    if weak:  # it holds nothing back, and is of all levels
        words += f"; apart from that, {', and '.join(weak)}"
    return words


def named_line(pack: Pack, criterion: Criterion, reason: str = "") -> NamedLine:
    """A criterion by name."""
    return NamedLine(criterion.id, criterion.title, pack.level(criterion.level).title, reason)


def review_lines(pack: Pack, journey: Journey, step: str | None = None) -> tuple[NamedLine, ...]:
    """What somebody still has to confirm, of the whole journey or of one step."""
    return tuple(
        named_line(pack, criterion, journey.answer(criterion.id).status.words)
        for criterion in to_review(pack, journey)
        if step is None or criterion.step == step
    )


def retired_lines(pack: Pack, journey: Journey) -> tuple[RetiredLine, ...]:
    """The answers that no criterion of the pack has any more; their texts are not among it."""
    return tuple(
        RetiredLine(key, retired_name(key), answer.status, became(pack, key))
        for key, answer in retired_answers(pack, journey).items()
    )


def not_applicable_lines(pack: Pack, journey: Journey, steps: Iterable[StepStanding]) -> tuple[NamedLine, ...]:
    """What was set aside as not applicable, with the reasons."""
    return tuple(
        named_line(pack, criterion, answer.reason)
        for step in steps
        for criterion in step.criteria
        if is_set_aside(criterion, answer := journey.answer(criterion.id))
    )


def parked_lines(pack: Pack, journey: Journey, steps: Iterable[StepStanding]) -> tuple[NamedLine, ...]:
    """What the group put off, to come back to; the reason is its status."""
    return tuple(
        named_line(pack, criterion, answer.status.words)
        for step in steps
        for criterion in step.criteria
        if (answer := journey.answer(criterion.id)).parked
    )


def disputed_lines(pack: Pack, journey: Journey, steps: Iterable[StepStanding]) -> tuple[NamedLine, ...]:
    """What somebody sees otherwise; the reason is the difference in their words."""
    return tuple(
        named_line(pack, criterion, disputed)
        for step in steps
        for criterion in step.criteria
        if (disputed := journey.answer(criterion.id).disputed.strip())
    )


def is_set_aside(criterion: Criterion, answer: Answer) -> bool:
    """Whether a criterion is covered by being not applicable."""
    return answer.status is Status.NOT_APPLICABLE and covers(criterion, answer)
