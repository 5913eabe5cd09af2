"""What the program does for the safety of its file: guards the window, shows backups and check, restores.

Everything heavy is imported when it is first needed: the window is to be ready first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.copy_names import FOLDER
from ui.common.error_dialog import show_error
from ui.common.prompts import Prompts
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.safety.guard import Guard
    from ui.safety.keeper import Keeper

AFTER_READY_MS: Final = 500


class Safety(QObject):
    """Follows the window that is open.

    ``close_window`` closes it and raises AppError when it must not close; ``open_again`` opens the file in a new one,
    or says why not and returns None.
    """

    def __init__(
        self,
        prompts: Callable[[], Prompts],
        close_window: Callable[[], None],
        open_again: Callable[[Path], MainWindow | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._close_window = close_window
        self._open_again = open_again
        self._guard: Guard | None = None

    def follow(self, window: MainWindow) -> None:
        """Guard this window from the moment it has come to rest until it is closed."""
        window.ready.connect(lambda: QTimer.singleShot(AFTER_READY_MS, window, lambda: self._guard_of(window)))
        window.backups_wanted.connect(lambda: self.show_backups(window))
        window.check_wanted.connect(lambda: self._check(window))
        window.closing.connect(self._forget)

    def show_backups(self, window: MainWindow) -> None:
        """Open the window of backups of the file that is open, and restore what she chooses."""
        from ui.safety.backups_window import choose_backup

        guard = self._guard_of(window)
        if guard is None:
            return
        copy = choose_backup(guard.keeper, self._prompts(), window)
        if copy is None:
            return
        guard.is_closing_for_restore = True
        path = window.workspace.path
        try:
            self._close_window()
        except AppError as error:
            guard.is_closing_for_restore = False
            show_error(self._prompts(), error)
            return
        self._restore(copy, path)

    def show_backups_of(self, path: Path, settings_file: Path) -> None:
        """Open the window of backups of a file that does not open, and restore what she chooses."""
        from ui.safety.backups_window import choose_backup

        keeper = _keeper(path, settings_file)
        keeper.look()
        copy = choose_backup(keeper, self._prompts(), None)
        keeper.close()
        if copy is not None:
            self._restore(copy, path)

    def has_backups(self, path: Path) -> bool:
        """Tell whether there is a backup of a file beside it."""
        from cchc_desktop.storage.keeping import folder_beside, found_copies

        try:
            return bool(found_copies(path, folder_beside(path)))
        except AppError:
            return False

    def _restore(self, copy: Path, path: Path) -> None:
        from ui.safety.restoring import restore_waiting

        failure: AppError | None = None
        try:
            restore_waiting(copy, path)
        except AppError as error:
            failure = error
        window = self._open_again(path)
        if failure is not None:
            show_error(self._prompts(), failure, title=_("The backup was not restored"))
        elif window is not None:
            window.tell(
                _("The backup is restored. The file before it is in the folder “{folder}”.").format(folder=FOLDER)
            )

    def _check(self, window: MainWindow) -> None:
        from ui.safety.check_window import CheckWindow

        window.save_now()
        CheckWindow(window.workspace.path, window).exec()

    def _guard_of(self, window: MainWindow) -> Guard | None:
        """Return the guard of the window, made when it is first needed; None for a window that was closed."""
        from ui.safety.guard import Guard

        if self._guard is None and window.isVisible():
            self._guard = Guard(window, _keeper(window.workspace.path, window.workspace.settings.path))
        return self._guard

    def _forget(self) -> None:
        self._guard = None


def _keeper(path: Path, settings_file: Path) -> Keeper:
    from cchc_desktop.backup_memory import FILE_NAME, BackupMemory
    from ui.safety.keeper import Keeper

    return Keeper(path, BackupMemory.load(settings_file.with_name(FILE_NAME)))
