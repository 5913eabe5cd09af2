"""Reads a produced PDF back: its lines with fonts and places, its drawn rules, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pdfplumber

from cchc_desktop.documents.fonts import printable

MM = 72 / 25.4
TOP = 20 * MM
CLOSE = 0.6
"""Points: LibreOffice writes places rounded to a tenth of a point."""
_FIRST_INDENT = 40.0


@dataclass(frozen=True)
class Line:
    """One printed line: places in points from the upper left corner of its page."""

    page: int
    baseline: float
    x0: float
    x1: float
    text: str
    size: float
    fonts: frozenset[str]

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_bold(self) -> bool:
        return all("Bold" in font for font in self.fonts)

    @property
    def is_italic(self) -> bool:
        return all("Italic" in font for font in self.fonts)

    @property
    def is_upright(self) -> bool:
        return not any("Italic" in font for font in self.fonts)


@dataclass(frozen=True)
class Stroke:
    """A drawn line."""

    page: int
    x0: float
    x1: float
    y: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0


class Paper:
    """What stands on the pages of a PDF."""

    def __init__(self, data: bytes) -> None:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            self.sizes = [(float(page.width), float(page.height)) for page in pdf.pages]
            self.chars = [(number, char) for number, page in enumerate(pdf.pages) for char in page.chars]
            self.strokes = [
                Stroke(number, edge["x0"], edge["x1"], edge["top"])
                for number, page in enumerate(pdf.pages)
                for edge in page.edges
                if edge["orientation"] == "h"
            ]

    @property
    def page_count(self) -> int:
        return len(self.sizes)

    @cached_property
    def lines(self) -> list[Line]:
        """All lines in reading order; parts of one line that stand far apart (cells) are lines of their own."""
        found: list[Line] = []
        for number in range(self.page_count):
            height = self.sizes[number][1]
            rows: dict[int, list[dict]] = {}
            for order, (page, char) in enumerate(self.chars):
                if page == number and char["text"].strip():
                    placed = {**char, "order": order, "follows": self._follows(order)}
                    rows.setdefault(round((height - char["matrix"][5]) * 2), []).append(placed)
            found += [line for row in _merged(rows) for line in _parts(number, height, row)]
        return found

    def _follows(self, order: int) -> int:
        """Return the letter before this one when only white space stands between them, else -1."""
        before = order - 1
        while before >= 0 and not self.chars[before][1]["text"].strip():
            before -= 1
        return before if before < order - 1 else -1

    def page_lines(self, page: int) -> list[Line]:
        """The lines of one page without its number."""
        return [line for line in self.lines if line.page == page and line.baseline > TOP]

    def page_number(self, page: int) -> Line | None:
        """What stands in the top margin."""
        found = [line for line in self.lines if line.page == page and line.baseline <= TOP]
        assert len(found) <= 1, f"more than a number in the top margin of page {page + 1}: {found}"
        return found[0] if found else None

    def find(self, text: str, start: int = 0) -> tuple[int, list[Line]]:
        """Find the consecutive lines that make up a text; return where they end and the lines."""
        wanted = squeezed(printable(text))
        for index in range(start, len(self.lines)):
            have, lines = "", []
            for line in self.lines[index:]:
                if line.baseline <= TOP or (lines and not any(_overlap(one, line) for one in lines)):
                    continue
                lines.append(line)
                have += squeezed(line.text)
                if have == wanted:
                    return self.lines.index(line) + 1, lines
                if not wanted.startswith(have):
                    break
        raise AssertionError(f"not on the pages: {text[:80]!r}")

    def text(self) -> str:
        """All text without page numbers and spaces, in the order in which it is written."""
        kept = (
            char["text"]
            for page, char in self.chars
            if self.sizes[page][1] - char["matrix"][5] > TOP
        )  # fmt: skip
        return squeezed("".join(kept))

    def first_words(self, page: int, count: int = 6) -> list[str]:
        """The first words of a page."""
        return " ".join(line.text for line in self.page_lines(page)[:3]).split()[:count]


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s+", "", text)


def _merged(rows: dict[int, list[dict]]) -> Iterable[list[dict]]:
    last: int | None = None
    group: list[dict] = []
    for key in sorted(rows):
        if last is not None and key - last > 1:
            yield group
            group = []
        group = group + rows[key]
        last = key
    if group:
        yield group


def _parts(number: int, height: float, row: Sequence[dict]) -> Iterable[Line]:
    chars = sorted(row, key=lambda char: char["x0"])
    start = 0
    for index in range(1, len(chars) + 1):
        if index == len(chars) or _is_apart(chars[index - 1], chars[index]):
            yield _line(number, height, chars[start:index])
            start = index


def _is_apart(one: dict, other: dict) -> bool:
    """Say whether two neighbours belong to different cells: far apart, and no space was written between them."""
    return other["x0"] - one["x1"] > 0.8 * other["size"] and other["follows"] != one["order"]


def _overlap(one: Line, other: Line) -> bool:
    return one.page != other.page or (other.x0 <= one.x1 and other.x1 >= one.x0 - _FIRST_INDENT)


def _line(number: int, height: float, chars: Sequence[dict]) -> Line:
    text = chars[0]["text"]
    for before, char in pairwise(chars):
        text += (" " if char["x0"] - before["x1"] > 1 else "") + char["text"]
    fonts = frozenset(char["fontname"].split("+")[-1] for char in chars)
    first = chars[0]
    return Line(number, height - first["matrix"][5], first["x0"], chars[-1]["x1"], text, first["size"], fonts)


def close(one: float, other: float, tolerance: float = CLOSE) -> bool:
    """Say whether two places are the same place."""
    return abs(one - other) <= tolerance
