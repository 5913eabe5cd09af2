"""The window "Kiểm đếm nhiệm vụ": counts by month and quarter, what the present one would be, freezing, printing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.documents.sheets.tasks import count_paper
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.count_records import CountFacts
from cchc_desktop.tasks.count_rules import totals_of
from cchc_desktop.tasks.counts import count_facts, counts, day_of_labels, last_day_of_labels, live_count, take_count
from cchc_desktop.tasks.records import COUNT, TASK
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.dialog import Dialog
from ui.common.error_dialog import show_error
from ui.common.fields.choice_field import ChoiceField
from ui.common.keys import Keys
from ui.common.prompts import Action, Question
from ui.common.table_model import TableModel
from ui.common.table_view import TableView
from ui.common.tabs import Tabs
from ui.counts.choice_row import ChoiceRow
from ui.counts.foot import SheetFoot, add_sheet_keys
from ui.counts.late_page import LatePage
from ui.counts.list_page import ListPage
from ui.counts.rows import (
    CountItem,
    count_columns,
    item_of,
    item_words,
    offered_periods,
    period_words,
    proposed_period,
)
from ui.counts.sheet_pane import Sheet, SheetPane
from ui.workspace import Workspace

SIZE: Final = (1120, 640)
_LIST_WIDTH: Final = 376
_NARROW: Final = 1000
"""Below this width the list of counts leaves its numbers to the pages."""
_NARROW_LIST_WIDTH: Final = 224


class CountsWindow(Dialog):
    """Left the counts, the period looked at on top; right its pages, its late tasks, the list behind it."""

    KEYS = Keys(
        mark("Counts of tasks"),
        (
            ("Ctrl+1, Ctrl+2, Ctrl+3", mark("pages to print, late tasks, the list behind the count")),
            ("Ctrl+P", mark("print the count")),
            ("Ctrl+E", mark("export as Word")),
            ("F6", mark("to the next pane")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.facts: CountFacts | None = None
        self._is_filling = self._is_closed = self._was_refused = False
        today = workspace.today
        periods = offered_periods(today)
        self.period = ChoiceField([(period, period_words(period)) for period in periods])
        self.period.set_value(proposed_period(today))
        self.day = ChoiceField([])
        self.freeze_button = QPushButton(_("&Freeze the count…"))
        self.model: TableModel[CountItem] = TableModel(count_columns(), lambda item: item.id or item.period)
        self.table = TableView(self.model, row_height=style.ROW)
        self.tabs, self.stack = Tabs(), QStackedWidget()
        self.sheet, self.late, self.lines = SheetPane(workspace), LatePage(workspace), ListPage(workspace)
        self.foot = SheetFoot(self.sheet, self.accept)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._is_narrow = False
        self._build()
        self._connect()
        self.show_period()

    # -- what is done here

    def show_period(self) -> None:
        """Show what a count of the period chosen would be now."""
        today, period = self._workspace.today, self.period.value()
        end = last_day_of_labels(period, today)
        words = _("The end of the period ({day})") if end == period.last_day else _("Today ({day})")
        choices = [(end, words.format(day=short_date(end)))]
        if end != today:
            choices.append((today, _("Today ({day})").format(day=short_date(today))))
        self.day.set_choices(choices)
        self.day.set_value(self._workspace.read(lambda session: day_of_labels(session, period, today)))
        self.reload(chosen=None)

    def reload(self, *, chosen: int | None) -> None:
        """Read the counts again and show one of them, None for the period as it stands now."""
        self._is_filling = True
        taken = [item_of(row) for row in self._workspace.read(counts)]
        period = self.period.value()
        self.model.set_rows([CountItem(None, period.code, 0, self.day.value(), None), *taken])
        self.table.select_id(chosen or period.code)
        self._is_filling = False
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the count chosen in the list."""
        item: CountItem | None = self.table.selected_row()
        if item is None or not self.late.saving.save_now():
            return
        self.freeze_button.setEnabled(item.id is None)
        self.freeze_button.setToolTip("" if item.id is None else _("This count is frozen already."))
        today, period, as_of, count_id = self._workspace.today, Period.parse(item.period), self.day.value(), item.id

        def read(session: Session) -> Sheet:
            if count_id is not None:
                facts = count_facts(session, count_id)
            else:
                facts = live_count(session, period, today, as_of=as_of)
            name = _("Count of tasks {period}").format(period=period_name(period))
            return Sheet(count_paper(session, facts, today), name, facts)

        self.sheet.show_sheet(read)

    def freeze(self) -> None:
        """Ask, then freeze the count of the period looked at."""
        item: CountItem | None = self.table.selected_row()
        if item is None or item.id is not None or self.facts is None or not self.late.saving.save_now():
            return
        period, as_of, made = self.period.value(), self.day.value(), []
        if self._workspace.prompts.ask(self._question(period), _answers()) != "freeze":
            return

        def verb(session: Session) -> Changes:
            count_id, changes = take_count(session, period, today=self._workspace.today, as_of=as_of)
            made.append(count_id)
            return changes

        try:
            self._workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self.reload(chosen=made[0])
        self.foot.tell(_("The count of {period} is frozen.").format(period=period_name(period)))

    def done(self, result: int) -> None:
        """Close once everything typed is stored; what cannot be stored is said once and then let go."""
        if not self._is_closed and not self.late.saving.save_now() and not self._was_refused:
            self._was_refused = True
            return
        self._is_closed = True
        self.sheet.stop()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for column in (2, 3):
                self.table.setColumnHidden(column, is_narrow)
            width = _NARROW_LIST_WIDTH if is_narrow else _LIST_WIDTH
            self._panes.setSizes([width, max(1, self.width() - width)])

    # -- parts

    def _question(self, period: Period) -> Question:
        assert self.facts is not None
        number, open_ones = len(self.facts.lines), self.late.unexplained()
        text = ngettext(
            "{n} task is kept with its label of {day}. Nothing in a frozen count changes, and undo does not pass it.",
            "{n} tasks are kept with their labels of {day}. Nothing in a frozen count changes, and undo does not "
            "pass it.",
            number,
        ).format(n=number, day=short_date(self.facts.as_of))
        missing = ngettext(
            "{n} late task has no cause or no measure yet.",
            "{n} late tasks have no cause or no measure yet.",
            open_ones,
        ).format(n=open_ones)
        return Question(
            _("Freeze the count of {period}?").format(period=period_name(period)),
            text,
            missing if open_ones else _("A later count of the same period is a new version."),
            icon="lock_closed",
        )

    def _build(self) -> None:
        self.setWindowTitle(_("Counts of tasks"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        self.table.setAccessibleName(_("Counts of tasks"))
        for title, page in (
            (_("Pages to print"), self.sheet),
            (_("Late tasks"), self.late),
            (_("List behind the count"), self.lines),
        ):
            self.tabs.add_page(title)
            self.stack.addWidget(page)
        panes = self._panes
        panes.addWidget(self.table)
        panes.addWidget(self._pages())
        panes.setSizes([_LIST_WIDTH, SIZE[0] - _LIST_WIDTH])
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        choices = ((_("&Period"), self.period, 150), (_("&Labels of"), self.day, 220))
        column.addWidget(ChoiceRow(choices, self.freeze_button))
        column.addWidget(panes, 1)
        column.addWidget(self.foot)

    def _pages(self) -> QWidget:
        side = QWidget()
        tab_row = QFrame()
        style.set_kind(tab_row, "tab_row")
        row = QHBoxLayout(tab_row)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tab_row)
        column.addWidget(self.stack, 1)
        return side

    def _connect(self) -> None:
        self.period.edited.connect(self.show_period)
        self.day.edited.connect(lambda: self.reload(chosen=None))
        self.freeze_button.clicked.connect(self.freeze)
        self.tabs.currentChanged.connect(self._show_page)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._on_row())
        self.sheet.read.connect(self._on_read)
        self.sheet.refused.connect(self._on_refused)
        self.sheet.done.connect(self.foot.tell)
        self.lines.done.connect(self.foot.tell)
        self.late.stored.connect(self.show_again)
        self.late.saving.refused.connect(lambda error: self.foot.refuse(error.sentence))
        self._workspace.data_changed.connect(self._on_data_changed)
        for number in range(self.tabs.count()):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, lambda number=number: self.tabs.setCurrentIndex(number))
        add_sheet_keys(self, self.sheet, (("F6", self._go_round),))

    def show_again(self) -> None:
        """Make the pages anew after something was typed."""
        item: CountItem | None = self.table.selected_row()
        if item is not None and item.id is None:
            self.show_chosen()

    def _on_row(self) -> None:
        if not self._is_filling:
            self.show_chosen()

    def _show_page(self, number: int) -> None:
        self.late.saving.save_if_waiting()
        self.stack.setCurrentIndex(number)

    def _on_read(self, sheet: Sheet) -> None:
        self.facts = sheet.facts
        if not self.late.table.is_editing():
            self.late.show_count(sheet.facts)
        self.lines.show_count(sheet.facts)
        item: CountItem | None = self.table.selected_row()
        if item is not None and item.id is None:
            item = replace(item, totals=totals_of(sheet.facts.lines))
            self._is_filling = True
            self.model.set_rows([item, *self.model.rows()[1:]])
            self._is_filling = False
        self.foot.told.show_text(item_words(item) if item is not None else "")

    def _on_refused(self, sentence: str) -> None:
        self.facts = None
        self.freeze_button.setEnabled(False)
        self.foot.refuse(sentence)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if not self._is_closed and origin not in (self, self.late) and changes.concerns(TASK, COUNT):
            self.show_again()

    def _go_round(self) -> None:
        if self.table.hasFocus():
            (self.sheet.preview, self.late.table, self.lines.table)[self.stack.currentIndex()].setFocus()
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)


def _answers() -> tuple[Action, ...]:
    return Action("freeze", _("Freeze the count"), primary=True), Action("later", _("Later"))
