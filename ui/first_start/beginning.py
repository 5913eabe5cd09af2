"""Shows the pages of the first start for the program: as its only window, over another one, or into an open file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from ui.common.prompts import Prompts
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.committee.founding import Founding
    from ui.first_start.window import FirstStartWindow  # a start that knows its file does without the pages


class Beginning(QObject):
    """Keeps the one window of the first start.

    Signals: ``kept(Path)`` a new file is made; ``finished(Path, bool)`` the user goes on to the file, perhaps with a
    first meeting; ``left()`` the window is closed; ``sample_wanted()``, ``open_wanted()``.
    """

    kept = Signal(object)
    finished = Signal(object, bool)
    left = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, prompts: Prompts, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompts, self._today = prompts, today
        self.window: FirstStartWindow | None = None

    def show_first(self, missing: Path | None = None) -> FirstStartWindow:
        """Show the pages as the only window; ``missing`` is the file of the last time, which is gone."""
        window = self._new(None)
        if missing is not None:
            sentence = _("“{name}” of the last time is no longer in {folder}.")
            window.tell(sentence.format(name=missing.name, folder=missing.parent))
        return window

    def show_new(self, over: QWidget) -> FirstStartWindow:
        """Show the pages over a window, to make another file."""
        return self._new(over)

    def show_into(self, workspace: Workspace, over: QWidget) -> FirstStartWindow:
        """Show the pages over a window whose file has no committee yet."""
        from ui.first_start.window import FirstStartWindow

        today = self._today()

        def store(founding: Founding, _path: Path) -> Changes:
            return workspace.store(partial(_found, founding=founding, today=today))

        window = FirstStartWindow(store, self.prompts, today, into=workspace.path, offers_others=False, parent=over)
        changes = Changes.of("organisation", "committee", "department", "person")
        return self._show(window, lambda _path: workspace.announce(changes, self))

    def close(self) -> None:
        """Close the window, if it is open, without a word to anybody."""
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect(self._on_closed)
            window.close()
            window.deleteLater()

    def _new(self, over: QWidget | None) -> FirstStartWindow:
        """Show the pages that make a new file."""
        from cchc_desktop.committee.founding import make_file
        from ui.first_start.window import FirstStartWindow

        today = self._today()

        def store(founding: Founding, path: Path) -> None:
            make_file(path, founding, today=today)

        window = FirstStartWindow(store, self.prompts, today, offers_others=over is None, parent=over)
        return self._show(window, self.kept.emit)

    def _show(self, window: FirstStartWindow, made: Callable[[Path], object]) -> FirstStartWindow:
        self.close()
        self.window = window
        if window.parent() is not None:
            window.setWindowModality(Qt.WindowModality.WindowModal)
        window.made.connect(made)
        window.finished.connect(self.finished)
        window.sample_wanted.connect(self.sample_wanted)
        window.open_wanted.connect(self.open_wanted)
        window.closed.connect(self._on_closed)
        window.show()
        return window

    def _on_closed(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
        self.left.emit()


def _found(session: Session, *, founding: Founding, today: date) -> Changes:
    from cchc_desktop.committee.founding import found_committee

    history.name_step(session, _("Enter the committee"))
    return found_committee(session, founding, today=today)
