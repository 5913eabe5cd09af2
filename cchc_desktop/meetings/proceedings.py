"""The proceedings as typed: plain lines that become headings, clauses and points by how they begin.

``I.`` a section (mục), ``1.`` a clause (khoản), ``a)`` a point (điểm), ``-`` a dash; anything else is a plain
paragraph (Decree 30/2020, Annex I, II.6). ``[[Kết luận]]`` alone on a line is the place where the program prints
its own section.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.text.folding import fold
from cchc_desktop.text.normalise import clean_line
from cchc_desktop.text.numbers import from_roman


class LineKind(Enum):
    """What a typed line is on the page."""

    SECTION = "section"
    CLAUSE_TITLE = "clause_title"
    CLAUSE = "clause"
    POINT = "point"
    DASH = "dash"
    PLAIN = "plain"
    PLACE = "place"


class OwnSection(Enum):
    """The sections that the program writes from records; the value is the words of the place line."""

    FOLLOW_UP = "Kiểm điểm kết luận kỳ trước"
    CONCLUSIONS = "Kết luận"
    TASKS = "Nhiệm vụ được giao"

    @property
    def line(self) -> str:
        """The line that marks the place."""
        return f"[[{self.value}]]"


@dataclass(frozen=True)
class Line:
    """One typed line. ``index`` counts lines of the text from 0, blank ones included; ``body`` lacks the number.

    The body of a place is a typed heading that it stands for, if there is one (``whole_conclusions``).
    """

    index: int
    kind: LineKind
    text: str
    body: str
    place: OwnSection | None = None


_SECTION = re.compile(r"^([IVX\u2160-\u2169]{1,6})\s*[.．](\s*)(\S.*)$")
_INITIAL = re.compile(r"^[^\W\d_]\s?\.")
"""What follows the numeral of "V. I. Lê-nin": a second initial, so the line begins with a name."""

_CLAUSE = re.compile(r"^(\d{1,3})\s*[.．](?:\s+|(?=[^\W\d_]))(\S.*)$")
_DATE = re.compile(r"^\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*(?:19|20)\d\d(?!\d)")
_POINT = re.compile(r"^([a-zđ])\s*\)\s*(\S.*)$")
_DASH = re.compile(r"^[-–—+•](?:\s+|(?=[^\W\d_]))(\S.*)$")
_PLACE = re.compile(r"^\[\[\s*(.+?)\s*\]\]$")
_TITLE_WORDS = 16
_FOLDED_PLACES = {fold(section.value): section for section in OwnSection}


def parse(text: str) -> tuple[Line, ...]:
    """Read the lines of the proceedings, cleaned to NFC with single blanks; blank lines are left out."""
    typed = [(index, clean_line(line)) for index, line in enumerate(text.split("\n"))]
    lines = [_read(index, line) for index, line in typed if line]
    return tuple(_titled(line, following) for line, following in zip(lines, [*lines[1:], None], strict=False))


def kind_of(line: str) -> LineKind:
    """Return what one typed line is, for the gutter of the editor."""
    words = clean_line(line)
    return _read(0, words).kind if words else LineKind.PLAIN


def _read(index: int, line: str) -> Line:
    if match := _PLACE.match(line):
        place = _FOLDED_PLACES.get(fold(match[1]))
        if place is not None:
            return Line(index, LineKind.PLACE, line, "", place)
    if title := _section_title(line):
        return Line(index, LineKind.SECTION, line, title)
    if _DATE.match(line):
        return Line(index, LineKind.PLAIN, line, line)
    for pattern, kind, body in ((_CLAUSE, LineKind.CLAUSE, 2), (_POINT, LineKind.POINT, 2), (_DASH, LineKind.DASH, 1)):
        if match := pattern.match(line):
            return Line(index, kind, line, match[body])
    return Line(index, LineKind.PLAIN, line, line)


def _section_title(line: str) -> str:
    """Return the title of a section; "" for anything else, also for initials ("V. I. Lê-nin") and "X.509"."""
    match = _SECTION.match(line)
    if match is None or from_roman(unicodedata.normalize("NFKC", match[1])) is None or _INITIAL.match(match[3]):
        return ""
    if not match[2] and match[3][0].isdigit():
        return ""
    return match[3]


def _titled(line: Line, following: Line | None) -> Line:
    """A clause that is a title stands bold on its own line: short, no punctuation, and text follows it."""
    if line.kind is not LineKind.CLAUSE or following is None:
        return line
    if following.kind not in (LineKind.PLAIN, LineKind.POINT, LineKind.DASH):
        return line
    if line.body[-1] in ".,;:!?…" or ": " in line.body or "; " in line.body or len(line.body.split()) > _TITLE_WORDS:
        return line
    return Line(line.index, LineKind.CLAUSE_TITLE, line.text, line.body)
