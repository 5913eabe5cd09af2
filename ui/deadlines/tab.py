"""The tab "Thời hạn": everything that falls due as a list and in the month, done, put off or opened from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.reasons import reason_of
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.settings import Settings
from cchc_desktop.text.dates import short_date
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.user_locale import weekday
from ui.deadlines.acting import KEYS, Acting
from ui.deadlines.agenda_pane import AgendaPane
from ui.deadlines.day_list import DayList
from ui.deadlines.digest_paper import DigestPaper
from ui.deadlines.filter_button import filter_words
from ui.deadlines.items import Item, MeetingDay, key_of
from ui.deadlines.leaving import Leaving
from ui.deadlines.month_painter import Moving
from ui.deadlines.month_pane import MonthPane
from ui.deadlines.panes import DeadlinePanes
from ui.deadlines.reading import Found, Wanted, read_found, read_tasks
from ui.deadlines.reason_foot import ReasonFoot
from ui.room import Room
from ui.workspace import Workspace

PANES, NO_COMMITTEE = range(2)


class DeadlinesTab(Room):
    """Reads once, keeps agenda and month at the same item, and runs what is asked for there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.acting = Acting(workspace, self)
        self.leaving = Leaving(workspace, self)
        self.paper = DigestPaper(workspace, self)
        self.found = Found(workspace.today)
        self.item: Item | None = None
        self.stack = QStackedWidget(self)
        self.agenda = AgendaPane(workspace.today)
        self.month = MonthPane(workspace.today, self.found.working)
        self.foot = ReasonFoot()
        self.panes = DeadlinePanes(self.agenda, self.month, self.foot, self.stack)
        self._is_stale = False
        self._build()
        self._connect()

    # -- what the window asks

    def reload(self) -> None:
        """Read everything again (F5)."""
        today = self.workspace.today
        self._show(self.workspace.read(lambda session: read_found(session, today)))
        if self.item is None:
            self.agenda.list.select_row(0)
            self.month.view.go_to(today)

    def day_changed(self) -> None:
        """Count every distance anew; the month stays where it is, unless it stood at the day before."""
        was_today = self.month.view.look.current == self.month.view.look.today
        self.reload()
        if was_today:
            self.month.view.go_to(self.workspace.today)

    def first_paint(self) -> None:
        """Draw the list at once."""
        self.agenda.list.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or into the month where only that is seen."""
        if self.stack.currentIndex() == NO_COMMITTEE:
            self.no_committee.focus_first()
        elif self.agenda.isHidden():
            self.month.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.agenda.chosen:
            self.agenda.list.enter()
        else:
            self.agenda.search.take_focus()

    def show_low(self, low: bool) -> None:
        """Leave out the foot of the list in a low window."""
        self.agenda.show_low(low)

    def shown_record(self) -> tuple[int, int] | None:
        return None

    def show_list(self, wanted: Any, words: str = "") -> None:
        """Show what a number elsewhere counted: what falls due of these kinds."""
        self.panes.show_agenda()
        self.agenda.show_wanted(Wanted(kinds=frozenset(wanted)))
        self.take_keyboard()

    def remember(self, settings: Settings) -> None:
        """Keep the widths of the panes."""
        self.panes.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take the widths of the panes from the last start."""
        self.panes.restore(settings)

    # -- what the menus call

    def go_round(self) -> None:
        """F6: list and month in turn."""
        if self.month.isAncestorOf(self.window().focusWidget() or self):
            self._show_agenda()
        else:
            self._show_month()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.panes.show_agenda()
        self.agenda.search.take_focus()

    def toggle_preview(self) -> None:
        """F7: hide the month, or show it."""
        self.panes.toggle_month()

    def print_paper(self) -> None:
        """Ctrl+P: print the report of the morning."""
        self.paper.print()

    def export(self, file_format: str) -> None:
        """Write the report of the morning as ``docx`` or ``pdf``."""
        self.paper.export(file_format)

    def export_list(self) -> None:
        """Write what the list shows into an Excel file."""
        wanted, words = self.agenda.wanted, filter_words(self.agenda.wanted, self.found)
        search = [f"“{wanted.search.strip()}”"] if wanted.search.strip() else []
        self.leaving.to_excel(self.agenda.chosen, " · ".join([*words, *search]))

    def show_days_off(self) -> None:
        """Open the window of the days off."""
        from ui.calendar_editor.window import CalendarWindow

        window = CalendarWindow(self.workspace, self.window())
        window.record_wanted.connect(self.record_wanted)
        window.exec()

    # -- parts

    def _build(self) -> None:
        self.no_committee = EmptyState(
            "people",
            _("No committee yet"),
            _("Enter the ward and its committee once; what falls due stands here by itself from then on."),
        )
        self.no_committee.add_primary(_("Enter the committee"), self.settings_wanted.emit)
        self.no_committee.add_link(_("Try it with the sample data"), self.sample_wanted.emit)
        self.stack.addWidget(self.panes)
        self.stack.addWidget(self.no_committee)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        for keys in KEYS.values():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda keys=keys: self.acting.do(self.item, keys))

    def _connect(self) -> None:
        agenda, view = self.agenda, self.month.view
        agenda.list.chosen.connect(self._on_chosen)
        agenda.list.opened.connect(lambda: self.acting.open(self.item))
        agenda.list.menu_wanted.connect(self._open_menu)
        agenda.filtered.connect(self._show_days)
        agenda.calendar_wanted.connect(self._show_month)
        agenda.export_wanted.connect(lambda: self.leaving.to_calendar(agenda.chosen))
        agenda.list_wanted.connect(self.export_list)
        agenda.print_wanted.connect(self.print_paper)
        self.month.list_wanted.connect(self._show_agenda)
        self.month.days_off_wanted.connect(self.show_days_off)
        view.item_chosen.connect(self._choose_in_month)
        view.item_opened.connect(self.acting.open)
        view.day_opened.connect(self._open_day)
        view.move_wanted.connect(self.acting.move)
        view.moving_changed.connect(self._show_moving)
        view.menu_wanted.connect(self._open_menu)
        for part in (self.acting, self.leaving, self.paper):
            part.done.connect(self.done)
        self.acting.undoable.connect(self.undoable)
        self.acting.record_wanted.connect(self.record_wanted)
        self.acting.month_wanted.connect(lambda month: self.list_wanted.emit("meeting", month, ""))
        self.acting.written.connect(self._on_written)
        self.workspace.data_changed.connect(self._on_data_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._tried(self.reload)

    # -- what happens

    def _show(self, found: Found) -> None:
        self._is_stale, self.found = False, found
        self.stack.setCurrentIndex(PANES if found.is_set_up else NO_COMMITTEE)
        self.agenda.show_found(found)
        self._show_days()

    def _show_days(self) -> None:
        """Put into the month what the list shows."""
        days = self.found.by_day(self.agenda.chosen, with_meetings=self.agenda.wanted.is_all)
        chosen = key_of(self.item) if self.item is not None else None
        self.month.view.show_days(days, self.found.working, self.found.today, chosen)

    def _on_chosen(self) -> None:
        """Follow the list with month and reason."""
        item = self.agenda.current()
        if isinstance(self.item, MeetingDay) and not self.agenda.list.hasFocus():
            return
        moved = item is None or self.item is None or key_of(item) != key_of(self.item) or item.day != self.item.day
        self.item = item
        if moved:
            self.month.view.choose(item)
        self._show_reason()

    def _choose_in_month(self, item: Item) -> None:
        self.item = item
        blocked = self.agenda.list.blockSignals(True)
        if not self.agenda.list.select_key(key_of(item)):
            self.agenda.list.clearSelection()
        self.agenda.list.blockSignals(blocked)
        self._show_reason()

    def _show_reason(self) -> None:
        item, reason = self.item, ""
        if isinstance(item, MeetingDay):
            reason = item.title
        elif item is not None:
            deadline = item
            try:
                reason = self.workspace.read(lambda session: reason_of(session, deadline))
            except AppError as error:
                reason = error.sentence
        self.foot.show_item(item, reason, self.acting.actions(item))

    def _show_moving(self, moving: Moving | None) -> None:
        """Say where an item is being taken, and how that ends."""
        if moving is None:
            self._show_reason()
            return
        words = _("to {weekday} {day}. Enter or letting go asks to extend, Esc leaves it")
        day = moving.to
        reason = words.format(weekday=weekday(day), day=short_date(day))
        self.foot.show_item(moving.item, reason, ())

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.acting.fill_menu(menu, self.item)
        menu.popup(place)

    def _open_day(self, day: date) -> None:
        view = self.month.view
        items = view.items_of(day)
        if not items:
            self.done.emit(_("Nothing falls due on this day."))
            return
        cell = view.cell_of(day)
        day_list = DayList(self.found.today, self)
        day_list.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day_list.picked.connect(self._choose_of_day)
        day_list.menu_wanted.connect(self._menu_of_day)
        day_list.show_day(day, items, QRect(view.mapToGlobal(cell.topLeft()), cell.size()))
        self.day_list = day_list

    def _choose_of_day(self, item: Item) -> None:
        self.month.view.choose(item)
        self._choose_in_month(item)

    def _menu_of_day(self, item: Item, place: QPoint) -> None:
        self._choose_of_day(item)
        self._open_menu(place)

    def _show_agenda(self) -> None:
        self.panes.show_agenda()
        (self.agenda.list.enter if self.agenda.chosen else self.agenda.search.take_focus)()

    def _show_month(self) -> None:
        self.panes.show_month()
        self.month.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_written(self, ids: Sequence[int]) -> None:
        """Read again what was changed here; nothing else."""
        self._tried(lambda: self._show(self.workspace.read(lambda session: read_tasks(session, self.found, ids))))

    def _on_data_changed(self, _changes: Changes, origin: object) -> None:
        if origin is self.acting.tasks:
            return
        if self.isVisible():
            self._tried(self.reload)
        else:
            self._is_stale = True

    def _tried(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AppError as error:
            show_error(self.workspace.prompts, error)
