"""How tasks leave the window: the register and slips as pages, the list as Excel, a few tasks as text for a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.slip_text import slip_text
from ui.common.lists.list_export import export_list
from ui.tasks.task_list import TaskList
from ui.workspace import Workspace


class TaskOutput(QObject):
    """Signals: ``done(sentence)`` something left the window."""

    done = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def show_register(self) -> None:
        """Show the pages of the register, to be printed or exported."""
        from ui.counts.register_window import REGISTER, RegisterWindow

        RegisterWindow(self._workspace, self._window.window(), paper=REGISTER).exec()

    def show_slip(self, rows: Sequence[TaskRow]) -> None:
        """Show the slip of the person who leads the first of these tasks; others are chosen there."""
        from ui.counts.register_window import SLIP, RegisterWindow

        leads = [row.lead_actor.person_id for row in rows if row.lead_actor is not None and row.lead_actor.person_id]
        person_id = leads[0] if leads else None
        RegisterWindow(self._workspace, self._window.window(), paper=SLIP, person_id=person_id).exec()

    def copy(self, rows: Sequence[TaskRow]) -> None:
        """Copy tasks as plain text, ready for a message."""
        QGuiApplication.clipboard().setText(slip_text(rows, self._workspace.today))
        words = ngettext("{n} task is copied.", "{n} tasks are copied.", len(rows))
        self.done.emit(words.format(n=len(rows)))

    def export(self, task_list: TaskList) -> None:
        """Ask which columns are wanted, then write the list into an Excel file."""
        from ui.tasks.column_sets import AS_SHOWN, LATER, ask_columns, export_columns

        def done(path: Path) -> None:
            self.done.emit(_("Written to {path}").format(path=path))

        chosen = ask_columns(self._workspace.prompts)
        if chosen not in (AS_SHOWN, LATER):
            export_columns(self._workspace, task_list.big.model.ids(), chosen, task_list.filter_words(), done)
        if chosen != AS_SHOWN:
            return
        export_list(
            self._workspace,
            task_list.big.model,
            task_list.big.columns,
            title=_("Tasks"),
            done=done,
            filter_words=task_list.filter_words(),
        )
