"""The row above the register: search, year and series, what is done with numbers, the ways out, a paper by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.search_field import SearchField
from ui.documents.register.chips import RegisterChips
from ui.documents.register.number_dialogs import Asked, ask_opening, ask_reserve, ask_void
from ui.workspace import Workspace

AskNumbers = Callable[[Workspace, QWidget, Asked], bool]
_NARROW: Final = 1100
_SEARCH: Final = (132, 172)


class RegisterTools(QFrame):
    """Lays the row out.

    Signals: ``numbers_wanted(AskNumbers)`` something about numbers is to be asked.
    """

    numbers_wanted = Signal(object)

    def __init__(self, search: SearchField, chips: RegisterChips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "tool_row")
        self.search = search
        self.enter_button = QPushButton(style.icon("add", "on_accent", size=16), _("Enter a paper…"))
        self.numbers_button = QPushButton(_("Numbers"))
        self.print_button, self.export_button = QPushButton(), QPushButton()
        self._dress()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(search)
        row.addWidget(chips, 1)
        for button in (self.numbers_button, self.print_button, self.export_button, self.enter_button):
            button.setAutoDefault(False)
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(_SEARCH[self.width() >= _NARROW])

    def _dress(self) -> None:
        for button, icon, words in (
            (self.print_button, "print", _("Print the register of this year (Ctrl+P)")),
            (self.export_button, "arrow_download", _("Write the list that is shown into an Excel file")),
        ):
            style.set_kind(button, "flat")
            button.setIcon(style.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
        style.set_kind(self.numbers_button, "flat")
        self.numbers_button.setMenu(self._menu())
        style.set_kind(self.enter_button, "primary")
        self.enter_button.setIconSize(QSize(16, 16))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        lines = (
            (_("Reserve a number…"), ask_reserve),
            (_("Declare a number void…"), ask_void),
            (_("First number of a series…"), ask_opening),
        )
        for words, ask in lines:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._want, ask))
            menu.addAction(action)
        return menu

    def _want(self, ask: AskNumbers, _checked: bool = False) -> None:
        self.numbers_wanted.emit(ask)
