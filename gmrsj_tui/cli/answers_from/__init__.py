"""Many answers from a file (CONTRACTS 3): all or nothing, with all that is wrong named at once."""

from __future__ import annotations

from gmrsj_tui.cli.answers_from.found import Found
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.journey import Journey


def read_answers(file: str, journey: Journey, pack: Pack) -> Found:
    """The answers of a file.

    Args:
        file: Its path, or ``-`` for standard input: CSV, or a workbook.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It cannot be read, or is of another journey.
        LinesRefused: Something in it cannot be understood or recorded; all of it is named, by line or cell.
    """
    from gmrsj_tui.cli.answers_from.source import content_of, is_workbook, name_of

    content = content_of(file)
    if is_workbook(file, content):
        from gmrsj_tui.cli.answers_from.workbook_file import read_workbook

        return read_workbook(content, name_of(file), journey, pack)
    from gmrsj_tui.cli.answers_from.csv_file import read_csv

    return read_csv(content, name_of(file), journey, pack)


def read_codes(file: str, journey: Journey, pack: Pack) -> Found:
    """The answers of lines typed from a workshop sheet, see :mod:`gmrsj_tui.cli.answers_from.typed_codes`.

    Args:
        file: A path, or ``-`` for standard input.
        journey: The journey as it stands.
        pack: Its pack.

    Raises:
        GmrsjError: It cannot be read.
        LinesRefused: Something in it cannot be understood or recorded; all of it is named, by line.
    """
    from gmrsj_tui.cli.answers_from import typed_codes

    return typed_codes.read_codes(file, journey, pack)
