"""What the decree makes of a content tree, said once for both files: one function per node.

Here stands every decision that depends on measured text: how long a rule is, where a title is divided, how far a name
stands under its post. ``docx`` and ``pdf`` only carry it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from cchc_desktop.documents import decree30
from cchc_desktop.documents.breaking import Line, break_lines
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Item, Rule, Sheets, Text, points
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
    SheetHead,
    Signature,
    SignatureRow,
    Table,
    Title,
)
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.styles import Part, TextStyle, component_styles

_GRIDS = (Letterhead, Table, SignatureRow)
"""Blocks that are tables in Word."""
_NUMBERED = frozenset({"ngày", "tháng", "năm", "quý", "số", "kỳ", "lần", "khóa", "tổ"})
"""Words that are read together with the number after them."""

_WORDS = frozenset(
    "ban chỉ|báo cáo|cải cách|chỉ đạo|chủ tịch|chương trình|công tác|cuộc họp|giao ban|hành chính|hội đồng|hội nghị|"
    "kế hoạch|kết luận|kết quả|kiểm tra|kiểm điểm|nhân dân|nhiệm vụ|sơ kết|thống kê|thông báo|thủ tục|thực hiện|"
    "tổng kết|trưởng ban|ủy ban|văn phòng".split("|")
)
"""Words of two syllables that titles are made of."""

_PARTS: Mapping[Role, Part] = {
    Role.BODY: Part.BODY,
    Role.CENTRED: Part.CENTRED,
    Role.NOTE: Part.NOTE,
    Role.LEGEND: Part.LEGEND,
}
_INDENT_STEP: Pt = 3.0


def compose(document: Document, section: Section) -> Sheets:
    """Compose one section of a paper."""
    width, height = map(points, decree30.PAPER)
    if section.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    sheets = Sheets((), section.orientation, width, height)
    composer = _Composer(component_styles(document.preset), sheets.text_width)
    return replace(sheets, flow=tuple(composer.flow(section.blocks)))


class _Composer:
    """One function per node of the tree; holds the styles in use and the width of the text in points."""

    def __init__(self, styles: Mapping[Part, TextStyle], width: Pt) -> None:
        self._styles = styles
        self._width = width

    def flow(self, blocks: Sequence[Block]) -> Iterator[Text | Rule | Grid]:
        """Yield the composition of every block; the text before a signature or a table knows what follows."""
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            items = list(self._block(block))
            if items:
                items[-1] = _before(following, items[-1])
            yield from items
            if isinstance(block, _GRIDS) and isinstance(following, _GRIDS):
                # Two tables in a row would be one in Word.
                yield Text(Part.END, (), self._styles[Part.END])

    def _block(self, block: Block) -> Iterator[Text | Rule | Grid]:
        match block:
            case Letterhead():
                yield self._letterhead(block)
            case Title():
                yield from self._title(block)
            case AppendixTitle():
                yield from self._appendix_title(block)
            case SheetHead():
                yield from self._sheet_head(block)
            case Heading():
                part = Part.HEADING_1 if block.level == 1 else Part.HEADING_2
                yield replace(self._text(part, block.text, block.anchor), outline=block.level)
            case Paragraph():
                yield from self._paragraph(block)
            case Table():
                yield self._table(block)
            case SignatureRow():
                yield self._signatures(block)
            case _:
                assert_never(block)

    # ------------------------------------------------------------------------------------------------- head

    def _letterhead(self, block: Letterhead) -> Grid:
        left, right = self._head_widths(decree30.HEAD_COLUMNS)
        motto = self._text(Part.MOTTO, decree30.MOTTO)
        head = GridRow(
            (
                self._organ(block, left),
                Cell((self._text(Part.NATION, decree30.NATION), motto, *self._rule([motto], 1.0, right))),
            )
        )
        number = [self._text(Part.NUMBER, block.number)] if block.number is not None else []
        if block.draft_mark is not None:
            number.append(self._draft_mark(block.draft_mark, left))
        place = [self._centred(Part.PLACE_DATE, block.place_date, right)] if block.place_date is not None else []
        rows = (head, GridRow((Cell(tuple(number)), Cell(tuple(place))))) if number or place else (head,)
        return Grid((left, right), rows, anchor=block.anchor)

    def _organ(self, block: Letterhead | SheetHead, width: Pt) -> Cell:
        lines = [self._centred(Part.SUPERIOR, line, width) for line in block.superior]
        lines += [self._centred(Part.ISSUER, line, width) for line in block.issuer]
        return Cell((*lines, *self._rule(lines[-1:], decree30.ISSUER_RULE_RATIO, width)))

    def _sheet_head(self, block: SheetHead) -> Iterator[Text | Grid]:
        widths = self._head_widths(decree30.HEAD_COLUMNS)
        printed = (self._text(Part.PRINTED, block.printed),) if block.printed else ()
        yield Grid(widths, (GridRow((self._organ(block, widths[0]), Cell(printed))),), anchor=block.anchor)
        title = self._centred(Part.SHEET_TITLE, block.title, self._width, block.anchor)
        yield replace(title, outline=0)
        for line in block.reference:
            yield self._centred(Part.APPENDIX_REFERENCE, line, self._width)

    def _draft_mark(self, words: str, width: Pt) -> Text:
        mark = self._text(Part.DRAFT_MARK, words)
        side = max(0.0, (width - self._last_width(mark, width)) / 2 - 1.0)
        style = replace(mark.style, side_indent=side * 25.4 / 72)
        return replace(mark, style=style, is_boxed=True)

    def _title(self, block: Title) -> Iterator[Item]:
        yield replace(self._centred(Part.TYPE_NAME, block.name, self._width), outline=0)
        abstract = self._centred(Part.ABSTRACT, block.abstract, self._width, block.anchor)
        if abstract.text:
            yield abstract
        yield from self._rule([abstract], decree30.ABSTRACT_RULE_RATIO, self._width)

    def _appendix_title(self, block: AppendixTitle) -> Iterator[Item]:
        lines: list[Text] = []
        if block.label is not None:
            lines.append(self._text(Part.APPENDIX_LABEL, block.label))
        lines.append(replace(self._centred(Part.APPENDIX_TITLE, block.title, self._width, block.anchor), outline=0))
        lines += [self._centred(Part.APPENDIX_REFERENCE, line, self._width) for line in block.reference]
        yield from lines
        yield from self._rule(lines[-1:], decree30.ABSTRACT_RULE_RATIO, self._width)

    def _rule(self, above: Sequence[Text], ratio: float, width: Pt) -> tuple[Rule, ...]:
        """Make the rule under the last line of a text, ``ratio`` of its length; no text, no rule."""
        if not above or not above[0].text:
            return ()
        return (Rule(round(ratio * self._last_width(above[0], width), 2), width),)

    def _centred(self, part: Part, words: str, width: Pt, anchor: str | None = None) -> Text:
        """Make a centred text whose lines are about equally long, and which parts no date or number."""
        text = self._text(part, words, anchor)
        count, side = self._count_lines(text, width), points(text.style.side_indent)
        if count == 1:
            return text
        choices = [text]
        while self._count_lines(choices[-1], width) == count:
            side += _INDENT_STEP
            choices.append(replace(text, style=replace(text.style, side_indent=side * 25.4 / 72)))
        # The narrowest of the best is the most even.
        return min(reversed(choices[:-1]), key=lambda choice: self._count_parted(choice, width))

    def _count_parted(self, text: Text, width: Pt) -> int:
        """Count the lines that end inside a date or a name."""
        words = [line.text.split() for line in self._break(text, width)]
        return sum(1 for above, below in pairwise(words) if above and below and _belong_together(above[-1], below[0]))

    def _count_lines(self, text: Text, width: Pt) -> int:
        return len(self._break(text, width))

    def _last_width(self, text: Text, width: Pt) -> Pt:
        return self._break(text, width)[-1].width

    def _break(self, text: Text, width: Pt) -> tuple[Line, ...]:
        return break_lines(text.runs, text.style.size, width - 2 * points(text.style.side_indent))

    def _head_widths(self, columns: tuple[Mm, Mm]) -> tuple[Pt, Pt]:
        """Share the text width between two columns as on a standing sheet."""
        left = round(self._width * columns[0] / sum(columns), 1)
        return left, round(self._width - left, 2)

    # ------------------------------------------------------------------------------------------------- text

    def _paragraph(self, block: Paragraph) -> Iterator[Text]:
        """Yield the paragraph, if there is a word to print in it."""
        part = _PARTS[block.role]
        style = self._styles[part]
        made = (Run(printable(run.text), run.bold, run.italic or style.italic) for run in block.runs)
        runs = tuple(run for run in made if run.text)
        if runs:
            yield Text(part, runs, style, block.anchor)

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
        sums = [replace(style, bold=True) for style in cells]
        rows = [head, *(self._row(row, sums if row.is_total else cells) for row in block.rows)]
        for number, row in enumerate(block.rows):
            if row.is_total:
                rows[number] = replace(rows[number], is_kept_with_next=True)
        rows[-1] = replace(rows[-1], is_kept_with_next=False)
        widths = tuple(points(column.width) for column in block.columns)
        return Grid(widths, tuple(rows), True, points(block.min_row_height), block.anchor)

    def _row(self, row: Row, styles: Sequence[TextStyle]) -> GridRow:
        if row.spans:
            group = self._text(Part.TABLE_GROUP, " ".join(filter(None, row.cells)))
            return GridRow((Cell((group,), len(styles)),), row.anchor, is_kept_with_next=True)
        part = Part.TABLE_GROUP if row.is_total else Part.CELL
        cells = tuple(
            Cell((Text(part, (Run(printable(words), style.bold),), style),))
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
        return sum(self._count_lines(self._text(Part.SIGNER_TITLE, line), width) for line in lines)

    def _signature(self, signature: Signature, width: Pt, depth: int) -> list[Item]:
        """Compose one signature; names side by side are level, however many lines stand above them."""
        items = [self._centred(Part.SIGNER_TITLE, line, width, signature.anchor) for line in signature.title]
        last = [self._centred(Part.SIGNER_POST, line, width, signature.anchor) for line in signature.post]
        last.append(self._centred(Part.SIGNER_NAME, signature.name, width, signature.anchor))
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


def _belong_together(word: str, following: str) -> bool:
    """Say whether two are read as one: "tháng 12", "Minh Hằng", "Cải cách"; a dash ends a line, it begins none."""
    is_name = word.istitle() and following.istitle()
    is_word = f"{word} {following}".lower() in _WORDS
    return is_name or is_word or word.lower() in _NUMBERED or following in ("-", "–")


def _before(following: Block | None, item: Text | Rule | Grid) -> Text | Rule | Grid:
    """Keep the end of the text with the signatures or the end of the file, and give a table air above it."""
    match following, item:
        case SignatureRow(), Text():
            return replace(item, is_kept_whole=True, style=replace(item.style, keep_with_next=True))
        case None, Grid():
            return replace(item, rows=(*item.rows[:-1], replace(item.rows[-1], is_kept_with_next=True)))
        case Table(), Text():
            return replace(item, style=replace(item.style, after=decree30.TABLE_GAP))
        case Table(), Rule():
            return replace(item, after=decree30.TABLE_GAP)
        case _:
            return item
