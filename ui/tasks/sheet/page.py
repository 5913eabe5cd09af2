"""The progress sheet: the tasks of the list as a table to fill in from the keyboard; Ctrl+S keeps it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.sheet import keep_sheet
from ui import style
from ui.common.entry_model import EntryModel
from ui.common.entry_table import EntryTable
from ui.common.error_dialog import show_error
from ui.common.fields import commit_input_method
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.common.prompts import Action, Question
from ui.tasks.sheet.lines import SheetLine, line_of, sheet_columns, typed
from ui.workspace import Workspace

MOST: Final = 2000
"""So many tasks at once: nobody fills in more, and a table to type in holds all its rows."""

_FIRST_TYPED: Final = 5


class ProgressTable(EntryTable[SheetLine]):
    """The lines neither move nor go: Del empties what was typed in the line."""

    KEYS = Keys(
        mark("Progress sheet"),
        (
            ("Enter, Tab", mark("the next cell, and on to the next task")),
            ("↑, ↓", mark("the same cell of another task")),
            ("Del", mark("empty the line")),
            ("Ctrl+S", mark("keep everything as one step")),
            ("Esc", mark("back to the list")),
        ),
    )

    def remove_row(self, number: int) -> None:
        """Empty what was typed in a line."""
        rows = self.entries.rows()
        if 0 <= number < len(rows):
            self.entries.replace(number, line_of(rows[number].row))

    def move_row(self, number: int, step: int) -> None:
        """Leave the line where it is: its place is that of the list."""


class ProgressSheet(QFrame):
    """Signals: ``kept(ids)`` the lines are in the file; ``left()`` back to the list; ``undoable(sentence)``."""

    kept = Signal(object)
    left = Signal()
    undoable = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self._workspace = workspace
        self.model: EntryModel[SheetLine] = EntryModel(sheet_columns(lambda: workspace.today))
        self.table = ProgressTable(self.model)
        self.table.setAccessibleName(_("Progress sheet"))
        self.title, self.words = QLabel(_("Progress sheet")), QLabel()
        self.fault = IconLabel("error", wraps=True)
        self.keep_button, self.back_button = QPushButton(_("Keep everything")), QPushButton(_("Back to the list"))
        self._build()
        self.model.edited.connect(lambda _number: self._tell())
        self.keep_button.clicked.connect(lambda _checked=False: self.keep())
        self.back_button.clicked.connect(lambda _checked=False: self.left.emit())

    def show_rows(self, rows: Sequence[TaskRow], hidden: int = 0) -> None:
        """Begin a sheet of these tasks; ``hidden`` tasks of the list are not on it."""
        self.model.set_rows([line_of(row) for row in rows])
        self._hidden = hidden
        self._tell()
        if rows:
            self.table.go_to(0, _FIRST_TYPED)

    def take_keyboard(self) -> None:
        """Put the keyboard into the first cell to type in."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[SheetLine]:
        """Return the lines in which something was typed."""
        return [line for line in self.model.rows() if line.is_typed]

    def keep(self) -> bool:
        """Store every line in one step; tell whether nothing typed is left."""
        commit_input_method()
        self.table.close_cell()
        lines = self.lines()
        faults = self.model.faults()
        if faults:
            row, column, sentence = faults[0]
            self.table.go_to(row, column)
            self._refuse(f"{self.model.rows()[row].row.code}: {sentence}")
            return False
        if not lines:
            return True
        today = self._workspace.today
        wanted = [typed(line, today) for line in lines]

        def verb(session: Session) -> Changes:
            entries = {each.task_id: each.entry for each in wanted}
            done = {each.task_id: each.done_on for each in wanted if each.done_on is not None}
            return keep_sheet(session, entries, done, today=today)

        try:
            changes = self._workspace.store(verb)
        except AppError as error:
            self._refuse(error.sentence)
            show_error(self._workspace.prompts, error)
            return False
        ids = tuple(line.key for line in lines)
        self.kept.emit(ids)
        self._workspace.announce(changes, self)
        words = ngettext("Progress of {n} task is kept.", "Progress of {n} tasks is kept.", len(ids))
        self.undoable.emit(words.format(n=len(ids)))
        return True

    def may_leave(self) -> bool:
        """Ask what becomes of the lines that are typed; tell whether the sheet may be left."""
        count = len(self.lines())
        if not count:
            return True
        words = ngettext("{n} line is not kept yet.", "{n} lines are not kept yet.", count)
        actions = (
            Action("keep", _("Keep everything"), primary=True),
            Action("drop", _("Drop")),
            Action("stay", _("Go on typing")),
        )
        answer = self._workspace.prompts.ask(Question(_("Keep the progress sheet?"), words.format(n=count)), actions)
        return self.keep() if answer == "keep" else answer == "drop"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- parts

    def _refuse(self, sentence: str) -> None:
        self.fault.show_text(sentence, "error_circle", "red", filled=True)
        self.fault.show()

    def _tell(self) -> None:
        self.fault.hide()
        count, lines = self.model.rowCount(), len(self.lines())
        words = ngettext("{n} task", "{n} tasks", count).format(n=count)
        filled = ngettext("{n} filled in", "{n} filled in", lines).format(n=lines)
        rest = ""
        if self._hidden:
            rest = _("the first {n} of the list; filter it to see others").format(n=count)
        self.words.setText(" · ".join(filter(None, (words, filled, rest))))
        self.keep_button.setEnabled(lines > 0)
        self.keep_button.setToolTip(_("Ctrl+S") if lines else _("Nothing is typed yet."))

    def _build(self) -> None:
        self._hidden = 0
        style.set_kind(self.title, "block")
        style.set_kind(self.words, "sub")
        style.set_kind(self.keep_button, "primary")
        style.set_kind(self.back_button, "flat")
        self.fault.hide()
        head = QFrame()
        style.set_kind(head, "tool_row")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        for part in (self.title, self.words):
            row.addWidget(part)
        row.addWidget(self.fault, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self.back_button, self.keep_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
