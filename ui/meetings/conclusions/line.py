"""One conclusion on screen: its number, its text, the way to take it away, and below what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import ConclusionEntry
from ui import style
from ui.meetings.conclusions.edit import ConclusionEdit, ConclusionField
from ui.meetings.conclusions.given_row import GivenRow


class ConclusionLine(QWidget):
    """The text of one conclusion with its row of tasks and, while it is the current one, the proposals."""

    def __init__(self, entry: ConclusionEntry, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = entry.id
        self.field = ConclusionField()
        self.field.set_value(entry.text)
        self.field.set_read_only(locked)
        self.number = QLabel()
        style.set_kind(self.number, "strong")
        self.number.setFixedSize(QSize(28, style.BUTTON))
        self.remove = QToolButton()
        style.set_kind(self.remove, "tool")
        self.remove.setIcon(style.icon("dismiss", size=16))
        self.remove.setToolTip(_("Take this conclusion away"))
        self.remove.setAccessibleName(self.remove.toolTip())
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.given = GivenRow()
        self._below = QVBoxLayout()
        self._build()
        self.remove.setVisible(not locked)
        self.given.hide()

    @property
    def edit(self) -> ConclusionEdit:
        """The part that is typed in."""
        return self.field.edit

    def text(self) -> str:
        """Return the text as it would be kept."""
        return str(self.field.value())

    def set_locked(self, locked: bool) -> None:
        """Let the text change, or not."""
        self.field.set_read_only(locked)
        self.remove.setVisible(not locked)

    def hold(self, panel: QWidget) -> None:
        """Take the proposals under the text."""
        self._below.addWidget(panel)
        panel.show()

    def tint(self, spans: Sequence[tuple[int, int]]) -> None:
        """Tint the words that were read, given as (start, end) in the text shown."""
        selections: list[Any] = []
        for start, end in spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(min(start, len(self.edit.toPlainText())))
            cursor.setPosition(min(end, len(self.edit.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(style.color("tint"))
            look.setForeground(style.color("accent"))
            selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
            selections.append(selection)
        self.edit.setExtraSelections(selections)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        below = QWidget()
        self._below = QVBoxLayout(below)
        self._below.setContentsMargins(32, 0, 0, 0)
        self._below.setSpacing(4)
        self._below.addWidget(self.given)
        column.addWidget(below)
