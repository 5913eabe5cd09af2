"""The list of keys (Ctrl+F1): by menu and part, to be searched, copied and kept as text; F1 opens it where one is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.files import write_whole
from ui import style
from ui.common.dialog import Dialog
from ui.common.error_dialog import show_error
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.common.prompts import Prompts
from ui.common.search_field import SearchField
from ui.key_list import KeyLine, Section, matching, plain_text

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_KEYS_WIDTH: Final = 176
_HEIGHT: Final = 560
_Index = QModelIndex | QPersistentModelIndex


class KeysModel(QAbstractListModel):
    """Titles of sections and their lines, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Section | KeyLine] = []

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self.beginResetModel()
        self.lines = []
        for section in sections:
            self.lines += [section, *section.lines]
        self.endResetModel()

    def row_of(self, part: Keys | None) -> int:
        """Return the row of a part's title, -1 when it is not shown."""
        sections = (n for n, line in enumerate(self.lines) if isinstance(line, Section) and line.part == part)
        return next(sections, -1) if part is not None else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title if isinstance(line, Section) else f"{line.keys}: {line.words}"
        return None


class KeysDelegate(QStyledItemDelegate):
    """Draws the keys in semibold and what they do beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, style.DENSE_ROW if isinstance(index.data(LINE_ROLE), Section) else style.PILL + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE_ROLE)
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, style.color("selection"))
            if style.is_high_contrast():
                style.draw_ring(painter, rect)
        inner = rect.adjusted(style.MARGIN, 0, -style.GUTTER, 0)
        if isinstance(line, Section):
            _draw(painter, inner.adjusted(0, 8, 0, 0), line.title, "label", "text2")
        elif isinstance(line, KeyLine):
            _draw(painter, QRect(inner.left(), inner.top(), _KEYS_WIDTH, inner.height()), line.keys, "strong", "text")
            _draw(painter, inner.adjusted(_KEYS_WIDTH + 8, 0, 0, 0), line.words, "body", "text")
        painter.restore()


class KeysWindow(Dialog):
    """Shows the keys; ``here`` is the part at which the list opens."""

    def __init__(
        self, sections: Sequence[Section], prompts: Prompts, *, here: Keys | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sections, self._prompts, self._here = tuple(sections), prompts, here
        self.model = KeysModel()
        self.search = SearchField(_("Find a key"))
        self.list = QListView()
        self.told = IconLabel("sub")
        self._build()
        self.search.textChanged.connect(self._filter)
        self.search.down_wanted.connect(self._enter_list)
        self._filter("")

    def shown(self) -> tuple[Section, ...]:
        """Return the sections that the search lets through."""
        return matching(self._sections, self.search.text())

    def copy(self) -> None:
        """Put what is shown into the clipboard as text."""
        QGuiApplication.clipboard().setText(plain_text(self.shown()))
        self.told.show_text(_("The list is copied as text."), "checkmark", "green", kind="sub")

    def save(self) -> None:
        """Write what is shown into a text file, to be printed or put up beside the screen."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder or Path.home()) / _("Keys.txt")
        path = self._prompts.choose_save_file(_("Keep the list of keys"), proposed, _("Text file (*.txt)"))
        if path is None:
            return
        try:
            write_whole(path, plain_text(self.shown()).encode("utf-8-sig"))
        except AppError as error:
            show_error(self._prompts, error)
        else:
            self.told.show_text(_("Written to {path}").format(path=path), "checkmark", "green", kind="sub")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        row = self.model.row_of(self._here)
        if row >= 0:
            self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtTop)
            self.list.setCurrentIndex(self.model.index(row + 1))

    def _build(self) -> None:
        self.setWindowTitle(_("List of keys"))
        self.resize(style.FIELD_MAX, min(_HEIGHT, self.screen().availableGeometry().height() - 80))
        self.list.setModel(self.model)
        self.list.setItemDelegate(KeysDelegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("List of keys"))
        head = QHBoxLayout()
        head.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.MARGIN, 12)
        row.setSpacing(8)
        for words, act in ((_("Copy as text"), self.copy), (_("Keep as a file…"), self.save)):
            button = QPushButton(words)
            style.set_kind(button, "link")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self.told, 1)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return foot

    def _filter(self, _query: str) -> None:
        sections = self.shown()
        self.model.set_sections(sections)
        self.told.show_text("" if sections else _("No key is called so."))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))


def _draw(painter: QPainter, rect: QRect, text: str, kind: str, role: str) -> None:
    painter.setFont(style.font(kind))
    painter.setPen(style.color(role))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
