"""How a cell that can be typed in looks, and what its keys do while it is open."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.text.legacy import detect_legacy
from ui import style
from ui.common.entry_cells import PADDING, LineCell, TextCell
from ui.common.entry_model import FAULT_ROLE, HINT_ROLE, EntryModel
from ui.common.fields.field import is_left
from ui.common.table_view import RowDelegate, fitted_lines

_Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 16
_NEXT: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONG: Final[dict[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class EntryDelegate(RowDelegate):
    """Draws cells and opens them.

    Signals: ``went_on(row, column, step, adds)`` the cell was left with Tab or Enter; ``adds`` says that a new row may
    follow the last. ``went_along(row, column, step)`` left with Up or Down; ``went_moving(row, column, step)`` the row
    is to change its place; ``cell_left(row, column)`` a cell was changed and left; ``closed(row)``.
    """

    went_on = Signal(int, int, int, bool)
    went_along = Signal(int, int, int)
    went_moving = Signal(int, int, int)
    closed = Signal(int)
    cell_left = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._before: Any = None

    # -- the open cell

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        model = index.model()
        assert isinstance(model, EntryModel)
        make = model.entry_column(index.column()).make_cell or LineCell
        cell: Any = make(parent)
        place = QPersistentModelIndex(index)
        self._before = model.row_at(index)
        cell.setAccessibleName(f"{model.columns[index.column()].title} {index.row() + 1}")
        cell.typed.connect(lambda value: model.setData(place, value))
        return cell

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the cell once, as it opens: afterwards what is typed there is the truth."""
        if not editor.property("is_filled"):
            editor.setProperty("is_filled", True)
            cell: Any = editor
            cell.fill(str(index.data(Qt.ItemDataRole.EditRole) or ""), str(index.data(HINT_ROLE) or ""))

    def setModelData(self, _editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Every key stroke is in the model already; the cell is only written as it is kept.

        A text in an old font encoding waits as it is: cleaning would take letters from it.
        """
        assert isinstance(model, EntryModel)
        if detect_legacy(model.text_at(index)) is None:
            model.tidy(index, self._before)
        if model.row_at(index) != self._before:
            self.cell_left.emit(index.row(), index.column())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        rect = option.rect.adjusted(0, 0, 0, -1)
        if isinstance(editor, TextCell):
            editor.take_cell(rect)
        else:
            editor.setGeometry(rect)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        super().destroyEditor(editor, index)
        self.closed.emit(index.row())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and not is_left(event):
            return False  # another window came in front for a moment, or the cell's own list
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if self._take_key(editor, event):
                return True
            if event.key() in (*_NEXT, Qt.Key.Key_Backtab):
                return False
        return super().eventFilter(editor, event)

    def _take_key(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Do what a key means for the table; False leaves it to the cell."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row, column = self._view.currentIndex().row(), self._view.currentIndex().column()
        if key == Qt.Key.Key_Escape:
            self._revert(editor, row)
        elif key in (*_NEXT, Qt.Key.Key_Backtab) and modifiers in (_PLAIN, _SHIFT):
            step = -1 if modifiers == _SHIFT or key == Qt.Key.Key_Backtab else 1
            self._close(editor)
            self.went_on.emit(row, column, step, step > 0 and key != Qt.Key.Key_Tab)
        elif key in _ALONG and modifiers == Qt.KeyboardModifier.AltModifier:
            self._close(editor)
            self.went_moving.emit(row, column, _ALONG[key])
        elif key in _ALONG and not modifiers and self._may_leave(editor, _ALONG[key]):
            self._close(editor)
            self.went_along.emit(row, column, _ALONG[key])
        else:
            return False
        return True

    def _may_leave(self, editor: QWidget, step: int) -> bool:
        """Tell whether an arrow leaves the cell: it does not between two lines, nor in a list."""
        if isinstance(editor, TextCell):
            cursor = editor.textCursor()
            moved = cursor.movePosition(cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down)
            return not moved
        return not getattr(editor, "uses_arrows", False)

    def _revert(self, editor: QWidget, row: int) -> None:
        """Put the row back as it was when the cell was opened."""
        model = self._view.model()
        assert isinstance(model, EntryModel)
        model.replace(row, self._before)
        self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    # -- the closed cell

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, view = option.rect, option.widget
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "red_fill" if index.data(FAULT_ROLE) else "selection" if is_selected else "surface"
        painter.fillRect(rect, style.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))  # no gap at 150 %
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(style.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        elif is_selected and style.is_high_contrast():
            painter.setPen(QPen(style.color("accent"), 2))
            for edge in (rect.top() + 1, rect.bottom()):
                painter.drawLine(rect.left(), edge, rect.right(), edge)

    def paint_text(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        text, role = self.text_of(index), self.text_role(index)
        if self._is_handle(option, index):
            place = QRect(room.left() + 19, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, "re_order_dots_vertical", "text2")
        if index.data(FAULT_ROLE):
            place = QRect(room.right() - _ICON + PADDING - 2, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, "error_circle", "red", filled=True)
            room, role = room.adjusted(0, 0, -_ICON + PADDING - 4, 0), "red"
        elif not text:
            text, role = str(index.data(HINT_ROLE) or ""), "placeholder"
        self.draw_lines(painter, room, option, text, role=role)

    def text_of(self, index: _Index) -> str:
        """Return what a cell shows: in the column of numbers that of its row."""
        model = index.model()
        assert isinstance(model, EntryModel)
        is_numbered = model.entry_column(index.column()).numbered
        return str(index.row() + 1) if is_numbered else str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def text_role(self, index: _Index) -> str:
        """Return the colour role of a cell's text."""
        model = index.model()
        assert isinstance(model, EntryModel)
        return "text2" if model.entry_column(index.column()).numbered else "text"

    def _is_handle(self, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Tell whether to show that the row can be dragged by its number."""
        model = index.model()
        assert isinstance(model, EntryModel)
        is_near = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        return is_near and model.entry_column(index.column()).numbered and not model.is_locked

    def draw_lines(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, text: str, *, role: str) -> None:
        """Draw a text of at most two lines in the middle of its room."""
        painter.setFont(option.font)
        painter.setPen(style.color(role))
        metrics = QFontMetrics(option.font)
        lines = fitted_lines(text, metrics, option, room)
        top = room.center().y() + 1 - len(lines) * metrics.lineSpacing() // 2
        for number, line in enumerate(lines):
            place = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(), metrics.lineSpacing())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
