"""Hypothesis strategies for packs that exist only in memory."""

from __future__ import annotations

from hypothesis import strategies as st

from gmrsj_tui.framework.model import (
    Criterion,
    Effectiveness,
    EffectivenessWeightName,
    GlossaryEntry,
    Level,
    MetTest,
    NotApplicableRule,
    Pack,
    SetupKind,
    SetupQuestion,
    Standard,
    Step,
    StepEffectiveness,
    Superseding,
    Track,
)
from gmrsj_tui.text import one_line, plain

_CHARACTERS = st.characters(exclude_categories=["Cs"])

many_lines = st.text(_CHARACTERS | st.just("\n"), max_size=30).map(lambda text: plain(text).strip())
"""Texts as a pack may hold them: of any script, of several lines, clean."""
lines = st.text(_CHARACTERS, max_size=20).map(one_line)
"""The same on one line."""
titles = st.one_of(st.sampled_from(("A title", "Zwölf Schritte", "[b]bold[/b]", 'say "no" \\ yes')), lines).filter(bool)
statements = many_lines.filter(bool)
versions = st.builds("{}.{}.{}".format, *[st.integers(0, 30)] * 3)

_RULES: tuple[NotApplicableRule, ...] = ("reason", "never")
_WEIGHTS: tuple[EffectivenessWeightName, ...] = ("main", "supporting", "touched")
_KINDS: tuple[SetupKind, ...] = ("", "participants", "rightsholders")


@st.composite
def packs(draw: st.DrawFn, *, plain_words: bool = False) -> Pack:
    """Whole packs: 1 to 5 steps, 2 to 5 levels, 0 to 6 criteria in a step and level, 0 to 3 tracks.

    Args:
        draw: Given by hypothesis.
        plain_words: Titles and statements are short and alike, for tests of the rules, which do not look at them.
    """
    title = st.just("A title") if plain_words else titles
    text = st.just("") if plain_words else many_lines
    line = st.just("") if plain_words else lines
    statement = st.just("It is true.") if plain_words else statements
    levels = tuple(
        Level(f"level-{rank}", draw(title), draw(line), draw(st.booleans()), draw(st.integers(0, 3)))
        for rank in range(draw(st.integers(2, 5)))
    )
    tracks = tuple(Track(f"track-{number}", draw(title), draw(line)) for number in range(draw(st.integers(0, 3))))
    letters = tuple(
        Effectiveness(letter, draw(title), draw(text), draw(text), draw(line))
        for letter in "abcdefgh"[: draw(st.integers(0, 8))]
    )
    standards = tuple(Standard(f"KEY {number}", draw(title), draw(text)) for number in range(draw(st.integers(0, 3))))
    names = _Names(
        tracks=tuple(track.id for track in tracks),
        letters=tuple(letter.id for letter in letters),
        standards=tuple(standard.key for standard in standards),
    )
    earlier: list[tuple[int, str]] = []
    steps = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        criteria: list[Criterion] = []
        for rank, level in enumerate(levels):
            for position in range(1, draw(st.integers(0, 6)) + 1):
                name = f"S{number}-L{rank + 1}-{position:02}"
                lower = [other for other_rank, other in earlier if other_rank <= rank]
                criteria.append(
                    Criterion(
                        id=name,
                        step=f"step-{number}",
                        level=level.id,
                        title=draw(title),
                        statement=draw(statement),
                        position=position,
                        tracks=draw(_some_of(names.tracks, at_least=min(1, len(tracks)))),
                        effectiveness=draw(_some_of(names.letters)),
                        evidence=() if plain_words else tuple(draw(st.lists(statements, max_size=2))),
                        next_action=draw(text),
                        references=draw(_some_of(names.standards)),
                        builds_on=draw(_some_of(tuple(lower[-5:]))),
                        not_applicable=draw(st.sampled_from(_RULES)),
                    )
                )
                earlier.append((rank, name))
        steps.append(
            Step(
                id=f"step-{number}",
                number=number,
                title=draw(title),
                purpose=draw(statement),
                read_aloud=draw(text),
                in_scope=() if plain_words else tuple(draw(st.lists(statements, max_size=2))),
                not_in_scope=() if plain_words else tuple(draw(st.lists(statements, max_size=2))),
                order_reason=draw(text),
                effectiveness=tuple(
                    StepEffectiveness(letter, draw(st.sampled_from(_WEIGHTS)), draw(text))
                    for letter in draw(_some_of(names.letters))
                ),
                criteria=tuple(criteria),
            )
        )
    return Pack(
        id=draw(st.from_regex("[a-z0-9-]{1,12}", fullmatch=True)),
        version=draw(versions),
        title=draw(title),
        licence=draw(statement),
        levels=levels,
        steps=tuple(steps),
        language=draw(st.sampled_from(("", "en", "pt-BR"))),
        short_title=draw(line),
        summary=draw(text),
        credit=draw(text),
        tracks=tracks,
        effectiveness=letters,
        setup=tuple(
            SetupQuestion(
                f"question-{number}", draw(statement), draw(text), draw(st.booleans()), draw(st.sampled_from(_KINDS))
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        glossary=tuple(GlossaryEntry(f"Term {number}", draw(statement)) for number in range(draw(st.integers(0, 2)))),
        standards=standards,
        tests=tuple(MetTest(f"Test {number}", draw(statement)) for number in range(draw(st.integers(0, 2)))),
        supersedes=tuple(draw(_superseding(tuple(name for _, name in earlier)))),
    )


class _Names:
    """What the criteria of a pack may name."""

    def __init__(self, tracks: tuple[str, ...], letters: tuple[str, ...], standards: tuple[str, ...]) -> None:
        self.tracks = tracks
        self.letters = letters
        self.standards = standards


def _some_of(names: tuple[str, ...], at_least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), min_size=at_least, max_size=len(names), unique=True).map(tuple)


@st.composite
def _superseding(draw: st.DrawFn, names: tuple[str, ...]) -> list[Superseding]:
    entries = []
    for number in range(draw(st.integers(0, 2))):
        new_ids = _some_of(names, at_least=1)
        changed = {f"old-{place}": draw(new_ids) for place in range(draw(st.integers(0, 2)) if names else 0)}
        retired = tuple(f"gone-{place}" for place in range(draw(st.integers(0, 2))))
        entries.append(Superseding(f"0.{number}.0", changed, retired, draw(_some_of(names))))
    return entries
