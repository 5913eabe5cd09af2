"""The row above a sheet: labelled choices of what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ui import style
from ui.common.fields.choice_field import ChoiceField


class ChoiceRow(QFrame):
    """Choices with their words before them, each of a width; a ``button`` at the right end."""

    def __init__(self, choices: Sequence[tuple[str, ChoiceField, int]], button: QPushButton | None = None) -> None:
        super().__init__()
        style.set_kind(self, "tool_row")
        self._labels: dict[ChoiceField, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 7, style.GUTTER, 7)
        row.setSpacing(8)
        for words, field, width in choices:
            label = self._labels[field] = QLabel(words)
            label.setBuddy(field)
            field.setFixedWidth(width)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        if button is not None:
            style.set_kind(button, "primary")
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_choice(self, field: ChoiceField, shown: bool) -> None:
        """Show a choice with its words, or hide both."""
        field.setVisible(shown)
        self._labels[field].setVisible(shown)
