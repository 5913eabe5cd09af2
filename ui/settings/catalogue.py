"""The window "Danh mục": people and departments."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cchc_desktop.committee.tracked import DEPARTMENT, PERSON
from cchc_desktop.i18n import _, mark
from ui.catalogue.paged_window import Leaf, PagedWindow
from ui.common.keys import Keys
from ui.settings.departments_page import DepartmentsPage
from ui.settings.people_page import PeoplePage
from ui.workspace import Workspace


class CatalogueWindow(PagedWindow):
    """People and departments on two pages."""

    KEYS = Keys(
        mark("People and departments"),
        (
            ("Ctrl+N", mark("a new person or department")),
            ("Ctrl+F", mark("find in the list")),
            ("Ctrl+1, Ctrl+2", mark("people, departments")),
            ("Enter, F2", mark("edit what is chosen in the list")),
            ("Alt+↑, Alt+↓", mark("up or down in the order")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
            ("F6", mark("to the next pane")),
            ("Ctrl+S", mark("save at once")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        people, departments = PeoplePage(workspace), DepartmentsPage(workspace)
        leaves = (
            Leaf(PERSON, _("People"), people, shows=(PERSON, DEPARTMENT)),
            Leaf(DEPARTMENT, _("Departments"), departments, shows=(DEPARTMENT,)),
        )
        super().__init__(workspace, _("People and departments"), leaves, parent)
        self.people, self.departments = people, departments
        people.told.connect(self.notice.show_notice)
