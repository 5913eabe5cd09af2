"""The two halves of the matrix: names that stay in place at the left, and the cells that are filled by keyboard.

Arrows go from cell to cell, typing begins a figure, Enter takes it and goes down, Tab to the right, Esc takes it back,
Del clears it. Both halves show one model and share what is selected.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.i18n import mark
from ui import style
from ui.commitments.figure_cell import FigureCell
from ui.commitments.matrix_delegate import MatrixDelegate
from ui.commitments.matrix_model import FIRST_PERIOD, GOAL, MatrixModel
from ui.common.entry_cells import LineCell
from ui.common.fields.field import is_left
from ui.common.keys import Keys

_Index = QModelIndex | QPersistentModelIndex
_PLAIN, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PADDING: Final = 8


class FigureDelegate(MatrixDelegate):
    """Opens cells.

    Signals: ``went(rows, columns)`` an open cell was left by a key, and where the keyboard goes from it;
    ``paused(index, text)`` something stands in an open cell since a moment; ``taken_back(index, text)`` what was told
    at a pause goes, and the figure that stood there before comes back.
    """

    went = Signal(int, int)
    paused = Signal(object, str)
    taken_back = Signal(object, str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        model = index.model()
        assert isinstance(model, MatrixModel)
        place, line = QPersistentModelIndex(index), model.line(index)
        cell = FigureCell(parent, model.typed_before(index))
        cell.paused.connect(lambda text: self.paused.emit(place, text))
        cell.taken_back.connect(lambda text: self.taken_back.emit(place, text))
        name = line.row.name if line is not None and line.row is not None else ""
        cell.setAccessibleName(f"{model.title(index.column())}: {name}")
        return cell

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the cell once, as it opens: afterwards what is typed there is the truth."""
        if isinstance(editor, LineCell) and not editor.property("is_filled"):
            editor.setProperty("is_filled", True)
            editor.fill(str(index.data(Qt.ItemDataRole.EditRole) or ""), "")

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        if isinstance(editor, FigureCell) and isinstance(model, MatrixModel):
            editor.stop()
            if editor.has_told:  # what the cell shows is what was told at a pause: say it again, aloud
                model.tell(index, editor.text())
            else:
                model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and not is_left(event):
            return False  # another window came in front for a moment
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if isinstance(editor, FigureCell) and event.key() == Qt.Key.Key_Escape:
                editor.take_back()
            step = _step(event)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.NoHint)
                self.went.emit(*step)
                return True
        return super().eventFilter(editor, event)


class MatrixHeader(QHeaderView):
    """The titles; that of the period to fill in now stands out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(style.HEADER)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, MatrixModel):
            return
        painter.save()
        painter.fillRect(rect, style.color("band"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))
        is_current = model.current_period >= 0 and section == FIRST_PERIOD + model.current_period
        painter.setFont(style.font("label"))
        painter.setPen(QColor(style.color("accent" if is_current else "text2")))
        if is_current:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, style.color("accent"))
        indent = _PADDING + (4 if model.period_at(section) is not None else 0)
        room = rect.adjusted(indent, 0, -_PADDING, 0)
        words = painter.fontMetrics().elidedText(model.title(section), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class _Half(QTableView):
    """What both halves have in common."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.matrix = model
        self.setHorizontalHeader(MatrixHeader(self))
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(style.DENSE_ROW)
        self.verticalHeader().setDefaultSectionSize(style.DENSE_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def repaint_rows(self, rows: set[int]) -> None:
        """Draw these rows anew: what is chosen or current is seen along the whole of them."""
        for row in rows:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)

    def show_columns(self, shown: set[int]) -> None:
        """Show these columns alone."""
        for column in range(self.matrix.columnCount()):
            self.setColumnHidden(column, column not in shown)


class NamesTable(_Half):
    """Holders and targets; the keyboard stays in the cells beside it.

    Signals: ``row_pressed(row, modifiers)``; ``opened(row)`` a double click; ``scrolled(event)`` the wheel turned here;
    ``menu_wanted(event)``.
    """

    row_pressed = Signal(int, object)
    opened = Signal(int)
    scrolled = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.cells = MatrixDelegate(self)
        self.setItemDelegate(self.cells)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def follow(self, value: int) -> None:
        """Scroll to where the cells are; the holder at the top is named there."""
        self.verticalScrollBar().setValue(value)
        first = self.rowAt(0)
        if first != self.cells.first_seen:
            self.cells.first_seen = max(0, first)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0:
            self.row_pressed.emit(row, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0:
            self.opened.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scrolled.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event)


class FiguresTable(_Half):
    """The cells.

    Signals: ``moved()`` another cell is current; ``refused(row, column)`` a figure was begun where none can be typed;
    ``clear_wanted()`` Del; ``trash_wanted()``; ``take_back_wanted()`` Esc on a cell that was refused;
    ``menu_wanted(event)``.
    """

    moved = Signal()
    chosen_changed = Signal()
    refused = Signal(int, int)
    clear_wanted = Signal()
    trash_wanted = Signal()
    take_back_wanted = Signal()
    menu_wanted = Signal(object)
    KEYS = Keys(
        mark("Matrix of commitments"),
        (
            ("↑, ↓, ←, →", mark("from cell to cell")),
            ("0 … 9", mark("begin a figure: 918/931, 7 or “đạt”")),
            ("F2, Enter", mark("open the cell")),
            ("Enter, Shift+Enter", mark("take the figure and go down, go up")),
            ("Tab, Shift+Tab", mark("take the figure and go right, go left")),
            ("Esc", mark("take back what is typed")),
            ("Del", mark("clear the figure")),
            ("Ctrl+Del", mark("put the commitment into the trash")),
            ("Shift+↑, Shift+↓", mark("select cells of several commitments")),
        ),
    )

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.cells = FigureDelegate(self)
        self.setItemDelegate(self.cells)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.cells.went.connect(self._go)

    def is_editing(self) -> bool:
        """Tell whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def close_cell(self) -> None:
        """Take what is typed in the open cell."""
        if self.is_editing():
            editor = self.indexWidget(self.currentIndex()) or self.viewport().focusWidget()
            if isinstance(editor, LineCell):
                self.commitData(editor)
                self.closeEditor(editor, self.cells.EndEditHint.NoHint)

    def go_to(self, row: int, column: int = -1) -> None:
        """Make a cell current and select it alone, whatever keys are held; the column stays unless another is given."""
        wanted = column if column >= 0 else max(self.currentIndex().column(), 0)
        if self.isColumnHidden(wanted) or wanted < GOAL:
            wanted = self.first_column()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.matrix.index(row, wanted), flags.ClearAndSelect)
        self.scrollTo(self.currentIndex())

    def first_column(self) -> int:
        """Return the column where filling in begins: that of the period to fill in now."""
        wanted = FIRST_PERIOD + max(0, self.matrix.current_period)
        return wanted if not self.isColumnHidden(wanted) else GOAL

    def chosen_rows(self) -> list[int]:
        """Return the rows in which a cell is selected, in their order."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        return sorted(rows) or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def open_cell(self) -> None:
        """Open the current cell, or say why nothing can be typed there."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if self.matrix.can_fill(index):
            self.edit(index)
        else:
            self.refused.emit(index.row(), index.column())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.matrix.rowCount():
            self.go_to(0, self.first_column())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index = self.currentIndex()
        if self.is_editing():
            super().keyPressEvent(event)
        elif key in _ENTER and modifiers == _PLAIN:
            self.open_cell()
        elif key == Qt.Key.Key_Delete and modifiers in (_PLAIN, _CONTROL):
            is_figure = self.matrix.period_at(index.column()) is not None and modifiers == _PLAIN
            (self.clear_wanted if is_figure else self.trash_wanted).emit()
        elif key == Qt.Key.Key_Escape and modifiers == _PLAIN:
            self.take_back_wanted.emit()
        elif key == Qt.Key.Key_Space:
            event.ignore()  # it begins no figure, and with Ctrl it is the input method's
        elif _begins(event) and index.isValid() and not self.matrix.can_fill(index):
            self.refused.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters begin a figure; they never jump to another row."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.matrix.can_fill(index):
            self.refused.emit(index.row(), index.column())
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event)

    def press_row(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """Take a click on a name as one on the cell of the period to fill in, with the same keys held."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        column = self.currentIndex().column()
        index = self.matrix.index(row, column if column >= GOAL else self.first_column())
        flags = QItemSelectionModel.SelectionFlag
        if modifiers & _CONTROL:
            self.selectionModel().setCurrentIndex(index, flags.Toggle)
        elif modifiers & _SHIFT and self.currentIndex().isValid():
            rows = sorted((self.currentIndex().row(), row))
            for each in range(rows[0], rows[1] + 1):
                self.selectionModel().select(self.matrix.index(each, index.column()), flags.Select)
        else:
            self.setCurrentIndex(index)

    def _go(self, rows: int, columns: int) -> None:
        """Go to the next cell; from one that was refused nowhere, so that it can be mended."""
        index = self.currentIndex()
        pending = self.matrix.pending_at(index)
        if not index.isValid() or (pending is not None and pending.sentence):
            return
        row = index.row() + rows
        column = index.column() + columns
        while columns and GOAL <= column < self.matrix.columnCount() and self.isColumnHidden(column):
            column += columns
        if 0 <= row < self.matrix.rowCount() and GOAL <= column < self.matrix.columnCount():
            self.go_to(row, column)


def _step(event: QKeyEvent) -> tuple[int, int] | None:
    """Return by how many rows and columns a key leaves an open cell, None for one of the cell's own."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers not in (_PLAIN, _SHIFT):
        return None
    if key in _ENTER:
        return (-1 if modifiers == _SHIFT else 1), 0
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return 0, (-1 if modifiers == _SHIFT or key == Qt.Key.Key_Backtab else 1)
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == _PLAIN:
        return (-1 if key == Qt.Key.Key_Up else 1), 0
    return None


def _begins(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | _SHIFT)
    return not modifiers and event.text().isprintable() and bool(event.text().strip())
