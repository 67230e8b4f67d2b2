"""The styles of a document, each defined once, under the names that word processors know, so that a member can restyle.

Colours have a contrast of at least 7 to 1 on white; none says anything that the words do not say.
"""

from __future__ import annotations

from gmrsj_tui.reports.word.markup import document, element
from gmrsj_tui.reports.word.scripts import LATIN_FONT, SIGN_FONT, Languages

INK = "1D2B33"
DEEP = "17465A"
MUTED = "4A555C"
ALERT = "8F1D1D"
RULE = "9AA9B1"
HEAD_FILL = "DCE7EC"
CAUTION_FILL = "FFF6DD"
CAUTION_RULE = "8A5A00"

FACT_INDENT = 2800
"""Twentieths of a point: where the values of facts begin."""

TABLE_STYLE = "JourneyTable"


def styles(languages: Languages, width: int) -> str:
    """The part ``word/styles.xml``.

    Args:
        languages: What the page is set in.
        width: Of the text, in twentieths of a point: where page numbers end.
    """
    return document(
        "styles",
        _defaults(languages),
        *_structure(languages.right_to_left),
        *_text(width),
        *_lists(),
        *_characters(),
        _table(),
    )


def _defaults(languages: Languages) -> str:
    fonts = element(
        "rFonts",
        ascii=LATIN_FONT,
        hAnsi=LATIN_FONT,
        eastAsia=languages.east_asian_font,
        cs=languages.complex_font,
    )
    named = element("lang", val=languages.latin, eastAsia=languages.east_asian, bidi=languages.complex)
    run = element("rPrDefault", element("rPr", fonts, _size(21), named))
    return element("docDefaults", run, element("pPrDefault", element("pPr", _spacing(0, 100, line=264))))


def _structure(right_to_left: bool) -> list[str]:
    return [
        element(
            "style",
            element("name", val="Normal"),
            element("qFormat"),
            element("pPr", element("bidi")) if right_to_left else "",
            element("rPr", element("color", val=INK)),  # with the defaults it would win over tones inside tables
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        _plain("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _plain("table", "TableNormal", "Normal Table", _cell_margins(0, 108)),
        _plain("numbering", "NoList", "No List"),
        _heading("Title", "Title", 40, _spacing(0, 80, line=240), level=None),
        _heading("Heading1", "heading 1", 30, _spacing(280, 80, line=240), level=0),
        _heading("Heading2", "heading 2", 25, _spacing(220, 60, line=240), level=1),
        _heading("Heading3", "heading 3", 22, _spacing(160, 40, line=240), level=2),
        _heading("TOCHeading", "TOC Heading", 22, _spacing(120, 20, line=240), level=None),
        _entry("TOC1", "toc 1", 0),
        _entry("TOC2", "toc 2", 280),
        _entry("TOC3", "toc 3", 560),
    ]


def _text(width: int) -> list[str]:
    hanging = element("ind", left=FACT_INDENT, hanging=FACT_INDENT)
    fact = element("pPr", element("tabs", element("tab", val="left", pos=FACT_INDENT)), _spacing(0, 20), hanging)
    rule = element("top", val="single", sz=4, space=4, color=RULE)
    at_end = element("tabs", element("tab", val="right", pos=width))
    small = element("rPr", element("color", val=MUTED), _size(17))
    return [
        _paragraph("BodyText", "Body Text", element("pPr", _spacing(0, 100)), quick=True),
        _paragraph("Fact", "Fact", fact, quick=True),
        _paragraph(
            "Caution", "Caution", element("pPr", element("keepLines"), *_box(), _spacing(0, 0), _IN_BOX), quick=True
        ),
        _paragraph(
            "CautionTitle",
            "Caution Title",
            element("pPr", element("keepNext"), element("keepLines"), *_box(), _spacing(80, 0), _IN_BOX),
            element("rPr", element("b"), element("bCs")),
            quick=True,
        ),
        _paragraph(
            "Caption",
            "caption",
            element("pPr", element("keepNext"), _spacing(120, 60, line=240)),
            element("rPr", element("b"), element("bCs"), element("color", val=DEEP), _size(19)),
            quick=True,
        ),
        _paragraph("TableText", "Table Text", element("pPr", _spacing(0, 20, line=245)), _only_size(19), quick=True),
        *(
            _paragraph(
                f"TableHeading{which}",
                f"Table Heading {which}".strip(),
                element("pPr", element("keepNext"), _spacing(0, 20, line=240), aligned),
                element("rPr", element("b"), element("bCs"), _size(18)),
                quick=not which,
            )
            for which, aligned in (("", ""), ("Opposite", element("jc", val="right")))
        ),
        _paragraph("TableLegend", "Table Legend", element("pPr", _spacing(60, 60, line=240)), small, quick=True),
        _paragraph("SheetRemark", "Sheet Remark", element("pPr", _spacing(160, 40)), _only_size(19), quick=True),
        _paragraph("TableEnd", "Table End", element("pPr", _exactly(20)), _only_size(2)),
        _paragraph("TableGap", "Table Gap", element("pPr", _spacing(0, 0, line=160)), _only_size(12)),
        _paragraph("Footer", "footer", element("pPr", element("pBdr", rule), at_end, _spacing(0, 0, line=240)), small),
    ]


def _lists() -> list[str]:
    return [
        _paragraph("ListBullet", "List Bullet", element("pPr", _numbered(1), _spacing(0, 40)), quick=True),
        _paragraph("ListNumber", "List Number", element("pPr", _numbered(2), _spacing(0, 40)), quick=True),
    ]


def _characters() -> list[str]:
    bold = element("b") + element("bCs")
    signs = element("rFonts", ascii=SIGN_FONT, hAnsi=SIGN_FONT, eastAsia=SIGN_FONT, cs=SIGN_FONT)
    return [
        _character("Strong", "Strong", bold),
        _character("Muted", "Muted", element("color", val=MUTED)),
        _character("Alert", "Alert", bold + element("color", val=ALERT)),
        _character("Sign", "Sign", signs),
        _character("Code", "Code", element("rFonts", ascii="Consolas", hAnsi="Consolas") + bold + _size(24)),
    ]


def _table() -> str:
    def rule(side: str, size: int, color: str = RULE) -> str:
        return element(side, val="single", sz=size, space=0, color=color)

    inner = element("tblBorders", rule("top", 8, DEEP), rule("bottom", 8, DEEP), rule("insideH", 4))
    head = element(
        "tblStylePr",
        element("rPr", element("b"), element("bCs")),
        element("tcPr", element("shd", val="clear", color="auto", fill=HEAD_FILL), element("vAlign", val="bottom")),
        type="firstRow",
    )
    return element(
        "style",
        element("name", val="Journey Table"),
        element("basedOn", val="TableNormal"),
        element("uiPriority", val=59),
        element("qFormat"),
        element("tblPr", inner, _margins(40, 85)),
        head,
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )


def _plain(kind: str, identifier: str, name: str, properties: str = "") -> str:
    said = element("name", val=name), element("uiPriority", val=99), element("semiHidden"), element("unhideWhenUsed")
    return element("style", *said, properties, type=kind, default=1, styleId=identifier)


def _heading(identifier: str, name: str, size: int, spacing: str, level: int | None) -> str:
    outline = "" if level is None else element("outlineLvl", val=level)
    properties = element("pPr", element("keepNext"), element("keepLines"), spacing, outline)
    run = element("rPr", element("b"), element("bCs"), element("color", val=DEEP), _size(size))
    return _paragraph(identifier, name, properties, run, following="BodyText", quick=True)


def _entry(identifier: str, name: str, indent: int) -> str:
    properties = element("pPr", _spacing(0, 0, line=240), element("ind", left=indent))
    return _paragraph(identifier, name, properties, _only_size(19), following="Normal")


def _paragraph(
    identifier: str, name: str, properties: str, run: str = "", *, following: str = "", quick: bool = False
) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        element("next", val=following) if following else "",
        element("uiPriority", val=9 if quick else 39),
        element("qFormat") if quick else "",
        properties,
        run,
        type="paragraph",
        **({} if name in BUILT_IN else {"customStyle": 1}),
        styleId=identifier,
    )


BUILT_IN = frozenset(
    {
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "TOC Heading",
        "toc 1",
        "toc 2",
        "toc 3",
        "Body Text",
        "caption",
        "footer",
        "List Bullet",
        "List Number",
        "Strong",
    }
)
"""Names that word processors know; the others are marked as ours."""


def _character(identifier: str, name: str, run: str) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="DefaultParagraphFont"),
        element("uiPriority", val=22),
        element("qFormat"),
        element("rPr", run),
        type="character",
        **({} if name in BUILT_IN else {"customStyle": 1}),
        styleId=identifier,
    )


def _box() -> tuple[str, str]:
    sizes = {"top": (4, 5), "left": (24, 7), "bottom": (4, 5), "right": (4, 5)}
    sides = (
        element(side, val="single", sz=size, space=space, color=CAUTION_RULE) for side, (size, space) in sizes.items()
    )
    return element("pBdr", *sides), element("shd", val="clear", color="auto", fill=CAUTION_FILL)


_IN_BOX = element("ind", left=200, right=120)
"""So that the lines of the box stand within the text."""


def _numbered(number: int) -> str:
    return element("numPr", element("numId", val=number))


def _spacing(before: int, after: int, *, line: int = 264) -> str:
    return element("spacing", before=before, after=after, line=line, lineRule="auto")


def _exactly(height: int) -> str:
    return element("spacing", before=0, after=0, line=height, lineRule="exact")


def _size(half_points: int) -> str:
    return element("sz", val=half_points) + element("szCs", val=half_points)


def _only_size(half_points: int) -> str:
    return element("rPr", _size(half_points))


def _cell_margins(high: int, wide: int) -> str:
    return element("tblPr", element("tblInd", w=0, type="dxa"), _margins(high, wide))


def _margins(high: int, wide: int) -> str:
    sides = {"top": high, "left": wide, "bottom": high, "right": wide}
    return element("tblCellMar", *(element(side, w=size, type="dxa") for side, size in sides.items()))


def numbering(ordered_lists: int) -> str:
    """The part ``word/numbering.xml``: bullets are 1, numbers are 2, and from 3 on one per list that starts anew.

    Args:
        ordered_lists: How many lists are numbered.
    """
    restart = element("lvlOverride", element("startOverride", val=1), ilvl=0)
    return document(
        "numbering",
        _abstract(1, "bullet", "•"),
        _abstract(2, "decimal", "%1."),
        *(element("num", element("abstractNumId", val=number), numId=number) for number in (1, 2)),
        *(element("num", element("abstractNumId", val=2), restart, numId=3 + count) for count in range(ordered_lists)),
    )


def _abstract(number: int, kind: str, sign: str) -> str:
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=400, hanging=300)),
        ilvl=0,
    )
    return element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=number)
