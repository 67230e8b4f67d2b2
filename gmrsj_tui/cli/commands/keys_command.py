"""``gmrsj keys``: the keys of the app, with the person's own settings."""

from __future__ import annotations

from argparse import ArgumentParser

from gmrsj_tui.cli.command import Command
from gmrsj_tui.cli.console import put, warn
from gmrsj_tui.cli.context import Context
from gmrsj_tui.cli.failure import DONE
from gmrsj_tui.keys import ACTIONS, shown, shown_keys
from gmrsj_tui.reports.wrapping import cell_width, padded, wrapped
from gmrsj_tui.text import one_line


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON, which scripts can rely on")


def execute(context: Context) -> int:
    """Print what each key does."""
    settings, warnings = context.settings
    for warning in warnings:
        warn(warning)
    rebound = settings.keys
    if context.options.json:
        from gmrsj_tui.reports.json_document import to_json

        put(
            to_json(
                [
                    {
                        "id": action.id,
                        "keys": list(dict.fromkeys(shown(key) for key in rebound.get(action.id, action.keys))),
                        "help": action.help,
                        "group": action.group,
                    }
                    for action in ACTIONS
                ]
            )
        )
        return DONE
    lines: list[str] = []
    width = max(cell_width(one_line(shown_keys(action, rebound))) for action in ACTIONS)
    names = max(len(action.id) for action in ACTIONS)
    group = ""
    for action in ACTIONS:
        if action.group != group:
            group = action.group
            lines += ["", group] if lines else [group]
        keys = padded(one_line(shown_keys(action, rebound)), width)
        lines += wrapped(action.help, context.width, first=f"  {keys}  {action.id:<{names}}  ")
    from gmrsj_tui.places import settings_file

    hint = f"Rebind any of them by its id, under [keys] in {one_line(str(settings_file()))}."
    lines += ["", *wrapped(hint, context.width)]
    put("\n".join(lines))
    return DONE


COMMAND = Command(
    name="keys",
    usage="[--json]",
    description=(
        "Lists every key of the app with its id, as your settings have them. None needs ctrl, alt or a function key. "
        "In the app, ? lists the keys of the screen that you are on."
    ),
    examples=(("gmrsj keys", "all of them"),),
    configure=configure,
    execute=execute,
)
