"""Writes the reference of all commands as Markdown: ``python -m gmrsj_tui.cli.reference > docs/commands.md``."""

from __future__ import annotations

import sys

from gmrsj_tui.cli.command import load
from gmrsj_tui.cli.parsing import command_parser, main_parser
from gmrsj_tui.cli.registry import SUMMARIES

_INTRODUCTION = """\
# Commands

This page is what `--help` prints, put together by `python -m gmrsj_tui.cli.reference > docs/commands.md`. Change the
help, not the page.
"""


def reference() -> str:
    """The help of the program and of every command, in one Markdown text."""
    parts = [_INTRODUCTION, _block("gmrsj", main_parser().format_help())]
    for name in SUMMARIES:
        parts.append(_block(f"gmrsj {name}", command_parser(load(name)).format_help()))
    return "\n".join(parts)


def _block(title: str, text: str) -> str:
    return f"## `{title}`\n\n```text\n{text.strip()}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
