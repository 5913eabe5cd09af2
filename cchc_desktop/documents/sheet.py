"""One sheet of paper: words, strokes and marks at their places, still without a word about PDF."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import Line
from cchc_desktop.documents.content import Pt
from cchc_desktop.documents.typesetting import CellBox, RuleBox, TextBox, box_side


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: left end and baseline in points from the upper left corner of the sheet."""

    x: Pt
    baseline: Pt
    line: Line
    size: float
    word_space: Pt = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line."""

    x0: Pt
    x1: Pt
    y: Pt
    weight: Pt


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle drawn with one line."""

    x0: Pt
    y0: Pt
    x1: Pt
    y1: Pt
    weight: Pt


@dataclass(frozen=True, slots=True)
class Mark:
    """An anchored node or a heading found on the sheet, from ``top`` to ``bottom``."""

    top: Pt
    bottom: Pt
    anchor: str | None = None
    outline: int | None = None
    title: str = ""


@dataclass(slots=True)
class Sheet:
    """What to draw on one sheet and what stands where. ``number`` counts from 1 in its section."""

    number: int
    width: Pt
    height: Pt
    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def put_lines(self, box: TextBox, start: int, stop: int, *, left: Pt, top: Pt) -> None:
        """Put some lines of a paragraph, and mark where they stand."""
        pitch = box.style.pitch
        for number in range(start, stop):
            line = box.lines[number]
            if line.stretches:
                x, word_space = box.start_of(line, number)
                baseline = top + (number - start + decree30.BASELINE) * pitch
                self.words.append(Words(left + x, baseline, line, box.style.size, word_space))
        source = box.source
        outline = source.outline if start == 0 else None
        if source.anchor is not None or outline is not None:
            self.marks.append(Mark(top, top + (stop - start) * pitch, source.anchor, outline, source.text))

    def put_rule(self, box: RuleBox, *, left: Pt, top: Pt) -> None:
        """Put a rule; ``top`` is the upper edge of the room it takes."""
        y = top + decree30.RULE_DROP + decree30.RULE_WEIGHT / 2
        left += box.left
        self.strokes.append(Stroke(left, left + box.length, y, decree30.RULE_WEIGHT))

    def put_frame(self, box: TextBox, *, left: Pt, top: Pt) -> None:
        """Draw the single-line box around a text."""
        side = box_side() - decree30.BOX_WEIGHT / 2
        right = left + box.left + box.width + side
        bottom = top + box.height + side
        self.frames.append(Frame(left + box.left - side, top - side, right, bottom, decree30.BOX_WEIGHT))

    def put_borders(self, cell: CellBox, *, left: Pt, top: Pt, bottom: Pt) -> None:
        """Draw the borders of a table cell."""
        padding, half = decree30.CELL_SIDE_PADDING, decree30.TABLE_WEIGHT / 2
        start = left + cell.left - padding
        end = start + cell.width + 2 * padding
        self.frames.append(Frame(start, top - half, end, bottom - half, decree30.TABLE_WEIGHT))
