"""The three panes of the meetings side by side: list, editor, pages to print; in a narrow window they fold."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from cchc_desktop.settings import Settings
from ui import style
from ui.common.fields.field import commit_input_method
from ui.common.preview import Preview
from ui.meetings.editor import MeetingEditor
from ui.meetings.list_pane import MeetingListPane
from ui.workspace import Workspace

NARROW: Final = 1100
"""Below this width the preview takes the editor's place (F6) and the list folds behind a button."""

_NAME: Final = "meetings"


class MeetingPanes(QSplitter):
    """Holds ``list``, ``editor`` and ``preview`` and knows which of them is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.list = MeetingListPane(self)
        self.editor = MeetingEditor(workspace, self)
        self.preview = Preview(self)
        self.is_narrow: bool | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane, width in ((self.list, 200), (self.editor, 420), (self.preview, 320)):
            pane.setMinimumWidth(width)
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setSizes([style.MEETING_LIST, 657, style.PREVIEW])
        self.editor.head.list_button.clicked.connect(self._toggle_list)
        self.editor.turn_button.clicked.connect(self._turn)
        self.preview.hide_requested.connect(self.toggle_preview)

    def fit(self, width: int) -> None:
        """Fold the panes, or lay them side by side, as this width allows."""
        narrow = width < NARROW
        if narrow == self.is_narrow:
            return
        self.is_narrow = narrow
        self.list.setVisible(not narrow)
        self.editor.head.show_narrow(narrow)
        if narrow:
            self.editor.hold_preview(self.preview)
            self.preview.set_zoom(1.0)  # as wide as the window, five lines would fill it
        elif self.editor.release_preview() is not None:
            self.addWidget(self.preview)
            self.preview.fit_width()
            self.preview.show()

    def go_round(self) -> None:
        """Put the keyboard into the next pane; in a narrow window change between editor and pages."""
        commit_input_method()
        if self.is_narrow:
            self._turn()
            return
        shown = [pane for pane in self._panes() if pane.isVisible()]
        current = next((i for i, pane in enumerate(shown) if _holds_focus(pane)), -1)
        target = shown[(current + 1) % len(shown)]
        if target is self.editor.current_page():
            self.editor.current_page().focus_first()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or into the page where the list is folded away."""
        if self.list.isVisible():
            self.list.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.editor.current_page().focus_first()

    def keep_keyboard(self) -> None:
        """Put the keyboard into the page where what had it is gone or answers no more."""
        focused = self.window().focusWidget()
        answers = focused is not None and focused.isVisible() and focused.isEnabled()
        if not (answers and any(_holds_focus(pane) for pane in self._panes())):
            self.editor.current_page().focus_first()

    def toggle_preview(self) -> None:
        """Show the pages to print, or hide them."""
        if self.is_narrow:
            self._turn()
        else:
            self.preview.setVisible(self.preview.isHidden())

    def remember(self, settings: Settings) -> None:
        """Keep the widths while all panes are seen."""
        if self.list.isVisible() and self.preview.isVisible():
            settings.splitters[_NAME] = self.sizes()

    def restore(self, settings: Settings) -> None:
        """Take the widths from the last start."""
        sizes = settings.splitters.get(_NAME)
        if sizes and len(sizes) == self.count():
            self.setSizes(sizes)

    def _toggle_list(self) -> None:
        self.list.setVisible(self.list.isHidden())
        if self.list.isVisible():
            self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _panes(self) -> tuple[QWidget, ...]:
        return self.list.list, self.editor.current_page(), self.preview

    def _turn(self) -> None:
        """Change between page and pages to print in a narrow window."""
        if self.editor.is_preview_shown:
            self.editor.show_preview(False)
            self.editor.current_page().focus_first()
        else:
            self.editor.show_preview(True)


def _holds_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))
