"""The writing area: plain text with numbers that go on by themselves, safe for input methods.

Qt's plain text part knows no line height, so this is its rich one with everything rich switched off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QRect, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.i18n import _
from cchc_desktop.meetings.proceedings import LineKind
from ui import style
from ui.meetings.proceedings.auto_numbers import AutoNumbers, text_before
from ui.meetings.proceedings.gutter import Gutter, visible_blocks
from ui.meetings.proceedings.line_looks import MARGIN, LineLooks, kind_of_block, line_format, paint_place
from ui.meetings.proceedings.place_lines import PlaceLines

_Modifier = Qt.KeyboardModifier
ROOM_BELOW: Final = 100
"""Pixels kept free under the line being typed: for the eye, and for a name that is offered there."""


class WritingArea(QTextEdit):
    """The proceedings as typed.

    Signals: ``line_edited(line)`` the text changed by the user or for the user; ``line_entered(line)`` the caret went
    to another line without a change; ``typed()`` something was typed (not pasted, not undone) and is committed;
    ``moved()`` caret, view or focus went elsewhere than by typing; ``mime_offered(QMimeData)`` something is pasted.
    """

    line_edited = Signal(int)
    line_entered = Signal(int)
    typed = Signal()
    moved = Signal()
    mime_offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.intercept: Callable[[QKeyEvent], bool] | None = None
        self.takes_tab: Callable[[], bool] = lambda: False
        self._revision = self._count = self._line = 0
        self._is_typing = self._is_only_composing = self._is_setting = False
        style.set_kind(self, "writing")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName(_("Proceedings"))
        self.document().setDocumentMargin(MARGIN)
        self.numbers = AutoNumbers(self)
        self.places = PlaceLines(self)
        self.looks = LineLooks(self.document())
        self.gutter = Gutter(self)
        self.setViewportMargins(self.gutter.sizeHint().width(), 0, 0, 0)
        self.set_text("")
        self._connect()

    def _connect(self) -> None:
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self.gutter.update)
        self.document().documentLayout().update.connect(self.gutter.update)

    # -- the text

    def text(self) -> str:
        """Return the lines as typed, without the word still being composed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text; nothing before it can be undone."""
        self._is_setting = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(line_format())
        page = document.rootFrame().frameFormat()
        page.setBottomMargin(MARGIN + ROOM_BELOW)
        document.rootFrame().setFrameFormat(page)
        document.setUndoRedoEnabled(True)
        self.numbers.forget()
        self._revision, self._count, self._line = document.revision(), document.characterCount(), 0
        self._is_setting = False

    def line_number(self) -> int:
        """Return the line of the caret, from 0."""
        return self.textCursor().blockNumber()

    def line_before_caret(self) -> str:
        """Return the caret's line up to the caret."""
        return text_before(self.textCursor())

    def go_to_line(self, line: int) -> bool:
        """Put the caret to the end of a line, or mark the line where no caret is seen; False where there is none."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return False
        cursor = QTextCursor(block)
        mode = QTextCursor.MoveMode.KeepAnchor if self.isReadOnly() else QTextCursor.MoveMode.MoveAnchor
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, mode)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def is_composing(self) -> bool:
        """Tell whether an input method holds a word that is not yet part of the text."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def cursor_of(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects from one position of the document to another."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def replace(self, start: int, end: int, text: str) -> None:
        """Put text in place of a range, as one step to undo, with the caret behind it."""
        cursor = self.cursor_of(start, end)
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # -- typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.intercept is not None and self.intercept(event):
            return
        self._is_typing = _is_typed(event)
        if self.isReadOnly() or not (self.places.takes(event) or self.numbers.takes(event)):
            if self._is_typing and event.key() != Qt.Key.Key_Backspace and not self.isReadOnly():
                self.places.leave()
            super().keyPressEvent(event)
        was_typing, self._is_typing = self._is_typing, False
        if was_typing and not self.isReadOnly():
            self._give_room()
            self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        is_committed = bool(event.commitString() or event.replacementLength())
        if is_committed or event.preeditString():
            self.places.leave()
        self._is_typing, self._is_only_composing = True, not is_committed
        super().inputMethodEvent(event)
        self._is_typing = self._is_only_composing = False
        self._give_room()
        if is_committed:
            self.typed.emit()

    def _give_room(self) -> None:
        """Scroll so far that the line typed is not the last in view."""
        height = self.viewport().height()
        hidden = self.cursorRect().bottom() + min(ROOM_BELOW, height // 4) - height
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes to the next part, unless it chooses a name."""
        return not (is_next and self.takes_tab()) and super().focusNextPrevChild(is_next)

    # -- the clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        # WORKAROUND(PySide6): a QMimeData made by Python that outlives the interpreter on the clipboard crashes the
        # program as it ends; one made by Qt does not.
        maker = QStringListModel([""])
        data = maker.mimeData([maker.index(0)])
        data.clear()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.isReadOnly():
            self.mime_offered.emit(source)

    # -- what is told

    def _on_text_changed(self) -> None:
        before = self._revision, self._count
        self._revision, self._count = self.document().revision(), self.document().characterCount()
        if self._is_setting or self._revision == before[0]:
            return  # only the looks of a line changed
        if self._is_only_composing and self._count == before[1]:
            return  # a word is being composed; it may have taken the place of a selection
        self._line = self.line_number()
        self.line_edited.emit(self._line)

    def _on_caret_moved(self) -> None:
        self.viewport().update()
        self.gutter.update()
        if self._is_setting:
            return
        self.places.snap()
        if not self._is_typing:
            self.moved.emit()
        line = self.line_number()
        if line != self._line:
            self._line = line
            self.line_entered.emit(line)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = [(block, top) for block, top in visible_blocks(self) if kind_of_block(block) is LineKind.PLACE]
        if not places:
            return
        painter = QPainter(self.viewport())
        cursor = self.textCursor()
        for block, top in places:
            height = block.layout().boundingRect().height()
            rect = QRectF(MARGIN, top, self.viewport().width() - 2 * MARGIN, height)
            is_selected = cursor.selectionStart() <= block.position() < cursor.selectionEnd()
            is_current = self.hasFocus() and not cursor.hasSelection() and cursor.block() == block
            paint_place(painter, rect, block, selected=is_selected, current=is_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the caret in view when a strip takes room from the text."""
        was_in_view = 0 <= self.cursorRect().top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_view:
            self.ensureCursorVisible()
        area = self.viewport().geometry()
        width = self.gutter.sizeHint().width()
        self.gutter.setGeometry(QRect(area.left() - width, area.top(), width, area.height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _Modifier.ControlModifier:
            event.ignore()  # the type keeps its size, also where the text cannot be edited
            return
        super().wheelEvent(event)


def _is_typed(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Backspace:
        return True
    modifiers = event.modifiers()
    is_shortcut = bool(modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier))
    with_alt_gr = modifiers & _Modifier.ControlModifier and modifiers & _Modifier.AltModifier
    return event.text().isprintable() and bool(event.text()) and (not is_shortcut or bool(with_alt_gr))
