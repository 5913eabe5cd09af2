"""The row of tools over the text, with a hint at the right as long as there is room for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from ui import style

TOOLS: Final = (
    ("person", "person", mark("Insert a person"), mark("Insert a name with its post (F4)")),
    ("contribution", "comment", mark("Insert a contribution"), mark("Begin a line with a speaker (Ctrl+I)")),
    ("vote", "vote", mark("Vote"), mark("Record a vote and its sentence (F8)")),
    ("phrase", "text_quote", mark("Phrases"), mark("Insert a phrase of the bank (Ctrl+J)")),
)
KEYS: Final = {"person": "F4", "contribution": "Ctrl+I", "vote": "F8", "phrase": "Ctrl+J"}


class ToolRow(QFrame):
    """Buttons by name; a locked text says on them why nothing can be inserted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "tool_row")
        self.setFixedHeight(style.TOOL_ROW)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 14, 0)
        row.setSpacing(4)
        for name, icon, words, tip in TOOLS:
            button = QPushButton(style.icon(icon, size=20), _(words))
            style.set_kind(button, "flat")
            button.setToolTip(_(tip))
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self.hint = QLabel(_("Begin a line with “I.”, “1.”, “a)” or “-” to number it"))
        style.set_kind(self.hint, "small")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hint, 100)

    def set_locked(self, reason: str) -> None:
        """Switch the tools off and say why, or on again."""
        for name, _icon, _words, tip in TOOLS:
            self.buttons[name].setEnabled(not reason)
            self.buttons[name].setToolTip(reason or _(tip))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = sum(button.sizeHint().width() + 4 for button in self.buttons.values())
        room = self.width() - taken - 8 - 14 - style.GUTTER
        self.hint.setVisible(room >= self.hint.sizeHint().width())
