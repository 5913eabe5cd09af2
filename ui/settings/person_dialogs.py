"""The two small forms of a person's history: a change from a day on, and the correction of one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import history, service
from cchc_desktop.committee.records import DepartmentRow, HistoryLine, PersonAtDate
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Form, LineField
from ui.common.fields.word_field import WordField
from ui.common.form_dialog import FormDialog
from ui.settings.person_form import POST_LENGTH, ROLE_LENGTH, department_choices
from ui.workspace import Workspace


def change_dialog(
    workspace: Workspace,
    person: PersonAtDate,
    departments: Sequence[DepartmentRow],
    roles: Sequence[str],
    parent: QWidget,
) -> FormDialog:
    """Return the form that begins a new post or role on a day."""
    form = Form()
    form.add("since", _("From the day"), DateField(near=lambda: workspace.today), span=HALF, required=True)
    form.add("post", _("Post"), LineField(max_length=POST_LENGTH), span=HALF, new_row=True)
    choices = department_choices(departments, today=workspace.today, also=person.department_id)
    form.add("department_id", _("Department"), ChoiceField(choices), span=HALF)
    form.add("role", _("Role in the committee"), WordField(roles, max_length=ROLE_LENGTH), span=HALF)
    form.set_values(
        {
            "since": workspace.today,
            "post": person.post,
            "department_id": person.department_id,
            "role": person.role,
        }
    )
    return FormDialog(
        _("New post or role of {name}").format(name=person.full_name),
        _("What is held until then ends the day before; papers of earlier days keep it. Empty: no longer any."),
        form,
        words=_("Let it begin"),
        store=lambda: _store_change(workspace, person, form, parent),
        parent=parent,
    )


def line_dialog(
    workspace: Workspace, line: HistoryLine, departments: Sequence[DepartmentRow], parent: QWidget
) -> FormDialog:
    """Return the form that corrects one line of the history."""
    form = Form()
    length = ROLE_LENGTH if line.is_role else POST_LENGTH
    form.add("title", _("Role") if line.is_role else _("Post"), LineField(max_length=length), span=FULL)
    if not line.is_role:
        choices = [(None, "–"), *((row.id, _named(row)) for row in departments)]
        form.add("department_id", _("Department"), ChoiceField(choices), span=FULL)
    form.add("valid_from", _("From"), DateField(near=lambda: workspace.today), span=HALF, hint=_("Empty: always"))
    form.add("valid_to", _("Until"), DateField(near=lambda: workspace.today), span=HALF, hint=_("Empty: goes on"))
    form.set_values({name: getattr(line, name) for name in form.fields})
    return FormDialog(
        _("Correct this line"),
        "",
        form,
        words=_("Correct"),
        store=lambda: workspace.write(partial(_correct, line=line, form_values=form.values()), origin=parent),
        parent=parent,
    )


def _store_change(workspace: Workspace, person: PersonAtDate, form: Form, origin: QWidget) -> None:
    values = form.values()
    since: date = values["since"]
    if (values["post"], values["department_id"], values["role"]) == (person.post, person.department_id, person.role):
        raise ValidationError(_("Post, department and role are as before. Change at least one of them."), "post")
    edit = service.PersonEdit(
        full_name=person.full_name,
        gender=person.gender,
        in_charge_of=person.in_charge_of,
        kind=person.kind,
        post=values["post"],
        department_id=values["department_id"],
        role=values["role"],
    )
    verb = partial(_change, person_id=person.id, edit=replace(edit, since=since), today=workspace.today)
    workspace.write(verb, origin=origin)


def _change(session: Session, *, person_id: int, edit: service.PersonEdit, today: date) -> Changes:
    return service.update_person(session, person_id, edit, today=today)


def _correct(session: Session, *, line: HistoryLine, form_values: dict[str, object]) -> Changes:
    values = {"department_id": None, **form_values}
    return history.correct_line(session, line, history.LineEdit(**values))  # type: ignore[arg-type]


def _named(row: DepartmentRow) -> str:
    if row.valid_from is None and row.valid_to is None:
        return row.name
    first = f"{row.valid_from:%d/%m/%Y}" if row.valid_from else "…"
    last = f"{row.valid_to:%d/%m/%Y}" if row.valid_to else "…"
    return f"{row.name} ({first} – {last})"
