"""The page "Bộ phận": the departments with the days they hold, and the two sets ready to be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow
from cchc_desktop.committee.rules import is_valid_on
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui import style
from ui.catalogue.catalogue_page import CataloguePage
from ui.catalogue.form_head import FormHead
from ui.catalogue.rows_list import ListRow
from ui.catalogue.rows_pane import RowsPane
from ui.catalogue.saving import accepted_values, refresh_accepted
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.fields import HALF, THREE_QUARTERS, ChoiceField, DateField, Form, LineField
from ui.settings.preset_dialog import preset_dialog
from ui.workspace import Workspace

CODE_LENGTH, NAME_LENGTH, SHORT_LENGTH = 20, 200, 100
_NEW = DepartmentRow(0, "", "", "", DepartmentKind.UNIT, None, None)


class DepartmentsPage(CataloguePage):
    """Edits departments; one that nobody belongs to can be removed."""

    def __init__(self, workspace: Workspace) -> None:
        empty = EmptyState(
            "people",
            _("No department is entered yet"),
            _("People belong to departments, and minutes group them by department. A ready set is the quickest way."),
        )
        self.empty_button = empty.add_primary(_("Use a ready set…"), self.use_preset, icon="copy")
        self.empty_button.setAutoDefault(False)
        empty.add_second(_("New department"), self.begin_new).setAutoDefault(False)
        pane = RowsPane(find=_("Find a department"), new=_("New department"), show_all=_("Also other times"))
        super().__init__(workspace, pane, FormHead(_("Remove")), _form(workspace), empty)
        self.preset_button = QPushButton(_("Use a ready set…"))
        self.preset_button.setAutoDefault(False)
        style.set_kind(self.preset_button, "link")
        pane.foot.addWidget(self.preset_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows: dict[int, DepartmentRow] = {}
        self._stored = _NEW
        self.saving.refused.connect(self._show_refused)
        self.pane.list.remove_wanted.connect(self.remove)
        self.head.button.clicked.connect(self.remove)
        self.preset_button.clicked.connect(self.use_preset)

    # -- the page protocol

    def ids(self) -> Sequence[int]:
        return list(self._rows)

    def reload(self) -> None:
        had_rows = bool(self._rows)
        self._rows = {row.id: row for row in self.workspace.read(lambda session: queries.departments_at(session, None))}
        if self.current not in self._rows and (self.current is not None or not had_rows):
            holding = [row.id for row in self._rows.values() if self._holds(row)]
            self.current = next(iter(holding or self._rows), None)
        self.show_rows()
        self.show_current(refresh=True)

    def show_rows(self) -> None:
        everything = self.pane.show_all.isChecked()
        rows = [row for row in self._rows.values() if everything or self._holds(row) or row.id == self.current]
        self.pane.show_rows([_list_row(row, holds=self._holds(row)) for row in rows])
        self.pane.list.select(self.current)

    def show_current(self, *, refresh: bool = False) -> None:
        if self.current is None and refresh:
            if self.stack.currentIndex() == 0 or self.is_blank():
                self.stack.setCurrentIndex(0)
            return  # else a new department is being typed
        self.stack.setCurrentIndex(1)
        self._stored = self._rows[self.current] if self.current is not None else _NEW
        values = {name: getattr(self._stored, name) for name in self.form.fields}
        if refresh and self.shown == self.current:
            refresh_accepted(self.form, values)
        else:
            self.form.clear_errors()
            self.form.set_values(values)
        self.shown = self.current
        self.head.show_title(self._stored.name or _("New department"))
        self.head.button.setVisible(self.current is not None)
        used = _("A department that people belong to is not removed: enter its last day.")
        self.head.say(used if self.current is not None else "")

    def store(self) -> bool:
        typed, _refused = self._typed()
        if self.is_idle() or typed == self._stored or not typed.code or not typed.name:
            return False
        row = self._stored if self.current is not None else None
        changes = self.write_typed(partial(service.save_department, row=row, edit=typed))
        self.current = self.shown = changes.record_id
        self._stored = typed
        self.reload()
        return True

    def arrange(self, order: Sequence[int]) -> None:
        self.workspace.write(partial(service.order_departments, department_ids=order), origin=self)

    def begin_new(self) -> None:
        if not self.leave():
            return
        self.current = None
        self.pane.list.select(None)
        self.show_current()
        self.form.fields["code"].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_name(self) -> None:
        self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        (self.pane.list if self._rows else self.empty_button).setFocus(Qt.FocusReason.TabFocusReason)

    def is_blank(self) -> bool:
        texts = ("code", "name", "short_name", "valid_from", "valid_to")
        return self.current is None and all(self.form.fields[name].is_empty() for name in texts)

    def unkept(self) -> tuple[str, ...]:
        return self._typed()[1]

    def remove(self) -> None:
        """Put the department shown into the trash, unless people belong or belonged to it; undo brings it back."""
        if self.current is None:
            return
        name, following = self._rows[self.current].name, self.next_to(self.current)
        verb: partial[Changes] = partial(_remove, department_id=self.current)
        try:
            self.workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.current = following
        self.saving.saved.emit()
        self.reload()
        self.show_current(refresh=self.current is None)
        self.trashed.emit(_("“{name}” is in the trash.").format(name=name))

    def use_preset(self) -> None:
        """Put one of the ready sets into use."""
        if self.leave() and preset_dialog(self.workspace, self).exec():
            self.saving.saved.emit()
            self.reload()
            self.show_current(refresh=self.current is None)

    # -- its own

    def _holds(self, row: DepartmentRow) -> bool:
        return is_valid_on(row.valid_from, row.valid_to, self.workspace.today)

    def _typed(self) -> tuple[DepartmentRow, tuple[str, ...]]:
        values, refused = accepted_values(self.form, asdict(self._stored))
        return replace(self._stored, **values), refused

    def _show_refused(self, error: AppError) -> None:
        field = self.form.fields.get(error.field) if isinstance(error, ValidationError) else None
        if field is not None:
            field.show_error(error.sentence)


def _form(workspace: Workspace) -> Form:
    form = Form()

    def near() -> date:
        return workspace.today

    hint = _("Such as VP, VHXH; each code once at a time")
    form.add("code", _("Code"), LineField(max_length=CODE_LENGTH), required=True, hint=hint)
    form.add("name", _("Name"), LineField(max_length=NAME_LENGTH), span=THREE_QUARTERS, required=True)
    form.add("short_name", _("Short name"), LineField(max_length=SHORT_LENGTH), span=HALF)
    kinds = [(DepartmentKind.UNIT, _("Department, unit")), (DepartmentKind.LEADERS, _("Leaders"))]
    leaders = _("Leaders stand as a group of their own in minutes")
    form.add("kind", _("Kind of department"), ChoiceField(kinds), span=HALF, hint=leaders)
    form.add("valid_from", _("From the day"), DateField(near=near), span=HALF, hint=_("Empty: always"))
    form.add("valid_to", _("Until the day"), DateField(near=near), span=HALF, hint=_("Empty: goes on"))
    return form


def _remove(session: Session, *, department_id: int) -> Changes:
    return service.remove_department(session, department_id)


def _list_row(row: DepartmentRow, *, holds: bool) -> ListRow:
    period = ""
    if row.valid_from is not None and row.valid_to is not None:
        period = f"{short_date(row.valid_from)} – {short_date(row.valid_to)}"
    elif row.valid_from is not None:
        period = _("from {day}").format(day=short_date(row.valid_from))
    elif row.valid_to is not None:
        period = _("until {day}").format(day=short_date(row.valid_to))
    sub = " · ".join(part for part in (row.code, period) if part)
    return ListRow(row.id, row.name, sub, pale=not holds, found_by=row.found_by)
