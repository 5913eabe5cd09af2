"""The window "Ngày nghỉ và ngày làm bù": a year as a list and as twelve months, each change kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.calendar_change import change_saturdays, change_years
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.exchange.holiday_sheet import HolidaySheet
from cchc_desktop.i18n import _, mark
from cchc_desktop.text.dates import short_date
from ui.calendar_editor.affected_pane import AffectedPane
from ui.calendar_editor.day_dialog import DayProposal, ask_day, ask_notice
from ui.calendar_editor.panes import ListPane, YearPane
from ui.calendar_editor.sheet_exchange import SheetExchange
from ui.calendar_editor.shown_year import ShownYear, offer_of, read_year
from ui.calendar_editor.words import added, edited, removed, year_state
from ui.calendar_editor.year_head import YearHead
from ui.catalogue.edit_window import EditWindow
from ui.common.error_dialog import show_error
from ui.common.fields import shown_date
from ui.common.keys import Keys
from ui.common.notice import NoticeBar
from ui.common.strips import Strip
from ui.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.workspace import Workspace

SIZE: Final = (1240, 680)
LOW: Final = 480
_PANES: Final = (500, 740)


class CalendarWindow(EditWindow):
    """Edits the days off; every change is one step of the history and moves no deadline already given.

    Signals: ``record_wanted(kind, record_id)`` the record of a deadline is to be shown; the window has closed then.
    """

    record_wanted = Signal(str, int)
    KEYS = Keys(
        mark("Days off and Saturdays worked"),
        (
            ("Ctrl+N", mark("a new day")),
            ("Enter, F2", mark("edit the day")),
            ("Del", mark("take the day off the list")),
            ("Ctrl+PgUp, Ctrl+PgDn", mark("the year before, the next year")),
            ("F6", mark("to the next pane")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Days off and Saturdays worked"), parent)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        self.head = YearHead(workspace.today)
        self.strip = Strip("warning", "warning", "amber")
        self.list = ListPane()
        self.months = YearPane(workspace.today)
        self.table, self.view = self.list.table, self.months.view
        self.affected = AffectedPane()
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        self.sheets = SheetExchange(workspace, self)
        self._before = workspace.read(working_calendar)
        self._shown = ShownYear()
        self._basis = ""
        self._build()
        self._connect()
        self._add_keys()
        self.show_year(workspace.today.year)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def year(self) -> int:
        """The year shown."""
        return self.head.year

    def show_year(self, year: int) -> None:
        """Show a year, at today if it is this one."""
        self.head.show_year(year)
        self.reload()
        self.table.select_from(self.view.current())

    def reload(self) -> None:
        """Read the year again."""
        today = self.workspace.today
        self._shown = shown = self.workspace.read(partial(read_year, year=self.year, today=today, before=self._before))
        self.head.show_state(*year_state(shown))
        self.table.show_days(shown.days)
        self.view.show_year(self.year, shown.days, today, works_saturdays=shown.works_saturdays)
        self.list.saturdays.setChecked(shown.works_saturdays)
        self.list.back_button.setEnabled(shown.is_own)
        self.affected.show_found(shown.affected)
        enter, choose = self.enter_notice, self.sheets.choose
        self.strip.show_offer(offer_of(shown, self.year, enter=enter, choose=choose, show=self.show_year))

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Tell that everything is stored: each change is stored at once."""
        return True

    def shown_record(self) -> Record | None:
        """Return nothing: days are shown by year."""
        return None

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Stay at the year shown."""
        return False

    # -- what is done

    def add_day(self, day: date | None = None) -> None:
        """Ask for a new day, or several in a row, and keep them."""
        self._ask(DayProposal(day=day, basis=self._basis), self._add)

    def edit_day(self, day: date) -> None:
        """Ask how a day is to be; one that is not listed yet is added."""
        entry = self._shown.entry(day)
        if entry is None:
            self.add_day(day)
        else:
            self._ask(DayProposal(entry=entry), partial(self._add, instead=entry))

    def remove_day(self, day: date) -> None:
        """Take a day off the list."""
        entry = self._shown.entry(day)
        if entry is None:
            return
        place = self._shown.days.index(entry)
        rest = [each for each in self._shown.days if each is not entry]
        if self._try(lambda: self._keep(rest, removed(entry))):
            self._go_to(rest[min(place, len(rest) - 1)].day if rest else day)
            words = _("{day} {name} is no longer listed.").format(day=shown_date(day), name=entry.name)
            self.undoing.tell_undoable(words)

    def give_back(self) -> None:
        """Return to the days that the program supplies."""
        words = _("{year} has the days supplied again.").format(year=self.year)
        if self._try(lambda: self._keep((), words)):
            self.undoing.tell_undoable(words)

    def enter_notice(self) -> None:
        """Ask for the notice of the year; the days of the forecast become its days."""

        def store(basis: str) -> None:
            days = [replace(each, basis=basis) if each.is_forecast else each for each in self._shown.days]
            self._keep(days, _("Notice of the days off of {year}").format(year=self.year))
            self._basis = basis

        ask_notice(self.year, self._basis, store, self)

    # -- parts

    def _build(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.list)
        panes.addWidget(self.months)
        panes.setStretchFactor(1, 1)
        panes.setSizes(list(_PANES))
        self.body.addWidget(self.head)
        self.body.addWidget(self.strip)
        self.body.addWidget(panes, 1)
        self.body.addWidget(self.affected)

    def _connect(self) -> None:
        self.head.year_chosen.connect(self.show_year)
        self.head.add_wanted.connect(lambda: self.add_day())
        self.head.import_wanted.connect(self.sheets.choose)
        self.head.export_wanted.connect(lambda: self.sheets.save(self.year, self._shown.days))
        self.table.edit_wanted.connect(self.edit_day)
        self.table.remove_wanted.connect(self.remove_day)
        self.table.day_reached.connect(self.months.show_day)
        self.view.day_wanted.connect(self.edit_day)
        self.view.remove_wanted.connect(self.remove_day)
        self.view.day_reached.connect(self._go_to)
        self.list.saturdays.clicked.connect(self._set_saturdays)
        self.list.back_button.clicked.connect(self.give_back)
        self.affected.record_wanted.connect(self._leave_for)
        self.affected.copied.connect(lambda: self.notice.show_notice(_("The list is copied.")))
        self.sheets.accepted.connect(self._take_over)
        self.sheets.told.connect(self.notice.show_notice)
        self.workspace.data_changed.connect(self._on_data_changed)

    def _add_keys(self) -> None:
        for keys, call in (
            ("Ctrl+N", self.head.add_button.click),
            ("Ctrl+PgUp", lambda: self.head.choose(self.year - 1)),
            ("Ctrl+PgDown", lambda: self.head.choose(self.year + 1)),
            ("F6", self._go_round),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
        ):
            QShortcut(QKeySequence(keys), self, call)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.affected.show_low(self.height() < LOW)

    # -- writing

    def _ask(self, proposal: DayProposal, store: Callable[[tuple[ListedDay, ...]], None]) -> None:
        stored = ask_day(self.year, proposal, store, self)
        if stored:
            self._basis = self._basis if stored[0].is_forecast else stored[0].basis
            self._go_to(stored[0].day)

    def _add(self, days: Sequence[ListedDay], instead: ListedDay | None = None) -> None:
        """Keep these days besides the others. Raises AppError."""
        others = {each.day: each for each in self._shown.days if each is not instead}
        for each in days:
            if each.day in others:
                words = _("{day} is listed already: {name}.")
                words = words.format(day=short_date(each.day), name=others[each.day].name)
                raise ValidationError(words, "day")
        self._keep([*others.values(), *days], added(days) if instead is None else edited(days))

    def _keep(self, days: Sequence[ListedDay], title: str) -> None:
        """Keep the year as these days, under this name of the step. Raises AppError."""
        years = {self.year: tuple(days)}
        self._write(partial(change_years, years=years, today=self.workspace.today, title=title))

    def _set_saturdays(self, works: bool) -> None:
        self._try(lambda: self._write(partial(change_saturdays, works=works, today=self.workspace.today)))

    def _take_over(self, sheet: HolidaySheet) -> None:
        years: Mapping[int, tuple[ListedDay, ...]] = sheet.years
        if self._try(lambda: self._write(partial(change_years, years=years, today=self.workspace.today))):
            if self.year not in years:
                self.show_year(next(iter(years)))
            words = _("Taken over: days off of {years}.").format(years=", ".join(map(str, years)))
            self.undoing.tell_undoable(words)

    def _write(self, verb: Callable[[Session], Changes]) -> None:
        self.workspace.write(verb, origin=self)
        self._show_saved()
        self.reload()

    def _try(self, write: Callable[[], None]) -> bool:
        """Write, or say why not and show what is kept."""
        try:
            write()
        except AppError as error:
            show_error(self.workspace.prompts, error)
            self.reload()
            return False
        return True

    # -- showing

    def _go_to(self, day: date) -> None:
        self.table.go_to(day)
        self.months.show_day(day)

    def _go_round(self) -> None:
        """Put the keyboard into the next pane."""
        panes: list[QWidget] = [self.table, self.view]
        if self.affected.isVisible():
            panes.append(self.affected.table)
        here = next((number for number, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_for(self, kind: str, record_id: int) -> None:
        self.accept()
        self.record_wanted.emit(kind, record_id)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and changes.concerns("calendar_day", "meeting", "task"):
            self.reload()
