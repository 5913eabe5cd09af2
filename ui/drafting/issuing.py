"""Opens the dialog "Phát hành" over the desk, with what is read for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.documents import issue
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue_checks import symbol_of
from cchc_desktop.errors import AppError
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.numbering import Proposal, proposed_number
from cchc_desktop.register.records import Paper, PaperState
from ui.common.error_dialog import show_error
from ui.drafting.issue_dialog import BeforeIssuing, IssueDialog
from ui.workspace import Workspace


class Issuing(QObject):
    """Asks and issues.

    Signals: ``issued(paper id)``; ``place_wanted(anchor)`` a field is to be put right first.
    """

    issued = Signal(int)
    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self.dialog: IssueDialog | None = None

    def ask(self, issuable: Issuable, *, replaces: int | None = None) -> None:
        """Ask for number and day and show what to look at first; then issue, in place of ``replaces`` if given."""
        try:
            before = self._before(issuable, replaces)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self.dialog = dialog = IssueDialog(self._workspace, issuable, before, self._window)
        dialog.place_wanted.connect(self.place_wanted)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _before(self, issuable: Issuable, replaces: int | None) -> BeforeIssuing:
        today = self._workspace.today
        day = min(today, issuable.not_after) if issuable.not_after is not None else today
        symbol, type_code = symbol_of(issuable), issuable.type_code

        def read(session: Session) -> tuple[Proposal, tuple[Paper, ...]]:
            proposal = proposed_number(session, symbol, day.year, type_code=type_code)
            return proposal, issue.replaceable(session, issuable)

        proposal, candidates = self._workspace.read(read)
        meant = replaces if replaces is not None else _meant(issuable, candidates)
        return BeforeIssuing(issue.findings(issuable, today=today), proposal, candidates, meant)

    def _on_finished(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if result and dialog.paper_id is not None:
            self.issued.emit(dialog.paper_id)


def _meant(issuable: Issuable, candidates: tuple[Paper, ...]) -> int | None:
    """Return which paper is proposed to be replaced: a recalled one; about a meeting any, there is one of each kind."""
    for paper in candidates:
        if paper.state is PaperState.RECALLED or issuable.owner_kind == MEETING:
            return paper.id
    return None
