"""What a paste brings: clean lines, and what there is to decide about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData

from cchc_desktop.meetings.proceedings import OwnSection, parse
from cchc_desktop.meetings.whole_text import WholeText, take_apart
from cchc_desktop.text.legacy import convert_legacy, detect_legacy
from cchc_desktop.text.normalise import clean_text
from ui.meetings.proceedings.html_text import text_of

_BULLET: Final = re.compile(
    r"^([ \t\u00a0]*)(?:[·▪◦●○■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc-][ \t\u00a0]+|o\t|[oO]\u00a0{2,})", re.M
)
_NUMBER: Final = re.compile(r"^([ \t\u00a0]*(?:\d{1,3}[.)]|[a-zđ]\)|[IVX]{1,6}\.))[\t\u00a0 ]+", re.M)
_FEWEST_LINES: Final = 3


@dataclass(frozen=True)
class Pasted:
    """A text as it came and as it stands in the proceedings."""

    raw: str
    text: str

    @property
    def is_legacy(self) -> bool:
        """Tell whether the letters are those of an old font."""
        return detect_legacy(self.raw) is not None


def pasted(source: QMimeData) -> Pasted:
    """Read the clipboard: its plain text, else the words of its HTML."""
    raw = source.text() if source.hasText() else ""
    if not raw.strip() and source.hasHtml():
        raw = text_of(source.html())
    return Pasted(raw, cleaned(raw))


def cleaned(raw: str) -> str:
    """Return the lines as they are kept: clean, bullets as dashes, one blank after a number."""
    text = _NUMBER.sub(r"\1 ", _BULLET.sub(r"\1- ", raw))
    tail = " " if raw.endswith((" ", "\u00a0")) and "\n" not in raw and raw.strip() else ""
    return clean_text(text) + tail


def converted(piece: Pasted, text: str) -> str:
    """Return ``text``, the piece as it stands now, in Unicode; lines typed since the paste stay as they are.

    Cleaning takes away the soft hyphen, which is a letter in an old encoding, so the lines that came are converted.
    """
    encoding = detect_legacy(piece.raw)
    if encoding is None:
        return text
    came = piece.raw.splitlines()
    became = convert_legacy("\n".join(came), encoding).split("\n")
    known = {cleaned(before): cleaned(after) for before, after in zip(came, became, strict=True)}
    lines = text.split("\n")
    return "\n".join(known[line] if line in known else _read_again(line) for line in lines)


def _read_again(line: str) -> str:
    encoding = detect_legacy(line)
    return line if encoding is None else convert_legacy(line, encoding)


def whole_minutes(text: str) -> WholeText | None:
    """Return the parts of a text that is more than proceedings; None for proceedings only."""
    if text.count("\n") < _FEWEST_LINES:
        return None
    parts = take_apart(text)
    return parts if parts.is_whole else None


def without_second_place(text: str, around: str) -> str:
    """Return the proceedings without the place lines that the text around them has already."""
    there = {line.place for line in parse(around) if line.place is not None}
    taken = {section.line for section in OwnSection if section in there}
    return "\n".join(line for line in text.split("\n") if line.strip() not in taken)
