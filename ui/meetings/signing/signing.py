"""What the window does with signed minutes: sign, reopen, fill the number in, write supplementary minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.documents.issuing import kept_pages
from cchc_desktop.documents.kinds import KINDS
from cchc_desktop.errors import AppError, Conflict
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.numbering import Proposal, proposed_number
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.storage.stored_files import read_bytes
from ui.common.error_dialog import show_error
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.meetings.signing.sign_dialog import BeforeSigning

MINUTES_KIND, SUPPLEMENT_KIND = (
    next(kind for kind in KINDS if kind.name == name) for name in ("minutes", "supplementary_minutes")
)


class Signing(QObject):
    """Opens the dialogs over the tab of the meetings; what is typed is saved before.

    Signals: ``done(sentence)``; ``place_wanted(anchor)`` a field is to be put right first; ``supplement_written`` its
    pages are to be shown.
    """

    done = Signal(str)
    place_wanted = Signal(str)
    supplement_written = Signal()

    def __init__(self, workspace: Workspace, tab: QWidget) -> None:
        super().__init__(tab)
        self._workspace = workspace
        self._tab = tab
        self.dialog: QDialog | None = None

    def sign(self, meeting_id: int | None) -> None:
        """Ask for number and day and show what to look at first; then sign and lock."""
        if (facts := self._facts(meeting_id)) is None:
            return
        if facts.is_locked:
            self._refuse(Conflict(_("These minutes are signed already. To change them, reopen them with a reason.")))
            return
        from ui.meetings.signing.sign_dialog import SignDialog

        try:
            before = self._before(facts)
        except AppError as error:
            self._refuse(error)
            return
        dialog = SignDialog(self._workspace, facts, before, self._tab.window())
        dialog.place_wanted.connect(self.place_wanted)
        dialog.accepted.connect(lambda: self.done.emit(_("The minutes are signed and locked. Their pages are kept.")))
        self._open(dialog)

    def reopen(self, meeting_id: int | None) -> None:
        """Ask why, then open signed minutes again."""
        if (facts := self._facts(meeting_id)) is None:
            return
        if not facts.is_locked:
            self._refuse(Conflict(_("The minutes of this meeting are not signed, so they are open already.")))
            return
        from ui.meetings.signing.reopen_dialog import reopen_dialog

        dialog = reopen_dialog(self._workspace, facts, self._tab.window())
        dialog.accepted.connect(
            lambda: self.done.emit(_("The minutes are open again. Sign and lock them when they are right."))
        )
        self._open(dialog)

    def fill_number(self, meeting_id: int | None) -> None:
        """Ask for the number of minutes that were signed without one."""
        if (facts := self._facts(meeting_id)) is None:
            return
        paper = facts.paper(MINUTES)
        if not facts.is_locked or (paper is not None and paper.number):
            self._refuse(Conflict(_("These minutes have their number already, or get it when they are signed.")))
            return
        from ui.meetings.signing.sign_dialog import number_dialog

        kept = self._workspace.read(partial(_kept_bytes, facts=facts))
        dialog = number_dialog(self._workspace, facts, kept, self._proposal(facts), self._tab.window())
        dialog.accepted.connect(lambda: self.done.emit(_("The number is filled in.")))
        self._open(dialog)

    def write_supplement(self, meeting_id: int | None) -> None:
        """Open the supplementary minutes that are not signed yet, or new ones."""
        if (facts := self._facts(meeting_id)) is None:
            return
        if not facts.is_locked:
            sentence = _(
                "The minutes of this meeting are not signed, so correct them directly. Sign them when they are right."
            )
            self._refuse(Conflict(sentence))
            return
        from cchc_desktop.meetings.supplements import proposed_supplement
        from ui.meetings.signing.supplement_dialog import SupplementDialog

        waiting = [entry for entry in facts.supplements if not entry.is_signed]
        entry = waiting[-1] if waiting else proposed_supplement(facts, today=self._workspace.today)
        dialog = SupplementDialog(
            self._workspace, facts, entry, sign=partial(self._sign_supplement, facts.id), parent=self._tab.window()
        )
        dialog.accepted.connect(self.supplement_written)
        self._open(dialog)

    def _sign_supplement(self, meeting_id: int, supplement_id: int) -> None:
        from ui.meetings.signing.sign_dialog import sign_supplement_dialog

        facts = self._workspace.read(lambda session: meeting_facts(session, meeting_id))
        entry = next(each for each in facts.supplements if each.id == supplement_id)
        dialog = sign_supplement_dialog(self._workspace, facts, entry, self._proposal(facts), self._tab.window())
        dialog.accepted.connect(lambda: self.done.emit(_("The supplementary minutes are signed and locked.")))
        dialog.accepted.connect(self.supplement_written)
        self._open(dialog)

    def _facts(self, meeting_id: int | None) -> MeetingFacts | None:
        """Read the meeting as it stands in the file: that is what is signed."""
        if meeting_id is None:
            return None
        return self._workspace.read(lambda session: meeting_facts(session, meeting_id))

    def _before(self, facts: MeetingFacts) -> BeforeSigning:
        from cchc_desktop.documents import signing
        from ui.meetings.signing.sign_dialog import BeforeSigning

        changes = None
        if facts.version > 1 and (docx := self._workspace.read(partial(_signed_docx, facts=facts))) is not None:
            changes = signing.changes_since(facts, docx)
        found = signing.findings(facts, today=self._workspace.today)
        return BeforeSigning(found, changes, self._proposal(facts))

    def _proposal(self, facts: MeetingFacts) -> Proposal:
        from cchc_desktop.documents.signing import symbol_of

        last_day = facts.details.end_date or facts.details.start_date
        year = max(self._workspace.today, last_day).year
        return self._workspace.read(lambda session: proposed_number(session, symbol_of(facts), year))

    def _refuse(self, error: AppError) -> None:
        show_error(self._workspace.prompts, error)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.open()

    def _forget(self, dialog: QDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None


def _kept_bytes(session: Session, *, facts: MeetingFacts) -> dict[str, bytes]:
    return {name: read_bytes(session, file_id) for name, file_id in kept_pages(session, MINUTES_KIND, facts).items()}


def _signed_docx(session: Session, *, facts: MeetingFacts) -> bytes | None:
    """Return the Word file of the last signing; None where it was signed before this program."""
    paper = facts.paper(MINUTES)
    versions = kept_versions(session, paper.id) if paper is not None and paper.id is not None else ()
    file_id = versions[0].docx_id if versions else None
    return None if file_id is None else read_bytes(session, file_id)
