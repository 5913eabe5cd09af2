"""The page "Bộ phận": the departments with the days they hold, and the two sets ready to be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow
from cchc_desktop.committee.rules import is_valid_on
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Form, LineField
from ui.settings.form_head import FormHead
from ui.settings.preset_dialog import preset_dialog
from ui.settings.rows_list import ListRow
from ui.settings.rows_pane import RowsPane
from ui.settings.saving import Saving, accepted_values
from ui.workspace import Workspace

CODE_LENGTH, NAME_LENGTH, SHORT_LENGTH = 20, 200, 100
_NEW = DepartmentRow(0, "", "", "", DepartmentKind.UNIT, None, None)


class DepartmentsPage(QWidget):
    """Edits departments; what is typed is saved by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.saving = Saving(self._store, self)
        self.pane = RowsPane(
            find=_("Find a department"), new=_("New department"), show_all=_("Also those of other times")
        )
        self.head = FormHead(_("Remove"))
        self.form = Form()
        self.preset_button = QPushButton(_("Use a ready set…"))
        self.stack = QStackedWidget()
        self._rows: dict[int, DepartmentRow] = {}
        self._current: int | None = None
        self._stored = _NEW
        self._add_fields()
        self._build()
        self._connect()

    # -- what the window calls

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""
        rows = self.workspace.read(lambda session: queries.departments_at(session, None))
        self._rows = {row.id: row for row in rows}
        if self._current not in self._rows:
            self._current = next((row.id for row in rows if self._holds(row)), next(iter(self._rows), None))
        self._show_rows()
        self._show_current(refresh=True)

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands."""
        if self.stack.currentIndex() == 0 or self._is_blank():
            return ()
        return self._typed()[1]

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        (self.pane.list if self._rows else self.empty_button).setFocus(Qt.FocusReason.TabFocusReason)

    def new_department(self) -> None:
        """Begin a department; the record is made as soon as it has a code and a name."""
        if not self._leave():
            return
        self._current = None
        self.pane.list.select(None)
        self._show_current()
        self.form.fields["code"].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts

    def _add_fields(self) -> None:
        add = self.form.add
        hint = _("Such as VP, VHXH; each code once at a time")
        add("code", _("Code"), LineField(max_length=CODE_LENGTH), required=True, hint=hint)
        add("name", _("Name"), LineField(max_length=NAME_LENGTH), span=FULL, required=True, new_row=True)
        add("short_name", _("Short name"), LineField(max_length=SHORT_LENGTH), span=HALF)
        kinds = [(DepartmentKind.UNIT, _("Department, unit")), (DepartmentKind.LEADERS, _("Leaders"))]
        leaders = _("Leaders stand as a group of their own in minutes")
        add("kind", _("Kind of department"), ChoiceField(kinds), span=HALF, hint=leaders)
        add("valid_from", _("From the day"), DateField(near=self._near), hint=_("Empty: always"))
        add("valid_to", _("Until the day"), DateField(near=self._near), hint=_("Empty: goes on"))

    def _build(self) -> None:
        empty = EmptyState(
            "people",
            _("No department is entered yet"),
            _("People belong to departments, and minutes group them by department. A ready set is the quickest way."),
        )
        self.empty_button = empty.add_primary(_("Use a ready set…"), self._use_preset, icon="copy")
        self.empty_button.setAutoDefault(False)
        empty.add_second(_("New department"), self.new_department).setAutoDefault(False)
        self.stack.addWidget(empty)
        self.stack.addWidget(self._editor())
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.pane, 1)
        left.addWidget(self._pane_foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        line = QFrame()
        style.set_kind(line, "desk")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self.stack, 1)

    def _pane_foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "pane")
        foot.setFixedWidth(style.MEETING_LIST)
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 0, 8, 6)
        style.set_kind(self.preset_button, "link")
        self.preset_button.setAutoDefault(False)
        row.addWidget(self.preset_button)
        row.addStretch(1)
        return foot

    def _editor(self) -> QWidget:
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 12, style.GUTTER, style.GUTTER)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _connect(self) -> None:
        self.saving.watch(self.form)
        self.saving.refused.connect(self._show_refused)
        self.pane.new_wanted.connect(self.new_department)
        self.pane.show_all.toggled.connect(lambda _on: self._show_rows())
        self.pane.move_wanted.connect(self._move)
        self.pane.list.chosen.connect(self._choose)
        self.pane.list.entered_row.connect(self.form.fields["name"].setFocus)
        self.pane.list.remove_wanted.connect(self._remove)
        self.head.button.clicked.connect(self._remove)
        self.preset_button.clicked.connect(self._use_preset)

    # -- showing

    def _holds(self, row: DepartmentRow) -> bool:
        return is_valid_on(row.valid_from, row.valid_to, self.workspace.today)

    def _near(self) -> date:
        return self.workspace.today

    def _show_rows(self) -> None:
        everything = self.pane.show_all.isChecked()
        rows = [row for row in self._rows.values() if everything or self._holds(row) or row.id == self._current]
        self.pane.show_rows([_list_row(row, holds=self._holds(row)) for row in rows])
        self.pane.list.select(self._current)

    def _show_current(self, *, refresh: bool = False) -> None:
        if refresh and self._current is None and self._rows:
            return  # a new department is being typed
        self.stack.setCurrentIndex(1 if self._current is not None or not refresh else 0)
        self._stored = self._rows[self._current] if self._current is not None else _NEW
        values = {name: getattr(self._stored, name) for name in self.form.fields}
        if refresh:
            self.form.refresh_values(values)
        else:
            self.form.clear_errors()
            self.form.set_values(values)
        self.head.show_title(self._stored.name or _("New department"))
        self.head.button.setVisible(self._current is not None)
        used = _("A department that people belong to is not removed: enter its last day.")
        self.head.say(used if self._current is not None else "")

    def _show_refused(self, error: AppError) -> None:
        field = self.form.fields.get(error.field) if isinstance(error, ValidationError) else None
        if field is not None:
            field.show_error(error.sentence)

    # -- what happens

    def _typed(self) -> tuple[DepartmentRow, tuple[str, ...]]:
        values, refused = accepted_values(self.form, asdict(self._stored))
        return replace(self._stored, **values), refused

    def _is_blank(self) -> bool:
        texts = ("code", "name", "short_name", "valid_from", "valid_to")
        return self._current is None and all(self.form.fields[name].is_empty() for name in texts)

    def _choose(self, department_id: int) -> None:
        if not self._leave():
            self.pane.list.select(self._current)
            return
        self._current = department_id
        self._show_current()

    def _leave(self) -> bool:
        """Save the department shown; a value that cannot be kept keeps the user here."""
        if self._is_blank() or self.stack.currentIndex() == 0:
            return True
        kept = self.saving.save_now()
        if kept and not self.refusals():
            return True
        if kept:
            self.form.validate()
        return False

    def _store(self) -> bool:
        typed, _refused = self._typed()
        if typed == self._stored or not typed.code or not typed.name or self.stack.currentIndex() == 0:
            return False
        row = self._stored if self._current is not None else None
        changes = self.workspace.write(partial(_save, row=row, edit=typed), origin=self)
        self._current, self._stored = changes.record_id, typed
        self.reload()
        return True

    def _remove(self) -> None:
        if self._current is None:
            return
        shown = self.pane.shown_ids()
        place = shown.index(self._current) if self._current in shown else 0
        try:
            self.workspace.write(partial(_take_away, department_id=self._current), origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        rest = [row_id for row_id in shown if row_id != self._current]
        self._current = rest[min(place, len(rest) - 1)] if rest else None
        self.saving.saved.emit()
        self.reload()
        self._show_current(refresh=not self._rows)

    def _move(self, step: int) -> None:
        shown = self.pane.shown_ids()
        if self._current not in shown:
            return
        place = shown.index(self._current) + step
        if not 0 <= place < len(shown):
            return
        order = moved(list(self._rows), self._current, next_to=shown[place], after=step > 0)
        self.workspace.write(partial(_arrange, department_ids=order), origin=self)
        self.saving.saved.emit()
        self.reload()

    def _use_preset(self) -> None:
        if self._leave() and preset_dialog(self.workspace, self).exec():
            self.saving.saved.emit()
            self.reload()
            self._show_current(refresh=not self._rows)


def moved(order: Sequence[int], row_id: int, *, next_to: int, after: bool) -> list[int]:
    """Return an order with one row put before or after another."""
    rest = [each for each in order if each != row_id]
    rest.insert(rest.index(next_to) + after, row_id)
    return rest


def _save(session: Session, *, row: DepartmentRow | None, edit: DepartmentRow) -> Changes:
    return service.save_department(session, row, edit)


def _take_away(session: Session, *, department_id: int) -> Changes:
    return service.remove_department(session, department_id)


def _arrange(session: Session, *, department_ids: Sequence[int]) -> Changes:
    return service.order_departments(session, department_ids)


def _list_row(row: DepartmentRow, *, holds: bool) -> ListRow:
    period = ""
    if row.valid_from is not None and row.valid_to is not None:
        period = f"{short_date(row.valid_from)} – {short_date(row.valid_to)}"
    elif row.valid_from is not None:
        period = _("from {day}").format(day=short_date(row.valid_from))
    elif row.valid_to is not None:
        period = _("until {day}").format(day=short_date(row.valid_to))
    return ListRow(row.id, row.name, " · ".join(part for part in (row.code, period) if part), pale=not holds)
