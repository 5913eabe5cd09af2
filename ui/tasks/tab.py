"""The tab "Nhiệm vụ": the list of tasks and the one chosen beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.errors import AppError
from cchc_desktop.meetings.conclusion_places import conclusion_place
from cchc_desktop.settings import Settings
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.nesting import has_tasks
from cchc_desktop.tasks.records import Source, SourceKind
from ui.common.error_dialog import show_error
from ui.common.notice import NoticeBar
from ui.room import Room
from ui.task_fields.people import read_people
from ui.tasks.acting import TaskActing
from ui.tasks.actions import KEYS, task_actions
from ui.tasks.detail.entry_line import Entry
from ui.tasks.detail.pane import TaskPane
from ui.tasks.empty_states import no_committee_yet, no_tasks
from ui.tasks.filters import Filters
from ui.tasks.leaving import may_leave
from ui.tasks.making import TaskMaking
from ui.tasks.output import TaskOutput
from ui.tasks.panes import TaskPanes
from ui.tasks.sheet.page import MOST, ProgressSheet
from ui.tasks.task_list import TaskList
from ui.workspace import Workspace

_SHOWN = ("task", "handover", "organisation", "committee", "person", "department", "calendar_day", "meeting")
LIST, EMPTY, NO_COMMITTEE, SHEET = range(4)


class TasksTab(Room):
    """Everything about tasks."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.acting = TaskActing(workspace, self)
        self.making = TaskMaking(workspace, self)
        self.output = TaskOutput(workspace, self)
        self.stack = QStackedWidget(self)
        self.list = TaskList(workspace, task_actions(self), self.stack)
        self.pane = TaskPane(workspace, NoticeBar(self), self.stack)
        self.panes = TaskPanes(self.list, self.pane, self.stack)
        self.sheet = ProgressSheet(workspace, self.stack)
        self._build()
        self._connect()

    # -- what the window asks

    def reload(self) -> None:
        """Read everything again (F5)."""
        people, is_set_up, has_any = self.workspace.read(
            lambda session: (
                read_people(session, self.workspace.today),
                has_committee(session),
                has_tasks(session),
            )
        )
        self.list.offer(people)
        self.pane.offer(people)
        self.list.reload()
        if self.stack.currentIndex() != SHEET:
            self.stack.setCurrentIndex(LIST if has_any else EMPTY if is_set_up else NO_COMMITTEE)
        if has_any and not self.list.big.table.chosen_count():
            self.list.big.table.select_one(0)
        self._show_chosen(again=True)

    def day_changed(self) -> None:
        """Compute every label anew: what was due yesterday is overdue today."""
        self.reload()
        if self.pane.entry.is_blank():
            self.pane.entry.empty()

    def first_paint(self) -> None:
        """Draw the list at once."""
        self.list.big.table.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or to the first step of an empty one."""
        if self._is_sheet():
            self.sheet.take_keyboard()
        elif self.stack.currentIndex() == LIST:
            (self.list.big.enter if self.list.isVisible() else self.pane.take_keyboard)()
        else:
            self.empty.focus_first()

    def save_now(self) -> bool:
        """Save what is typed; tell whether all of it is in the file."""
        if self._is_sheet() and not self.sheet.keep():
            return False
        try:
            self.pane.edit.save_now()
        except AppError as error:
            self.not_saved.emit(error.sentence)
            return False
        return not self._faults()

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        if self._is_sheet():
            return bool(self.sheet.lines())
        return self.pane.is_editing() and (self.pane.edit.saver.has_unsaved or bool(self._faults()))

    def may_leave(self) -> bool:
        """Save; ask about what cannot be kept."""
        prompts = self.workspace.prompts
        return (not self._is_sheet() or self.sheet.may_leave()) and may_leave(self.pane, prompts)

    def shown_record(self) -> tuple[int, int] | None:
        task_id = self.pane.task_id
        return None if task_id is None else (task_id, 0)

    def has_record(self, record_id: int) -> bool:
        """Tell whether there is such a task."""
        return self.list.big.model.number_of(record_id) >= 0

    def show_record(self, record_id: int, place: str = "") -> None:
        """Show a task; filters that keep it back end."""
        if self._tried(lambda: self.list.select(record_id)):
            self.open_detail()

    def show_list(self, wanted: Any, words: str = "") -> None:
        """Show what a number elsewhere counted: the tasks of a ``TaskFilter``, called by these words."""
        self.panes.show_list()
        self._tried(lambda: self.list.show_filters(Filters.of(wanted, words), wanted.search))
        self.list.big.enter()

    def remember(self, settings: Settings) -> None:
        """Keep widths and columns."""
        self.panes.remember(settings)
        self.list.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take widths and columns from the last start."""
        self.panes.restore(settings)
        self.list.restore(settings)

    # -- what the menus call

    def new_record(self) -> None:
        """Ctrl+N: make a task."""
        self.making.new_task()

    def new_part(self, row: TaskRow) -> None:
        """Make a sub-task of a task."""
        self.making.new_part(row)

    def rename(self) -> None:
        """F2: turn the task into its fields, and back."""
        if self.pane.task_id is None:
            return
        self.panes.show_pane()
        if self._tried(lambda: self.pane.show_fields(not self.pane.is_editing())) and not self.pane.is_editing():
            self.take_keyboard()

    def remove(self) -> None:
        """Put the tasks selected into the trash."""
        rows = self.chosen_rows()
        if rows:
            self.acting.trash(rows)

    def update_progress(self) -> None:
        """Put the keyboard into the line of progress; ask for several tasks at once."""
        rows = self.chosen_rows()
        if len(rows) == 1:
            self.panes.show_pane()
            self.pane.take_entry()
        elif rows:
            self.acting.ask_progress(rows)

    def open_detail(self) -> None:
        """Enter on a row: to the task."""
        if self.pane.task_id is not None:
            self.panes.show_pane()
            self.pane.take_keyboard()

    def go_round(self) -> None:
        """F6: list and task in turn."""
        if self.pane.isAncestorOf(self.window().focusWidget() or self):
            self.back_to_list()
        else:
            self.open_detail()

    def back_to_list(self) -> None:
        """Put the keyboard into the list."""
        self.panes.show_list()
        self.list.big.enter()

    def focus_search(self) -> None:
        """Put the keyboard into the search of the list."""
        self.panes.show_list()
        self.list.search.take_focus()

    def toggle_preview(self) -> None:
        """F7: hide the task beside the list, or show it."""
        self.panes.toggle_pane()

    def export_list(self) -> None:
        """Write the list as it is shown into an Excel file."""
        self.output.export(self.list)

    def chosen_rows(self) -> list[TaskRow]:
        """Return the tasks selected."""
        try:
            return self.list.big.chosen().rows()
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return []

    def with_chosen(self, verb: str) -> None:
        """Do one of the verbs with the tasks selected."""
        self._with_rows(getattr(self.acting, verb))

    def print_paper(self) -> None:
        """Ctrl+P: the register of tasks, as pages to print."""
        if self.save_now():
            self.output.show_register()

    def print_slip(self, rows: Sequence[TaskRow]) -> None:
        """Show the slip of who leads these tasks."""
        if self.save_now():
            self.output.show_slip(rows)

    def copy_slip(self, rows: Sequence[TaskRow]) -> None:
        """Copy the tasks as plain text."""
        self.output.copy(rows)

    def open_sheet(self) -> None:
        """Fill in the progress of the tasks listed, in one table."""
        model = self.list.big.model
        ids = model.ids()
        if self._tried(lambda: self.sheet.show_rows(model.rows_of(ids[:MOST]), max(0, len(ids) - MOST))):
            self.stack.setCurrentIndex(SHEET)
            self.sheet.take_keyboard()

    def leave_sheet(self) -> None:
        """Go back to the list; what was typed is kept or dropped, as she says."""
        if not self.sheet.may_leave():
            return
        self.stack.setCurrentIndex(LIST)
        self.take_keyboard()

    # -- parts

    def _build(self) -> None:
        self.empty = no_tasks(self.new_record, self.making.import_list, self.sample_wanted.emit)
        no_committee = no_committee_yet(self.settings_wanted.emit, self.sample_wanted.emit)
        for part in (self.panes, self.empty, no_committee, self.sheet):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        for keys, act in (
            (KEYS["update"], self.update_progress),
            (KEYS["sheet"], self.open_sheet),
            (KEYS["extend"], lambda: self._with_rows(self.acting.extend)),
            (KEYS["remind"], lambda: self._with_rows(self.acting.remind)),
            (KEYS["done"], lambda: self._with_rows(self.acting.complete)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self.open_detail)
        self.list.new_wanted.connect(self.new_record)
        self.list.export_wanted.connect(self.export_list)
        self.list.print_wanted.connect(self.print_paper)
        self.pane.entered.connect(self._keep_entry)
        self.pane.extend_wanted.connect(lambda: self._with_shown(self.acting.extend))
        self.pane.remind_wanted.connect(lambda: self._with_shown(self.acting.remind))
        self.pane.assign_wanted.connect(lambda: self._with_shown(self.acting.assign))
        self.pane.decide_wanted.connect(lambda line: self._with_shown(lambda rows: self.acting.decide(rows[0], line)))
        self.pane.source_wanted.connect(self._show_source)
        self.pane.task_wanted.connect(self.show_record)
        self.pane.part_wanted.connect(lambda: self._with_shown(lambda rows: self.new_part(rows[0])))
        self.pane.left.connect(self.back_to_list)
        self.pane.saved.connect(self._on_saved)
        self.pane.not_saved.connect(self.not_saved)
        self.pane.menu.aboutToShow.connect(lambda: self._fill_menu())
        for part in (self.acting, self.making):
            part.done.connect(self.done)
            part.undoable.connect(self.undoable)
            part.written.connect(self._on_written)
        self.output.done.connect(self.done)
        self.making.made.connect(self._on_made)
        self.sheet.undoable.connect(self.undoable)
        self.sheet.left.connect(self.leave_sheet)
        self.sheet.kept.connect(self._on_sheet_kept)
        self.workspace.data_changed.connect(self._on_data_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    def _fill_menu(self) -> None:
        self.pane.menu.clear()
        self.list.big.list_actions.fill_menu(self.pane.menu)

    def _is_sheet(self) -> bool:
        return self.stack.currentIndex() == SHEET

    def _faults(self) -> list[str]:
        return self.pane.edit.form.faults() if self.pane.is_editing() else []

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return False
        return True

    def _with_rows(self, act: Callable[[Sequence[TaskRow]], object]) -> None:
        rows = self.chosen_rows()
        if rows:
            act(rows)

    def _with_shown(self, act: Callable[[Sequence[TaskRow]], object]) -> None:
        if self.pane.look is not None:
            act([self.pane.look.facts.row])

    # -- what happens

    def _show_chosen(self, *, again: bool = False) -> None:
        """Show the current task; what was typed in the one before is saved first."""
        row = self.list.big.current_row()
        task_id = row.id if row is not None else None
        if task_id == self.pane.task_id and not again:
            return
        if not self._tried(lambda: self.pane.show_task(task_id)) and self.pane.task_id is not None:
            self.list.big.select_id(self.pane.task_id)

    def _keep_entry(self, entry: Entry) -> None:
        if self.pane.look is None:
            return
        refusal = self.acting.keep_entry(self.pane.look.facts.row, entry)
        if refusal:
            self.pane.entry.show_error(refusal)
        else:
            self.pane.entry.empty()

    def _show_source(self, source: Source) -> None:
        """Go to the record a task comes from."""
        if source.id is None or source.kind is not SourceKind.CONCLUSION:
            return
        conclusion = source.id
        place = self.workspace.read(lambda session: conclusion_place(session, conclusion))
        if place is not None:
            self.record_wanted.emit("meeting", place.meeting_id)

    def _on_written(self, ids: Sequence[int]) -> None:
        self.list.refresh_rows(ids)
        self._show_chosen(again=True)

    def _on_sheet_kept(self, ids: Sequence[int]) -> None:
        self.stack.setCurrentIndex(LIST)
        self._on_written(ids)
        self.take_keyboard()

    def _on_made(self, ids: Sequence[int]) -> None:
        """Show what was made: in the list, the first of them chosen."""
        self.reload()
        if ids:
            self._tried(lambda: self.list.select(ids[0]))

    def _on_saved(self, changes: Changes) -> None:
        self.saved.emit(datetime.now().astimezone())
        task_id = self.pane.edit.task_id
        if task_id is not None:
            self.list.refresh_rows([task_id])
            if self.pane.task_id == task_id:
                self._tried(self.pane.reload)
        self.workspace.announce(changes, self)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin in (self, self.acting, self.making, self.sheet) or not changes.concerns(*_SHOWN):
            return
        self._tried(self.reload)
