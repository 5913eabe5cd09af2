"""The window "Mẫu và câu thường dùng": what meetings start from, and sentences that come again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.tracked import PHRASE, TEMPLATE
from ui.catalogue.paged_window import Leaf, PagedWindow
from ui.common.keys import Keys
from ui.templates.phrases_page import PhrasesPage
from ui.templates.templates_page import TemplatesPage
from ui.workspace import Workspace


class TemplatesWindow(PagedWindow):
    """Templates and phrases on two pages."""

    KEYS = Keys(
        mark("Templates and phrases"),
        (
            ("Ctrl+N", mark("a new template or phrase")),
            ("Ctrl+F", mark("find in the list")),
            ("Ctrl+1, Ctrl+2", mark("templates, phrases")),
            ("Enter, F2", mark("edit what is chosen in the list")),
            ("Ctrl+B", mark("insert a variable at the caret")),
            ("Alt+↑, Alt+↓", mark("up or down in the order")),
            ("Del", mark("move what is chosen to the trash")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
            ("F6", mark("to the next pane")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        templates, phrases = TemplatesPage(workspace), PhrasesPage(workspace)
        leaves = (
            Leaf(TEMPLATE, _("Templates of meetings"), templates, shows=(TEMPLATE,)),
            Leaf(PHRASE, _("Usual phrases"), phrases, shows=(PHRASE,)),
        )
        super().__init__(workspace, _("Templates and phrases"), leaves, parent)
        self.templates, self.phrases = templates, phrases
