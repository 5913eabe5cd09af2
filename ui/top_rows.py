"""The two rows at the top of the window: menus, and tabs. In a low window the menus fold into a button of the tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QToolButton, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.tabs import Tabs
from ui.menus import Menus


class MenuRow(QFrame):
    """The menu bar; ``search_place`` at its right end is for the search of everything."""

    def __init__(self, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "menu_row")
        self._bar = QMenuBar()
        for menu in menus.menus:
            self._bar.addMenu(menu)
        self.search_place = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(self._bar, 1)
        row.addLayout(self.search_place)

    def open_first(self) -> None:
        """Open the first menu; the arrow keys go on from there."""
        self._bar.setActiveAction(self._bar.actions()[0])


class TabRow(QFrame):
    """The tabs, and before them the button of the folded menu; ``search_place`` is used in a low window."""

    def __init__(self, tabs: Tabs, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "tab_row")
        self.menu_button = QToolButton()
        style.set_kind(self.menu_button, "tool")
        self.menu_button.setIcon(style.icon("navigation"))
        self.menu_button.setToolTip(_("Menu (Alt)"))
        self.menu_button.setAccessibleName(_("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(menus.folded(self))
        self.menu_button.hide()
        self.search_place = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.menu_button)
        row.addWidget(tabs, 1)
        row.addLayout(self.search_place)
