"""Writing: which script a character belongs to, which way a text runs, what a language tag means for a page."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional, category

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}))?(?:-.*)?", re.IGNORECASE)
_EAST_ASIAN_SIGN = re.compile("[\u3000-\u303f\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef]")
"""Full stops, brackets and the like, which belong to no script but come with the fonts of these."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_TRADITIONAL = frozenset({"tw", "hk", "mo"})


class Language(NamedTuple):
    """A language as Typst takes it."""

    code: str
    """ISO 639, lower case."""
    region: str
    """ISO 3166, upper case, or empty."""
    right_to_left: bool


def language_of(tag: str) -> Language:
    """Reads a language tag (BCP 47); English where it names no language that a page can have."""
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return Language("en", "", False)
    code = found[1].lower()
    return Language(code, (found[3] or "").upper(), code in _RIGHT_TO_LEFT)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode Bidirectional Algorithm, P2)."""
    if text.isascii():
        return False
    for character in text:
        direction = bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


@lru_cache(maxsize=4096)
def script_name(character: str) -> str:
    """The script in English: "Thai"; "symbol", "mark", "private use" or "unknown" where it has none of its own."""
    from fontTools import unicodedata

    kind = category(character)
    if kind == "Co":
        return "private use"
    if kind == "Cn":
        return "unknown"
    if _EAST_ASIAN_SIGN.match(character):
        return "Han"
    script = unicodedata.script(character)
    if script in ("Zyyy", "Zinh"):
        of_scripts = unicodedata.script_extension(character) - {"Zyyy", "Zinh"}
        if not of_scripts:
            return "mark" if script == "Zinh" else "symbol"
        script = "Deva" if "Deva" in of_scripts else min(of_scripts)
    return str(unicodedata.script_name(script))


def east_asian_marks(language: str, characters: Iterable[str]) -> tuple[str, ...]:
    """How font families mark the shapes of a language, the best first.

    The same Han character is drawn differently in China, Taiwan, Japan and Korea. The language of the page decides;
    where that is none of these, what else stands on the page does.
    """
    tag = _TAG.fullmatch(language.strip())
    code = tag[1].lower() if tag else ""
    if code == "ja":
        return ("jp",)
    if code == "ko":
        return ("kr",)
    if code == "zh" and tag:
        traditional = (tag[2] or "").lower() == "hant" or (tag[3] or "").lower() in _TRADITIONAL
        return ("tc", "hk") if traditional else ("sc",)
    scripts = {script_name(character) for character in characters}
    if scripts & {"Hiragana", "Katakana"}:
        return ("jp",)
    return ("kr",) if "Hangul" in scripts and "Han" not in scripts else ("sc",)
