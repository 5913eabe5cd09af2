"""A person's posts and roles over the years, so that old minutes keep the titles of their own date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.committee import history
from cchc_desktop.committee.records import DepartmentRow, HistoryLine, PersonAtDate
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui import style
from ui.common.error_dialog import show_error
from ui.common.fields import shown_date
from ui.common.prompts import Action, Question
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.settings.person_dialogs import change_dialog, line_dialog
from ui.workspace import Workspace

_ROW: Final = style.DENSE_ROW


class HistoryPanel(QWidget):
    """Shows the lines; Enter or F2 corrects one, Del removes it.

    Signals: ``change_wanted()`` a new post or role is to begin; ``changed()`` the history was written.
    """

    change_wanted = Signal()
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = TableModel(_columns(), row_id=lambda line: (line.is_role, line.id))
        self.table = _Table(self.model)
        self.change_button = QPushButton(_("New post or role from a day on…"))
        self.edit_button = _tool("edit", _("Correct this line (F2)"))
        self.remove_button = _tool("delete", _("Remove this line (Del)"))
        self._person: PersonAtDate | None = None
        self._departments: tuple[DepartmentRow, ...] = ()
        self._build()
        self._connect()

    def show_lines(
        self, person: PersonAtDate | None, lines: Sequence[HistoryLine], departments: Sequence[DepartmentRow]
    ) -> None:
        """Show a person's lines; nothing of a person who is not stored yet."""
        self._person, self._departments = person, tuple(departments)
        self.setVisible(person is not None)
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))
        self.table.setFixedHeight(style.HEADER + _ROW * max(1, len(lines)) + 2)
        self._show_buttons()

    def ask_change(self, person: PersonAtDate, departments: Sequence[DepartmentRow], roles: Sequence[str]) -> None:
        """Let a new post or role begin on a day; what is held now ends the day before."""
        if change_dialog(self.workspace, person, departments, roles, self).exec():
            self.changed.emit()

    def _build(self) -> None:
        title = QLabel(_("Posts and roles over time"))
        style.set_kind(title, "label")
        self.change_button.setAutoDefault(False)
        style.set_kind(self.change_button, "link")
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.change_button)
        head.addWidget(self.edit_button)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table)
        self.setMaximumWidth(style.FIELD_MAX)

    def _connect(self) -> None:
        self.change_button.clicked.connect(self.change_wanted)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        self.table.edit_wanted.connect(self._edit)
        self.table.remove_wanted.connect(self._remove)
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_buttons())

    def _show_buttons(self) -> None:
        has_line = self.table.selected_row() is not None
        self.edit_button.setEnabled(has_line)
        self.remove_button.setEnabled(has_line)

    def _edit(self) -> None:
        line = self.table.selected_row()
        if line is not None and line_dialog(self.workspace, line, self._departments, self).exec():
            self.changed.emit()

    def _remove(self) -> None:
        line = self.table.selected_row()
        if line is None:
            return
        question = Question(
            _("Remove “{title}” from the history?").format(title=line.title),
            _("Papers of those days will no longer show it. What was held before goes on in its place."),
        )
        actions = (Action("remove", _("Remove the line"), primary=True), Action("keep", _("Keep it")))
        if self.workspace.prompts.ask(question, actions) != "remove":
            return
        try:
            self.workspace.write(partial(history.remove_line, line=line), origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
        self.changed.emit()


class _Table(TableView):
    """The quiet table: Enter and F2 correct, Del removes, Tab goes on."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, model: TableModel[HistoryLine]) -> None:
        super().__init__(model, row_height=_ROW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Posts and roles over time"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column[HistoryLine]]:
    return [
        Column(_("From"), lambda line: shown_date(line.valid_from) or _("always"), width=100),
        Column(_("Until"), lambda line: shown_date(line.valid_to) or _("now"), width=100),
        Column(_("Post or role"), lambda line: line.title or "–"),
        Column(_("Where"), lambda line: _("Committee") if line.is_role else line.department or "–", width=170),
    ]


def _tool(icon: str, words: str) -> QToolButton:
    button = QToolButton()
    style.set_kind(button, "tool")
    button.setIcon(style.icon(icon))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
