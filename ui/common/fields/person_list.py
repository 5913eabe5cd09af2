"""The list of people under a field or under a word being typed: name in semibold, post below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cchc_desktop.text import folding
from ui import style

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_ROW_HEIGHT: Final = 48
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class PersonRow:
    """A person to choose: record id, name and post."""

    id: int
    name: str
    post: str = ""

    @property
    def shown(self) -> str:
        """Name and post on one line."""
        return f"{self.name} – {self.post}" if self.post else self.name


class PeopleModel(QAbstractListModel):
    """The people that match what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PersonRow, ...] = ()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Offer these people."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.shown
        return row if role == ROW_ROLE else None


class TwoLineDelegate(QStyledItemDelegate):
    """Draws a name in semibold with the post under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PersonRow = index.data(ROW_ROLE)
        painter.save()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, style.color("selection" if is_current else "surface"))
        if is_current and style.is_high_contrast():
            style.draw_ring(painter, option.rect)
        text = option.rect.adjusted(12, 5, -12, -5)
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        self._line(painter, upper if row.post else text, row.name, "strong", "text")
        self._line(painter, upper.translated(0, upper.height()), row.post, "small", "text2")
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str, kind: str, role: str) -> None:
        painter.setFont(style.font(kind))
        painter.setPen(style.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def matching(rows: Sequence[PersonRow], typed: str) -> list[PersonRow]:
    """Return the people whose name or post has every word typed, accents or not."""
    return [row for row in rows if folding.matches(typed, row.shown)] if typed.strip() else []


def people_completer(model: PeopleModel, widget: QWidget) -> QCompleter:
    """Return a completer that shows whoever is in the model in a list under the widget; it never filters by itself."""
    completer = QCompleter(model, widget)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setMaxVisibleItems(7)
    view = QListView()
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    style.set_kind(view, "popup")
    completer.setPopup(view)
    view.setItemDelegate(TwoLineDelegate(view))  # setPopup() puts a delegate of its own
    completer.setWidget(widget)
    return completer
