"""``gmrsj new``: makes a journey and prints its id."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui import clock
from gmrsj_tui.cli.app import open_app, require_terminal
from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import flush, put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.errors import GmrsjError


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("title", metavar="TITLE", help="what people will call the journey")
    parser.add_argument("--organisation", metavar="O", default="", help="the company that it is about")
    parser.add_argument(
        "--track",
        metavar="T",
        action="append",
        default=[],
        help="id of a track that it covers; repeatable; default all",
    )
    parser.add_argument("--pack", metavar="ID_OR_PATH", help="the content pack; needed only where there are several")
    parser.add_argument("--open", action="store_true", help="open the app with it")


def execute(context: Context) -> int:
    """Make a journey and print its id alone, so that a script can catch it."""
    from gmrsj_tui.journey.changes import start

    options = context.options
    if options.open:
        require_terminal()
    packs, store = context.packs, context.store
    pack = packs.load(options.pack if options.pack is not None else _only_pack(context))
    made = start(
        pack,
        store.new_id(options.title),
        options.title,
        clock.now(),
        organisation=options.organisation,
        tracks=options.track,
    )
    store.create(made)
    put(made.id)
    found = packs.find(pack.id)
    if found is None or not found.readable:
        warn(f"the pack {pack.id} is found only with --content; give it, or set GMRSJ_CONTENT, to work on this journey")
    if options.open:
        flush()
        return open_app(context, made.id, extra=None if found is not None else options.pack)
    return DONE


def _only_pack(context: Context) -> str:
    usable = [entry.id for entry in context.packs.list() if entry.readable]
    if len(usable) != 1:
        raise GmrsjError(
            "there are several packs" if usable else "there is no content pack that can be used",
            f"choose one with --pack: {', '.join(usable)}" if usable else "'gmrsj content list' says why",
        )
    return usable[0]


COMMAND = Command(
    name="new",
    usage="TITLE [--organisation O] [--track T]... [--pack ID_OR_PATH] [--open]",
    description=(
        "Makes a journey in which nothing is assessed yet, and prints its id alone on standard output. "
        "'gmrsj content show ID' lists the tracks of a pack."
    ),
    examples=(
        ('gmrsj new "Acme 2026" --organisation "Acme plc"', "covers everything"),
        ('id=$(gmrsj new "Acme plants" --track own-operations)', "keeps the id for the commands after it"),
    ),
    configure=configure,
    execute=execute,
)
