"""A card: title, a link at its right, what it holds below. Cards stand here and in the wizard only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.overview.goals import Goal


class Card(QFrame):
    """Holds the parts of one subject.

    Signals: ``opened(Goal)`` something in it is to be opened.
    """

    opened = Signal(object)

    def __init__(self, title: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._goal: Goal | None = None
        self.title = QLabel(title)
        style.set_kind(self.title, "strong")
        self.link = QPushButton(link)
        style.set_kind(self.link, "link")
        self.link.setVisible(False)
        self.link.clicked.connect(lambda _checked=False: self.opened.emit(self._goal))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.link)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 12)
        self.column.setSpacing(4)
        self.column.addLayout(head)
        self.title.setMinimumHeight(style.BUTTON)

    def show_link(self, words: str, goal: Goal | None) -> None:
        """Show a link that opens all that the card is about, or none."""
        self._goal = goal
        self.link.setText(words)
        self.link.setAccessibleName(f"{self.title.text()}: {words}")
        self.link.setVisible(goal is not None)

    def note(self, words: str = "") -> QLabel:
        """Add a line of small text and return it."""
        label = QLabel(words)
        style.set_kind(label, "small")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label
