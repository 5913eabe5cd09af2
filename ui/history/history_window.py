"""The history of changes: who did what and when, of the record on screen or of the whole file; older versions back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage import audit
from cchc_desktop.storage.audit import StepLine
from cchc_desktop.storage.restoring import ChangedSince, restore_change
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key
from ui import style
from ui.common.dialog import Dialog
from ui.common.error_dialog import show_error
from ui.common.icon_label import IconLabel
from ui.common.search_field import SearchField
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.history.changes_view import ChangesView
from ui.history.step_words import doing, step_icon
from ui.workspace import Workspace

PAGE: Final = 200
_SIZE: Final = (960, 600)
_TIME_WIDTH: Final = 140
_ACCOUNT_WIDTH: Final = 88


class HistoryWindow(Dialog):
    """Shows the steps, the newest first; ``record`` is the kind and id of the record on screen."""

    def __init__(self, workspace: Workspace, record: tuple[str, int] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._record = workspace, record
        self._lines: list[StepLine] = []
        self.of_record = QRadioButton(_("What is on screen"))
        self.of_file = QRadioButton(_("The whole file"))
        self.search = SearchField(_("Find in the history"))
        self.model: TableModel[StepLine] = TableModel(_columns(), lambda line: line.step.id)
        self.table = TableView(self.model, row_height=style.ROW)
        self.changes = ChangesView()
        self.told = IconLabel("sub", wraps=True)
        self.older = QPushButton(_("Show older steps"))
        self.restore_button = QPushButton(_("&Restore this version"))
        self._build()
        self._connect()
        (self.of_record if record is not None else self.of_file).setChecked(True)
        self.reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the history again, the newest step on top."""
        if self.of_record.isChecked() and self._record is not None:
            kind, record_id = self._record
            self._lines = self._workspace.read(lambda session: audit.of_record(session, kind, record_id))
            self.older.hide()
        else:
            self._lines = self._workspace.read(lambda session: audit.steps(session, limit=PAGE))
            self.older.setVisible(len(self._lines) == PAGE)
        self._show_lines()

    def show_older(self) -> None:
        """Read the steps before those shown."""
        last = self._lines[-1].step.id
        more = self._workspace.read(lambda session: audit.steps(session, before=last, limit=PAGE))
        self._lines += more
        self.older.setVisible(len(more) == PAGE)
        self._show_lines()

    def restore_version(self) -> None:
        """Bring back what stood before the step chosen; where it was changed again, show the difference."""
        line: StepLine | None = self.table.selected_row()
        if line is None or not line.can_be_restored:
            return
        try:
            self._workspace.write(lambda session: restore_change(session, line.change_ids), origin=self)
        except ChangedSince as refused:
            self.changes.show_differences(refused.differences)
            self.told.show_text(refused.sentence, "warning", "amber", filled=True)
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            self.reload()
            self.table.selectRow(0)
            self.told.show_text(_("Restored. Ctrl+Z takes it back."), "checkmark", "green")

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("History of changes"))
        available = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], available.width() - 40), min(_SIZE[1], available.height() - 60))
        self.table.setAccessibleName(_("History of changes"))
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self._steps())
        panes.addWidget(self.changes)
        panes.setSizes([_SIZE[0] * 11 // 20, _SIZE[0] * 9 // 20])
        panes.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(panes, 1)
        column.addWidget(self._foot())

    def _head(self) -> QFrame:
        head = QFrame()
        style.set_kind(head, "tool_row")
        row = QHBoxLayout(head)
        row.setContentsMargins(style.MARGIN, 8, style.MARGIN, 8)
        row.setSpacing(style.GUTTER)
        scope = QButtonGroup(self)
        for button in (self.of_record, self.of_file):
            scope.addButton(button)
            row.addWidget(button)
        self.of_record.setEnabled(self._record is not None)
        row.addStretch(1)
        self.search.setFixedWidth(240)
        row.addWidget(self.search)
        return head

    def _steps(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        style.set_kind(self.older, "link")
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        return side

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.MARGIN, 12, style.MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        for button in (self.restore_button, close, self.older):
            button.setAutoDefault(False)
        self.restore_button.setToolTip(_("Bring back what stood before the change chosen"))
        row.addWidget(self.restore_button)
        row.addWidget(close)
        return foot

    def _connect(self) -> None:
        self.of_file.toggled.connect(lambda _checked: self.reload())
        self.search.textChanged.connect(lambda _text: self._show_lines())
        self.search.down_wanted.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_step())
        self.older.clicked.connect(self.show_older)
        self.restore_button.clicked.connect(self.restore_version)

    def _show_lines(self) -> None:
        shown = _matching(self._lines, self.search.text())
        self.model.set_rows(shown)
        if shown and self.table.selected_row() is None:
            self.table.selectRow(0)
        self.told.show_text("" if shown else _("Nothing is recorded here yet.") if not self._lines else _("Not found."))
        self._show_step()

    def _show_step(self) -> None:
        line: StepLine | None = self.table.selected_row()
        self.changes.show_step(line)
        self.restore_button.setEnabled(line is not None and line.can_be_restored)
        if line is not None:
            self.told.show_text("")


def _columns() -> tuple[Column[StepLine], ...]:
    return (
        Column(_("When"), _moment, lambda line: line.step.id, width=_TIME_WIDTH),
        Column(_("Who"), lambda line: line.step.account, width=_ACCOUNT_WIDTH),
        Column(_("What"), doing, icon=step_icon),
    )


def _moment(line: StepLine) -> str:
    local = line.step.at.astimezone()
    return f"{short_date(local.date())} {local:%H:%M:%S}"


def _matching(lines: Sequence[StepLine], query: str) -> list[StepLine]:
    """Return the steps that hold every word of the query, in title, account or values; accents do not count."""
    words = search_key(query).split()
    return [line for line in lines if all(word in _key(line) for word in words)] if words else list(lines)


def _key(line: StepLine) -> str:
    values = (f"{row.name} {field.field} {field.before} {field.after}" for row in line.rows for field in row.fields)
    return search_key(" ".join((line.step.title, line.step.account, _moment(line), *values)))
