"""What the decree makes of a content tree, said once for both files: paragraphs in their styles, grids, rules, gaps.

``docx`` writes this composition down, ``pdf`` sets it in type. Here stands every decision that depends on measured
text: how long a rule is, how far a name stands under its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import assert_never

from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import break_lines
from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    Mm,
    Orientation,
    Paragraph,
    Pt,
    Recipients,
    Role,
    Row,
    Run,
    Section,
    Signature,
    SignatureRow,
    Table,
    Title,
)  # fmt: skip
from cchc_desktop.documents.decree30 import Part, TextStyle
from cchc_desktop.documents.fonts import printable

Styles = Mapping[Part, TextStyle]


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


def compose(document: Document, section: Section) -> Sheets:
    """Compose one section of a paper."""
    width, height = map(points, decree30.PAPER)
    if section.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    sheets = Sheets((), section.orientation, width, height)
    composer = _Composer(decree30.styles(document.preset), sheets.text_width)
    return replace(sheets, flow=tuple(composer.flow(section.blocks)))


class _Composer:
    """One function per node of the tree; holds the styles in use and the width of the text in points."""

    def __init__(self, styles: Styles, width: Pt) -> None:
        self._styles = styles
        self._width = width

    def flow(self, blocks: Sequence[Block]) -> Iterator[Text | Rule | Grid]:
        """Yield the composition of every block; the text before a signature or a table knows what follows."""
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            *items, last = self._block(block)
            yield from items
            last = _before(following, last)
            yield last
            if isinstance(last, Grid) and isinstance(following, Table | SignatureRow | Letterhead):
                # Two tables in a row would be one in Word.
                is_kept = isinstance(following, SignatureRow)
                yield Text(Part.END, (), replace(self._styles[Part.END], keep_with_next=is_kept))

    def _block(self, block: Block) -> Iterator[Text | Rule | Grid]:
        match block:
            case Letterhead():
                yield self._letterhead(block)
            case Title():
                yield from self._title(block)
            case AppendixTitle():
                yield from self._appendix_title(block)
            case Heading():
                part = Part.HEADING_1 if block.level == 1 else Part.HEADING_2
                yield replace(self._text(part, block.text, block.anchor), outline=block.level)
            case Paragraph():
                yield self._paragraph(block)
            case Table():
                yield self._table(block)
            case SignatureRow():
                yield self._signatures(block)
            case _:
                assert_never(block)

    # ------------------------------------------------------------------------------------------------- head

    def _letterhead(self, block: Letterhead) -> Grid:
        left, right = self._head_widths(decree30.HEAD_COLUMNS)
        organ = [self._text(Part.SUPERIOR, line) for line in block.superior]
        organ += [self._text(Part.ISSUER, line) for line in block.issuer]
        motto = self._text(Part.MOTTO, decree30.MOTTO)
        head = GridRow(
            (
                Cell((*organ, *self._rule(organ[-1:], decree30.ISSUER_RULE_RATIO, left))),
                Cell((self._text(Part.NATION, decree30.NATION), motto, *self._rule([motto], 1.0, right))),
            )
        )
        number = [self._text(Part.NUMBER, block.number)] if block.number is not None else []
        if block.draft_mark is not None:
            number.append(self._draft_mark(block.draft_mark, left))
        place = [self._text(Part.PLACE_DATE, block.place_date)] if block.place_date is not None else []
        rows = (head, GridRow((Cell(tuple(number)), Cell(tuple(place))))) if number or place else (head,)
        return Grid((left, right), rows, anchor=block.anchor)

    def _draft_mark(self, words: str, width: Pt) -> Text:
        mark = self._text(Part.DRAFT_MARK, words)
        side = max(0.0, (width - self._last_width(mark, width)) / 2 - 1.0)
        style = replace(mark.style, side_indent=side * 25.4 / 72)
        return replace(mark, style=style, is_boxed=True)

    def _title(self, block: Title) -> Iterator[Item]:
        yield replace(self._text(Part.TYPE_NAME, block.name), outline=0)
        abstract = self._text(Part.ABSTRACT, block.abstract, block.anchor)
        yield abstract
        yield from self._rule([abstract], decree30.ABSTRACT_RULE_RATIO, self._width)

    def _appendix_title(self, block: AppendixTitle) -> Iterator[Item]:
        lines: list[Text] = []
        if block.label is not None:
            lines.append(self._text(Part.APPENDIX_LABEL, block.label))
        lines.append(replace(self._text(Part.APPENDIX_TITLE, block.title, block.anchor), outline=0))
        lines += [self._text(Part.APPENDIX_REFERENCE, line) for line in block.reference]
        yield from lines
        yield from self._rule(lines[-1:], decree30.ABSTRACT_RULE_RATIO, self._width)

    def _rule(self, above: Sequence[Text], ratio: float, width: Pt) -> tuple[Rule, ...]:
        """Make the rule under the last line of a text, ``ratio`` of its length; no text, no rule."""
        if not above or not above[0].text:
            return ()
        return (Rule(round(ratio * self._last_width(above[0], width), 2), width),)

    def _last_width(self, text: Text, width: Pt) -> Pt:
        return break_lines(text.runs, text.style.size, width - 2 * points(text.style.side_indent))[-1].width

    def _head_widths(self, columns: tuple[Mm, Mm]) -> tuple[Pt, Pt]:
        """Share the text width between two columns as on a standing sheet."""
        left = round(self._width * columns[0] / sum(columns), 1)
        return left, round(self._width - left, 2)

    # ------------------------------------------------------------------------------------------------- text

    def _paragraph(self, block: Paragraph) -> Text:
        part = {Role.BODY: Part.BODY, Role.CENTRED: Part.CENTRED, Role.NOTE: Part.NOTE}[block.role]
        style = self._styles[part]
        runs = (Run(printable(run.text), run.bold, run.italic or style.italic) for run in block.runs)
        return Text(part, tuple(run for run in runs if run.text), style, block.anchor)

    def _text(self, part: Part, words: str, anchor: str | None = None) -> Text:
        style = self._styles[part]
        return Text(part, (Run(printable(words), style.bold, style.italic),), style, anchor)

    # ------------------------------------------------------------------------------------------------ tables

    def _table(self, block: Table) -> Grid:
        cells = [replace(self._styles[Part.CELL], align=column.align) for column in block.columns]
        head = GridRow(
            tuple(Cell((self._text(Part.TABLE_HEAD, column.title),)) for column in block.columns),
            is_head=True,
            is_kept_with_next=True,
        )
        rows = (self._row(row, cells) for row in block.rows)
        widths = tuple(points(column.width) for column in block.columns)
        return Grid(widths, (head, *rows), True, points(block.min_row_height), block.anchor)

    def _row(self, row: Row, styles: Sequence[TextStyle]) -> GridRow:
        if row.spans:
            group = self._text(Part.TABLE_GROUP, " ".join(filter(None, row.cells)))
            return GridRow((Cell((group,), len(styles)),), row.anchor, is_kept_with_next=True)
        cells = tuple(
            Cell((Text(Part.CELL, (Run(printable(words)),), style),))
            for words, style in zip(row.cells, styles, strict=True)
        )
        return GridRow(cells, row.anchor)

    # --------------------------------------------------------------------------------------------------- end

    def _signatures(self, block: SignatureRow) -> Grid:
        left_width, right_width = self._head_widths(decree30.SIGNATURE_COLUMNS)
        depth = self._signature_depth(block.right, right_width)
        if block.left is not None:
            depth = max(depth, self._signature_depth(block.left, left_width))
        left: list[Item] = []
        if block.left is not None:
            left += self._signature(block.left, left_width, depth)
        if block.recipients is not None:
            left += self._recipients(block.recipients, is_first=block.left is None)
        right = self._signature(block.right, right_width, depth)
        return Grid((left_width, right_width), (GridRow((Cell(tuple(left)), Cell(tuple(right)))),))

    def _signature_depth(self, signature: Signature, width: Pt) -> int:
        """Count the lines above the name."""
        lines = (*signature.title, *signature.post)
        return sum(self._count_lines(Part.SIGNER_TITLE, line, width) for line in lines)

    def _count_lines(self, part: Part, words: str, width: Pt) -> int:
        text = self._text(part, words)
        return len(break_lines(text.runs, text.style.size, width))

    def _signature(self, signature: Signature, width: Pt, depth: int) -> list[Item]:
        """Compose one signature; names side by side are level, however many lines stand above them."""
        items = [self._text(Part.SIGNER_TITLE, line, signature.anchor) for line in signature.title]
        last = [self._text(Part.SIGNER_POST, line, signature.anchor) for line in signature.post]
        last.append(self._text(Part.SIGNER_NAME, signature.name, signature.anchor))
        missing = depth - self._signature_depth(signature, width)
        room = decree30.SIGNING_ROOM + missing * last[0].style.pitch
        last[0] = replace(last[0], style=replace(last[0].style, before=room))
        if items:
            items[0] = replace(items[0], style=replace(items[0].style, before=decree30.SIGNATURE_GAP))
        return [*items, *last]

    def _recipients(self, recipients: Recipients, *, is_first: bool) -> list[Item]:
        label = self._text(Part.RECIPIENTS_LABEL, decree30.RECIPIENTS_LABEL, recipients.anchor)
        if not is_first:
            label = replace(label, style=replace(label.style, before=decree30.RECIPIENTS_GAP))
        return [label, *(self._text(Part.RECIPIENT, line, recipients.anchor) for line in recipients.lines)]


def _before(following: Block | None, item: Text | Rule | Grid) -> Text | Rule | Grid:
    """Keep the end of the text with the signatures or the end of the file, and give a table air above it."""
    match following, item:
        case SignatureRow(), Text():
            return replace(item, is_kept_whole=True, style=replace(item.style, keep_with_next=True))
        case ((SignatureRow() | None), Grid()):
            return replace(item, rows=(*item.rows[:-1], replace(item.rows[-1], is_kept_with_next=True)))
        case Table(), Text():
            return replace(item, style=replace(item.style, after=decree30.TABLE_GAP))
        case Table(), Rule():
            return replace(item, after=decree30.TABLE_GAP)
        case _:
            return item
