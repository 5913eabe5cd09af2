"""One of a few words, and a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.common.fields.field import Field, is_left


class ChoiceBox(QComboBox):
    """A drop-down list that the mouse wheel only changes while it is open."""

    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one of combo boxes ignores the style sheet

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls on; the open list has a wheel of its own

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as usual, but end words that are too long in an ellipsis."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.went_on.emit()


class ChoiceField(Field):
    """One of ``choices`` (value, words); an empty choice is a value of None or "" with its own words."""

    def __init__(self, choices: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.activated.connect(lambda _index: self._on_edited())
        self.box.went_on.connect(self._on_left)
        self._take(self.box)
        self._values: list[Any] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these from now on; the value stays if it is still among them, else the first is shown."""
        current = self.value()
        words = [words for _value, words in choices]
        if self._values == [value for value, _words in choices] and words == self.words():
            return
        self._values = [value for value, _words in choices]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems(words)
        self.box.blockSignals(False)
        self.set_value(current)

    def words(self) -> list[str]:
        """Return the words of the choices in their order."""
        return [self.box.itemText(number) for number in range(self.box.count())]

    def value(self) -> Any:
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered shows the first choice."""
        index = self._values.index(value) if value in self._values else min(0, len(self._values) - 1)
        self.box.setCurrentIndex(index)
        self.box.setToolTip(self.box.currentText())
        self._touched = False
        self.show_error("")

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.box.setEnabled(not read_only)


class TickBox(QCheckBox):
    """A check box that tells when the user went on."""

    went_on = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.went_on.emit()


class CheckField(Field):
    """Yes or no, with its words beside the box."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TickBox(words)
        self.box.clicked.connect(lambda _checked: self._on_edited())
        self.box.went_on.connect(self._on_left)
        self._take(self.box)
        self._row.addStretch(1)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))
        self._touched = False

    def is_empty(self) -> bool:
        return False

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.box.setEnabled(not read_only)
