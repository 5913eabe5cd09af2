"""The trash: what was thrown away, by kind; each record back as it was, or all of it gone for good."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage import trash
from cchc_desktop.storage.trash import Emptied, TrashLine
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.dialog import Dialog
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.icon_label import IconLabel
from ui.common.prompts import Action, Question
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.workspace import Workspace

_SIZE: Final = (760, 480)
_KIND_WIDTH: Final = 160
_TIME_WIDTH: Final = 140


class TrashWindow(Dialog):
    """Lists what is in the trash."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model: TableModel[TrashLine] = TableModel(_columns(), lambda line: (line.kind, line.record_id))
        self.table = TableView(self.model, row_height=style.DENSE_ROW)
        self.pages = QStackedWidget()
        self.told = IconLabel("sub", wraps=True)
        self.restore_button = QPushButton(_("&Put back"))
        self.empty_button = QPushButton(_("&Empty the trash…"))
        self.close_button = QPushButton(_("Close"))
        self._build()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read what is in the trash."""
        lines = self._workspace.read(trash.trashed)
        self.model.set_rows(lines)
        self.pages.setCurrentIndex(0 if lines else 1)
        for button in (self.restore_button, self.empty_button):
            button.setEnabled(bool(lines))
        if lines and self.table.selected_row() is None:
            self.table.selectRow(0)
        (self.table if lines else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self) -> None:
        """Take the chosen record out of the trash."""
        line: TrashLine | None = self.table.selected_row()
        if line is None:
            return
        try:
            self._workspace.write(lambda session: trash.put_back(session, line.kind, line.record_id), origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            self.reload()
            self.told.show_text(_("“{name}” is back.").format(name=line.name), "checkmark", "green")

    def empty(self) -> None:
        """Ask, then remove everything for good; a backup is made before."""
        count = len(self.model.rows())
        title = ngettext("Remove {count} record for good?", "Remove {count} records for good?", count)
        rest = _("A backup is made first. Undo does not bring them back.")
        question = Question(title.format(count=count), _names(self.model.rows()), rest, icon="delete", role="red")
        actions = (Action("empty", _("Empty the trash")), Action("keep", _("Keep it"), primary=True))
        if self._workspace.prompts.ask(question, actions) != "empty":
            return
        self.setEnabled(False)
        self.told.show_text(_("Making a backup, then emptying the trash…"), "info")
        data = self._workspace.data
        job = self._workspace.worker.submit(lambda job: trash.empty(data, watch=job))
        job.done.connect(self._on_emptied)
        job.failed.connect(self._on_failed)

    def _on_emptied(self, done: Emptied) -> None:
        self.setEnabled(True)
        self._workspace.announce(done.changes, self)
        self.reload()
        if done.kept:
            words = ngettext(
                "{count} record stays in the trash, because others name it.",
                "{count} records stay in the trash, because others name them.",
                done.kept,
            )
            self.told.show_text(words.format(count=done.kept), "info")
        else:
            self.told.show_text(_("The trash is empty."), "checkmark", "green")

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.told.show_text("")
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        show_error(self._workspace.prompts, error)

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("Trash"))
        available = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], available.width() - 40), min(_SIZE[1], available.height() - 60))
        self.table.setAccessibleName(_("Trash"))
        self.table.let_sort()
        self.pages.addWidget(self.table)
        words = _("What you delete comes here first and can be put back as it was.")
        self.pages.addWidget(EmptyState("delete", _("The trash is empty"), words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.MARGIN, 12)
        row.setSpacing(8)
        style.set_kind(self.empty_button, "link")
        row.addWidget(self.empty_button)
        row.addWidget(self.told, 1)
        for button in (self.restore_button, self.close_button):
            row.addWidget(button)
        for button in (self.empty_button, self.restore_button, self.close_button):
            button.setAutoDefault(False)
        return foot

    def _connect(self) -> None:
        self.table.activated.connect(lambda _index: self.put_back())
        self.restore_button.clicked.connect(self.put_back)
        self.empty_button.clicked.connect(self.empty)
        self.close_button.clicked.connect(self.accept)


def _columns() -> tuple[Column[TrashLine], ...]:
    return (
        Column(_("Kind of record"), lambda line: line.words, width=_KIND_WIDTH),
        Column(_("Name"), lambda line: line.name),
        Column(_("Thrown away"), _moment, lambda line: line.trashed_at, width=_TIME_WIDTH),
    )


def _moment(line: TrashLine) -> str:
    local = line.trashed_at.astimezone()
    return f"{short_date(local.date())} {local:%H:%M}"


def _names(lines: tuple[TrashLine, ...]) -> str:
    shown = ", ".join(f"“{line.name}”" for line in lines[:5])
    return f"{shown}, …" if len(lines) > 5 else shown
