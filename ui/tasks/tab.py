"""The tab "Nhiệm vụ": the list of tasks and the one chosen beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.conclusion_places import conclusion_place
from cchc_desktop.settings import Settings
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.nesting import has_tasks
from cchc_desktop.tasks.records import DeadlineLabel, Source, SourceKind
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.lists.list_export import export_list
from ui.common.notice import NoticeBar
from ui.room import Room
from ui.tasks.acting import TaskActing
from ui.tasks.actions import KEYS, task_actions
from ui.tasks.detail.entry_line import Entry
from ui.tasks.detail.pane import TaskPane
from ui.tasks.filters import Filters
from ui.tasks.making import TaskMaking
from ui.tasks.panes import TaskPanes
from ui.tasks.people import read_people
from ui.tasks.task_list import TaskList
from ui.workspace import Workspace

_SHOWN = ("task", "handover", "organisation", "committee", "person", "department", "calendar_day", "meeting")
LIST, EMPTY, NO_COMMITTEE = range(3)


class TasksTab(Room):
    """Everything about tasks."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.acting = TaskActing(workspace, self)
        self.making = TaskMaking(workspace, self)
        self.stack = QStackedWidget(self)
        self.list = TaskList(workspace, task_actions(self), self.stack)
        self.pane = TaskPane(workspace, NoticeBar(self), self.stack)
        self.panes = TaskPanes(self.list, self.pane, self.stack)
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
        self.stack.setCurrentIndex(LIST if has_any else EMPTY if is_set_up else NO_COMMITTEE)
        if has_any and not self.list.big.table.chosen_count():
            self.list.big.table.select_one(0)
        self._show_chosen(again=True)

    def day_changed(self) -> None:
        """Compute every label anew: what was due yesterday is overdue today."""
        self.reload()

    def first_paint(self) -> None:
        """Draw the list at once."""
        self.list.big.table.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or to the first step of an empty one."""
        if self.stack.currentIndex() == LIST:
            (self.list.big.enter if self.list.isVisible() else self.pane.take_keyboard)()
        else:
            self.empty.focus_first()

    def save_now(self) -> bool:
        """Save what is typed; tell whether all of it is in the file."""
        try:
            self.pane.edit.save_now()
        except AppError as error:
            self.not_saved.emit(error.sentence)
            return False
        return not self._faults()

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return self.pane.is_editing() and (self.pane.edit.saver.has_unsaved or bool(self._faults()))

    def may_leave(self) -> bool:
        """Save; a field that is not right is shown, and the tab stays."""
        if self.save_now():
            return True
        self.pane.edit.form.validate()
        return False

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

    def show_tasks(self, wanted: TaskFilter, words: str = "") -> None:
        """Show the tasks behind a number that was clicked elsewhere, called by these words."""
        self.panes.show_list()
        self._tried(lambda: self.list.show_filters(Filters.of(wanted, words), wanted.search))
        self.list.big.enter()

    def show_overdue(self) -> None:
        """Show the overdue tasks alone."""
        self.show_tasks(TaskFilter(labels=frozenset({DeadlineLabel.OVERDUE})))

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
        export_list(
            self.workspace,
            self.list.big.model,
            self.list.big.columns,
            title=_("Tasks"),
            filter_words=self.list.filter_words(),
            done=lambda path: self.done.emit(_("Written to {path}").format(path=path)),
        )

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

    def hand_over(self, rows: Sequence[TaskRow]) -> None:
        """Hand tasks over to somebody else."""

    def print_slip(self, rows: Sequence[TaskRow]) -> None:
        """Print a slip for each lead of these tasks."""

    def copy_slip(self, rows: Sequence[TaskRow]) -> None:
        """Copy the tasks as plain text."""

    # -- parts

    def _build(self) -> None:
        self.empty = EmptyState(
            "clipboard_task",
            _("No tasks yet"),
            _("What the chair decides becomes a task: who, what, until when. Nothing vanishes between two meetings."),
        )
        self.empty.add_primary(_("New task"), self.new_record)
        self.empty.add_link(_("Try it with the sample data"), self.sample_wanted.emit)
        no_committee = EmptyState(
            "people",
            _("No committee yet"),
            _("Enter the ward and its committee once; tasks take their names from there."),
        )
        no_committee.add_primary(_("Enter the committee"), self.settings_wanted.emit)
        no_committee.add_link(_("Try it with the sample data"), self.sample_wanted.emit)
        for part in (self.panes, self.empty, no_committee):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        for keys, act in (
            (KEYS["update"], self.update_progress),
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
        self.making.made.connect(self._on_made)
        self.workspace.data_changed.connect(self._on_data_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    def _fill_menu(self) -> None:
        self.pane.menu.clear()
        self.list.big.list_actions.fill_menu(self.pane.menu)

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
        if origin in (self, self.acting, self.making) or not changes.concerns(*_SHOWN):
            return
        self._tried(self.reload)
