"""The window "Bàn giao": who stands in for whom, until when, with which tasks; edited, taken back, thrown away here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents.kinds import handover_minutes
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks import handovers
from cchc_desktop.tasks.handover_list import HandoverRow, MovedTask, handover_rows
from cchc_desktop.tasks.handovers import HandoverDetails
from cchc_desktop.tasks.records import HANDOVER, TASK
from ui import style
from ui.common.dialog import Dialog
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.keys import Keys
from ui.common.notice import NoticeBar
from ui.common.opening_table import OpeningTable
from ui.common.table_model import TableModel
from ui.drafting.opening import PaperDesks
from ui.handovers.edit_dialog import HandoverEditDialog
from ui.handovers.rows import handover_columns, task_columns
from ui.tasks.acting import TaskActing
from ui.tasks.dialogs.state_dialogs import ask_day
from ui.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.workspace import Workspace

SIZE: Final = (960, 560)
_SHOWN: Final = (HANDOVER, TASK, "person", "department")
LIST, EMPTY = range(2)


class HandoversWindow(Dialog):
    """Above the handovers, below the tasks of the one chosen.

    Signals: ``record_wanted(kind, id)`` a task is to be shown; the window has closed by then.
    """

    record_wanted = Signal(str, int)

    KEYS = Keys(
        mark("Handovers"),
        (
            ("Ctrl+N", mark("a new handover")),
            ("Enter, F2", mark("edit the handover; in the tasks below, open the task")),
            ("Del", mark("put the handover into the trash")),
            ("F6", mark("to the next pane")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.acting = TaskActing(workspace, self)
        self.desks = PaperDesks(workspace, self)
        self.desks.record_wanted.connect(self._show_paper)
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        self.model: TableModel[HandoverRow] = TableModel(handover_columns(), lambda row: row.id)
        self.tasks_model: TableModel[MovedTask] = TableModel(task_columns(), lambda task: task.id)
        self.table, self.tasks = OpeningTable(self.model), OpeningTable(self.tasks_model)
        self.head = QLabel()
        self.new_button = QPushButton(_("&New handover…"))
        self.edit_button = QPushButton(_("&Edit…"))
        self.back_button = QPushButton(_("&Take back…"))
        self.minutes_button = QPushButton(_("&Minutes…"))
        self.trash_button = QPushButton(_("Move to the trash"))
        self.close_button = QPushButton(_("Close"))
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the handovers again; the one chosen stays."""
        today = self._workspace.today
        rows = self._workspace.read(lambda session: handover_rows(session, today=today))
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(LIST if rows else EMPTY)
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        (self.table if rows else self.new_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def chosen(self) -> HandoverRow | None:
        """Return the handover that is chosen."""
        row: HandoverRow | None = self.table.selected_row()
        return row

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Nothing is typed here outside of dialogs."""
        return True

    def shown_record(self) -> Record | None:
        """Return the handover that is chosen."""
        row = self.chosen()
        return None if row is None else (HANDOVER, row.id)

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Choose a handover; tell whether it is one and there."""
        return kind == HANDOVER and self.table.select_id(record_id)

    # -- what is done here

    def new(self) -> None:
        """Ask who hands over what to whom."""
        self.acting.hand_over([])

    def edit(self) -> None:
        """Edit the handover that is chosen."""
        row, today = self.chosen(), self._workspace.today
        if row is None:
            return

        def store(details: HandoverDetails) -> None:
            self._write(lambda session: handovers.save_handover(session, row.id, details, today=today))

        dialog = HandoverEditDialog(self.acting.desk(), row, store)
        is_kept = bool(dialog.exec())
        dialog.deleteLater()
        if is_kept:
            self.undoing.tell_undoable(_("Handover {code} is kept.").format(code=row.code))

    def take_back(self) -> None:
        """Ask from which day the former leads have their open tasks again."""
        row, today = self.chosen(), self._workspace.today
        if row is None:
            return

        def store(day: date) -> None:
            self._write(lambda session: handovers.take_back(session, row.id, day, today=today))

        title = _("Take back handover {code}").format(code=row.code)
        sentence = _("What is still open goes back to whoever led it before; what was completed stays.")
        if ask_day(self.acting.desk(), title, sentence, _("Take back"), store):
            self.undoing.tell_undoable(_("Handover {code} is taken back.").format(code=row.code))

    def trash(self) -> None:
        """Put the handover that is chosen into the trash."""
        row = self.chosen()
        if row is not None and self._tried(lambda session: handovers.trash_handover(session, row.id)):
            self.undoing.tell_undoable(_("Handover {code} is in the trash.").format(code=row.code))

    def write_minutes(self) -> None:
        """Open the minutes of the handover that is chosen; those issued are shown in the archive."""
        row = self.chosen()
        if row is not None:
            self.desks.write(PaperPlace(handover_minutes.KIND, HANDOVER, row.id))

    def _show_paper(self, kind: str, record_id: int) -> None:
        self.accept()
        self.record_wanted.emit(kind, record_id)

    def open_task(self) -> None:
        """Close, and show the task where the keyboard is."""
        task: MovedTask | None = self.tasks.selected_row()
        if task is not None:
            self.accept()
            self.record_wanted.emit(TASK, task.id)

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("Handovers"))
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        inside = QWidget()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        style.set_kind(self.head, "label")
        self.head.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        column.addWidget(self.table, 3)
        column.addWidget(self.head)
        column.addWidget(self.tasks, 2)
        self.table.setAccessibleName(_("Handovers"))
        self.stack.addWidget(inside)
        self.stack.addWidget(self._empty())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self._foot())

    def _empty(self) -> EmptyState:
        return EmptyState(
            "people_swap",
            _("No handovers yet"),
            _("When somebody is away or leaves, the open tasks go over here and can be taken back later."),
        )

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        style.set_kind(self.new_button, "primary")
        for button in (self.edit_button, self.back_button, self.minutes_button, self.trash_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.new_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        acts: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.new_button, self.new),
            (self.edit_button, self.edit),
            (self.back_button, self.take_back),
            (self.minutes_button, self.write_minutes),
            (self.trash_button, self.trash),
            (self.close_button, self.reject),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.table.opened.connect(self.edit)
        self.tasks.opened.connect(self.open_task)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.acting.undoable.connect(self.undoing.tell_undoable)
        for keys, call in (
            ("Ctrl+N", self.new),
            ("F2", self.edit),
            ("Del", self.trash),
            ("F6", self._go_round),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
        ):
            QShortcut(QKeySequence(keys), self, call)
        self._workspace.data_changed.connect(self._on_data_changed)

    def _show_chosen(self) -> None:
        row = self.chosen()
        for button in (self.edit_button, self.minutes_button, self.trash_button):
            button.setEnabled(row is not None)
        self.back_button.setEnabled(row is not None and row.can_be_taken_back(self._workspace.today))
        self.tasks_model.set_rows(row.tasks if row is not None else ())
        self.tasks.setVisible(bool(row and row.tasks))
        self.head.setText(_words(row))

    def _go_round(self) -> None:
        part = self.tasks if self.table.hasFocus() and self.tasks.isVisible() else self.table
        if part is self.tasks and self.tasks.selected_row() is None:
            self.tasks.selectRow(0)
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_data_changed(self, changes: Changes, _origin: object) -> None:
        if changes.concerns(*_SHOWN):
            self.reload()

    def _write(self, verb: Callable[[Session], Changes]) -> None:
        self._workspace.write(verb)

    def _tried(self, verb: Callable[[Session], Changes]) -> bool:
        try:
            self._write(verb)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return False
        return True


def _words(row: HandoverRow | None) -> str:
    if row is None:
        return ""
    if not row.tasks:
        return row.details.reason or _("No tasks went over: the handover records an absence only.")
    return _("Tasks that went over with {code}").format(code=row.code)
