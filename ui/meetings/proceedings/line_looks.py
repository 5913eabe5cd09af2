"""How lines of the proceedings look: their spacing, headings in semibold, and the places of the program's sections.

Each block of the text keeps its kind as its state, so that gutter and painting never read a line again.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
)

from cchc_desktop.i18n import _
from cchc_desktop.meetings.proceedings import LineKind, OwnSection, parse
from ui import style
from ui.meetings.proceedings.numbering import shown_kind

MARGIN: Final = 16
_LINE_HEIGHT: Final = 128
"""Per cent of the type's own line, which is about 1.36 of its size: 1.74 in all."""
_AFTER: Final = 4.0
_KINDS: Final = tuple(LineKind)
_LONGEST_READ: Final = 400
"""The beginning of a line says what it is; a line of a whole book is not read through for it."""


def line_format() -> QTextBlockFormat:
    """Return the spacing of every line."""
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(_AFTER)
    return made


def kind_of_block(block: QTextBlock) -> LineKind:
    """Return the kind of a line as it was read last."""
    state = block.userState()
    return _KINDS[state] if 0 <= state < len(_KINDS) else LineKind.PLAIN


class LineLooks(QSyntaxHighlighter):
    """Reads a line once after each change of it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heading = QTextCharFormat()
        self._heading.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        kind = shown_kind(text[:_LONGEST_READ])
        self.setCurrentBlockState(_KINDS.index(kind))
        if kind is LineKind.SECTION:
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, self._heading)


def paint_place(painter: QPainter, rect: QRectF, block: QTextBlock, *, selected: bool, current: bool) -> None:
    """Draw the quiet line where the program prints a section of its own; a border shows that the caret is at it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_marked = current or style.is_high_contrast()
    painter.setPen(QPen(style.color("accent"), 2 if current else 1) if is_marked else Qt.PenStyle.NoPen)
    painter.setBrush(style.color("selection" if selected else "tint"))
    painter.drawRoundedRect(rect.adjusted(-8, -1, 8, 1), 4, 4)
    painter.setPen(style.color("accent"))
    painter.setFont(style.font("writing"))
    fitting = painter.fontMetrics().elidedText(place_words(block), Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    painter.restore()


def place_words(block: QTextBlock) -> str:
    """Return what stands on the screen for a place line."""
    lines = parse(block.text())
    section = lines[0].place if lines else None
    if section is OwnSection.CONCLUSIONS:
        return _("{section} (printed by the program from the page “Conclusions”)").format(section=section.value)
    return _("{section} (printed by the program)").format(section=section.value if section else block.text().strip())
