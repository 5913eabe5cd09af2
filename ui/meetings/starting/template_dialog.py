"""Keeping a meeting as a template: only the name is asked for, the rest is as in the meeting."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.templates import save_template, template_of
from ui.common.fields import FULL, Form, LineField
from ui.common.form_dialog import FormDialog
from ui.meetings.names import KINDS
from ui.workspace import Workspace

NAME_LENGTH = 200


def template_dialog(workspace: Workspace, facts: MeetingFacts, parent: QWidget) -> FormDialog:
    """Return the form that keeps a meeting as a template."""
    form, name = Form(), LineField(max_length=NAME_LENGTH)
    form.add("name", _("Name of the template"), name, span=FULL, required=True)
    proposed = _(dict(KINDS)[facts.details.kind])
    form.set_values({"name": proposed})
    template = template_of(facts, proposed)

    def verb(session: Session) -> Changes:
        return save_template(session, replace(template, name=form.values()["name"]))[1]

    words = _("Agenda, guests, place and recipients are kept; what was said and decided is not. Becomes: {title}")
    dialog = FormDialog(
        _("Keep this meeting as a template"),
        words.format(title=template.title),
        form,
        words=_("Keep the template"),
        store=lambda: workspace.write(verb, origin=parent),
        parent=parent,
    )
    name.setFocus()
    name.line.selectAll()
    return dialog
