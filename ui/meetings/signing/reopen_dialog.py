"""The question before signed minutes are opened again: why."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.meetings import signing
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.fields import FULL, Form, LineField
from ui.common.form_dialog import FormDialog
from ui.workspace import Workspace

_REASON_LENGTH = 500


def reopen_dialog(workspace: Workspace, facts: MeetingFacts, parent: QWidget) -> FormDialog:
    """Return the form that reopens signed minutes."""
    form = Form()
    reason = LineField(max_length=_REASON_LENGTH, placeholder=_("A wrong figure, a name left out…"))
    form.add("reason", _("Reason"), reason, span=FULL, required=True)
    reason.required_sentence = _("Say why the minutes are reopened; the reason stays in the archive.")

    def verb(session: Session) -> Changes:
        now = datetime.now().astimezone()
        return signing.reopen_minutes(session, facts.id, form.values()["reason"], now=now)

    return FormDialog(
        _("Reopen the minutes"),
        _(
            "Number and date stay, and so do the pages signed before. The minutes print DỰ THẢO until they are signed "
            "again. Undo does not pass reopening."
        ),
        form,
        words=_("Reopen"),
        store=lambda: workspace.write(verb, origin=parent),
        parent=parent,
    )
