"""The menus that open in the tab: at a cell, and behind "…"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from cchc_desktop.i18n import _
from ui.commitments import remembering
from ui.commitments.actions import fill_menu

if TYPE_CHECKING:
    from ui.commitments.tab import CommitmentsTab


def show_menu(tab: CommitmentsTab, place: QPoint) -> None:
    """Show what can be done with the cells selected."""
    menu = QMenu(tab)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_menu(menu, tab)
    menu.popup(place)


def fill_more(menu: QMenu, tab: CommitmentsTab) -> None:
    """Offer what there is no room for in the row of tools, and the columns."""
    menu.addAction(_("Copy last year's"), tab.copy_year)
    menu.addAction(_("Print commitments…"), tab.print_paper)
    menu.addAction(_("Tracking sheet…"), tab.print_register)
    menu.addAction(_("To Excel"), tab.export_list)
    menu.addSeparator()
    remembering.add_columns(menu, tab.page.pane)
