"""``gmrsj content show``: what is in a pack."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.reports.plain_parts import heading
from gmrsj_tui.reports.wrapping import paragraphs, wrapped
from gmrsj_tui.text import one_line, plain


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("pack", metavar="ID", help="the id of a pack, or its folder")


def execute(context: Context) -> int:
    """Print steps, levels, tracks, counts and credit of a pack."""
    pack, width = context.packs.load(context.options.pack), context.width
    lines = heading(f"{pack.title} ({pack.short_title})" if pack.short_title else pack.title, width, "=")
    lines += wrapped(f"{pack.id} {one_line(pack.version)}. Licence: {one_line(pack.licence)}.", width)
    if pack.summary:
        lines += ["", *paragraphs(plain(pack.summary), width)]
    lines += ["", *heading("Levels, lowest first", width)]
    for number, level in enumerate(pack.levels, 1):
        words = f"{one_line(level.title)}: {one_line(level.summary)}" if level.summary else one_line(level.title)
        lines += wrapped(words, width, first=f"{number}. ")
    if pack.tracks:
        lines += ["", *heading("Tracks", width)]
        for track in pack.tracks:
            lines += wrapped(f"{track.id}: {one_line(track.title)}", width, first="- ")
    total = sum(1 for _ in pack.criteria())
    lines += ["", *heading(f"Steps ({total} criteria)", width)]
    for step in pack.steps:
        lines += wrapped(one_line(step.title), width, first=f"{step.number}. ")
        counts = (f"{len(step.at_level(level.id))} {one_line(level.title)}" for level in pack.levels)
        lines += wrapped(", ".join(counts), width, first="   ")
    if pack.credit.strip():
        lines += ["", *heading("Credit", width), *paragraphs(plain(pack.credit), width)]
    put("\n".join(line.rstrip() for line in lines))
    return DONE


COMMAND = Command(
    name="content show",
    usage="ID",
    description="Shows what is in a content pack: its levels, tracks, steps with their counts, and whom to credit.",
    examples=(("gmrsj content show my-pack", "'gmrsj content list' names the packs"),),
    configure=configure,
    execute=execute,
)
