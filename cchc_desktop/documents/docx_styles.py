"""Named styles of the Word file: one per component of the decree, so that an edited paper keeps its form.

python-docx's template brings theme fonts, blue headings and another language; here every style is written anew.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from lxml import etree

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composition import points
from cchc_desktop.documents.content import SizePreset
from cchc_desktop.documents.docx_elements import JUSTIFICATION, element, flag, indent, spacing
from cchc_desktop.documents.styles import Part, TextStyle, component_styles

_BUILT_IN = {Part.HEADING_1: "Heading1", Part.HEADING_2: "Heading2", Part.PAGE_NUMBER: "Header"}
_LEVELS = {Part.HEADING_1: 0, Part.HEADING_2: 1}


@cache
def style_id(part: Part) -> str:
    """Return the id of a component's style: its name in plain letters."""
    if part in _BUILT_IN:
        return _BUILT_IN[part]
    letters = unicodedata.normalize("NFD", part.value.title()).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in letters if char.isascii() and char.isalpha())


def write_styles(styles: etree._Element, preset: SizePreset) -> None:
    """Replace all styles of a document by those of the decree."""
    for child in list(styles):
        styles.remove(child)
    body = component_styles(preset)[Part.BODY]
    styles.append(_defaults(body.size))
    styles.append(element("style", element("name", val="Normal"), element("qFormat"), type="paragraph", default=1,
                          styleId="Normal"))  # fmt: skip
    styles.append(_no_table_style())
    for part, style in component_styles(preset).items():
        styles.append(_style(part, style))


def _defaults(size: int) -> etree._Element:
    plain = TextStyle(size, 0.0)
    plain_spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    paragraph = element("pPr", element("widowControl"), plain_spacing)
    return element("docDefaults", element("rPrDefault", _letters(plain)), element("pPrDefault", paragraph))


def _no_table_style() -> etree._Element:
    margins = element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    return element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _style(part: Part, style: TextStyle) -> etree._Element:
    is_heading = part in _LEVELS
    return element(
        "style",
        element("name", val=part.value),
        element("basedOn", val="Normal"),
        element("next", val=style_id(Part.BODY)) if is_heading else None,
        element("uiPriority", val=9) if is_heading else None,
        element("qFormat"),
        _paragraph(part, style),
        _letters(style),
        type="paragraph",
        styleId=style_id(part),
        **({} if part in _BUILT_IN else {"customStyle": 1}),
    )


def _paragraph(part: Part, style: TextStyle) -> etree._Element:
    return element(
        "pPr",
        flag("keepNext", style.keep_with_next),
        element("widowControl"),
        spacing(style.before, style.after, style.pitch),
        indent(*map(points, style.indents)),
        element("jc", val=JUSTIFICATION[style.align]),
        element("outlineLvl", val=_LEVELS[part]) if part in _LEVELS else None,
    )


def _letters(style: TextStyle) -> etree._Element:
    font = decree30.FONT
    return element(
        "rPr",
        element("rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font),
        *(flag(name, style.bold) for name in ("b", "bCs")),
        *(flag(name, style.italic) for name in ("i", "iCs")),
        element("color", val=decree30.COLOUR),
        element("sz", val=style.size * 2),
        element("szCs", val=style.size * 2),
        element("lang", val=decree30.LANGUAGE, eastAsia=decree30.LANGUAGE, bidi="ar-SA"),
    )
