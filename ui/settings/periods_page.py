"""The page "Kỳ hiệu lực": a merger or a new name begins a period, and old papers keep the names of their own date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import history, queries, service
from cchc_desktop.committee.records import ProfilePeriod
from cchc_desktop.committee.rules import is_valid_on
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.error_dialog import show_error
from ui.common.fields import DateField, Form, shown_date
from ui.common.form_dialog import FormDialog
from ui.common.prompts import Action, Question
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView
from ui.workspace import Workspace

_ROW: Final = style.ROW


class PeriodsPage(QWidget):
    """Lists the periods, the newest first.

    Signals: ``period_wanted(day)`` the period that holds on this day is to be edited; ``changed(day)`` periods were
    written and this day's is to be shown.
    """

    period_wanted = Signal(object)
    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = TableModel(_columns(), row_id=lambda row: row.valid_from)
        self.table = _Table(self.model)
        self.new_button = QPushButton(_("Merged or renamed from a day on…"))
        self.edit_button = QPushButton(_("Edit this period"))
        self.remove_button = QPushButton(_("Remove this period"))
        self._build()
        self.new_button.clicked.connect(self._ask_new)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button.clicked.connect(self._remove)
        self.table.edit_wanted.connect(self._edit)
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_buttons())

    def show_periods(self, periods: Sequence[ProfilePeriod], day: date) -> None:
        """Show the periods and select the one of a day."""
        self.model.set_rows(periods)
        self.table.setFixedHeight(style.HEADER + _ROW * max(1, len(periods)) + 2)
        self.table.setVisible(bool(periods))
        shown = next((row for row in periods if is_valid_on(row.valid_from, row.valid_to, day)), None)
        if shown is not None:
            self.table.select_id(shown.valid_from)
        self.new_button.setEnabled(bool(periods))
        self._show_buttons()

    def _build(self) -> None:
        words = QLabel(
            _(
                "Papers show the names of their own date. Correcting a name changes its whole period; a merger or a new"
                " name begins another one."
            )
        )
        words.setWordWrap(True)
        style.set_kind(words, "sub")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.new_button, self.edit_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.table)
        column.addLayout(buttons)

    def _show_buttons(self) -> None:
        row = self.table.selected_row()
        self.edit_button.setEnabled(row is not None)
        self.remove_button.setEnabled(row is not None and row.valid_from is not None and len(self.model.rows()) > 1)

    def _edit(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.period_wanted.emit(_day_in(row, self.workspace.today))

    def _ask_new(self) -> None:
        form = Form()
        form.add("since", _("From the day"), DateField(near=lambda: self.workspace.today), required=True)
        dialog = FormDialog(
            _("Begin a new period"),
            _("The present names end the day before; then correct what changes, page by page."),
            form,
            words=_("Begin"),
            store=lambda: self._begin(form.values()["since"]),
            parent=self,
        )
        if dialog.exec():
            self.changed.emit(form.values()["since"])

    def _begin(self, since: date) -> None:
        if any(row.valid_from == since for row in self.model.rows()):
            raise ValidationError(_("A period begins on {day} already.").format(day=short_date(since)), "since")
        self.workspace.write(partial(_begin_period, since=since), origin=self)

    def _remove(self) -> None:
        row = self.table.selected_row()
        if row is None or row.valid_from is None:
            return
        question = Question(
            _("Remove the period from {day}?").format(day=short_date(row.valid_from)),
            _("Papers of those days will show the names of the period before."),
        )
        actions = (Action("remove", _("Remove the period"), primary=True), Action("keep", _("Keep it")))
        if self.workspace.prompts.ask(question, actions) != "remove":
            return
        try:
            self.workspace.write(partial(history.remove_period, valid_from=row.valid_from), origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
        self.changed.emit(self.workspace.today)


class _Table(TableView):
    """The quiet table: Enter and F2 edit the period, Tab goes on."""

    edit_wanted = Signal()

    def __init__(self, model: TableModel[ProfilePeriod]) -> None:
        super().__init__(model, row_height=_ROW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Periods"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)


def _begin_period(session: Session, *, since: date) -> Changes:
    """Begin with the names that held; they are corrected afterwards."""
    profile = queries.profile_at(session, since)
    return service.save_profile(session, profile, today=since, since=since)


def _day_in(row: ProfilePeriod, today: date) -> date:
    """A day of the period: today if it is one, else its last, else its first."""
    if is_valid_on(row.valid_from, row.valid_to, today):
        return today
    return row.valid_to or row.valid_from or today


def _columns() -> list[Column[ProfilePeriod]]:
    return [
        Column(_("From"), lambda row: shown_date(row.valid_from) or _("always"), width=100),
        Column(_("Until"), lambda row: shown_date(row.valid_to) or _("now"), width=100),
        Column(_("Organ"), lambda row: row.organisation),
        Column(_("Committee"), lambda row: row.committee),
    ]
