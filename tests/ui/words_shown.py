"""Collects every word that a window shows of its own: labels, buttons, menus, tips, heads and lines of lists."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def words_shown(root: QWidget) -> set[str]:
    """Return every text of a window and of all its parts, hidden ones too; what is typed in fields is data."""
    found: set[str] = set()
    for widget in (root, *root.findChildren(QWidget)):
        found.update(_of_widget(widget))
    for action in root.findChildren(QAction):
        found.update((action.text(), action.toolTip()))
    return {text.strip() for text in found if any(letter.isalpha() for letter in text)}


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QMenu():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QAbstractItemView():
            yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    yield from (str(model.headerData(number, Qt.Orientation.Horizontal) or "") for number in columns)
    for row in range(model.rowCount()):
        for column in columns:
            yield from (str(model.index(row, column).data(role) or "") for role in _TEXT_ROLES)
