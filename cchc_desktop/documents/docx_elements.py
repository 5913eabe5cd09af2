"""WordprocessingML elements: the few that a paper needs, with lengths in points and attributes by their short names."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.styles import Align

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {"w": WORD, "r": RELATIONSHIP}

JUSTIFICATION = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}


def element(name: str, /, *children: etree._Element | None, **attributes: str | int) -> etree._Element:
    """Make ``w:name`` with its children (None is left out) and ``w:`` attributes."""
    made = etree.Element(f"{{{WORD}}}{name}", nsmap=_NAMESPACES)
    for key, value in attributes.items():
        made.set(f"{{{WORD}}}{key}", str(value))
    made.extend([child for child in children if child is not None])
    return made


def flag(name: str, is_set: bool) -> etree._Element | None:
    """Make an on-off element when it is on."""
    return element(name) if is_set else None


def twips(length: Pt) -> int:
    """Turn points into twentieths of a point."""
    return round(length * 20)


def eighths(weight: Pt) -> int:
    """Turn the weight of a line into eighths of a point."""
    return round(weight * 8)


def border(side: str, weight: Pt, space: Pt = 0.0) -> etree._Element:
    """Make one single black border; ``space`` is the way to the text."""
    return element(side, val="single", sz=eighths(weight), space=round(space), color="000000")


def spacing(before: Pt, after: Pt, pitch: Pt) -> etree._Element:
    """Make the spaces of a paragraph with lines of exact height."""
    return element(
        "spacing", before=twips(before), after=twips(after), line=twips(pitch), lineRule="exact"
    )  # fmt: skip


def indent(left: Pt, right: Pt, first_line: Pt = 0.0) -> etree._Element:
    """Make the indents of a paragraph; a negative first line hangs out to the left."""
    sides = {"left": twips(left), "right": twips(right)}
    if first_line < 0:
        return element("ind", **sides, hanging=twips(-first_line))
    return element("ind", **sides, firstLine=twips(first_line))


def text_run(text: str, *properties: etree._Element | None) -> etree._Element:
    """Make a run that keeps every space."""
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    settings = [one for one in properties if one is not None]
    return element("r", element("rPr", *settings) if settings else None, words)


def page_field(style_id: str) -> etree._Element:
    """Make the paragraph that shows the number of its page."""
    parts: Iterable[etree._Element] = (
        element("r", element("fldChar", fldCharType="begin")),
        element("r", _instruction(" PAGE ")),
        element("r", element("fldChar", fldCharType="separate")),
        text_run("2"),
        element("r", element("fldChar", fldCharType="end")),
    )
    return element("p", element("pPr", element("pStyle", val=style_id)), *parts)


def _instruction(code: str) -> etree._Element:
    made = element("instrText")
    made.text = code
    return made
