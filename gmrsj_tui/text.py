"""Plain text out of untrusted text: the one door for what a person typed or a pack contains (CONTRACTS 1, last lines).

Terminals act on control characters, and some turn the order of letters around. None of them may reach a screen, a
pipe or a file. Line feeds stay where a text may have several lines; tabs become spaces.
"""

from __future__ import annotations

_SHOWN_AS: dict[int, str] = {
    **{control: chr(0x2400 + control) for control in range(0x20) if control not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF), "\ufffd"),
    **dict.fromkeys((0x2028, 0x2029), "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""What can act on a terminal, and what is shown in its place. A table: a pattern takes ten times as long to make."""


def plain(text: str) -> str:
    """Text of any number of lines in which nothing can act on a terminal.

    Control characters become their visible pictures, C1 controls, direction marks and stray surrogates become U+FFFD,
    tabs become four spaces, and every kind of line end becomes a line feed.
    """
    if text.isprintable():  # nothing in the table is, and most texts are
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").translate(_SHOWN_AS)


def one_line(text: str) -> str:
    """:func:`plain` text on one line, runs of white space folded into one space."""
    return " ".join(plain(text).split())


_SPELLED_AS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"},
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t"},
        **{"ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k"},
    }
)
"""Latin letters that Unicode does not take apart, as people spell them who do not have them."""


def folded(text: str) -> str:
    """A text without case and accents, to look for and to make ids of: "Müller & Søn" becomes "muller & son"."""
    if text.isascii():
        return text.lower()
    from unicodedata import combining, normalize  # most texts need neither

    decomposed = normalize("NFKD", text.casefold()).translate(_SPELLED_AS)
    return "".join(letter for letter in decomposed if not combining(letter))
