"""The row over the days of a year: which year, what it rests on, and what can be done with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton

from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR
from ui import style
from ui.common.icon_label import IconLabel

_YEAR_WIDTH: Final = 72


class YearLine(QLineEdit):
    """The year, to be typed over; the arrow keys go to the next one and the one before.

    Signals: ``stepped(step)``.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
            return
        super().keyPressEvent(event)


class YearHead(QFrame):
    """Chooses a year.

    Signals: ``year_chosen(year)``; ``add_wanted()``, ``import_wanted()``, ``export_wanted()``.
    """

    year_chosen = Signal(int)
    add_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        style.set_kind(self, "tool_row")
        self.year = today.year
        self.line = YearLine()
        self.line.setFixedWidth(_YEAR_WIDTH)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setValidator(QIntValidator(0, 9999, self))
        self.line.setAccessibleName(_("Year"))
        self.line.stepped.connect(lambda step: self.choose(self.year + step))
        self.line.editingFinished.connect(self._take_typed)
        self.state = IconLabel("sub")
        self.this_year = self._button(_("This year"), "")
        self.this_year.clicked.connect(lambda: self.choose(today.year))
        self.import_button = self._button(_("From Excel…"), "flat", "arrow_import")
        self.export_button = self._button(_("Export Excel"), "flat", "arrow_export")
        self.add_button = self._button(_("Add a day"), "primary", "add", "on_accent")
        self.add_button.setToolTip(_("Add a day (Ctrl+N)"))
        self.import_button.clicked.connect(self.import_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.add_button.clicked.connect(self.add_wanted)
        self._build()

    def choose(self, year: int) -> None:
        """Choose a year that the calendar knows; another leaves the one shown."""
        if FIRST_YEAR <= year <= LAST_YEAR and year != self.year:
            self.show_year(year)
            self.year_chosen.emit(year)
        else:
            self.line.setText(str(self.year))

    def show_year(self, year: int) -> None:
        """Show a year without telling anybody."""
        self.year = year
        self.line.setText(str(year))

    def show_state(self, words: str, icon: str, role: str) -> None:
        """Show what the year rests on."""
        self.state.show_text(words, icon, role)

    def _take_typed(self) -> None:
        text = self.line.text()
        self.choose(int(text) if text.isascii() and text.isdigit() else self.year)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 0, style.GUTTER, 0)
        row.setSpacing(4)
        row.addWidget(self._arrow("chevron_left", _("The year before"), -1))
        row.addWidget(self.line)
        row.addWidget(self._arrow("chevron_right", _("The next year"), 1))
        row.addSpacing(4)
        row.addWidget(self.this_year)
        row.addSpacing(8)
        row.addWidget(self.state, 1)
        for button in (self.import_button, self.export_button, self.add_button):
            row.addWidget(button)
        self.line.setText(str(self.year))

    def _arrow(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton()
        style.set_kind(button, "tool")
        button.setIcon(style.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._step, step))
        return button

    def _step(self, step: int) -> None:
        self.choose(self.year + step)

    def _button(self, words: str, kind: str, icon: str = "", role: str = "text2") -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        if kind:
            style.set_kind(button, kind)
        if icon:
            button.setIcon(style.icon(icon, role, size=16))
        return button
