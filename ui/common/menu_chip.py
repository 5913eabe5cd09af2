"""A filter chip that unfolds: many values, each with its count, in the room of one chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.common.pills import FilterChip


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its words and how many there are."""

    value: object
    words: str
    count: int


class MenuChip(FilterChip):
    """Shows the value in use; a click, Space, Enter or Down unfolds the others. The first value means "all".

    Signals: ``chosen(value)``.
    """

    chosen = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, icon="chevron_down", role="text2", parent=parent)
        self._choices: tuple[Choice, ...] = ()
        self._menu = QMenu(self)
        self.clicked.connect(self._unfold)

    def show_choices(self, choices: Sequence[Choice], current: object) -> None:
        """Offer these values; ``current`` is the one in use."""
        self._choices = tuple(choices)
        number = next((n for n, choice in enumerate(choices) if choice.value == current), 0)
        self.set_label(choices[number].words)
        self.set_count(choices[number].count)
        self.setChecked(number > 0)

    def choices(self) -> tuple[Choice, ...]:
        """Return the values offered."""
        return self._choices

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _unfold(self) -> None:
        self.setChecked(not self.isChecked())  # a click unfolds; only a value chosen changes the look
        self._menu.clear()
        for choice in self._choices:
            action = self._menu.addAction(f"{choice.words}\t{choice.count}".replace("&", "&&"))
            action.triggered.connect(partial(self._choose, choice.value))
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: object, _checked: bool = False) -> None:
        self.chosen.emit(value)
