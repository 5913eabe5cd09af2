"""What the windows of the menu Tools have in common: their size, their foot, and that closing loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui import style
from ui.catalogue.saving import Saving
from ui.common.dialog import Dialog
from ui.common.icon_label import IconLabel
from ui.common.prompts import Action, Question
from ui.workspace import Workspace

SIZE: Final = (880, 560)
LEAST: Final = (720, 360)


class EditWindow(Dialog):
    """A window of pages that save themselves; Esc closes it after saving."""

    def __init__(self, workspace: Workspace, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setMinimumSize(*LEAST)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        self.status = IconLabel("small")
        self.close_button = QPushButton(_("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(self._foot())
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_all)

    def savings(self) -> Sequence[Saving]:
        """Return what saves the pages of this window."""
        return ()

    def refusals(self) -> Sequence[str]:
        """Return a sentence for each field that cannot be kept as it stands."""
        return ()

    def save_all(self) -> bool:
        """Save every page now; tell whether everything is kept."""
        kept = [saving.save_now() for saving in self.savings()]
        return all(kept) and not self.refusals()

    def watch(self, saving: Saving) -> None:
        """Say in the foot when something was saved and when it was not."""
        saving.saved.connect(self._show_saved)
        saving.refused.connect(self._show_refused)

    def done(self, result: int) -> None:
        """Close after saving; what cannot be kept is named, and the user goes back to it or lets it go."""
        if self.save_all() or self._lets_go():
            super().done(result)
            if self.parent() is not None:
                self.deleteLater()  # else the main window keeps it, and it goes on reading at every change

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            return  # Enter in a field presses no button
        super().keyPressEvent(event)

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.addWidget(self.status, 1)
        row.addWidget(self.close_button)
        self.status.show_text(_("Saved as you type"), "checkmark")
        return foot

    def _show_saved(self) -> None:
        clock = datetime.now().astimezone().strftime("%H:%M:%S")
        self.status.show_text(_("Saved at {time}").format(time=clock), "checkmark", kind="small")

    def _show_refused(self, error: AppError) -> None:
        self.status.show_text(error.sentence, "error_circle", "red", kind="error", filled=True)

    def _lets_go(self) -> bool:
        failures = [saving.error.sentence for saving in self.savings() if saving.error is not None]
        question = Question(
            _("A field cannot be kept as it stands"),
            " ".join(dict.fromkeys([*self.refusals(), *failures])),
            _("Everything else is saved."),
            icon="warning",
            role="amber",
            filled=True,
        )
        actions = (Action("drop", _("Close without it")), Action("back", _("Go back"), primary=True))
        return self.workspace.prompts.ask(question, actions) == "drop"
