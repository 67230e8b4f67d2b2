"""WordprocessingML as text: one function that makes elements and one that makes any text safe in them."""

from __future__ import annotations

import re

from gmrsj_tui.text import one_line, plain

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_NOT_IN_XML = re.compile("[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *content: str, **attributes: str | int) -> str:
    """An element of the main namespace.

    Args:
        tag: Its name without the prefix.
        content: Markup inside it; text goes through :func:`escaped` first.
        attributes: Names without the prefix; texts are escaped here.
    """
    named = "".join(f' w:{name}="{escaped(one_line(str(value)))}"' for name, value in attributes.items())
    return f"<w:{tag}{named}>{''.join(content)}</w:{tag}>" if content else f"<w:{tag}{named}/>"


def escaped(text: str) -> str:
    """Text that may stand in an element or in an attribute between double quotes, whatever it holds."""
    return clean(text).translate(_ESCAPES)


def clean(text: str) -> str:
    """Text that XML can carry: :func:`gmrsj_tui.text.plain`, and U+FFFD for the two code points that XML forbids."""
    if text.isprintable():  # nothing that XML forbids is, and most texts are
        return text
    return _NOT_IN_XML.sub("\ufffd", plain(text))


def document(tag: str, *content: str) -> str:
    """A whole part of a file: a root element that declares the namespace."""
    return f'<w:{tag} xmlns:w="{NAMESPACE}">{"".join(content)}</w:{tag}>'
