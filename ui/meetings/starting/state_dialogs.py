"""Putting a meeting off, calling it off, and taking it up again: a reason, and where it helps a new day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.meetings import planning
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.fields import FULL, HALF, DateField, Form, LineField
from ui.common.form_dialog import FormDialog
from ui.workspace import Workspace

_REASON_LENGTH = 500


def postpone_dialog(workspace: Workspace, facts: MeetingFacts, parent: QWidget) -> FormDialog:
    """Return the form that puts a meeting off, to a day if one is known."""
    form = _reason_form(_("Illness, storm, another meeting…"))
    near = facts.details.start_date
    field = DateField(near=lambda: near, is_later=True)
    form.add("new_day", _("New day"), field, span=HALF, hint=_("Leave it blank while unknown"))

    def verb(session: Session) -> Changes:
        values = form.values()
        return planning.postpone_meeting(session, facts.id, values["reason"], new_day=values["new_day"])

    return FormDialog(
        _("Put the meeting off"),
        _("It stays in the list with its reason; everything prepared for it is kept."),
        form,
        words=_("Put off"),
        store=lambda: workspace.write(verb, origin=parent),
        parent=parent,
    )


def cancel_dialog(workspace: Workspace, facts: MeetingFacts, parent: QWidget) -> FormDialog:
    """Return the form that calls a meeting off."""
    form = _reason_form(_("Merged with another meeting, no content…"))

    def verb(session: Session) -> Changes:
        return planning.cancel_meeting(session, facts.id, form.values()["reason"])

    return FormDialog(
        _("Call the meeting off"),
        _("It stays in the list with its reason, which also says why there was no meeting."),
        form,
        words=_("Call off"),
        store=lambda: workspace.write(verb, origin=parent),
        parent=parent,
    )


def resume_dialog(workspace: Workspace, facts: MeetingFacts, parent: QWidget) -> FormDialog:
    """Return the form that plans a meeting again that was put off or called off."""
    form = Form()
    today = workspace.today
    form.add("day", _("Day"), DateField(near=lambda: today), span=HALF, required=True)
    form.set_values({"day": max(today, facts.details.start_date)})

    def verb(session: Session) -> Changes:
        day: date = form.values()["day"]
        return planning.resume_meeting(session, facts.id, day=day, today=today)

    return FormDialog(
        _("Plan the meeting again"),
        facts.state_reason,
        form,
        words=_("Plan again"),
        store=lambda: workspace.write(verb, origin=parent),
        parent=parent,
    )


def _reason_form(placeholder: str) -> Form:
    form = Form()
    reason = LineField(max_length=_REASON_LENGTH, placeholder=placeholder)
    form.add("reason", _("Reason"), reason, span=FULL, required=True)
    return form
