"""Ctrl+N: a new meeting. Enter alone makes the next one of the series; another way, day or name is one step away.

For a month that was passed over it also keeps the reason why there was none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.draft_records import MeetingDraft
from cchc_desktop.meetings.planning import plan_meeting, plan_none
from cchc_desktop.meetings.ways import Way, WayKind, begin, ways
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields import FULL, QUARTER, DateField, Form, LineField, TimeField, commit_input_method
from ui.common.icon_label import IconLabel
from ui.meetings.names import period_name
from ui.meetings.starting.ways_list import WaysList
from ui.workspace import Workspace

_FORM_WIDTH: Final = 496
_HEIGHT: Final = 328
_DATE_SPAN: Final = 3
_REASON_LENGTH: Final = 500
_MOST_LEFT_OUT: Final = 2
_TITLE_LENGTH: Final = 500


class NewMeetingDialog(Dialog):
    """Offers the ways to begin a meeting and shows what each would make.

    Signals: ``made(meeting_id, sentences)`` the meeting is in the file; the sentences say what did not come along.
    """

    made = Signal(int, object)

    def __init__(
        self,
        workspace: Workspace,
        *,
        shown_id: int | None,
        month: Period | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle(_("New meeting"))
        self.list = WaysList()
        self.form = Form()
        self.reason_form = Form()
        self.summary = IconLabel("sub", wraps=True)
        self.left_out = IconLabel("sub", wraps=True)
        self.refusal = IconLabel("error", wraps=True)
        self.primary = QPushButton(_("Make the meeting"))
        self._ways: Sequence[Way] = workspace.read(
            lambda session: ways(session, today=workspace.today, shown_id=shown_id, month=month)
        )
        self._draft: MeetingDraft | None = None
        self._typed_day: date | None = None
        self._build()
        self.list.show_ways(self._ways)
        self.list.currentRowChanged.connect(self._on_way)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return self._ways[max(0, self.list.currentRow())]

    @property
    def draft(self) -> MeetingDraft | None:
        """The meeting as it would be made, with what stands in the fields."""
        if self._draft is None:
            return None
        values = self.form.values()
        details = replace(self._draft.details, title=values["title"], start_time=values["start_time"])
        return replace(self._draft, details=details)

    def accept(self) -> None:
        """Make the meeting; what is refused is named at its field."""
        commit_input_method()
        self.refusal.hide()
        if not (self.reason_form if self._is_reason else self.form).validate():
            return
        self._take_day()
        draft = self.draft
        if draft is None:
            return
        try:
            meeting_id = self._make(draft)
        except AppError as error:
            self._refuse(error)
            return
        super().accept()
        self.made.emit(meeting_id, draft.left_out)

    @property
    def _is_reason(self) -> bool:
        """Tell whether only a reason is kept: no meeting took place."""
        return self.way.kind is WayKind.NOT_HELD

    def _make(self, draft: MeetingDraft) -> int:
        made: list[int] = []
        today = self.workspace.today

        def verb(session: Session) -> Changes:
            if self._is_reason:
                meeting_id, changes = plan_none(session, draft, self.reason_form.values()["reason"], today=today)
            else:
                meeting_id, changes = plan_meeting(session, draft, today=today)
            made.append(meeting_id)
            return changes

        self.workspace.write(verb, origin=self)
        return made[0]

    def _on_way(self, _row: int) -> None:
        """Show what the way makes on its own day."""
        self._typed_day = None
        self._show_way()

    def _take_day(self) -> None:
        """Show what the way makes on the day that was typed: another committee may be there."""
        day = self.form.fields["start_date"].value()
        if self._draft is not None and day is not None and day != self._draft.details.start_date:
            self._typed_day = day
            self._show_way()

    def _show_way(self) -> None:
        way, day, today = self.way, self._typed_day, self.workspace.today
        typed = self._typed()
        self.refusal.hide()
        self._show_parts()
        try:
            draft = self.workspace.read(lambda session: begin(session, way, today=today, day=day))
        except AppError as error:
            self._draft = None
            self._refuse(error)
            self.primary.setEnabled(False)
            self.primary.setToolTip(error.sentence)
            return
        self._draft = draft
        self.primary.setEnabled(True)
        self.primary.setToolTip("")
        details = draft.details
        self.form.clear_errors()
        values = {"start_date": details.start_date, "start_time": details.start_time, "title": details.title}
        self.form.set_values({name: value for name, value in values.items() if name not in typed})
        sentence = _("It stands in the list as called off, and the month is no longer named as missing.")
        self.summary.show_text(sentence if self._is_reason else _summary(draft), "info")
        self.left_out.setVisible(bool(draft.left_out) and not self._is_reason)
        self.left_out.show_text(_left_out(draft.left_out), "warning", "amber", filled=True)

    def _typed(self) -> set[str]:
        """Return which fields were typed over since the way was chosen: another day does not take them back."""
        if self._draft is None or self._typed_day is None:
            return set()
        proposed = {"start_time": self._draft.details.start_time, "title": self._draft.details.title}
        return {name for name, value in proposed.items() if self.form.fields[name].value() != value}

    def _show_parts(self) -> None:
        self.form.setVisible(not self._is_reason)
        self.reason_form.setVisible(self._is_reason)
        self.primary.setText(_("Keep the reason") if self._is_reason else _("Make the meeting"))

    def _refuse(self, error: AppError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        form = self.reason_form if self._is_reason else self.form
        if not form.show_error(field, error.sentence):
            self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
            self.refusal.show()

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        self.list.setMinimumHeight(_HEIGHT)
        body.addWidget(self.list)
        body.addWidget(self._right(), 1)
        column.addLayout(body)
        column.addWidget(self._foot())
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _right(self) -> QWidget:
        pane = QWidget()
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        inside.setSpacing(8)
        for form in (self.form, self.reason_form):
            form.setFixedWidth(_FORM_WIDTH)
        near = DateField(near=lambda: self.workspace.today)
        self.form.add("start_date", _("Day"), near, span=_DATE_SPAN, required=True)
        self.form.add("start_time", _("Begins"), TimeField(), span=QUARTER)
        self.form.add("title", _("Name"), LineField(max_length=_TITLE_LENGTH), span=FULL, required=True)
        near.left.connect(self._take_day)
        reason = LineField(max_length=_REASON_LENGTH, placeholder=_("Epidemic, holidays, merged with another meeting…"))
        self.reason_form.add("reason", _("Why there was no meeting"), reason, span=FULL, required=True)
        for part in (self.form, self.reason_form, self.summary, self.left_out, self.refusal):
            inside.addWidget(part)
        self.left_out.hide()
        self.refusal.hide()
        inside.addStretch(1)
        return pane

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addStretch(1)
        style.set_kind(self.primary, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(self.primary)
        row.addWidget(cancel)
        return foot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            self.accept()
            return
        super().keyPressEvent(event)


def _summary(draft: MeetingDraft) -> str:
    invited, lines = len(draft.attendance), len(draft.agenda)
    parts = [
        _("Period: {period}").format(period=period_name(Period.parse(draft.details.period))),
        ngettext("{n} person invited", "{n} persons invited", invited).format(n=invited),
        ngettext("{n} agenda line", "{n} agenda lines", lines).format(n=lines) if lines else _("no agenda yet"),
    ]
    if draft.sites:
        parts.append(ngettext("{n} site", "{n} sites", len(draft.sites)).format(n=len(draft.sites)))
    if draft.details.place:
        parts.append(draft.details.place)
    return " · ".join(parts)


def _left_out(sentences: Sequence[str]) -> str:
    shown = list(sentences[:_MOST_LEFT_OUT])
    if more := len(sentences) - len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "\n".join(shown)
