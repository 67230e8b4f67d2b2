"""Asking at a terminal before something is saved; a script is never asked."""

from __future__ import annotations

import sys

from gmrsj_tui.cli.console import is_terminal, put


def asks(yes: bool) -> bool:
    """Whether somebody is there to be asked, and did not say yes beforehand."""
    return not yes and is_terminal(sys.stdin) and is_terminal(sys.stdout)


def agreed(question: str) -> bool:
    """Ask whether to go on; no answer is no.

    Args:
        question: What is asked, such as ``Record this?``.
    """
    try:
        return input(f"\n{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        put("")
        return False
