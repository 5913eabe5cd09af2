"""A list of two-line rows: name in the first line, what it is in the second, both ending in an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.text.folding import find_spans, matches
from ui import style
from ui.common.marked_text import draw_marked

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_LEFT: Final = 16
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ListRow:
    """One row; ``note`` stands at its right, ``pale`` rows no longer hold. ``found_by`` is what search looks at."""

    id: int
    title: str
    sub: str = ""
    note: str = ""
    pale: bool = False
    found_by: str = ""

    def is_found(self, query: str) -> bool:
        """Tell whether the row has all words of a query."""
        return matches(query, self.found_by or self._shown)

    def second_line(self, query: str) -> str:
        """Return the line under the title; while something is searched that is not in sight, what was found instead."""
        if not query or not self.found_by or matches(query, self._shown):
            return self.sub
        return self.found_by.removeprefix(self.title).strip(" ·")

    @property
    def _shown(self) -> str:
        return " · ".join(part for part in (self.title, self.sub, self.note) if part)


class RowsModel(QAbstractListModel):
    """Rows, replaced whole."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()
        self.query = ""

    def show_rows(self, rows: Sequence[ListRow], query: str = "") -> None:
        """Show these rows, with the words of a query marked in them."""
        self.query = query
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def index_of(self, row_id: int | None) -> QModelIndex:
        """Return where the row with this id stands; an invalid index when it is not shown."""
        number = next((number for number, row in enumerate(self.rows) if row.id == row_id), -1)
        return self.index(number) if number >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(part for part in (row.title, row.sub, row.note) if part)
        return row if role == ROW_ROLE else None


class RowsDelegate(QStyledItemDelegate):
    """Paints the rows as the list of meetings is painted."""

    def __init__(self, height: int, parent: QListView) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ListRow = index.data(ROW_ROLE)
        rect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.fillRect(rect, style.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), style.color("accent"))
        else:
            painter.fillRect(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT, 1, style.color("line"))
        model = index.model()
        query = model.query if isinstance(model, RowsModel) else ""
        self._paint_words(painter, rect.adjusted(_LEFT, 0, -8, 0), row, query, is_current=is_current)
        if is_current and (option.state & QStyle.StateFlag.State_HasFocus or style.is_high_contrast()):
            style.draw_ring(painter, rect)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: ListRow, query: str, *, is_current: bool) -> None:
        middle = rect.center().y() + 1
        upper = QRect(rect.left(), middle - 22, rect.width(), 22) if row.sub else rect
        ink = "text2" if row.pale else "text"
        draw_marked(painter, upper, row.title, find_spans(query, row.title), ink=ink, bold=is_current)
        lower = QRect(rect.left(), middle, rect.width(), 20)
        if row.note:
            width = QFontMetrics(style.font("label")).horizontalAdvance(row.note)
            note = lower.adjusted(lower.width() - width, 0, 0, 0)
            draw_marked(painter, note, row.note, (), kind="label", ink="text2")
            lower.adjust(0, 0, -width - 8, 0)
        sub = row.second_line(query)
        draw_marked(painter, lower, sub, find_spans(query, sub), kind="small", ink="text2")


class RowsList(QListView):
    """Shows a ``RowsModel``.

    Signals: ``chosen(row_id)`` another row is current; ``entered_row()`` Enter or F2; ``remove_wanted()`` Del;
    ``move_wanted(step)`` Alt with an arrow.
    """

    chosen = Signal(int)
    entered_row = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, height: int = 56) -> None:
        super().__init__()
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setItemDelegate(RowsDelegate(height, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self._current: int | None = None
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[ListRow], query: str = "") -> None:
        """Show these rows, with the words of a query marked; the current one stays current."""
        blocked = self.selectionModel().blockSignals(True)
        self.rows.show_rows(rows, query)
        self.selectionModel().blockSignals(blocked)
        self.select(self._current)

    def select(self, row_id: int | None) -> None:
        """Make a row current without telling anybody."""
        self._current = row_id
        index = self.rows.index_of(row_id)
        blocked = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(blocked)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.id != self._current:
            self._current = row.id
            self.chosen.emit(row.id)
