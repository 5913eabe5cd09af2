"""The way of every room to the desk: a paper about a record is opened, begun, or shown where it was issued."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.paper_places import PaperPlace, issuable_at, issued_at, place_of_draft
from cchc_desktop.errors import AppError
from cchc_desktop.register.rules import PAPER
from ui.common.error_dialog import show_error
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.drafting.desk import DraftingDesk


class PaperDesks(QObject):
    """Opens the desk over a window.

    Signals: ``record_wanted(kind, id)`` the paper was issued before and stands in the archive.
    """

    record_wanted = Signal(str, int)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self.desk: DraftingDesk | None = None

    def write(
        self, place: PaperPlace, *, again: bool = False, replaces: int | None = None, issue: bool = False
    ) -> None:
        """Open the draft at a place, or begin one; a paper that was issued is shown in the archive.

        With ``again`` one more of its kind is begun beside those issued; ``replaces`` is the id of the paper in whose
        place it is meant to stand. With ``issue`` number and day are asked for at once.
        """
        from ui.drafting.desk import DraftingDesk

        read = self._workspace.read
        try:
            found = place if place.paper_id is not None else read(partial(place_of_draft, place=place))
            if found.paper_id is None and not again and (paper := read(partial(issued_at, place=found))) is not None:
                self.record_wanted.emit(PAPER, paper.id)
                return
            issuable = read(partial(issuable_at, place=found, today=self._workspace.today))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        desk = DraftingDesk(self._workspace, issuable, self._window.window(), replaces=replaces)
        self.desk = desk
        desk.finished.connect(partial(self._forget, desk))
        desk.open()
        if issue:
            desk.issue()

    def _forget(self, desk: DraftingDesk, _result: int) -> None:
        if self.desk is desk:
            self.desk = None
