"""The days of a year as a table: what is listed, why, and on what it rests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu

from cchc_desktop.calendar.holidays import DayKind, ListedDay
from cchc_desktop.i18n import _
from ui import style
from ui.calendar_editor.words import day_words, kind_name, short_weekday
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView

_ICON: Final = 16


class DaysTable(TableView):
    """Shows ``ListedDay`` rows.

    Signals: ``edit_wanted(day)`` Enter, F2 or a double click; ``remove_wanted(day)`` Del; ``day_reached(day)``.
    """

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    day_reached = Signal(object)

    def __init__(self) -> None:
        self.days: TableModel[ListedDay] = TableModel(_columns(), row_id=lambda entry: entry.day)
        super().__init__(self.days, row_height=style.ROW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Days off and Saturdays worked"))
        self.doubleClicked.connect(lambda _index: self._want(self.edit_wanted))
        self.selectionModel().currentRowChanged.connect(lambda new, _old: self._reach(new.row()))

    def show_days(self, days: Sequence[ListedDay]) -> None:
        """Show these days; the current one stays current where it is still listed."""
        self.days.set_rows(days)

    def go_to(self, day: date) -> bool:
        """Make a day current if it is listed, without telling anybody; tell whether it is."""
        blocked = self.blockSignals(True)
        is_listed = self.select_id(day)
        self.blockSignals(blocked)
        if not is_listed:
            self.selectionModel().clear()
        return is_listed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._want(self.edit_wanted)
        elif event.key() == Qt.Key.Key_Delete:
            self._want(self.remove_wanted)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_row() is None:
            return
        menu = QMenu(self)
        menu.addAction(style.icon("edit", size=16), _("Edit") + "\tF2", lambda: self._want(self.edit_wanted))
        menu.addAction(style.icon("delete", size=16), _("Remove") + "\tDel", lambda: self._want(self.remove_wanted))
        menu.exec(event.globalPos() if event.reason() != QContextMenuEvent.Reason.Keyboard else self._below_current())

    def _below_current(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _want(self, signal: SignalInstance) -> None:
        row = self.selected_row()
        if row is not None:
            signal.emit(row.day)

    def _reach(self, number: int) -> None:
        row = self.days.row_at(number)
        if row is not None:
            self.day_reached.emit(row.day)

    def select_from(self, day: date) -> None:
        """Choose the first listed day from a day on, or the last of all, if none is chosen."""
        row = self.selected_row()
        if (row is None or row.day.year != day.year) and self.days.rowCount():
            rows = self.days.rows()
            number = next((number for number, entry in enumerate(rows) if entry.day >= day), len(rows) - 1)
            index = self.days.index(number, 0)
            self.scrollTo(index)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )


def _columns() -> list[Column[ListedDay]]:
    return [
        Column(
            _("Date"),
            lambda entry: f"{entry.day.day:02d}/{entry.day.month:02d}",
            width=64,
            tooltip=lambda entry: day_words(entry.day, entry),
        ),
        Column(_("Weekday"), lambda entry: short_weekday(entry.day), width=52),
        Column(_("Kind of day"), lambda entry: kind_name(entry.kind), width=136, icon=_kind_icon),
        Column(_("Name"), lambda entry: entry.name),
        Column(_("Basis"), lambda entry: entry.basis, tooltip=lambda entry: entry.basis or ""),
    ]


def _kind_icon(entry: ListedDay) -> QIcon:
    is_worked = entry.kind is DayKind.WORKED
    return style.icon("briefcase" if is_worked else "beach", "accent" if is_worked else "text2", size=_ICON)
