"""The window "Sao lưu và khôi phục": what backups there are, where they lie, and the way back to one of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import keeping
from cchc_desktop.storage.copies import BackupRow, CopyState, backups_of
from cchc_desktop.storage.files import open_with_system
from cchc_desktop.storage.keeping import Kept
from ui import style
from ui.common.background import Job, Worker
from ui.common.dialog import Dialog
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.icon_label import IconLabel
from ui.common.prompts import Prompts
from ui.common.table_model import TableModel
from ui.common.table_view import TableView
from ui.safety.keeper import Keeper
from ui.safety.places_pane import PlacesPane
from ui.safety.restoring import confirm
from ui.safety.rows import Line, columns, lines_of
from ui.safety.words import TABLES

_SIZE = (880, 560)
_LEAST = (760, 360)
_RESTORABLE = (CopyState.CHECKED, CopyState.UNCHECKED)


class BackupsWindow(Dialog):
    """Lists the backups of a file; ``chosen`` is the one to take its place, when she chose one and was asked."""

    def __init__(self, keeper: Keeper, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self.chosen: Path | None = None
        self._prompts = prompts
        self._worker = Worker(self)
        self.setWindowTitle(_("Backups and restore"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setMinimumSize(*_LEAST)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 16), min(_SIZE[1], room.height() - 48))
        self.model: TableModel[Line] = TableModel(columns(datetime.now()))
        self.table = TableView(self.model, row_height=style.DENSE_ROW)
        self.table.setAccessibleName(_("Backups"))
        self.table.doubleClicked.connect(lambda _index: self._restore_chosen())
        self.empty = EmptyState(
            "history", _("No backup yet"), _("The first one is made a few seconds after the start of the program.")
        )
        self.places = PlacesPane(keeper)
        self._build()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        folders, file = self.keeper.folders, self.keeper.file

        def read(_job: Job) -> list[BackupRow]:
            return backups_of(file, folders, tables=TABLES)

        self._worker.submit_latest("list", read).done.connect(self._show_rows)

    def done(self, result: int) -> None:
        """Close, and leave no thread behind."""
        self._worker.shut_down()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._restore_chosen()
            return
        if event.key() == Qt.Key.Key_F5:
            self.reload()
            return
        super().keyPressEvent(event)

    # -- parts

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.places)
        column.addWidget(_line())
        column.addWidget(self._list(), 1)
        column.addWidget(self._foot())

    def _list(self) -> QWidget:
        """Let the text of the table begin where that of the head does."""
        frame = QFrame()
        style.set_kind(frame, "pane")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.stack)
        return frame

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        self.note = IconLabel("small")
        self.other = QPushButton(_("Another file…"))
        style.set_kind(self.other, "flat")
        self.restore = QPushButton(_("Restore…"))
        self.close_button = QPushButton(_("Close"))
        row.addWidget(self.note, 1)
        for button in (self.other, self.restore, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        keeper = self.keeper
        keeper.made.connect(self._on_made)
        keeper.refused.connect(self._on_refused)
        keeper.drilled.connect(self.places.show_state)
        self.places.open_wanted.connect(self._open_folder)
        self.places.second_wanted.connect(self._choose_second)
        self.restore.clicked.connect(self._restore_chosen)
        self.other.clicked.connect(self._restore_other)
        self.close_button.clicked.connect(self.reject)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._follow_choice())

    def _show_rows(self, rows: list[BackupRow]) -> None:
        had_choice = self.table.selected_row() is not None
        lines = lines_of(rows)
        self.model.set_rows(lines)
        self.stack.setCurrentWidget(self.table if lines else self.empty)
        if lines and not had_choice:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_choice()

    def _follow_choice(self) -> None:
        line = self.table.selected_row()
        can = line is not None and line.row.state in _RESTORABLE
        self.restore.setEnabled(can)
        self.note.show_text("" if line is None or can else _reason(line.row.state), "info" if not can and line else "")

    # -- what she asks for

    def _restore_chosen(self) -> None:
        line = self.table.selected_row()
        if line is not None and line.row.state in _RESTORABLE:
            self._restore(line.row.path)

    def _restore_other(self) -> None:
        chosen = self._prompts.choose_open_file(
            _("Choose a backup"), _("Committee files ({types})").format(types="*.cchc"), self.keeper.file.parent
        )
        if chosen is not None:
            self._restore(chosen)

    def _restore(self, copy: Path) -> None:
        try:
            is_wanted = confirm(self._prompts, copy, self.keeper.file, self)
        except AppError as error:
            show_error(self._prompts, error, title=_("This backup cannot be restored"))
            return
        if is_wanted:
            self.chosen = copy
            self.accept()

    def _open_folder(self) -> None:
        folder = keeping.folder_beside(self.keeper.file)
        try:
            open_with_system(folder if folder.exists() else folder.parent)
        except AppError as error:
            show_error(self._prompts, error)

    def _choose_second(self) -> None:
        folder = self._prompts.choose_folder(
            _("Choose a second folder, best on another disk"), self.keeper.memory.second_folder
        )
        if folder is not None and folder.absolute() != keeping.folder_beside(self.keeper.file).absolute():
            self.keeper.choose_second(folder)
            self.places.show_state()
            self.keeper.back_up_now()

    def _on_made(self, kept: Kept) -> None:
        self.places.show_state()
        self.reload()
        if kept.second_refusal:
            show_error(self._prompts, StorageError(kept.second_refusal), title=_("The second copy was not made"))

    def _on_refused(self, error: AppError) -> None:
        show_error(self._prompts, error, title=_("The backup was not made"))


def choose_backup(keeper: Keeper, prompts: Prompts, parent: QWidget | None) -> Path | None:
    """Show the window and return the backup that is to be restored, or nothing."""
    window = BackupsWindow(keeper, prompts, parent)
    window.exec()
    return window.chosen


def _line() -> QWidget:
    line = QFrame()
    style.set_kind(line, "line")
    return line


def _reason(state: CopyState) -> str:
    if state is CopyState.DAMAGED:
        return _("This backup is damaged and cannot be restored.")
    if state is CopyState.NEWER:
        return _("This backup was made by a newer version of the program.")
    return _("This backup is of another file.")
