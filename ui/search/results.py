"""The list of results: its model and how its lines are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.i18n import _
from cchc_desktop.storage.search import Hit
from cchc_desktop.text.folding import find_spans
from ui import style
from ui.common.marked_text import draw_marked
from ui.search.lines import Entry, Head, icon_of, title_and_sub

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_LEFT: Final = 16
_ICON: Final = 16
_TEXT: Final = _LEFT + _ICON + 12
_HEIGHT: Final = {Head: 32, Hit: 52}
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractListModel):
    """Lines of results, replaced whole; ``words`` is what was searched."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.words = ""

    def show(self, entries: Sequence[Entry], words: str) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.entries, self.words = tuple(entries), words
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.entries[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, title_and_sub(entry))) if isinstance(entry, Hit) else entry.words
        return None


class ResultsDelegate(QStyledItemDelegate):
    """Draws the lines; what was searched is marked in both lines of a hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, height_of(index.data(ENTRY_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if isinstance(entry, Head):
            _draw_head(painter, rect.adjusted(_LEFT, 0, -_LEFT, 0), entry)
        else:
            if is_current:
                _draw_current(painter, rect)
            mark = QRect(rect.left() + _LEFT, rect.top() + _icon_top(rect, entry), _ICON, _ICON)
            style.draw_icon(painter, mark, icon_of(entry), "accent" if is_current else "text2")
            model = index.model()
            words = model.words if isinstance(model, ResultsModel) else ""
            _draw_entry(painter, rect.adjusted(_TEXT, 0, -12, 0), entry, words)
        painter.restore()


class ResultsList(QListView):
    """Shows the lines; the keyboard stays in the field, which moves the current line."""

    def __init__(self) -> None:
        super().__init__()
        self.results = ResultsModel()
        self.setModel(self.results)
        self.setItemDelegate(ResultsDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Results of the search"))

    def show_entries(self, entries: Sequence[Entry], words: str) -> None:
        """Show lines; the first that can be chosen is current."""
        self.results.show(entries, words)
        self.scrollToTop()
        self.step(0)

    def current(self) -> Entry | None:
        """Return the current line."""
        entry: Entry | None = self.currentIndex().data(ENTRY_ROLE)
        return entry

    def step(self, lines: int) -> None:
        """Make the line so many further on current, over heads; 0 the first."""
        rows = [row for row, entry in enumerate(self.results.entries) if not isinstance(entry, Head)]
        if not rows:
            return
        current = self.currentIndex().row()
        place = rows.index(current) + lines if lines and current in rows else 0
        row = rows[max(0, min(place, len(rows) - 1))]
        self.setCurrentIndex(self.results.index(row))
        if row == rows[0]:
            self.scrollToTop()

    def lines_on_screen(self) -> int:
        """Return how many hits fit, for the page keys."""
        return max(1, self.viewport().height() // _HEIGHT[Hit] - 1)

    def wanted_height(self) -> int:
        """Return how high the list is with all its lines."""
        return sum(height_of(entry) for entry in self.results.entries)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.setCurrentIndex(index)
        super().mouseMoveEvent(event)


def height_of(entry: Entry) -> int:
    """Return how high a line is."""
    return _HEIGHT.get(type(entry), 36)


def _icon_top(rect: QRect, entry: Entry) -> int:
    return 9 if isinstance(entry, Hit) else (rect.height() - _ICON) // 2


def _draw_head(painter: QPainter, rect: QRect, head: Head) -> None:
    painter.setPen(style.color("text2"))
    painter.setFont(style.font("label"))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, head.words)
    painter.setFont(style.font("small"))
    painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, head.note)


def _draw_current(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(rect, style.color("selection"))
    painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), style.color("accent"))
    if style.is_high_contrast():
        painter.setPen(style.color("accent"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _draw_entry(painter: QPainter, rect: QRect, entry: Entry, words: str) -> None:
    if not isinstance(entry, Hit):
        ink = "accent" if icon_of(entry).startswith("chevron") else "text"
        draw_marked(painter, rect, entry.words, (), ink=ink)
        return
    title, sub = title_and_sub(entry)
    upper = QRect(rect.left(), rect.top() + 6, rect.width(), 22) if sub else rect
    lower = QRect(rect.left(), rect.top() + 27, rect.width(), 19)
    draw_marked(painter, upper, title, entry.spans if title == entry.text else find_spans(words, title))
    draw_marked(painter, lower, sub, find_spans(words, sub), kind="small", ink="text2")
