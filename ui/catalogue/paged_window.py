"""What windows of kept rows have in common: a page for each kind, the same keys, undo over the history of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from cchc_desktop.changes import Changes
from ui import style
from ui.catalogue.catalogue_page import CataloguePage
from ui.catalogue.edit_window import EditWindow
from ui.catalogue.saving import Saving
from ui.common.notice import NoticeBar
from ui.common.tabs import Tabs
from ui.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.workspace import Workspace


@dataclass(frozen=True)
class Leaf:
    """One page: the ``kind`` of record it edits, and the kinds whose changes it ``shows``."""

    kind: str
    title: str
    page: CataloguePage
    shows: tuple[str, ...]


class PagedWindow(EditWindow):
    """Pages of rows under tabs; what is done here is undone here."""

    def __init__(self, workspace: Workspace, title: str, leaves: Sequence[Leaf], parent: QWidget | None = None) -> None:
        super().__init__(workspace, title, parent)
        self.leaves = tuple(leaves)
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        for leaf in self.leaves:
            self.tabs.add_page(leaf.title)
            self.stack.addWidget(leaf.page)
            self.watch(leaf.page.saving)
            leaf.page.trashed.connect(self.undoing.tell_undoable)
        self.body.addWidget(self._tab_row())
        self.body.addWidget(self.stack, 1)
        self._add_keys()
        self.tabs.currentChanged.connect(self._show_page)
        workspace.data_changed.connect(self._on_data_changed)
        for leaf in self.leaves:
            leaf.page.reload()
        self.page().focus_first()

    def savings(self) -> Sequence[Saving]:
        return [leaf.page.saving for leaf in self.leaves]

    def refusals(self) -> Sequence[str]:
        return [sentence for leaf in self.leaves for sentence in leaf.page.refusals()]

    def page(self) -> CataloguePage:
        """Return the page on top."""
        return self.leaves[self.tabs.currentIndex()].page

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Store what is typed; tell whether all of it is stored."""
        return self.save_all()

    def shown_record(self) -> Record | None:
        """Return the record on screen."""
        leaf = self.leaves[self.tabs.currentIndex()]
        return None if leaf.page.current is None else (leaf.kind, leaf.page.current)

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Show a record; tell whether there is a page for this kind, else the window stays as it is."""
        for number, leaf in enumerate(self.leaves):
            if leaf.kind == kind:
                self.tabs.setCurrentIndex(number)
                leaf.page.show_record(record_id)
                return True
        return False

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
            ("F6", self._go_round),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
        ):
            QShortcut(QKeySequence(keys), self, call)
        for number in range(len(self.leaves)):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, partial(self.tabs.setCurrentIndex, number))

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
        for leaf in self.leaves:
            if origin is not leaf.page and any(changes.concerns(kind) for kind in leaf.shows):
                leaf.page.reload()
