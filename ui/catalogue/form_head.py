"""The head of a form: whose it is, the one action that is not typing, and a line that says what the action means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import style


class FormHead(QWidget):
    """Title at the left, ``button`` at the right, a quiet line below."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        style.set_kind(self.title, "block")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(words)
        self.button.setAutoDefault(False)
        self.button.setVisible(bool(words))
        self.line = QLabel()
        self.line.setWordWrap(True)
        style.set_kind(self.line, "small")
        self._row = row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.line)
        self.line.hide()

    def show_title(self, text: str) -> None:
        """Show whose form it is."""
        self.title.setText(text)
        self.title.setToolTip(text)

    def add_second(self, words: str) -> QPushButton:
        """Add a quieter action before the other one and return its button."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        style.set_kind(button, "link")
        self._row.insertWidget(1, button)
        return button

    def say(self, sentence: str) -> None:
        """Show the line below, or none."""
        self.line.setText(sentence)
        self.line.setVisible(bool(sentence))
