"""The six pages of the meeting editor, made one by one: the first with the window, the others when it stands.

Their modules are imported as late as they are made; the first screen needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cchc_desktop.i18n import mark
from ui.meetings.page import Page
from ui.workspace import Workspace

Make = Callable[[Workspace, QWidget], Page]


def _information(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.details_page import DetailsPage

    return DetailsPage(workspace, parent)


def _agenda(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.agenda.page import AgendaPage

    return AgendaPage(workspace, parent)


def _participants(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.attendance.page import AttendancePage

    return AttendancePage(workspace, parent)


def _proceedings(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.proceedings.page import ProceedingsPage

    return ProceedingsPage(workspace, parent)


def _conclusions(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.conclusions.page import ConclusionsPage

    return ConclusionsPage(workspace, parent)


def _papers(workspace: Workspace, parent: QWidget) -> Page:
    from ui.meetings.papers.page import PapersPage

    return PapersPage(workspace, parent)


PAGES: Final[tuple[tuple[str, Make], ...]] = (
    (mark("Information"), _information),
    (mark("Agenda"), _agenda),
    (mark("Participants"), _participants),
    (mark("Proceedings"), _proceedings),
    (mark("Conclusions and tasks"), _conclusions),
    (mark("Papers"), _papers),
)


class PageStack(QStackedWidget):
    """Holds the pages in their order; one that is asked for is made.

    Signals: ``page_made(Page)``.
    """

    page_made = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._made: list[Page | None] = [None] * len(PAGES)
        self._empty = [QWidget(self) for _page in PAGES]
        for sheet in self._empty:
            self.addWidget(sheet)

    def made(self) -> Sequence[Page]:
        """Return the pages that are made already."""
        return [page for page in self._made if page is not None]

    def all(self) -> Sequence[Page]:
        """Return every page."""
        return [self.page(index) for index in range(len(PAGES))]

    def page(self, index: int) -> Page:
        """Return a page."""
        page = self._made[index]
        if page is None:
            page = self._made[index] = PAGES[index][1](self._workspace, self)
            self._put(index, page)
            self.page_made.emit(page)
        return page

    def make_others(self) -> None:
        """Make what is missing, a page at a time, while nothing else is to do and until the window is closed."""
        missing = next((index for index, page in enumerate(self._made) if page is None), None)
        if missing is not None and self.isVisible():
            self.page(missing)
            QTimer.singleShot(0, self.make_others)

    def _put(self, index: int, page: Page) -> None:
        """Put a page in place of its empty sheet."""
        is_current = self.currentIndex() == index
        self.removeWidget(self._empty[index])
        self.insertWidget(index, page)
        if is_current:
            self.setCurrentIndex(index)
        self._empty[index].deleteLater()
