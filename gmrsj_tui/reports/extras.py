"""What a format needs beyond the program itself, and how to get it."""

from __future__ import annotations

from gmrsj_tui.errors import GmrsjError


def missing_extra(name: str, extra: str) -> GmrsjError:
    """That the library of a format is not installed, and how to install it, for users and in a checkout.

    Args:
        name: What people call the format.
        extra: The extra of the package that brings the library.
    """
    return GmrsjError(
        f"{name} needs a library that is not installed here",
        f"""pip install "gmrsj[{extra}]" adds it, or from a checkout: pip install '.[{extra}]'""",
    )
