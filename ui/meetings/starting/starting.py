"""What the menu "Cuộc họp" does before a meeting is held: begin one, put it off, call it off, plan it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from ui.common.error_dialog import show_error
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.common.form_dialog import FormDialog
    from ui.meetings.starting.new_dialog import NewMeetingDialog

_WAITING = (MeetingState.POSTPONED, MeetingState.CANCELLED)
_OVER = (MeetingState.DRAFT_MINUTES, MeetingState.SIGNED)


def can_be_put_off(facts: MeetingFacts | None) -> bool:
    """Tell whether a meeting is still to come."""
    return facts is not None and facts.state not in (*_OVER, *_WAITING)


def can_be_called_off(facts: MeetingFacts | None) -> bool:
    """Tell whether a meeting can still not take place."""
    return facts is not None and facts.state not in (*_OVER, MeetingState.CANCELLED)


def can_be_planned_again(facts: MeetingFacts | None) -> bool:
    """Tell whether a meeting was put off or called off."""
    return facts is not None and facts.state in _WAITING


class Starting(QObject):
    """Opens the dialogs over the tab of the meetings.

    Signals: ``made(meeting_id)`` a meeting is in the file, to be opened; ``done(sentence)``.
    """

    made = Signal(int)
    done = Signal(str)

    def __init__(self, workspace: Workspace, tab: QWidget) -> None:
        super().__init__(tab)
        self._workspace = workspace
        self._tab = tab
        self.dialog: NewMeetingDialog | FormDialog | None = None

    def new_meeting(self, shown_id: int | None, *, month: Period | None = None) -> None:
        """Offer the ways to begin a meeting; ``month`` is one without a meeting, whose ways come first."""
        from ui.meetings.starting.new_dialog import NewMeetingDialog

        dialog = NewMeetingDialog(self._workspace, shown_id=shown_id, month=month, parent=self._tab.window())
        dialog.made.connect(self._on_made)
        self._open(dialog)

    def put_off(self, facts: MeetingFacts | None) -> None:
        """Ask why the meeting is put off, and until when."""
        from ui.meetings.starting.state_dialogs import postpone_dialog

        self._change(facts, postpone_dialog, _("The meeting is put off."))

    def call_off(self, facts: MeetingFacts | None) -> None:
        """Ask why the meeting is called off."""
        from ui.meetings.starting.state_dialogs import cancel_dialog

        self._change(facts, cancel_dialog, _("The meeting is called off."))

    def plan_again(self, facts: MeetingFacts | None) -> None:
        """Ask for the day of a meeting that was put off or called off."""
        if facts is not None and facts.state not in _WAITING:
            show_error(self._workspace.prompts, Conflict(_("This meeting is neither put off nor called off.")))
            return
        from ui.meetings.starting.state_dialogs import resume_dialog

        self._change(facts, resume_dialog, _("The meeting is planned again."), over=())

    def keep_as_template(self, facts: MeetingFacts | None) -> None:
        """Ask for a name and keep what a meeting like this one starts from."""
        if facts is None:
            return
        from ui.meetings.starting.template_dialog import template_dialog

        dialog = template_dialog(self._workspace, facts, self._tab.window())
        dialog.accepted.connect(lambda: self.done.emit(_("Kept as a template; Ctrl+N offers it.")))
        self._open(dialog)

    def _change(
        self,
        facts: MeetingFacts | None,
        make: Callable[[Workspace, MeetingFacts, QWidget], FormDialog],
        sentence: str,
        over: Sequence[MeetingState] = _OVER,
    ) -> None:
        if facts is None:
            return
        if facts.state in over:
            show_error(
                self._workspace.prompts,
                Conflict(_("Minutes of this meeting are being written: it has taken place.")),
            )
            return
        dialog = make(self._workspace, facts, self._tab.window())
        dialog.accepted.connect(lambda: self.done.emit(sentence))
        self._open(dialog)

    def _open(self, dialog: NewMeetingDialog | FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _on_made(self, meeting_id: int, left_out: Sequence[str]) -> None:
        self.made.emit(meeting_id)
        if left_out:
            self.done.emit(left_out[0])
