"""The paper beside the editor: which it is, and what can be done with it. Everything typed is saved first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cchc_desktop.documents.kinds import Kind
from ui.meetings.live_preview import LivePreview
from ui.meetings.paper_actions import PaperActions
from ui.meetings.saving import Saving


class ShownPaper(QObject):
    """Prints and exports what the preview shows.

    Signals: ``kind_changed(Kind)`` another paper is shown.
    """

    kind_changed = Signal(object)

    def __init__(self, live: LivePreview, saving: Saving, actions: PaperActions, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._saving = saving
        self._actions = actions

    @property
    def kind(self) -> Kind:
        """The paper that is shown."""
        return self._live.kind

    def show_kind(self, kind: Kind) -> None:
        """Show another paper of the meeting."""
        self._live.kind = kind
        self.kind_changed.emit(kind)

    def print(self) -> None:
        """Print what is shown, from the page on screen if only one is wanted."""
        if (facts := self._saving.facts_to_print()) is not None:
            self._actions.print(self.kind, facts, current_page=max(0, self._live.preview.current_page))

    def export(self, file_format: str) -> None:
        """Write what is shown as ``docx`` or ``pdf``."""
        if (facts := self._saving.facts_to_print()) is not None:
            self._actions.export(self.kind, facts, file_format)

    def open_in_word(self) -> None:
        """Open what is shown with the system's program for Word files."""
        if (facts := self._saving.facts_to_print()) is not None:
            self._actions.open_in_word(self.kind, facts)

    def zoom(self, steps: int) -> None:
        """Make the pages larger, smaller, or as wide as their pane (0)."""
        preview = self._live.preview
        change = preview.zoom_in if steps > 0 else preview.zoom_out if steps < 0 else preview.fit_width
        change()
