"""The form of supplementary minutes: when and where, who, why, and what is corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents.kinds import supplementary_minutes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.meetings.supplements import add_supplement, remove_supplement, save_supplement
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields import FULL, HALF, QUARTER, DateField, Form, LineField, commit_input_method
from ui.common.fields.person_field import PersonField
from ui.common.fields.text_field import TextField
from ui.common.fields.time_field import TimeField
from ui.common.icon_label import IconLabel
from ui.meetings.people_rows import person_rows
from ui.workspace import Workspace

_HEIGHT: Final = 560


class SupplementDialog(Dialog):
    """Writes supplementary minutes; ``sign`` is called with their id when she goes on to sign them."""

    def __init__(
        self,
        workspace: Workspace,
        facts: MeetingFacts,
        entry: SupplementEntry,
        *,
        sign: Callable[[int], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._facts, self._entry, self._sign = workspace, facts, entry, sign
        self.setWindowTitle(_("Supplementary minutes"))
        self.form = self._form()
        self.form.set_values({name: getattr(entry, name) for name in self.form.fields})
        self.refusal = IconLabel("error", wraps=True)
        self.refusal.hide()
        self.save_button = QPushButton(_("Save"))
        self.sign_button = QPushButton(style.icon("lock_closed", "text"), _("Save and sign…"))
        self.remove_button = QPushButton(style.icon("delete"), _("To the trash"))
        self._build()
        self.resize(style.DIALOG + 40, min(_HEIGHT, parent.window().height() - 2 * style.GUTTER))

    def accept(self) -> None:
        """Save and close."""
        if self._save() is not None:
            super().accept()

    def save_and_sign(self) -> None:
        """Save, close and go on to number and day."""
        supplement_id = self._save()
        if supplement_id is not None:
            super().accept()
            self._sign(supplement_id)

    def _save(self) -> int | None:
        commit_input_method()
        self.refusal.hide()
        if not self.form.validate():
            return None
        entry = replace(self._entry, **self.form.values())
        made: list[int] = []

        def verb(session: Session) -> Changes:
            if entry.id is not None:
                made.append(entry.id)
                return save_supplement(session, entry)
            supplement_id, changes = add_supplement(session, self._facts.id, entry)
            made.append(supplement_id)
            return changes

        try:
            self._workspace.write(verb, origin=self)
        except AppError as error:
            self._show(error)
            return None
        return made[0]

    def _remove(self) -> None:
        """Put what is not signed yet into the trash; undo brings it back."""
        supplement_id = self._entry.id
        if supplement_id is None:
            return
        now = datetime.now().astimezone()
        try:
            self._workspace.write(lambda session: remove_supplement(session, supplement_id, now=now), origin=self)
        except AppError as error:
            self._show(error)
            return
        super().reject()

    def _show(self, error: AppError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        if not self.form.show_error(field, error.sentence):
            self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
            self.refusal.show()

    def _form(self) -> Form:
        form, near = Form(), self._entry.written_on
        form.add("written_on", _("Written on"), DateField(near=lambda: near), span=QUARTER, required=True)
        form.add("start_time", _("From"), TimeField())
        form.add("end_time", _("Until"), TimeField())
        form.add("place", _("Place"), LineField(max_length=300), span=FULL)
        rows = person_rows(self._facts, also=(self._entry.chair_id, self._entry.secretary_id))
        form.add("chair_id", _("Chair"), PersonField(rows), span=HALF)
        form.add("secretary_id", _("Secretary"), PersonField(rows), span=HALF)
        form.add("reason", _("Why the minutes are corrected"), TextField(max_lines=3, max_length=1000), span=FULL)
        form.add(
            "text",
            _("What is added or corrected"),
            TextField(min_lines=4, max_lines=10),
            span=FULL,
            hint=_("First the words as they stand in the minutes, then the right ones; number them 1., 2."),
        )
        hint = _("One a line; chair and secretary when left blank")
        form.add("participants", _("Participants"), TextField(max_lines=4), span=HALF, hint=hint)
        form.add("recipients", _("Recipients"), TextField(max_lines=4), span=HALF, hint=_("One a line"))
        return form

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        rows.setSpacing(8)
        title = QLabel(_("Supplementary minutes"))
        style.set_kind(title, "block")
        which = QLabel(supplementary_minutes.abstract(self._facts))
        which.setWordWrap(True)
        which.setTextFormat(Qt.TextFormat.PlainText)
        style.set_kind(which, "sub")
        for part in (title, which, self.form, self.refusal):
            rows.addWidget(part)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        style.set_kind(inside, "pane")
        column.addWidget(scroll, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.setSpacing(8)
        if self._entry.id is not None:
            row.addWidget(self.remove_button)
        row.addStretch(1)
        style.set_kind(self.save_button, "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.sign_button.setAutoDefault(False)
        self.sign_button.clicked.connect(self.save_and_sign)
        style.set_kind(self.remove_button, "flat")
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self._remove)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        for button in (self.save_button, self.sign_button, cancel):
            row.addWidget(button)
        return foot
