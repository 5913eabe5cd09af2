"""The parts a paper is composed of: paragraphs in their styles, rules, grids, sheets.

``composing`` makes them of a content tree, ``docx`` writes them down, ``pdf`` sets them in type.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import Mm, Orientation, Pt, Run
from cchc_desktop.documents.styles import Part, TextStyle


def points(length: Mm) -> Pt:
    """Turn millimetres into points, rounded to the twentieth of a point that Word knows."""
    return round(length * 1440 / 25.4) / 20


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: printable runs and the style to set them in."""

    part: Part
    runs: tuple[Run, ...]
    style: TextStyle
    anchor: str | None = None
    is_boxed: bool = False
    is_kept_whole: bool = False
    outline: int | None = None
    """Level in the bookmarks of the PDF, 0 for the title."""

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A centred line of ``length`` points in a measure of ``width`` points."""

    length: Pt
    width: Pt
    after: Pt = 0.0


Item = Text | Rule


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, and over how many columns."""

    items: tuple[Item, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid; ``is_head`` rows are repeated on every page."""

    cells: tuple[Cell, ...]
    anchor: str | None = None
    is_head: bool = False
    is_kept_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells side by side: a ruled table, or the borderless ones of letterhead and signatures. Lengths in points."""

    widths: tuple[Pt, ...]
    rows: tuple[GridRow, ...]
    is_ruled: bool = False
    min_row_height: Pt = 0.0
    anchor: str | None = None

    def edges(self) -> tuple[Pt, ...]:
        """Return where the columns begin and end, as LibreOffice finds them: in ten thousandths of the width."""
        total = round(sum(self.widths) * 20)
        ends = (round(end * 20) for end in accumulate(self.widths, initial=0.0))
        return tuple(round(end * 10000 / total) * total // 10000 / 20 for end in ends)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The composition of one section, and the size of its sheets in points."""

    flow: tuple[Text | Rule | Grid, ...]
    orientation: Orientation
    width: Pt
    height: Pt

    @property
    def text_width(self) -> Pt:
        """The width between the margins."""
        return round(self.width - points(decree30.MARGINS.left) - points(decree30.MARGINS.right), 2)

    @property
    def text_height(self) -> Pt:
        """The height between the margins."""
        return round(self.height - points(decree30.MARGINS.top) - points(decree30.MARGINS.bottom), 2)

    @property
    def piece_count(self) -> int:
        """How many steps of work the section is: its paragraphs and grids, and every row."""
        return len(self.flow) + sum(len(item.rows) for item in self.flow if isinstance(item, Grid))
