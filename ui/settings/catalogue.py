"""The window "Danh mục": people and departments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.committee.tracked import DEPARTMENT, PERSON
from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.keys import Keys
from ui.common.tabs import Tabs
from ui.settings.departments_page import DepartmentsPage
from ui.settings.edit_window import EditWindow
from ui.settings.people_page import PeoplePage
from ui.settings.saving import Saving
from ui.workspace import Workspace

PAGES = (PERSON, DEPARTMENT)
"""The kinds of record on the pages, in their order."""


class CatalogueWindow(EditWindow):
    """People and departments on two pages."""

    KEYS = Keys(
        mark("People and departments"),
        (
            ("Ctrl+N", mark("a new person or department")),
            ("Ctrl+F", mark("find in the list")),
            ("Ctrl+1, Ctrl+2", mark("people, departments")),
            ("Enter, F2", mark("edit what is chosen in the list")),
            ("Alt+↑, Alt+↓", mark("up or down in the order")),
            ("F6", mark("to the next pane")),
            ("Ctrl+S", mark("save at once")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("People and departments"), parent)
        self.people = PeoplePage(workspace)
        self.departments = DepartmentsPage(workspace)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        for title, page in ((_("People"), self.people), (_("Departments"), self.departments)):
            self.tabs.add_page(title)
            self.stack.addWidget(page)
            self.watch(page.saving)
        self.body.addWidget(self._tab_row())
        self.body.addWidget(self.stack, 1)
        self._add_keys()
        self.tabs.currentChanged.connect(self._show_page)
        workspace.data_changed.connect(self._on_data_changed)
        self.people.reload()
        self.departments.reload()
        self.people.focus_first()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a person or a department; another kind leaves the window as it is."""
        if kind in PAGES:
            self.tabs.setCurrentIndex(PAGES.index(kind))
            self.page().show_record(record_id)

    def savings(self) -> Sequence[Saving]:
        return self.people.saving, self.departments.saving

    def refusals(self) -> Sequence[str]:
        return [*self.people.refusals(), *self.departments.refusals()]

    def page(self) -> PeoplePage | DepartmentsPage:
        """Return the page on top."""
        return self.people if self.tabs.currentIndex() == 0 else self.departments

    def _tab_row(self) -> QWidget:
        frame = QFrame()
        style.set_kind(frame, "tab_row")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs)
        return frame

    def _add_keys(self) -> None:
        for keys, call in (
            ("Ctrl+N", self._new),
            ("Ctrl+F", lambda: self.page().pane.search.setFocus()),
            ("Ctrl+1", lambda: self.tabs.setCurrentIndex(0)),
            ("Ctrl+2", lambda: self.tabs.setCurrentIndex(1)),
            ("F6", self._go_round),
        ):
            QShortcut(QKeySequence(keys), self, call)

    def _new(self) -> None:
        self.page().begin_new()

    def _go_round(self) -> None:
        page = self.page()
        if page.pane.isAncestorOf(self.focusWidget() or self):
            page.focus_name()
        else:
            page.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, number: int) -> None:
        self.save_all()
        self.stack.setCurrentIndex(number)
        self.page().focus_first()

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if changes.concerns("department") and origin is not self.people:
            self.people.reload()
        if changes.concerns("person") and origin is self.people and self.stack.currentIndex() == 1:
            self.departments.reload()
