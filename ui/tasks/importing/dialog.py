"""Nhập nhiệm vụ từ Excel: choose or drop a list, look at what was read of it, and take it over as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.task_export import FILE_NAME, write_empty_list
from cchc_desktop.exchange.task_import import import_tasks, office_of
from cchc_desktop.exchange.task_lines import Office, TaskSheet
from cchc_desktop.exchange.task_sheet import read_task_sheet
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import dated_copy
from ui import style
from ui.common.background import Job
from ui.common.dialog import Dialog
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.file_drops import FileDrops
from ui.common.icon_label import IconLabel
from ui.tasks.importing.found import FoundPane
from ui.workspace import Workspace

FILE_TYPES: Final = "*.xlsx *.csv *.txt *.xlsm *.xls"
"""Also those that are refused, so that the refusal can say what to do."""

_SIZE: Final = QSize(1060, 640)
_EMPTY, _FOUND = range(2)


class ImportDialog(Dialog):
    """Reads a list on the worker; ``made`` holds the ids of the tasks once they are imported, ``sheet`` the list."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.sheet: TaskSheet | None = None
        self.made: tuple[int, ...] = ()
        self._office: Office | None = None
        self._folder: Path | None = None
        self._is_busy = False
        self.setWindowTitle(_("Tasks from Excel"))
        self.summary = IconLabel("strong")
        self.remark = IconLabel("small", wraps=True)
        self.found = FoundPane()
        self.empty = EmptyState(
            "arrow_import",
            _("Drop the list of tasks here"),
            _(
                "Excel (.xlsx) or CSV, as your office keeps it: columns are recognised by their titles, in any order. "
                "First you see what would be imported."
            ),
        )
        self.choose_button = self.empty.add_primary(_("Choose a file…"), self.choose, icon="folder_open")
        self.template_button = self.empty.add_second(_("Empty list…"), self.save_empty_list)
        self.other_button = QPushButton(_("Choose another file…"))
        self.primary = QPushButton()
        self.close_button = QPushButton(_("Close"))
        self.stack = QStackedWidget()
        self._build()
        self._show_words()
        drops = FileDrops(self)
        drops.dropped.connect(self._take_dropped)

    # -- what the buttons do

    def choose(self) -> None:
        """Ask for a file and read it."""
        types = _("Lists of tasks ({types})").format(types=FILE_TYPES)
        path = self.workspace.prompts.choose_open_file(_("Tasks from Excel"), types, self._folder)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a list and show what was found; nothing is written."""
        self._folder = path.parent
        today = self.workspace.today
        try:
            office = self.workspace.read(lambda session: office_of(session, today))
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self._office = office
        self._set_busy(_("Reading “{name}”…").format(name=path.name))
        job = self.workspace.worker.submit(partial(_read, path=path, office=office))
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)

    def save_empty_list(self) -> None:
        """Write the empty list where the user wants it."""
        proposed = (self._folder or self.workspace.documents_folder) / FILE_NAME
        path = self.workspace.prompts.choose_save_file(_("Empty list for Excel"), proposed, "Excel (*.xlsx)")
        if path is None:
            return
        try:
            write_empty_list(path)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.remark.show_text(_("Written to {path}").format(path=path), "checkmark_circle", "green")

    def accept(self) -> None:
        """Import the tasks, after a copy of the file is kept."""
        sheet = self.sheet
        if sheet is None or sheet.faults or not sheet.tasks or self._is_busy:
            return
        self._set_busy(_("Importing…"))
        job = self.workspace.worker.submit(partial(_import, workspace=self.workspace, sheet=sheet))
        job.done.connect(self._on_imported)
        job.failed.connect(self._on_failed)

    def reject(self) -> None:
        """Close, unless the tasks are just being written."""
        if not self._is_busy:
            super().reject()

    # -- what the worker says

    def _on_read(self, sheet: TaskSheet) -> None:
        self.sheet = sheet
        self._is_busy = False
        self.stack.setCurrentIndex(_FOUND)  # tabs that show measure themselves anew
        if self._office is not None:
            self.found.show_sheet(sheet, self._office.names)
        self._show_words()
        (self.primary if self.primary.isEnabled() else self.other_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_imported(self, made: Sequence[int]) -> None:
        self._is_busy = False
        self.made = tuple(made)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self._show_words()
        if not isinstance(error, AppError):
            raise error
        show_error(self.workspace.prompts, error, title=_("The list could not be imported"))

    def _take_dropped(self, paths: Sequence[Path], _place: QPoint) -> None:
        if paths and not self._is_busy:
            self.read(Path(paths[0]))

    # -- what is shown

    def _set_busy(self, words: str) -> None:
        self._is_busy = True
        self.remark.show_text(words, "")
        for button in (self.primary, self.other_button, self.choose_button, self.close_button):
            button.setEnabled(False)

    def _show_words(self) -> None:
        sheet = self.sheet
        for button in (self.other_button, self.choose_button, self.close_button):
            button.setEnabled(True)
        is_sound = sheet is not None and not sheet.faults and bool(sheet.tasks)
        count = len(sheet.tasks) if sheet is not None else 0
        self.primary.setText(ngettext("Import {n} task", "Import {n} tasks", count).format(n=count))
        self.primary.setEnabled(is_sound)
        self.primary.setVisible(is_sound)
        self.other_button.setVisible(sheet is not None)
        self.summary.setVisible(sheet is not None)
        self.remark.show_text("")
        if sheet is None:
            return
        where = _("“{file}”, sheet “{sheet}”").format(file=sheet.file, sheet=sheet.sheet)
        if sheet.faults:
            wrong = ngettext("{n} place is wrong", "{n} places are wrong", len(sheet.faults))
            self.summary.show_text(f"{where}: {wrong.format(n=len(sheet.faults))}", "error_circle", "red", filled=True)
            self.remark.show_text(_("Nothing is imported yet. Correct the list in Excel, save it and choose it again."))
            return
        read = ngettext("{n} task can be imported", "{n} tasks can be imported", count).format(n=count)
        self.summary.show_text(f"{where}: {read}", "checkmark_circle", "green", filled=True)
        self.remark.show_text(_("A copy of the file is kept first. All of it is one step that undo takes back."))

    def _build(self) -> None:
        self.primary.setDefault(True)
        style.set_kind(self.primary, "primary")
        for button in (self.other_button, self.close_button):
            button.setAutoDefault(False)
        self.primary.clicked.connect(self.accept)
        self.other_button.clicked.connect(self.choose)
        self.close_button.clicked.connect(self.reject)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 12, 0, 0)
        body.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(style.GUTTER, 0, style.GUTTER, 0)
        head.addWidget(self.summary, 1)
        body.addLayout(head)
        body.addWidget(self.found, 1)
        for part in (self.empty, page):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._foot())
        self.setMinimumSize(560, 320)
        room = self.screen().availableGeometry().size() - QSize(24, 48)
        self.resize(_SIZE.boundedTo(room))

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addWidget(self.remark, 1)
        for button in (self.other_button, self.primary, self.close_button):
            row.addWidget(button)
        return foot


def _read(_job: Job, *, path: Path, office: Office) -> TaskSheet:
    return read_task_sheet(path, office)


def _import(_job: Job, *, workspace: Workspace, sheet: TaskSheet) -> tuple[int, ...]:
    """Keep a copy, then write the tasks in one transaction; runs on the worker."""
    dated_copy(workspace.path, Reason.BEFORE_IMPORT)
    today = workspace.today
    with workspace.data.writing() as session:
        made, _changes = import_tasks(session, sheet, today=today)
    return made
