"""Directions, scripts, languages and fonts: what a word processor must be told about writing that is not Latin."""

import re
from typing import NamedTuple
from unicodedata import bidirectional

LATIN_FONT = "Calibri"
SIGN_FONT = "Segoe UI Symbol"
"""Has the signs of the charts, boxes to tick and blocks; where it is missing, the program takes one that has them."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_COMPLEX = re.compile("[\u0900-\u109f\u1780-\u17ff\u1cd0-\u1cff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")
"""Scripts of India and of South East Asia: left to right, but with the size and font for complex scripts."""

_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"}
)
_EAST_ASIAN_FONTS = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_TRADITIONAL_CHINESE = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_INDIC = frozenset({"as", "bn", "gu", "hi", "kn", "kok", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te"})
_COMPLEX_FONTS = {
    **dict.fromkeys(_INDIC, "Nirmala UI"),
    **dict.fromkeys(("km", "lo", "th"), "Leelawadee UI"),
    "my": "Myanmar Text",
}
_USUAL_REGIONS = {
    "ar": "ar-SA",
    "bg": "bg-BG",
    "bn": "bn-BD",
    "cs": "cs-CZ",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-GB",
    "es": "es-ES",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "he": "he-IL",
    "hi": "hi-IN",
    "hr": "hr-HR",
    "hu": "hu-HU",
    "id": "id-ID",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "ms": "ms-MY",
    "nb": "nb-NO",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sr": "sr-Latn-RS",
    "sv": "sv-SE",
    "sw": "sw-KE",
    "th": "th-TH",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "ur": "ur-PK",
    "vi": "vi-VN",
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
}
"""Word processors have dictionaries for regions: a language alone is often not recognised."""


class Piece(NamedTuple):
    """Text of one direction and one class of scripts."""

    text: str
    right_to_left: bool = False
    complex: bool = False
    """Whether it takes the font and the size for complex scripts."""


class Languages(NamedTuple):
    """The three languages that a text has in a word processor, one per class of scripts, and the fonts for them."""

    latin: str
    east_asian: str
    complex: str
    east_asian_font: str
    complex_font: str
    right_to_left: bool
    """Whether the page itself runs from right to left: columns of tables do then."""


def languages(language: str) -> Languages:
    """What a page in this language is set in.

    Args:
        language: BCP 47; the program's own words stay English, the Latin language of a page in another script.
    """
    tag = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else "en"
    lower = tag.lower()
    base = lower.partition("-")[0]
    full = _USUAL_REGIONS.get(lower, tag)
    right_to_left = base in _RIGHT_TO_LEFT_LANGUAGES or lower in _RIGHT_TO_LEFT_LANGUAGES
    is_east_asian, is_complex = base in _EAST_ASIAN_FONTS, right_to_left or base in _COMPLEX_FONTS
    traditional = lower.startswith(_TRADITIONAL_CHINESE)
    return Languages(
        latin="en-GB" if is_east_asian or is_complex else full,
        east_asian=full if is_east_asian else "zh-CN",
        complex=full if is_complex else "ar-SA",
        east_asian_font="Microsoft JhengHei" if traditional else _EAST_ASIAN_FONTS.get(base, "Microsoft YaHei"),
        complex_font=_COMPLEX_FONTS.get(base, "Arial"),
        right_to_left=right_to_left,
    )


def starts_right_to_left(text: str) -> bool | None:
    """Whether the first letter of a text runs from right to left; ``None`` where no letter says so, as in a date."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return None


def pieces(text: str, right_to_left: bool | None = False) -> list[Piece]:
    """A text cut where direction or class of scripts changes.

    What has no direction of its own, such as spaces and full stops, takes that of its neighbours where both agree and
    else that of the paragraph, as in the Unicode bidirectional algorithm.

    Args:
        text: One line.
        right_to_left: Whether the paragraph runs from right to left.
    """
    if text.isascii() and not right_to_left:
        return [Piece(text)]
    if not right_to_left and not _RIGHT_TO_LEFT.search(text):
        return _by_script(text)
    found: list[Piece] = []
    for part, is_right_to_left in _by_direction(text, bool(right_to_left)):
        found += [Piece(part, right_to_left=True)] if is_right_to_left else _by_script(part)
    return found


def _by_direction(text: str, base: bool) -> list[tuple[str, bool]]:
    directions: list[bool | None] = []
    strong = base
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            strong = kind != "L"
        if kind in ("L", "R", "AL", "EN", "AN"):  # figures go with the letters before them
            directions.append(strong)
        else:
            directions.append(directions[-1] if kind == "NSM" and directions else None)
    _settle(directions, base)
    cut: list[tuple[str, bool]] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or directions[position] != directions[start]:
            cut.append((text[start:position], bool(directions[start])))
            start = position
    return cut


def _settle(directions: list[bool | None], base: bool) -> None:
    before: bool | None = base
    position = 0
    while position < len(directions):
        if directions[position] is not None:
            before = directions[position]
            position += 1
            continue
        end = position
        while end < len(directions) and directions[end] is None:
            end += 1
        after = directions[end] if end < len(directions) else base
        directions[position:end] = [before if before == after else base] * (end - position)
        position = end


def _by_script(text: str) -> list[Piece]:
    found: list[Piece] = []
    start = 0
    for match in _COMPLEX.finditer(text):
        if match.start() > start:
            found.append(Piece(text[start : match.start()]))
        found.append(Piece(match.group(), complex=True))
        start = match.end()
    if start < len(text) or not text:
        found.append(Piece(text[start:]))
    return found
