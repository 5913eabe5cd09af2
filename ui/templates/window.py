"""The window "Mẫu và câu thường dùng": what meetings start from, and sentences that come again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.tracked import PHRASE, TEMPLATE
from ui import style
from ui.common.keys import Keys
from ui.common.notice import NoticeBar
from ui.common.tabs import Tabs
from ui.history.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.settings.edit_window import EditWindow
from ui.settings.saving import Saving
from ui.templates.phrases_page import PhrasesPage
from ui.templates.templates_page import TemplatesPage
from ui.workspace import Workspace

PAGES = (TEMPLATE, PHRASE)
"""The kinds of record on the pages, in their order."""


class TemplatesWindow(EditWindow):
    """Templates and phrases on two pages, with an undo of its own over the history of the file."""

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
        super().__init__(workspace, _("Templates and phrases"), parent)
        self.templates = TemplatesPage(workspace)
        self.phrases = PhrasesPage(workspace)
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        for title, page in ((_("Templates of meetings"), self.templates), (_("Usual phrases"), self.phrases)):
            self.tabs.add_page(title)
            self.stack.addWidget(page)
            self.watch(page.saving)
            page.trashed.connect(self.undoing.tell_undoable)
        self.body.addWidget(self._tab_row())
        self.body.addWidget(self.stack, 1)
        self._add_keys()
        self.tabs.currentChanged.connect(self._show_page)
        workspace.data_changed.connect(self._on_data_changed)
        self.templates.reload()
        self.phrases.reload()
        self.templates.focus_first()

    def savings(self) -> Sequence[Saving]:
        return self.templates.saving, self.phrases.saving

    def refusals(self) -> Sequence[str]:
        return [*self.templates.refusals(), *self.phrases.refusals()]

    def page(self) -> TemplatesPage | PhrasesPage:
        """Return the page on top."""
        return self.templates if self.tabs.currentIndex() == 0 else self.phrases

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Store what is typed; tell whether all of it is stored."""
        return self.save_all()

    def shown_record(self) -> Record | None:
        """Return the template or phrase on screen."""
        current = self.page().current
        return None if current is None else (PAGES[self.tabs.currentIndex()], current)

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Show a template or a phrase; tell whether there is a page for this kind."""
        if kind not in PAGES:
            return False
        self.tabs.setCurrentIndex(PAGES.index(kind))
        self.page().show_record(record_id)
        return True

    # -- parts

    def _tab_row(self) -> QWidget:
        frame = QFrame()
        style.set_kind(frame, "tab_row")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs)
        return frame

    def _add_keys(self) -> None:
        for keys, call in (
            ("Ctrl+N", lambda: self.page().begin_new()),
            ("Ctrl+F", lambda: self.page().pane.search.setFocus()),
            ("Ctrl+1", lambda: self.tabs.setCurrentIndex(0)),
            ("Ctrl+2", lambda: self.tabs.setCurrentIndex(1)),
            ("F6", self._go_round),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
        ):
            QShortcut(QKeySequence(keys), self, call)

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
        if changes.concerns(TEMPLATE) and origin is not self.templates:
            self.templates.reload()
        if changes.concerns(PHRASE) and origin is not self.phrases:
            self.phrases.reload()
