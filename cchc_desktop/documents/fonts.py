"""The bundled Times-metric fonts: how wide a text is, and which characters a page can show.

Liberation Serif has the widths of Times New Roman, so the PDF, Word and LibreOffice break lines at the same words.
The files are read at first use only: the first screen needs no font.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cchc_desktop import paths
from cchc_desktop.documents.content import Pt
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _

_FILES: Mapping[tuple[bool, bool], str] = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}

MARKS = "".join(map(chr, range(0x300, 0x346)))
"""Combining marks that may be left after normalisation; they take no room."""

_SUBSTITUTES: Mapping[str, str] = {
    **dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u205f\u3000", " "),
    **dict.fromkeys(map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B))), " "),
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\u2011": "-",
}
_ATTACHED = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), 0x20E3)))
"""Selectors and modifiers that only change the character before them."""

_ORDINARY = re.compile(r"[\s\x20-\x7e\xa0-\u024f\u1ea0-\u1ef9–—‘’“”…•]*")
"""Letters and signs of Vietnamese text, which all four fonts have: to know that, no font need be read."""

_CUT_OUTS_KEPT = 4
"""How many cut-outs of each font are remembered, some 20 kB each."""

UNITS_PER_POINT = 120
"""Advances are whole numbers of this unit: so LibreOffice rounds them, and so a line that just fits fits there too."""


@dataclass(frozen=True)
class Face:
    """One of the four fonts: its name in the PDF and the advance of each character in thousandths of the size."""

    name: str
    widths: Mapping[str, float]

    def advances(self, size: float) -> Mapping[str, int]:
        """Return the advance of each character at a size, in ``UNITS_PER_POINT``."""
        return _advances(self.name, size)


@cache
def _advances(name: str, size: float) -> Mapping[str, int]:
    one = next(face(*style) for style, file in _FILES.items() if file == name)
    share = size * UNITS_PER_POINT / 1000
    return {char: round(width * share) for char, width in one.widths.items()}


@cache
def face(bold: bool = False, italic: bool = False) -> Face:
    """Read one font and make it known to the PDF writer; later calls return the same object. Raises DocumentError."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    name = _FILES[bold, italic]
    file = paths.resources("fonts", f"{name}.ttf")
    try:
        font = TTFont(name, str(file))
    except (TTFError, OSError, struct.error) as error:
        sentence = _(
            "The program's font {name} is missing or damaged, so no paper was made. "
            "What is entered is intact. Install the program again."
        )
        raise DocumentError(sentence.format(name=file.name)) from error
    # The preview is made again after each key, nearly always with the letters it had.
    make_subset = lru_cache(maxsize=_CUT_OUTS_KEPT)(font.face.makeSubset)
    font.face.makeSubset = lambda codes: make_subset(tuple(codes))
    pdfmetrics.registerFont(font)
    return Face(name, {chr(code): width for code, width in font.face.charWidths.items()})


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> Pt:
    """Return the width of a text in points, as far as a page can show it."""
    return sum(map(face(bold, italic).advances(size).__getitem__, printable(text))) / UNITS_PER_POINT


def printable(text: str) -> str:
    """Return the text as a page shows it: NFC, other spaces made plain, what the fonts lack left out."""
    text = unicodedata.normalize("NFC", text)
    strange = set(text) - _repertoire()
    if not strange:
        return text
    lacking = "".join(filter(_is_visible, strange))
    if lacking:
        text = re.sub(f"[{re.escape(lacking)}][{MARKS}]*", "", text)
    # What parted a letter from its mark may be gone now: the rest is composed once more.
    return printable(text.translate({ord(char): _SUBSTITUTES.get(char) for char in strange}))


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the visible characters that a page cannot show, each once, in the order of the text."""
    text = unicodedata.normalize("NFC", text)
    if _ORDINARY.fullmatch(text):
        return ()
    strange = set(text) - _repertoire()
    return tuple(dict.fromkeys(char for char in text if char in strange and _is_visible(char)))


def _is_visible(char: str) -> bool:
    if char in _SUBSTITUTES or char in _ATTACHED:
        return False
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")


@cache
def _repertoire() -> frozenset[str]:
    shared = set.intersection(*(set(face(bold, italic).widths) for bold, italic in _FILES))
    return frozenset(char for char in shared if _can_stand_on_a_page(char))


def _can_stand_on_a_page(char: str) -> bool:
    if char in " \u00a0" or char in MARKS:
        return True
    if unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"):
        return False
    # Letters written from right to left would need another line breaker; U+FFFC stands for an object.
    return unicodedata.bidirectional(char) not in ("R", "AL", "AN") and char != "\ufffc"
