"""Writes the lines of a page into the PDF: what ReportLab writes, character by character remembered.

ReportLab works out for each character of each line which code of which part of the font it has, and how a code is
written. Here that is done once per character and paper; the bytes are the same.
"""

from __future__ import annotations

from contextlib import suppress

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from cchc_desktop.documents.content import Pt


class _BeyondFirstPart(Exception):
    """The character stands in a later part of its font: a PDF font has 256 codes only."""


class _Codes(dict[int, str]):
    """How each character of a font is written in this paper, in the order in which they are first met."""

    def __init__(self, font_name: str, canvas: Canvas) -> None:
        super().__init__()
        self._font = getFont(font_name)
        self._canvas = canvas

    def __missing__(self, code: int) -> str:
        ((part, written),) = self._font.splitString(chr(code), self._canvas._doc)
        if part:
            raise _BeyondFirstPart
        shown: str = self._canvas._escape(written)
        self[code] = shown
        return shown


class Lettering:
    """Remembers for one paper how its characters are written."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._codes: dict[str, _Codes] = {}

    def begin(self) -> PageText:
        """Return the empty text of a page."""
        return PageText(self._canvas, self)

    def codes(self, font_name: str) -> _Codes:
        """Return how characters of a font are written."""
        if font_name not in self._codes:
            self._codes[font_name] = _Codes(font_name, self._canvas)
        return self._codes[font_name]


class PageText(PDFTextObject):  # type: ignore[misc]
    """ReportLab's text of a page, quicker at what each line needs."""

    def __init__(self, canvas: Canvas, lettering: Lettering) -> None:
        self._lettering = lettering
        super().__init__(canvas)

    def setTextOrigin(self, x: Pt, y: Pt) -> None:
        """Go to the start of a line, from the lower left corner of the page."""
        self._code.append(f"1 0 0 1 {_number(x)} {_number(y)} Tm")
        self._x0 = self._x = x
        self._y0 = self._y = y

    def setWordSpace(self, wordSpace: Pt) -> None:  # noqa: N803 - ReportLab's name
        """Widen the gaps between words."""
        self._wordSpace = wordSpace
        self._code.append(f"{_number(wordSpace)} Tw")

    def _formatText(self, text: str) -> str:
        if self._curSubset == 0:
            with suppress(_BeyondFirstPart):  # ReportLab's own way has all parts of the font
                return f"({text.translate(self._lettering.codes(self._fontname))}) Tj"
        return str(super()._formatText(text))


def _number(value: float) -> str:
    """Return a number as ReportLab writes it: six digits behind the point at most, fewer for great ones."""
    size = abs(value)
    if size <= _NOTHING:
        return "0"
    digits = 6 if size < 10 else 5 if size < 100 else 4 if size < 1000 else 3
    written = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return written[1:] if written.startswith("0.") else written


_NOTHING = 1e-7
