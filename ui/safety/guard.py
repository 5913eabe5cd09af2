"""Guards the file of one window: shows the state of its backups and makes the one of closing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui.main_window import MainWindow
from ui.safety.closing import back_up_before_closing
from ui.safety.keeper import Keeper
from ui.safety.words import clock_and_day


class Guard(QObject):
    """Stands between a window and the keeper of its file, until the window is closed.

    ``is_closing_for_restore``: the present file is kept by the restore itself.
    """

    def __init__(self, window: MainWindow, keeper: Keeper) -> None:
        super().__init__(window)
        self.keeper = keeper
        self.is_closing_for_restore = False
        self._window = window
        keeper.setParent(self)
        keeper.changed.connect(self._show_state)
        keeper.refused.connect(self._on_refused)
        keeper.noticed.connect(window.tell)
        window.workspace.data_changed.connect(self._on_data_changed)
        window.closing.connect(self._before_closing)
        keeper.start()

    def _before_closing(self) -> None:
        if not self.is_closing_for_restore:
            back_up_before_closing(self.keeper, self._window)
        self.keeper.close()

    def _on_data_changed(self, _changes: Changes, _origin: object) -> None:
        self.keeper.touch()

    def _on_refused(self, error: AppError) -> None:
        self._window.tell(error.sentence)

    def _show_state(self) -> None:
        keeper, status = self.keeper, self._window.status
        if keeper.percent is not None:
            status.show_backup(_("Backing up… {percent} %").format(percent=keeper.percent))
        elif keeper.refusal:
            status.show_backup(_("Backup: not made"), problem=keeper.refusal)
        elif keeper.newest is None:
            status.show_backup(_("Backup: none yet"))
        else:
            words = _("Backup: {moment}").format(moment=clock_and_day(keeper.newest, datetime.now()))
            status.show_backup(words, tip=str(keeper.folders[0]))
