"""Agenda and month side by side; in a narrow window one takes the other's place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cchc_desktop.settings import Settings
from ui.deadlines.agenda_pane import WIDTH, AgendaPane
from ui.deadlines.month_pane import MonthPane
from ui.deadlines.reason_foot import ReasonFoot

NARROW: Final = 1100
"""Below this width one pane takes the other's place."""

_NAME: Final = "deadlines"


class DeadlinePanes(QWidget):
    """Knows which of the two is seen; the reason stands below the month, or below both."""

    def __init__(self, agenda: AgendaPane, month: MonthPane, foot: ReasonFoot, parent: QWidget) -> None:
        super().__init__(parent)
        self.agenda, self.month, self.foot = agenda, month, foot
        self.is_narrow: bool | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._column = QVBoxLayout(self)
        for column in (self._right, self._column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._right.addWidget(month, 1)
        self._right_side = right
        agenda.setMinimumWidth(320)
        right.setMinimumWidth(480)
        self.splitter.addWidget(agenda)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([WIDTH, 1366 - WIDTH])
        self._column.addWidget(self.splitter, 1)
        self.fit(NARROW)

    def fit(self, width: int) -> None:
        """Fold, or lay both side by side, as this width allows."""
        narrow = width < NARROW
        if narrow == self.is_narrow:
            return
        self.is_narrow = narrow
        in_month = self.month.isAncestorOf(self.window().focusWidget() or self)
        (self._column if narrow else self._right).addWidget(self.foot)
        self.agenda.show_narrow(narrow)
        self.month.show_narrow(narrow)
        self.agenda.setVisible(not (narrow and in_month))
        self._right_side.setVisible(not narrow or in_month)

    def show_agenda(self) -> None:
        """Show the agenda, in place of the month where there is no room for both."""
        self.agenda.show()
        if self.is_narrow:
            self._right_side.hide()

    def show_month(self) -> None:
        """Show the month, in place of the agenda where there is no room for both."""
        self._right_side.show()
        if self.is_narrow:
            self.agenda.hide()

    def is_month_shown(self) -> bool:
        """Tell whether the month is in sight."""
        return not self._right_side.isHidden()

    def toggle_month(self) -> None:
        """Hide the month, or show it."""
        if self.is_month_shown() and not self.agenda.isHidden():
            self._right_side.hide()
        elif self.is_month_shown():
            self.show_agenda()
        else:
            self.show_month()

    def remember(self, settings: Settings) -> None:
        """Keep the widths while both are seen."""
        if self.agenda.isVisible() and self._right_side.isVisible():
            settings.splitters[_NAME] = self.splitter.sizes()

    def restore(self, settings: Settings) -> None:
        """Take the widths from the last start."""
        sizes = settings.splitters.get(_NAME)
        if sizes and len(sizes) == self.splitter.count():
            self.splitter.setSizes(sizes)
