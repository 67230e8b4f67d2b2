"""Writes what moves when a pack has changed: by kind, each criterion by name."""

from __future__ import annotations

from collections.abc import Iterable

from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.journey.moving import Copied, Moves, Retired
from gmrsj_tui.journey.retired import retired_name
from gmrsj_tui.reports.json_document import to_json
from gmrsj_tui.reports.plain_parts import heading, journey_title
from gmrsj_tui.reports.wrapping import wrapped
from gmrsj_tui.text import one_line


def moved_groups(pack: Pack, journey: Journey, moves: Moves) -> list[tuple[str, str, list[str]]]:
    """The kinds of moves, those that ask for something first: a heading, what it means, and a line for each criterion.

    Kinds of which there is nothing are left out.
    """
    copied = _to_others(moves)
    gone_tracks = [track for track in journey.tracks if track not in moves.tracks]
    groups: list[tuple[str, str, list[str]]] = [
        (
            "Copied to",
            "One criterion became others: its answer is copied to each, to be reviewed.",
            [_copied(entry, pack) for entry in copied],
        ),
        (
            "Needs review",
            "The criterion has changed: its answer stays and counts, until somebody confirms or changes it.",
            [*_reviewed(moves, pack), *(_joined(entry, pack) for entry in moves.copied if entry not in copied)],
        ),
        (
            "Retired",
            "The pack has the criterion no more: the answer stays with the journey, and counts nowhere.",
            [_retired(entry) for entry in moves.retired],
        ),
        ("Kept", "These answers stay as they are.", _named(moves.kept, pack)),
        ("Retired before", "These stay as they are, too.", [_retired(entry) for entry in moves.earlier]),
        ("New, or not answered yet", "Criteria without an answer.", _named(moves.unanswered, pack)),
        (
            "Tracks",
            f"The pack has them no more; the journey covers {', '.join(moves.tracks) or 'everything'}.",
            gone_tracks,
        ),
    ]
    return [group for group in groups if group[2]]


def moves_summary(moves: Moves) -> str:
    """The moves by counts, on one line."""
    counts = (
        (len(_to_others(moves)), "copied"),
        (len({*moves.review, *moves.copies}), "to review"),
        (len(moves.retired), "retired"),
        (len(moves.kept), "kept"),
        (len(moves.unanswered), "not answered"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts if count) or "there are no answers yet"


def render_moves(pack: Pack, journey: Journey, moves: Moves, width: int) -> str:
    """What moves as plain text, with line feeds."""
    lines = heading(journey_title(journey, "Changed pack"), width, "=")
    lines += wrapped(f"{one_line(pack.name)}, from version {one_line(moves.before)} to {moves.after}", width)
    lines += wrapped(f"{moves_summary(moves)}.", width)
    for title, meaning, named in moved_groups(pack, journey, moves):
        lines += ["", *heading(f"{title} ({len(named)})", width), *wrapped(meaning, width)]
        for line in named:
            lines += wrapped(line, width, first="- ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def moves_json(journey: Journey, moves: Moves, *, moved: bool) -> str:
    """What moves as one JSON object; ids, never titles.

    Args:
        journey: The journey.
        moves: What moves in it.
        moved: Whether that was done.
    """
    return to_json(
        {
            "journey": {"id": journey.id, "title": journey.title, "pack": journey.pack, "revision": journey.revision},
            "from": moves.before,
            "to": moves.after,
            "moved": moved,
            "kept": moves.kept,
            "needs_review": moves.review,
            "returned": moves.returned,
            "copied": [
                {"criterion": entry.criterion, "to": entry.to, "kept_as": entry.kept_as or None}
                for entry in moves.copied
            ],
            "retired": [
                {"criterion": entry.criterion, "kept_as": entry.kept_as, "said": entry.said} for entry in moves.retired
            ],
            "retired_before": [{"criterion": entry.criterion, "kept_as": entry.kept_as} for entry in moves.earlier],
            "not_answered": moves.unanswered,
            "tracks": moves.tracks,
        }
    )


def _named(criteria: Iterable[str], pack: Pack) -> list[str]:
    return [_name(criterion, pack) for criterion in criteria]


def _reviewed(moves: Moves, pack: Pack) -> list[str]:
    why = ": version {} did not have its id, which may mean something else now"
    return [
        f"{_name(id, pack)}{why.format(one_line(moves.before)) if id in moves.returned else ''}" for id in moves.review
    ]


def _name(criterion: str, pack: Pack) -> str:
    found = pack.criterion(criterion)
    return criterion if found is None else f"{criterion} {one_line(found.title)}"


def _copied(entry: Copied, pack: Pack) -> str:
    to = "; ".join(_named([target for target in entry.to if target != entry.criterion], pack))
    return f"{entry.criterion}: {'goes on, and is copied' if entry.criterion in entry.to else 'copied'} to {to}"


def _joined(entry: Copied, pack: Pack) -> str:
    return f"{_name(entry.criterion, pack)}: others are put to it; as it was, it is kept among the retired"


def _to_others(moves: Moves) -> list[Copied]:
    return [entry for entry in moves.copied if entry.to != (entry.criterion,)]


def _retired(entry: Retired) -> str:
    name = retired_name(entry.criterion)
    if not entry.said:
        return f"{name}: the pack has lost it without a word"
    return name if entry.kept_as == entry.criterion else f"{name}: its id means something else now"
