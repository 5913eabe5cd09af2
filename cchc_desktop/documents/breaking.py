"""Where lines end: the same words as in Word and LibreOffice.

A line ends at spaces, which then hang over the edge, and after hyphens, dashes and a few signs, as Unicode Annex 14
in the form LibreOffice uses it. A word longer than a line is cut between two letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from cchc_desktop.documents.content import Pt, Run
from cchc_desktop.documents.fonts import MARKS, UNITS_PER_POINT, Face, face

_OPENING = r"(\[{¡¿‚„"
_CLOSING = r"),.:;\]}⁄"
_QUOTES = "\"'«»‘’‛“”‟‹›"
_EXCLAIM = r"!?\\"
_HYPHENS = r"\-|‐‒–‼⁞⸗"
_PREFIXES = "$+£¤¥±₠₡₢₣₤₥₦₨₩₪₫€₭₮₯₰₱₲₳₴₵₿№−"
_POSTFIXES = "%¢‰′″‴₧"
_ACCENTS = "´ˈˌ˟"
_LONE = "—☺☻"
_GLUE = "\u00a0/"
_NEVER_BEFORE = f" {_CLOSING}{_QUOTES}{_EXCLAIM}{_HYPHENS}{_GLUE}{MARKS}"
_NOT_A_LETTER = f" 0-9{_OPENING}{_CLOSING}{_QUOTES}{_EXCLAIM}{_HYPHENS}{_PREFIXES}{_POSTFIXES}{_ACCENTS}{_LONE}{_GLUE}…"

_SPACES = re.compile(rf" +(?![ {_CLOSING}{_EXCLAIM}/])")
_OPENED = re.compile(rf"[{_OPENING}] ")
_SIGNS = re.compile(f"[{_EXCLAIM}{_HYPHENS}…{_PREFIXES}{_CLOSING}](?=[^ ])|[{_LONE}{_POSTFIXES}{_ACCENTS}]")
_BETWEEN = re.compile(
    rf"(?<=[{_EXCLAIM}{_HYPHENS}])(?=[^{_NEVER_BEFORE}])"
    rf"|(?<=[—☺☻])(?=[^{_NEVER_BEFORE}—])"
    rf"|(?<=…)(?=[^{_NEVER_BEFORE}…])"
    rf"|(?<=[{_PREFIXES}{_POSTFIXES}{_CLOSING}])(?=[{_OPENING}{_PREFIXES}{_POSTFIXES}{_ACCENTS}{_LONE}…])"
    rf"|(?<=[^{_NOT_A_LETTER}])(?=[{_POSTFIXES}{_ACCENTS}{_LONE}])"
    rf"|(?<=[0-9])(?=[{_ACCENTS}{_LONE}])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: stretches of one font each, without the spaces that hang over its end."""

    stretches: tuple[tuple[Face, str], ...]
    width: Pt
    """Without the hanging spaces."""
    gaps: int
    """Spaces between words, which a justified line may widen."""
    is_last: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(text for _, text in self.stretches)


def break_lines(runs: Sequence[Run], size: float, width: Pt, first_indent: Pt = 0.0) -> tuple[Line, ...]:
    """Break printable runs of one size into lines of ``width`` points; the first is shorter by ``first_indent``."""
    text = "".join(run.text for run in runs)
    if not text:
        return (Line((), 0.0, 0, is_last=True),)
    faces = [face(run.bold, run.italic) for run in runs]
    advances = chain.from_iterable(
        map(one.advances(size).__getitem__, run.text) for one, run in zip(faces, runs, strict=True)
    )
    reach = list(accumulate(advances, initial=0))
    spans = _spans(text, reach, round(width * UNITS_PER_POINT), round(first_indent * UNITS_PER_POINT))
    widths = ((reach[end] - reach[start]) / UNITS_PER_POINT for start, end, _ in spans)
    return tuple(
        _line(runs, faces, (start, text[start:end]), width, following == len(text))
        for (start, end, following), width in zip(spans, widths, strict=True)
    )


def _spans(text: str, reach: list[int], width: int, indent: int) -> list[tuple[int, int, int]]:
    """Return (start, end, start of the next line) of every line; widths in units of the font."""
    spans: list[tuple[int, int, int]] = []
    places = _places(text)
    start, index, room = 0, 0, width - indent
    while start < len(text):
        limit = reach[start] + room
        last: tuple[int, int] | None = None
        while index < len(places) and reach[places[index][0]] <= limit:
            last = places[index]
            index += 1
        if last is None:
            cut = _cut(text, reach, start, limit)
            last = (cut, cut)
        spans.append((start, *last))
        start, room = last[1], width
    return spans


def _places(text: str) -> list[tuple[int, int]]:
    """Return (end of the line, start of the next) of every place where a line may end, the end of the text last."""
    places = [match.span() for match in _SPACES.finditer(text)]
    if _OPENED.search(text):
        places = [place for place in places if not _OPENED.match(text, place[0] - 1)]
    if _SIGNS.search(text):
        places = sorted({*places, *(match.span() for match in _BETWEEN.finditer(text))})
    if places and places[-1][1] == len(text):
        return places
    return [*places, (len(text), len(text))]


def _cut(text: str, reach: list[int], start: int, limit: int) -> int:
    """Return where a word that is longer than the line is cut: at least one letter, never before a mark."""
    cut = max(bisect_right(reach, limit) - 1, start + 1)
    while cut < len(text) and text[cut] in MARKS:
        cut += 1
    return cut


def _line(runs: Sequence[Run], faces: Sequence[Face], piece: tuple[int, str], width: Pt, is_last: bool) -> Line:
    """Make a line of the piece of text that begins at a place of the whole."""
    start, text = piece
    if len(runs) == 1:
        return Line(((faces[0], text),), width, text.count(" "), is_last)
    stretches: list[tuple[Face, str]] = []
    begin, stop = 0, start + len(text)
    for run, one in zip(runs, faces, strict=True):
        end = begin + len(run.text)
        part = run.text[max(start - begin, 0) : max(stop - begin, 0)]
        if part:
            stretches.append((one, part))
        begin = end
    return Line(tuple(stretches), width, text.count(" "), is_last)
